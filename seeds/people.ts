import { DEMO_EMAILS } from '../src/auth/demo-people.ts';
import { hashPassword } from '../src/auth/passwords.ts';
import { findAccount, insertRole, insertUser } from '../src/auth/repository.ts';
import type { Tx } from '../src/db/transaction.ts';
import type { Role } from '../src/shared/actor.ts';

/** A login of the demo. */
export type DemoLogin = { email: string; name: string; roles: readonly Role[] };

/** The three people of the demo: one for each role. The first of the coordinator's clusters is Neopolia itself. */
export const demoLogins = (neopoliaClusterIds: readonly string[], organisationId: string): DemoLogin[] => [
  { email: DEMO_EMAILS.admin, name: 'Administration', roles: [{ role: 'admin' }] },
  {
    email: DEMO_EMAILS.coordinator,
    name: 'Coordination Neopolia',
    roles: neopoliaClusterIds.map((clusterId) => ({ role: 'coordinator', clusterId })),
  },
  { email: DEMO_EMAILS.member, name: 'Une entreprise membre', roles: [{ role: 'member', organisationId }] },
];

/** Adds those who are not there yet; a person who is there keeps password and roles. */
export async function writePeople(tx: Tx, logins: readonly DemoLogin[], password: string): Promise<void> {
  for (const { email, name, roles } of logins) {
    if ((await findAccount(tx, email)) !== null) continue;
    const user = await insertUser(tx, { email, name, language: 'fr', passwordHash: await hashPassword(password) });
    for (const role of roles) await insertRole(tx, user.id, role);
  }
}
