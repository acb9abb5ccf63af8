import { and, asc, desc, eq, lte, sql } from 'drizzle-orm';
import { insertMany } from '../db/bulk.ts';
import type { Tx } from '../db/transaction.ts';
import {
  capabilities,
  capabilitiesSeen,
  certifications,
  certificationsSeen,
  organisations,
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

/** Certifications that the actor may see whose last day is `by` or before, the first to expire first. */
export async function listExpiring(
  tx: Tx,
  filter: { by: string; clusterId?: string | undefined },
  page: { limit: number; after: string[] | null },
): Promise<ExpiringRow[]> {
  const rows = await tx
    .select({
      id: certifications.id,
      organisationId: certifications.organisationId,
      organisationName: organisations.name,
      code: certifications.code,
      issuer: certifications.issuer,
      validUntil: certifications.validUntil,
    })
    .from(certifications)
    .innerJoin(organisations, eq(organisations.id, certifications.organisationId))
    .where(
      and(
        lte(certifications.validUntil, filter.by),
        filter.clusterId === undefined
          ? undefined
          : sql`${organisations.clusterIds} @> array[${filter.clusterId}::uuid]`,
        page.after === null
          ? undefined
          : sql`(${certifications.validUntil}::text, ${certifications.id}) > (${page.after[0]}, ${page.after[1]}::uuid)`,
      ),
    )
    .orderBy(asc(certifications.validUntil), asc(certifications.id))
    .limit(page.limit + 1);
  return rows as ExpiringRow[];
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
