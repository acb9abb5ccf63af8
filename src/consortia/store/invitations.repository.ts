import { and, desc, eq, gt, inArray, lt, type SQL, sql } from 'drizzle-orm';
import { amongIds } from '../../db/ids.ts';
import { newestSeen } from '../../db/newest-seen.ts';
import type { Tx } from '../../db/transaction.ts';
import { holdsWords } from '../../db/worded.ts';
import { type InvitationState, SEATED } from '../life/states.domain.ts';
import type { Terms } from '../life/terms.domain.ts';
import type { InvitationRow } from './repository.ts';
import { consortia, invitations } from './table.ts';

export async function insertInvitations(tx: Tx, rows: (typeof invitations.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(invitations).values(rows);
}

/** Null when it does not exist or the actor may not see it. */
export async function findInvitation(tx: Tx, id: string): Promise<InvitationRow | null> {
  const [row] = await tx.select().from(invitations).where(eq(invitations.id, id));
  return row ?? null;
}

/** Newest first. */
export const listInvitations = (
  tx: Tx,
  filter: { state?: InvitationState; consortiumId?: string; organisationIds?: string[] },
  page: { limit: number; after: string[] | null },
): Promise<InvitationRow[]> => {
  const conditions: (SQL | undefined)[] = [
    filter.state === undefined ? undefined : eq(invitations.state, filter.state),
    filter.consortiumId === undefined ? undefined : eq(invitations.consortiumId, filter.consortiumId),
    filter.organisationIds === undefined ? undefined : amongIds(invitations.organisationId, filter.organisationIds),
    page.after === null ? undefined : lt(invitations.id, page.after[0]!),
  ];
  const limit = page.limit + 1;
  const own = { cluster: invitations.clusterId, organisation: invitations.organisationId };
  const asked = and(...conditions);
  return tx
    .select()
    .from(invitations)
    .where(filter.consortiumId === undefined ? newestSeen(invitations, own, asked, limit) : asked)
    .orderBy(desc(invitations.id))
    .limit(limit);
};

/** Ids of the consortia in which these organisations have a seat, asked or taken: newest first. */
export async function listInvitedConsortia(
  tx: Tx,
  organisationIds: string[],
  filter: { tenderId?: string; clusterId?: string; q?: string },
  page: { limit: number; after: string[] | null },
): Promise<string[]> {
  if (organisationIds.length === 0) return [];
  const { tenderId, clusterId, q } = filter;
  const rows = await tx
    .selectDistinct({ id: invitations.consortiumId })
    .from(invitations)
    .innerJoin(consortia, eq(consortia.id, invitations.consortiumId))
    .where(
      and(
        amongIds(invitations.organisationId, organisationIds),
        inArray(invitations.state, [...SEATED]),
        tenderId === undefined ? undefined : eq(consortia.tenderId, tenderId),
        clusterId === undefined ? undefined : eq(consortia.clusterId, clusterId),
        // By the tender's title: the group's own name is not what a member is told.
        q === undefined
          ? undefined
          : holdsWords(sql`(select t.title from tenders t where t.id = ${consortia.tenderId})`, q),
        page.after === null ? undefined : lt(invitations.consortiumId, page.after[0]!),
      ),
    )
    .orderBy(desc(invitations.consortiumId))
    .limit(page.limit + 1);
  return rows.map((row) => row.id);
}

/** Changes the invitations of the consortium that are in one of the states, of these organisations or of all. */
export async function changeInvitations(
  tx: Tx,
  consortiumId: string,
  organisationIds: readonly string[] | null,
  from: InvitationState[],
  change: Partial<typeof invitations.$inferInsert>,
): Promise<void> {
  await tx
    .update(invitations)
    .set(change)
    .where(
      and(
        eq(invitations.consortiumId, consortiumId),
        inArray(invitations.state, from),
        organisationIds === null ? undefined : amongIds(invitations.organisationId, organisationIds),
      ),
    );
}

/** Renews what an invitation offers, or holds, without asking anew. */
export async function updateInvitationTerms(tx: Tx, id: string, terms: Terms): Promise<void> {
  await tx.update(invitations).set({ terms }).where(eq(invitations.id, id));
}

/** Notes when the undertaking of confidentiality was given. */
export async function giveUndertaking(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.update(invitations).set({ undertakingAt: at }).where(eq(invitations.id, id));
}

/** The newest invitation of each organisation to the consortium, whatever became of it. */
export const findLatestInvitations = (tx: Tx, consortiumIds: string[]): Promise<InvitationRow[]> =>
  consortiumIds.length === 0
    ? Promise.resolve([])
    : tx
        .selectDistinctOn([invitations.consortiumId, invitations.organisationId])
        .from(invitations)
        .where(amongIds(invitations.consortiumId, consortiumIds))
        .orderBy(invitations.consortiumId, invitations.organisationId, sql`${invitations.id} desc`);

/** What decides whether the link of an invitation's mail still opens; null when there is no such invitation. */
export async function seatOfInvitation(
  tx: Tx,
  id: string,
): Promise<{ organisationId: string; expiresAt: Date; withdrawn: boolean; replaced: boolean } | null> {
  const row = await findInvitation(tx, id);
  if (row === null) return null;
  const { organisationId, expiresAt, consortiumId, state } = row;
  const [newer] = await tx
    .select({ state: invitations.state })
    .from(invitations)
    .where(
      and(
        eq(invitations.consortiumId, consortiumId),
        eq(invitations.organisationId, organisationId),
        gt(invitations.id, id),
      ),
    )
    .orderBy(desc(invitations.id))
    .limit(1);
  return {
    organisationId,
    expiresAt,
    withdrawn: state === 'withdrawn',
    replaced: newer !== undefined && newer.state !== 'withdrawn',
  };
}
