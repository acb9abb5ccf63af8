import { and, asc, eq, gt, or, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import { foldText } from '../shared/text.ts';
import { capabilities, organisations } from './table.ts';

export type OrganisationRow = typeof organisations.$inferSelect;
export type OrganisationFilter = {
  q?: string;
  cpv?: string;
  nuts?: string;
  clusterId?: string;
  kind?: OrganisationRow['kind'];
};

/** Organisations that the actor may see, by folded name then id. `cpv` and `nuts` are prefixes. */
export async function listOrganisations(
  tx: Tx,
  filter: OrganisationFilter,
  page: { limit: number; after: string[] | null },
): Promise<OrganisationRow[]> {
  const conditions: (SQL | undefined)[] = [
    filter.q === undefined
      ? undefined
      : sql`${organisations.searchName} like ${`%${foldText(filter.q).replaceAll(' ', '%')}%`}`,
    filter.nuts === undefined ? undefined : sql`${organisations.nuts} like ${`${filter.nuts}%`}`,
    filter.kind === undefined ? undefined : eq(organisations.kind, filter.kind),
    filter.clusterId === undefined ? undefined : sql`${organisations.clusterIds} @> array[${filter.clusterId}::uuid]`,
    filter.cpv === undefined
      ? undefined
      : sql`exists (select 1 from ${capabilities} where ${capabilities.organisationId} = ${organisations.id} and ${capabilities.cpv} like ${`${filter.cpv.replace(/0+$/, '')}%`})`,
    page.after === null
      ? undefined
      : or(
          gt(organisations.searchName, page.after[0]!),
          and(eq(organisations.searchName, page.after[0]!), gt(organisations.id, page.after[1]!)),
        ),
  ];
  return tx
    .select()
    .from(organisations)
    .where(and(...conditions))
    .orderBy(asc(organisations.searchName), asc(organisations.id))
    .limit(page.limit + 1);
}

export async function findOrganisation(tx: Tx, id: string): Promise<OrganisationRow | null> {
  const [row] = await tx.select().from(organisations).where(eq(organisations.id, id));
  return row ?? null;
}
