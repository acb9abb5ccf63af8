import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import type { Tx } from '../db/transaction.ts';
import type { Role } from '../shared/actor.ts';
import type { Language } from '../shared/language.ts';
import { type RoleColumns, toRole } from './repository.ts';
import { users } from './table.ts';

/** Whether the account is open and, where a version is given, its tokens are still of that version. */
export async function isActive(tx: Tx, userId: string, version?: number): Promise<boolean> {
  const there = await tx
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        eq(users.id, userId),
        isNull(users.disabledAt),
        version === undefined ? undefined : eq(users.tokenVersion, version),
      ),
    );
  return there.length > 0;
}

/** Of whom a token or a session speaks: the language chosen, the roles, and whether there is a second factor. */
export type FoundStanding = { language: Language | null; roles: Role[]; hasSecondFactor: boolean };
type StandingRow = { language: Language | null; roles: RoleColumns[]; has_second_factor: boolean };

const standingOf = ({ language, roles, has_second_factor }: StandingRow): FoundStanding => ({
  language,
  roles: roles.map(toRole),
  hasSecondFactor: has_second_factor,
});

/** The person for whom a token of that session and version speaks; null: for no open account. In a transaction of its own. */
export async function findSignedIn(
  database: Database,
  { userId, familyId, version }: { userId: string; familyId: string; version: number },
): Promise<FoundStanding | null> {
  const row = await database.standing<StandingRow>('app_token_standing', userId, familyId, version);
  return row === null ? null : standingOf(row);
}

/**
 * Of the living session of a cookie, by the hash of its secret, of a person who may sign in; null otherwise. In a
 * transaction of its own.
 * @param seenSince `unseen` tells whether it was not used since then
 */
export async function findSession(
  database: Database,
  hash: string,
  { now, idleSince, seenSince }: { now: Date; idleSince: Date; seenSince: Date },
): Promise<(FoundStanding & { sessionId: string; userId: string; unseen: boolean }) | null> {
  const instants = [now, idleSince, seenSince].map((instant) => instant.toISOString());
  type Row = StandingRow & { session_id: string; user_id: string; unseen: boolean };
  const row = await database.standing<Row>('app_session_standing', hash, ...instants);
  return row === null
    ? null
    : { ...standingOf(row), sessionId: row.session_id, userId: row.user_id, unseen: row.unseen };
}
