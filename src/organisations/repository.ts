import { and, eq, inArray, ne, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import { cpvStem } from '../shared/cpv.ts';
import { foldText } from '../shared/text.ts';
import { organisations, organisationsSeen } from './table.ts';

export type OrganisationRow = typeof organisations.$inferSelect;
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

/** Organisations that the actor may see, by folded name then id, one more than the page: one statement. */
export async function listOrganisations(
  tx: Tx,
  filter: OrganisationFilter,
  page: { limit: number; after: string[] | null },
): Promise<OrganisationSummaryRow[]> {
  const conditions = filterConditions(filter);
  if (page.after !== null) {
    conditions.push(sql`(o.search_name, o.id) > (${page.after[0]}, ${page.after[1]}::uuid)`);
  }
  const where = conditions.length === 0 ? sql`` : sql` where ${sql.join(conditions, sql` and `)}`;
  return tx.execute<OrganisationSummaryRow>(
    sql`select ${SUMMARY} from organisations_seen o${where} order by o.search_name, o.id limit ${page.limit + 1}`,
  );
}

function filterConditions(filter: OrganisationFilter): SQL[] {
  const conditions: SQL[] = [];
  if (filter.q !== undefined) {
    const words = foldText(filter.q).split(' ').filter(Boolean);
    const named = words.map((word) => sql`o.search_name like ${`%${word}%`}`);
    const number = filter.q.replace(/\s/g, '').toUpperCase();
    conditions.push(
      sql`(${named.length === 0 ? sql`false` : sql.join(named, sql` and `)} or o.registration_number = ${number})`,
    );
  }
  if (filter.nuts !== undefined) conditions.push(sql`starts_with(o.nuts, ${filter.nuts})`);
  if (filter.kind !== undefined) conditions.push(sql`o.kind = ${filter.kind}`);
  if (filter.clusterId !== undefined) conditions.push(sql`o.cluster_ids @> array[${filter.clusterId}::uuid]`);
  if (filter.cpv !== undefined) {
    const stem = `${cpvStem(filter.cpv)}%`;
    conditions.push(
      sql`exists (select 1 from capabilities_seen c where c.organisation_id = o.id and c.cpv like ${stem}::text)`,
    );
  }
  return conditions;
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
    .where(inArray(organisationsSeen.id, ids));
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
    .where(inArray(organisationsSeen.id, ids));
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}
