import { and, between, desc, eq, inArray, isNotNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { amongIds } from '../db/ids.ts';
import type { Tx } from '../db/transaction.ts';
import { organisations, references } from '../organisations/table.ts';
import type { KnownFirm } from './holders.ts';
import { awardHolders, publicAwards } from './table.ts';

export { setTieOfAwards } from '../organisations/ties.repository.ts';

export type AwardRow = typeof publicAwards.$inferSelect;
export type HolderRow = typeof awardHolders.$inferSelect;

/** Adds an award; null when it is there already. */
export async function insertAward(tx: Tx, row: typeof publicAwards.$inferInsert): Promise<AwardRow | null> {
  const [inserted] = await tx.insert(publicAwards).values(row).onConflictDoNothing().returning();
  return inserted ?? null;
}

/** Awards of a notice as it was read, in whatever version. */
export const findAwardsOfNotice = (tx: Tx, format: string, noticeIds: readonly string[]): Promise<AwardRow[]> =>
  tx
    .select()
    .from(publicAwards)
    .where(and(eq(publicAwards.format, format), inArray(publicAwards.noticeId, [...noticeIds])));

/** Whether a notice that corrects this one has been read. */
export async function isCorrected(tx: Tx, format: string, noticeId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: publicAwards.id })
    .from(publicAwards)
    .where(and(eq(publicAwards.format, format), eq(publicAwards.corrects, noticeId)))
    .limit(1);
  return rows.length === 1;
}

export async function updateAward(
  tx: Tx,
  id: string,
  change: Partial<typeof publicAwards.$inferInsert>,
): Promise<AwardRow> {
  const [row] = await tx.update(publicAwards).set(change).where(eq(publicAwards.id, id)).returning();
  return row!;
}

/** Takes back an award with its holders and the references made of it. */
export async function deleteAward(tx: Tx, id: string): Promise<void> {
  await tx.delete(references).where(eq(references.source, `award:${id}`));
  await tx.delete(publicAwards).where(eq(publicAwards.id, id));
}

export const findHolders = (tx: Tx, awardId: string): Promise<HolderRow[]> =>
  tx.select().from(awardHolders).where(eq(awardHolders.awardId, awardId)).orderBy(awardHolders.position);

/** Takes back the holders of an award with the references made of it, for others to be read. */
export async function deleteHolders(tx: Tx, awardId: string): Promise<void> {
  await tx.delete(references).where(eq(references.source, `award:${awardId}`));
  await tx.delete(awardHolders).where(eq(awardHolders.awardId, awardId));
}

/** Brings references made of an award up to what the award now says. */
export async function updateReferences(
  tx: Tx,
  awardId: string,
  change: Partial<typeof references.$inferInsert>,
): Promise<void> {
  await tx
    .update(references)
    .set(change)
    .where(eq(references.source, `award:${awardId}`));
}

export const insertHolders = (tx: Tx, rows: (typeof awardHolders.$inferInsert)[]): Promise<HolderRow[]> =>
  rows.length === 0 ? Promise.resolve([]) : tx.insert(awardHolders).values(rows).returning();

/** Legal forms that firms write before their name. */
const FORMS_BEFORE = [
  '',
  'sa ',
  'sas ',
  'sasu ',
  'sarl ',
  'eurl ',
  'scop ',
  'ste ',
  'societe ',
  'ets ',
  'etablissements ',
  'groupe ',
];

/**
 * Organisations that share a number, a SIREN, or the first telling word of a name with winners. Each condition is a
 * range that an index answers under row-level security (LIKE is not leakproof): a month of award data asks this for thousands of winners.
 */
export async function findCandidates(
  tx: Tx,
  countries: string[],
  numbers: string[],
  firstWords: string[],
): Promise<KnownFirm[]> {
  const { country, registrationNumber, searchName } = organisations;
  const sirens = [...new Set(numbers.filter((n) => n.length >= 9).map((n) => n.slice(0, 9)))];
  const conditions: (SQL | undefined)[] = [
    ...(numbers.length > 0 && countries.length > 0
      ? [and(inArray(country, countries), inArray(registrationNumber, numbers))]
      : []),
    ...sirens.map((siren) => and(eq(country, 'FR'), between(registrationNumber, siren, `${siren}99999`))),
    ...firstWords.flatMap((word) =>
      FORMS_BEFORE.map((form) => between(searchName, `${form}${word}`, `${form}${word}\uffff`)),
    ),
  ];
  if (conditions.length === 0) return [];
  return tx
    .select({ id: organisations.id, searchName, registrationNumber, country, town: organisations.town })
    .from(organisations)
    .where(or(...conditions))
    .limit(2_000);
}

export async function lockHolder(tx: Tx, id: string): Promise<HolderRow | null> {
  const [row] = await tx.select().from(awardHolders).where(eq(awardHolders.id, id)).for('update');
  return row ?? null;
}

export async function updateHolder(
  tx: Tx,
  id: string,
  change: Partial<typeof awardHolders.$inferInsert>,
): Promise<void> {
  await tx.update(awardHolders).set(change).where(eq(awardHolders.id, id));
}

/** Matches waiting for a decision, newest first: those of organisations that the actor sees. */
export async function listMatches(
  tx: Tx,
  decision: HolderRow['decision'],
  page: { limit: number; after: string[] | null },
): Promise<{ holder: HolderRow; award: AwardRow; organisationName: string }[]> {
  const rows = await tx
    .select({ holder: awardHolders, award: publicAwards, organisationName: organisations.name })
    .from(awardHolders)
    .innerJoin(publicAwards, eq(publicAwards.id, awardHolders.awardId))
    .innerJoin(organisations, eq(organisations.id, awardHolders.organisationId))
    .where(
      and(eq(awardHolders.decision, decision), page.after === null ? undefined : lt(awardHolders.id, page.after[0]!)),
    )
    .orderBy(desc(awardHolders.id))
    .limit(page.limit + 1);
  return rows;
}

/** Whether the actor of this transaction sees the organisation. */
export async function seesOrganisation(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.select({ id: organisations.id }).from(organisations).where(eq(organisations.id, id));
  return rows.length === 1;
}

/** Awards with their confirmed holders that one organisation holds a part of. */
export async function awardsOfOrganisation(
  tx: Tx,
  organisationId: string,
): Promise<{ award: AwardRow; holders: HolderRow[] }[]> {
  const awards = await tx
    .select({ award: publicAwards })
    .from(publicAwards)
    .innerJoin(
      awardHolders,
      and(
        eq(awardHolders.awardId, publicAwards.id),
        eq(awardHolders.organisationId, organisationId),
        eq(awardHolders.decision, 'confirmed'),
      ),
    )
    .orderBy(desc(publicAwards.awardedOn));
  const ids = [...new Set(awards.map((row) => row.award.id))];
  const holders =
    ids.length === 0 ? [] : await tx.select().from(awardHolders).where(amongIds(awardHolders.awardId, ids));
  const distinct = new Map(awards.map((row) => [row.award.id, row.award]));
  return [...distinct.values()].map((award) => ({ award, holders: holders.filter((h) => h.awardId === award.id) }));
}

export async function findAward(tx: Tx, id: string): Promise<AwardRow | null> {
  const [row] = await tx.select().from(publicAwards).where(eq(publicAwards.id, id));
  return row ?? null;
}

/** Other confirmed holders of an award. */
export const confirmedHolders = (tx: Tx, awardId: string): Promise<HolderRow[]> =>
  tx
    .select()
    .from(awardHolders)
    .where(
      and(
        eq(awardHolders.awardId, awardId),
        eq(awardHolders.decision, 'confirmed'),
        isNotNull(awardHolders.organisationId),
      ),
    );

/** Adds a reference unless the organisation has one from that source. */
export async function insertReferenceOnce(tx: Tx, row: typeof references.$inferInsert): Promise<void> {
  const known = await tx
    .select({ id: references.id })
    .from(references)
    .where(and(eq(references.organisationId, row.organisationId), eq(references.source, row.source ?? '')));
  if (known.length === 0) await tx.insert(references).values(row);
}

/** Years of the awards that two organisations won as one group. */
export async function jointYears(tx: Tx, a: string, b: string): Promise<number[]> {
  const rows = await tx.execute<{ year: number }>(sql`
    select coalesce(left(w.awarded_on, 4)::int, 0) as year from public_awards w
     where w.jointly
       and exists (select 1 from award_holders h where h.award_id = w.id and h.organisation_id = ${a}::uuid and h.decision = 'confirmed')
       and exists (select 1 from award_holders h where h.award_id = w.id and h.organisation_id = ${b}::uuid and h.decision = 'confirmed')`);
  return [...rows].map((row) => Number(row.year));
}
