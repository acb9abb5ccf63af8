import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { hashPassword } from '../../../src/auth/passwords.ts';
import { setPassword } from '../../../src/auth/repository.ts';
import { inTransaction } from '../../../src/db/transaction.ts';
import { TEST_SYSTEM, type TestApp, type TestPerson } from '../../app.ts';
import { world } from '../../consortia/world.ts';
import { everyState } from './lives.ts';

const PASSWORD = 'a sentence for the fuzzing of logins';

/**
 * Two clusters with firms, tenders, contracts and people, so that requests find what is theirs and what is another's; in
 * the first tenders, consortia and invitations in every state.
 */
export async function fuzzNetwork(app: TestApp): Promise<{
  people: Record<'admin' | 'coordinator' | 'member', TestPerson>;
  known: Record<string, string>;
}> {
  const admin = await app.person({ role: 'admin' });
  const home = await world(app, 3);
  const { coordinator } = home;
  await everyState(home);
  const stranger = await app.person({ role: 'coordinator', clusterId: await app.cluster() });
  const make = async (as: TestPerson, path: string, body: unknown): Promise<string> => {
    const answer = await app.call('POST', path, { as, body });
    if (answer.statusCode >= 300) throw new Error(`POST ${path}: ${answer.payload}`);
    return answer.json<{ id: string }>().id;
  };
  const firms: string[] = [];
  const published: string[] = [];
  for (const as of [coordinator, coordinator, coordinator, stranger]) {
    firms.push(await make(as, '/organisations', { name: `Firm ${firms.length}`, kind: 'company' }));
    const lots = [{ title: 'A lot', cpvMain: '45262670', requirements: [{ cpv: '45262670' }] }];
    for (const title of ['A draft', 'A tender']) {
      const id = await make(as, '/tenders', { title, buyer: { name: 'A buyer' }, lots });
      if (title === 'A draft') continue;
      await make(as, `/tenders/${id}/publish`, undefined);
      published.push(id);
    }
    const members = [{ organisationId: firms.at(-1)!, shareBp: 10_000 }];
    const buyer = { name: 'A buyer' };
    const value = { amountCents: 5_000_000, currency: 'EUR' };
    await make(as, '/contracts', {
      title: 'A contract',
      buyer,
      sector: 'Energy',
      value,
      signedOn: '2026-03-02',
      members,
    });
    await make(as, '/contracts', { title: 'An unsigned one', buyer, sector: 'Energy', value, members });
  }
  await inTransaction(app.database, TEST_SYSTEM, async (tx) =>
    setPassword(tx, coordinator.id, await hashPassword(PASSWORD)),
  );
  const member = await app.person(
    { role: 'member', organisationId: firms[0]! },
    { role: 'member', organisationId: home.organisationIds[0]! },
  );
  // Consortia in which the member has a seat: some proposed, some inviting.
  const { lots } = (await app.call('GET', `/tenders/${published[0]}`, { as: coordinator })).json<{
    lots: { id: string; requirements: { id: string }[] }[];
  }>();
  for (let i = 0; i < 12; i++) {
    const id = await make(coordinator, '/consortia', {
      tenderId: published[0],
      lotIds: [lots[0]!.id],
      members: [
        { organisationId: firms[0], role: 'cotraitant', shareBp: 4_000, covers: [lots[0]!.requirements[0]!.id] },
        { organisationId: firms[1], role: 'mandataire', shareBp: 6_000 },
      ],
    });
    if (i >= 4) await make(coordinator, `/consortia/${id}/invite`, { expiresAt: '2039-01-01T00:00:00Z' });
  }
  mkdirSync(join(app.config.WATCH_FOLDER!, home.clusterId, 'in'), { recursive: true });
  await make(coordinator, '/watches', { source: 'folder', name: 'A watch', location: 'in' });
  await make(coordinator, '/webhooks', { url: 'https://hooks.example.org/groupement' });
  return { people: { admin, coordinator, member }, known: { email: coordinator.email, password: PASSWORD } };
}
