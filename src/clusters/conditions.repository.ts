import { type SQL, sql } from 'drizzle-orm';

/** Clusters whose organisations may be proposed for a tender of this one: itself, and partners that share with it. */
export const proposableClusters = (clusterId: string): SQL => sql`
    select ${clusterId}::uuid as id
    union select cluster_id from partnerships where partner_cluster_id = ${clusterId} and shares_organisations`;

/** That a row of `memberships` lasts on a day (`YYYY-MM-DD`): the first day counts, the one after the last does not. */
export const lastsOn = (memberships: string, day: string): SQL =>
  sql`${sql.raw(`${memberships}.since`)} <= ${day}::date and (${sql.raw(`${memberships}.until`)} is null or ${sql.raw(`${memberships}.until`)} > ${day}::date)`;
