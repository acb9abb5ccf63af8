import { and, eq, ne, sql } from 'drizzle-orm';
import { amongIds } from '../db/ids.ts';
import type { Tx } from '../db/transaction.ts';
import { cpvStem } from '../shared/cpv.ts';
import { foldText } from '../shared/text.ts';
import { organisations, organisationsSeen } from './table.ts';

export type OrganisationRow = Omit<typeof organisations.$inferSelect, 'words'>;
export type OrganisationInsert = typeof organisations.$inferInsert;
export type OrganisationFilter = {
  q?: string;
  cpv?: string;
  nuts?: string;
  clusterId?: string;
  kind?: OrganisationRow['kind'];
};

/** A row of the list: what it takes to recognise an organisation and put it on a map. */
export type OrganisationSummaryRow = Pick<
  OrganisationRow,
  | 'id'
  | 'name'
  | 'searchName'
  | 'kind'
  | 'registrationNumber'
  | 'country'
  | 'nuts'
  | 'town'
  | 'lat'
  | 'lon'
  | 'canLead'
  | 'headcount'
  | 'turnoverCents'
  | 'sizeClass'
  | 'sizeClassFr'
  | 'clusterIds'
  | 'version'
>;

/** Named as the answer names them, so that a row is the item; an amount fits a double (its schema says so). */
const SUMMARY = sql.raw(`o.id, o.name, o.search_name as "searchName", o.kind,
  o.registration_number as "registrationNumber", o.country, o.nuts, o.town, o.lat, o.lon, o.can_lead as "canLead",
  o.headcount, o.turnover_cents::float8 as "turnoverCents", o.size_class as "sizeClass",
  o.size_class_fr as "sizeClassFr", o.cluster_ids as "clusterIds", o.version`);

/** A row of the list, and how well it fits the words that were asked for, in [0,1]; 0 without words. */
export type FoundOrganisation = OrganisationSummaryRow & { score: number };

/** Words that are looked for at most: what comes after them narrows nothing that matters. */
const MOST_WORDS = 8;
/** Words that say nothing of whom they are said; looked for only where there is no other. */
const SMALL_WORDS = new Set([
  'de',
  'du',
  'des',
  'la',
  'le',
  'les',
  'et',
  'en',
  'au',
  'aux',
  'l',
  'd',
  'of',
  'the',
  'and',
  'in',
]);

/**
 * Organisations that the actor may see, by folded name then id; with words, those that fit them best come first. One more
 * than the page. Who may see stands in the function (drizzle/after/search.sql) and again in the view, which is
 * asked for each id alone (`offset 0`): joined, it would be read whole.
 */
export async function listOrganisations(
  tx: Tx,
  filter: OrganisationFilter,
  page: { limit: number; after: string[] | null },
): Promise<FoundOrganisation[]> {
  const words = filter.q === undefined ? null : wordsOf(filter.q);
  const number = filter.q === undefined ? null : filter.q.replace(/\s/g, '').toUpperCase();
  const [score, name, id] = page.after ?? [null, null, null];
  const rows = await tx.execute<FoundOrganisation>(sql`
    select ${SUMMARY}, f.found_score as score
      from organisations_found(${words === null ? null : `{${words.map((word) => `"${word}"`).join(',')}}`}::text[], ${number}::text,
             ${filter.cpv === undefined ? null : cpvStem(filter.cpv)}::text, ${filter.nuts ?? null}::text,
             ${filter.kind ?? null}::text, ${filter.clusterId ?? null}::uuid, ${score}::real, ${name}::text, ${id}::uuid,
             ${page.limit + 1}::int) f
     cross join lateral (select * from organisations_seen s where s.id = f.found_id offset 0) o
     order by f.found_score desc, o.search_name, o.id`);
  return rows;
}

/** The words of a question, folded (letters and digits alone), without those that say nothing. */
function wordsOf(text: string): string[] {
  const all = [...new Set(foldText(text).split(' ').filter(Boolean))];
  const telling = all.filter((word) => !SMALL_WORDS.has(word));
  return (telling.length === 0 ? all : telling).slice(0, MOST_WORDS);
}

/** The whole of one of the actor's own, or of any for who sees all. */
export async function findOrganisation(tx: Tx, id: string): Promise<OrganisationRow | null> {
  const [row] = await tx.select().from(organisations).where(eq(organisations.id, id));
  return row ?? null;
}

/** As far as the actor may know it: of a partner cluster's, the profile. */
export async function findSeenOrganisation(tx: Tx, id: string): Promise<OrganisationRow | null> {
  const [row] = await tx.select().from(organisationsSeen).where(eq(organisationsSeen.id, id));
  return row ?? null;
}

/** Whether an organisation that the actor may know of has this number, but the one that is left out. */
export async function numberIsSeen(
  tx: Tx,
  { country, number }: { country: string; number: string },
  but: string | null,
): Promise<boolean> {
  const rows = await tx
    .select({ id: organisationsSeen.id })
    .from(organisationsSeen)
    .where(
      and(
        eq(organisationsSeen.country, country),
        eq(organisationsSeen.registrationNumber, number),
        but === null ? undefined : ne(organisationsSeen.id, but),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

export async function insertOrganisation(tx: Tx, organisation: OrganisationInsert): Promise<OrganisationRow> {
  const [row] = await tx.insert(organisations).values(organisation).returning();
  return row!;
}

/**
 * Changes columns and moves the version on.
 * @param expected the version that the change builds on; null: any
 * @returns null when the organisation is at another version, or may not be changed by the actor
 */
export async function updateOrganisation(
  tx: Tx,
  id: string,
  expected: number | null,
  changes: Partial<OrganisationInsert>,
): Promise<OrganisationRow | null> {
  const current = expected === null ? sql`` : sql` and ${organisations.version} = ${expected}`;
  const [row] = await tx
    .update(organisations)
    .set({ ...changes, version: sql`${organisations.version} + 1` })
    .where(sql`${organisations.id} = ${id}${current}`)
    .returning();
  return row ?? null;
}

/** Names by id. */
export async function findNames(tx: Tx, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: organisationsSeen.id, name: organisationsSeen.name })
    .from(organisationsSeen)
    .where(amongIds(organisationsSeen.id, ids));
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** What a contract says of its parties: name, kind and size class of today, by id. */
export async function findPartyFacts(
  tx: Tx,
  ids: string[],
): Promise<Map<string, Pick<OrganisationRow, 'name' | 'kind' | 'sizeClass'>>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({
      id: organisationsSeen.id,
      name: organisationsSeen.name,
      kind: organisationsSeen.kind,
      sizeClass: organisationsSeen.sizeClass,
    })
    .from(organisationsSeen)
    .where(amongIds(organisationsSeen.id, ids));
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}
