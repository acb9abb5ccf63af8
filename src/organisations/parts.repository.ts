import { asc, desc, eq, sql } from 'drizzle-orm';
import { insertMany } from '../db/bulk.ts';
import type { Tx } from '../db/transaction.ts';
import {
  capabilities,
  capabilitiesSeen,
  certifications,
  certificationsSeen,
  organisationYears,
  references,
} from './table.ts';

export type YearRow = typeof organisationYears.$inferSelect;
export type CapabilityRow = typeof capabilities.$inferSelect;
export type CertificationRow = typeof certifications.$inferSelect;
export type ReferenceRow = typeof references.$inferSelect;

/** What belongs to one organisation, each list in its own fixed order. */
export type Parts = {
  years: YearRow[];
  capabilities: CapabilityRow[];
  certifications: CertificationRow[];
  references: ReferenceRow[];
};

/** Of a partner's organisation codes, levels and certifications. */
export async function findParts(tx: Tx, organisationId: string): Promise<Parts> {
  return {
    years: await tx
      .select()
      .from(organisationYears)
      .where(eq(organisationYears.organisationId, organisationId))
      .orderBy(desc(organisationYears.year)),
    capabilities: await tx
      .select()
      .from(capabilitiesSeen)
      .where(eq(capabilitiesSeen.organisationId, organisationId))
      .orderBy(asc(capabilitiesSeen.cpv)),
    certifications: await tx
      .select()
      .from(certificationsSeen)
      .where(eq(certificationsSeen.organisationId, organisationId))
      .orderBy(asc(certificationsSeen.code)),
    references: await tx
      .select()
      .from(references)
      .where(eq(references.organisationId, organisationId))
      .orderBy(desc(references.year), asc(references.title), asc(references.id)),
  };
}

/** A certification with whose it is. */
export type ExpiringRow = Pick<CertificationRow, 'id' | 'organisationId' | 'code' | 'issuer'> & {
  organisationName: string;
  validUntil: string;
};

/** Certifications of organisations that are the actor's own whose last day is `by` or before, the first to expire first. */
export async function listExpiring(
  tx: Tx,
  filter: { by: string; clusterId?: string | undefined },
  page: { limit: number; after: string[] | null },
): Promise<ExpiringRow[]> {
  const [until, id] = page.after ?? [null, null];
  const rows = await tx.execute<ExpiringRow>(sql`
    select c.id, c.organisation_id as "organisationId", o.name as "organisationName", c.code, c.issuer, c.valid_until as "validUntil"
      from certifications_found(${filter.by}::date, ${filter.clusterId ?? null}::uuid, ${until}::date, ${id}::uuid, ${page.limit + 1}::int) f
     cross join lateral (select * from certifications_seen s where s.id = f.found_id offset 0) c
     cross join lateral (select s.name from organisations_seen s where s.id = c.organisation_id offset 0) o
     order by c.valid_until, c.id`);
  return rows;
}

type PartTable = typeof organisationYears | typeof capabilities | typeof certifications | typeof references;

/** Replaces the whole list of one organisation; an empty list empties it. */
export async function replacePart<T extends PartTable>(
  tx: Tx,
  table: T,
  organisationId: string,
  rows: readonly T['$inferInsert'][],
): Promise<void> {
  await tx.delete(table).where(eq(table.organisationId, organisationId));
  await insertMany(tx, table, rows);
}

/** The tables of the lists by the name that the API gives them. */
export const PART_TABLES = { years: organisationYears, capabilities, certifications, references } as const;
