import { and, asc, desc, eq, inArray, lte, sql } from 'drizzle-orm';
import { clusters } from '../clusters/table.ts';
import type { OfferLine } from '../consortia/store/records.ts';
import { consortia, consortiumMembers, consortiumOffers, invitations } from '../consortia/store/table.ts';
import { contractMembers, contracts } from '../contracts/table.ts';
import { amongIds } from '../db/ids.ts';
import type { Tx } from '../db/transaction.ts';
import { organisationsSeen } from '../organisations/table.ts';
import { dayOf } from '../shared/day.ts';
import { cpvCodes } from '../taxonomies/table.ts';
import { bidFacts, bidTerms } from './table.ts';

export type BidFactsRow = typeof bidFacts.$inferSelect;
export type BidTermsRow = typeof bidTerms.$inferSelect;
export type ConsortiumRow = typeof consortia.$inferSelect;
export type SeatRow = typeof consortiumMembers.$inferSelect;

/** The consortium, if the actor may see it. */
export async function findConsortium(tx: Tx, id: string): Promise<ConsortiumRow | null> {
  const [row] = await tx.select().from(consortia).where(eq(consortia.id, id));
  return row ?? null;
}

/** Its seats, in their order. */
export async function findSeats(tx: Tx, consortiumId: string): Promise<SeatRow[]> {
  return tx
    .select()
    .from(consortiumMembers)
    .where(eq(consortiumMembers.consortiumId, consortiumId))
    .orderBy(asc(consortiumMembers.position), asc(consortiumMembers.id));
}

/** Consortia in which the organisation has accepted its seat and that still need a file, oldest first. */
export async function findAcceptedConsortia(tx: Tx, organisationId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: consortia.id })
    .from(consortiumMembers)
    .innerJoin(consortia, eq(consortia.id, consortiumMembers.consortiumId))
    .innerJoin(invitations, eq(invitations.id, consortiumMembers.invitationId))
    .where(
      and(
        eq(consortiumMembers.organisationId, organisationId),
        eq(invitations.state, 'accepted'),
        inArray(consortia.state, ['inviting', 'recomposing', 'agreed', 'ready']),
      ),
    )
    .orderBy(asc(consortia.id));
  return rows.map((row) => row.id);
}

/** Organisations whose seat in the consortium is accepted. */
export async function findAccepted(tx: Tx, consortiumId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: consortiumMembers.organisationId })
    .from(consortiumMembers)
    .innerJoin(invitations, eq(invitations.id, consortiumMembers.invitationId))
    .where(and(eq(consortiumMembers.consortiumId, consortiumId), eq(invitations.state, 'accepted')));
  return rows.map((row) => row.id);
}

export async function findClusterName(tx: Tx, id: string): Promise<string> {
  const [row] = await tx.select({ name: clusters.name }).from(clusters).where(eq(clusters.id, id));
  return row?.name ?? '';
}

/** Which of the organisations the actor may see. */
export async function findVisible(tx: Tx, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ id: organisationsSeen.id })
    .from(organisationsSeen)
    .where(amongIds(organisationsSeen.id, ids));
  return new Set(rows.map((row) => row.id));
}

/** French labels of CPV codes: the forms are French. */
export async function findCpvLabels(tx: Tx, codes: string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await tx
    .select({ code: cpvCodes.code, label: cpvCodes.labelFr })
    .from(cpvCodes)
    .where(inArray(cpvCodes.code, codes));
  return new Map(rows.map((row) => [row.code, row.label]));
}

/** Facts of the organisations that have given any, by organisation. */
export async function findFacts(tx: Tx, organisationIds: string[]): Promise<Map<string, BidFactsRow>> {
  if (organisationIds.length === 0) return new Map();
  const rows = await tx.select().from(bidFacts).where(amongIds(bidFacts.organisationId, organisationIds));
  return new Map(rows.map((row) => [row.organisationId, row]));
}

export async function findTerms(tx: Tx, consortiumId: string): Promise<BidTermsRow | null> {
  const [row] = await tx.select().from(bidTerms).where(eq(bidTerms.consortiumId, consortiumId));
  return row ?? null;
}

/** The prices of the newest version of the offer; null while there is none. */
export async function findPrices(tx: Tx, consortiumId: string): Promise<OfferLine[] | null> {
  const [row] = await tx
    .select({ lines: consortiumOffers.lines })
    .from(consortiumOffers)
    .where(eq(consortiumOffers.consortiumId, consortiumId))
    .orderBy(desc(consortiumOffers.version))
    .limit(1);
  return row?.lines ?? null;
}

/** By organisation, the titles of the contracts that it had a part in and that had ended by then. */
export async function findExecuted(tx: Tx, organisationIds: string[], at: Date): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  if (organisationIds.length === 0) return found;
  const rows = await tx
    .selectDistinct({ organisationId: contractMembers.organisationId, title: contracts.title })
    .from(contractMembers)
    .innerJoin(contracts, eq(contracts.id, contractMembers.contractId))
    .where(and(amongIds(contractMembers.organisationId, organisationIds), lte(contracts.endedOn, dayOf(at))));
  for (const { organisationId, title } of rows) {
    found.set(organisationId, (found.get(organisationId) ?? new Set()).add(title));
  }
  return found;
}

/** Replaces an organisation's facts. */
export async function putFacts(tx: Tx, facts: typeof bidFacts.$inferInsert): Promise<BidFactsRow> {
  const { organisationId: _key, ...changes } = facts;
  const [row] = await tx
    .insert(bidFacts)
    .values(facts)
    .onConflictDoUpdate({ target: bidFacts.organisationId, set: { ...changes, version: sql`${bidFacts.version} + 1` } })
    .returning();
  return row!;
}

/** Replaces a consortium's terms. */
export async function putTerms(tx: Tx, terms: typeof bidTerms.$inferInsert): Promise<BidTermsRow> {
  const { consortiumId: _key, ...changes } = terms;
  const [row] = await tx
    .insert(bidTerms)
    .values(terms)
    .onConflictDoUpdate({ target: bidTerms.consortiumId, set: { ...changes, version: sql`${bidTerms.version} + 1` } })
    .returning();
  return row!;
}
