import { eq, sql } from 'drizzle-orm';
import { insertMany, updateMany } from '../db/bulk.ts';
import type { Tx } from '../db/transaction.ts';
import { bareName, LEGAL_FORMS } from '../shared/legal-forms.ts';
import { foldText } from '../shared/text.ts';
import type { CapabilityRow, CertificationRow, YearRow } from './parts.repository.ts';
import type { OrganisationInsert, OrganisationRow } from './repository.ts';
import { capabilities, certifications, importHeadings, organisations, organisationYears } from './table.ts';

/** A number of a country's register, without spaces. */
export type Registration = { country: string; number: string };

/** What an organisation is recognised by. */
export type KnownName = Pick<
  OrganisationRow,
  'id' | 'name' | 'country' | 'registrationNumber' | 'searchName' | 'town' | 'postalCode' | 'clusterIds'
>;
const { id, name, country, registrationNumber, searchName, town, postalCode, clusterIds } = organisations;
const KNOWN_NAME = { id, name, country, registrationNumber, searchName, town, postalCode, clusterIds };

/** Organisations that the actor may see, with one of these numbers or folded names. */
export async function findKnown(
  tx: Tx,
  registrations: readonly Registration[],
  names: readonly string[],
): Promise<KnownName[]> {
  return tx
    .select(KNOWN_NAME)
    .from(organisations)
    .where(
      sql`(${organisations.country}, ${organisations.registrationNumber}) in (select r.country, r.number from jsonb_to_recordset(${JSON.stringify(registrations)}::jsonb) as r(country text, number text))
        or ${organisations.searchName} in (select jsonb_array_elements_text(${JSON.stringify(names)}::jsonb))`,
    );
}

/**
 * Organisations that the actor may see, with one of these folded names but for the legal form. PostgreSQL looks at first
 * words alone, the names are compared here: a pattern on each of 80,000 names took 3 s, this takes a tenth of it.
 */
export async function findButForForm(tx: Tx, bareNames: ReadonlySet<string>): Promise<KnownName[]> {
  if (bareNames.size === 0) return [];
  const firstWord = (name: string): string => name.split(' ', 1)[0]!;
  const first = [...new Set([...bareNames, ...LEGAL_FORMS].map(firstWord))];
  const rows = await tx
    .select(KNOWN_NAME)
    .from(organisations)
    .where(
      sql`split_part(${organisations.searchName}, ' ', 1) in (select jsonb_array_elements_text(${JSON.stringify(first)}::jsonb))`,
    );
  return rows.filter((row) => bareNames.has(bareName(row.searchName)));
}

/** Of these numbers, those of organisations that the actor may know of, partner clusters' among them: `country number`. */
export async function findTaken(tx: Tx, registrations: readonly Registration[]): Promise<Set<string>> {
  const rows = await tx.execute<{ key: string }>(
    sql`select o.country || ' ' || o.registration_number as key from organisations_seen o
        join jsonb_to_recordset(${JSON.stringify(registrations)}::jsonb) as r(country text, number text)
          on r.country = o.country and r.number = o.registration_number`,
  );
  return new Set(rows.map((row) => row.key));
}

/** Organisations by id. */
export async function findWhole(tx: Tx, ids: readonly string[]): Promise<Map<string, OrganisationRow>> {
  const rows = await tx
    .select()
    .from(organisations)
    .where(sql`${organisations.id} in ${amongIds(ids)}`);
  return new Map(rows.map((row) => [row.id, row]));
}

const amongIds = (ids: readonly string[]) =>
  sql`(select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`;

/** What the import may change of organisations, by organisation. */
export type KnownParts = { years: YearRow[]; capabilities: CapabilityRow[]; certifications: CertificationRow[] };

export async function findKnownParts(tx: Tx, ids: readonly string[]): Promise<Map<string, KnownParts>> {
  const among = amongIds(ids);
  const known = new Map<string, KnownParts>(ids.map((id) => [id, { years: [], capabilities: [], certifications: [] }]));
  const years = await tx.select().from(organisationYears).where(sql`${organisationYears.organisationId} in ${among}`);
  for (const row of years) known.get(row.organisationId)!.years.push(row);
  const skills = await tx.select().from(capabilities).where(sql`${capabilities.organisationId} in ${among}`);
  for (const row of skills) known.get(row.organisationId)!.capabilities.push(row);
  const certificates = await tx.select().from(certifications).where(sql`${certifications.organisationId} in ${among}`);
  for (const row of certificates) known.get(row.organisationId)!.certifications.push(row);
  return known;
}

/** Codes of what organisations can do, by organisation. */
export async function findCodes(tx: Tx, ids: readonly string[]): Promise<Map<string, Set<string>>> {
  const rows = await tx
    .select({ id: capabilities.organisationId, cpv: capabilities.cpv })
    .from(capabilities)
    .where(sql`${capabilities.organisationId} in ${amongIds(ids)}`);
  const codes = new Map<string, Set<string>>(ids.map((id) => [id, new Set()]));
  for (const { id, cpv } of rows) codes.get(id)?.add(cpv);
  return codes;
}

/** Rows of the lists that the import writes, each with its organisation. */
export type PartInserts = {
  years: readonly (typeof organisationYears.$inferInsert)[];
  capabilities: readonly (typeof capabilities.$inferInsert)[];
  certifications: readonly (typeof certifications.$inferInsert)[];
};

export const insertOrganisations = (tx: Tx, rows: readonly OrganisationInsert[]): Promise<number> =>
  insertMany(tx, organisations, rows);

export async function insertParts(tx: Tx, parts: PartInserts): Promise<void> {
  await insertMany(tx, organisationYears, parts.years);
  await insertMany(tx, capabilities, parts.capabilities);
  await insertMany(tx, certifications, parts.certifications);
}

/** Writes what differs; each counts one version up. */
export const updateOrganisations = (
  tx: Tx,
  rows: readonly (Partial<OrganisationInsert> & { id: string })[],
): Promise<number> => updateMany(tx, organisations, rows, sql`version = t.version + 1, updated_at = now()`);

/** Writes lists of many organisations anew; a list that is null stays as it is. */
export async function replaceParts(
  tx: Tx,
  changes: readonly ({ organisationId: string } & {
    [Part in keyof PartInserts]: readonly Omit<PartInserts[Part][number], 'organisationId'>[] | null;
  })[],
): Promise<void> {
  const tables = { years: organisationYears, capabilities, certifications };
  const owned = <T extends object>(listOf: (change: (typeof changes)[number]) => readonly T[] | null) =>
    changes.flatMap((change) =>
      (listOf(change) ?? []).map((row) => ({ ...row, organisationId: change.organisationId })),
    );
  for (const part of ['years', 'capabilities', 'certifications'] as const) {
    const touched = changes.filter((change) => change[part] !== null);
    await deleteParts(
      tx,
      tables[part],
      touched.map((change) => change.organisationId),
    );
  }
  await insertParts(tx, {
    years: owned((change) => change.years),
    capabilities: owned((change) => change.capabilities),
    certifications: owned((change) => change.certifications),
  });
}

async function deleteParts(
  tx: Tx,
  table: typeof organisationYears | typeof capabilities | typeof certifications,
  organisationIds: readonly string[],
): Promise<void> {
  if (organisationIds.length === 0) return;
  await tx.delete(table).where(sql`${table.organisationId} in ${amongIds(organisationIds)}`);
}

/** What headings of the cluster's files were confirmed to mean, by folded heading. */
export async function keptHeadings(tx: Tx, clusterId: string | null): Promise<Record<string, string | null>> {
  if (clusterId === null) return {};
  const rows = await tx.select().from(importHeadings).where(eq(importHeadings.clusterId, clusterId));
  return Object.fromEntries(rows.map(({ heading, field }) => [heading, field]));
}

/** Keeps what headings mean for the cluster's next file; a later word goes before an earlier one. */
export async function keepHeadings(
  tx: Tx,
  clusterId: string,
  mapping: Readonly<Record<string, string | null>>,
): Promise<void> {
  const rows = Object.entries(mapping).map(([heading, field]) => ({ clusterId, heading: foldText(heading), field }));
  if (rows.length === 0) return;
  await tx
    .insert(importHeadings)
    .values([...new Map(rows.map((row) => [row.heading, row])).values()])
    .onConflictDoUpdate({
      target: [importHeadings.clusterId, importHeadings.heading],
      set: { field: sql`excluded.field`, updatedAt: sql`now()` },
    });
}
