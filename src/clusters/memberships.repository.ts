import { and, asc, eq, gt, isNull, or, type SQL, sql } from 'drizzle-orm';
import { insertMany } from '../db/bulk.ts';
import type { Tx } from '../db/transaction.ts';
import { organisations, organisationsSeen } from '../organisations/table.ts';
import { memberships } from './table.ts';

type PageOf = { limit: number; after: string[] | null };
export type MembershipRow = typeof memberships.$inferSelect & { organisationName: string };

const membershipColumns = {
  id: memberships.id,
  clusterId: memberships.clusterId,
  organisationId: memberships.organisationId,
  since: memberships.since,
  until: memberships.until,
  standing: memberships.standing,
  createdAt: memberships.createdAt,
  organisationName: organisationsSeen.name,
};

/** Memberships of a cluster that the actor may see, by the organisation's name; `onDay` keeps those that last then. */
export async function listMemberships(
  tx: Tx,
  clusterId: string,
  filter: { organisationId?: string | undefined; onDay?: string | undefined },
  page: PageOf,
): Promise<(MembershipRow & { searchName: string })[]> {
  const conditions: (SQL | undefined)[] = [
    eq(memberships.clusterId, clusterId),
    filter.organisationId === undefined ? undefined : eq(memberships.organisationId, filter.organisationId),
    filter.onDay === undefined ? undefined : lasts(filter.onDay),
    page.after === null
      ? undefined
      : sql`(${organisationsSeen.searchName}, ${memberships.id}) > (${page.after[0]}, ${page.after[1]}::uuid)`,
  ];
  return tx
    .select({ ...membershipColumns, searchName: organisationsSeen.searchName })
    .from(memberships)
    .crossJoinLateral(
      // Each membership asks for its own organisation: joined, the view would be read whole.
      tx
        .select({ name: organisationsSeen.name, searchName: organisationsSeen.searchName })
        .from(organisationsSeen)
        .where(eq(organisationsSeen.id, memberships.organisationId))
        .limit(1)
        .as('organisations_seen'),
    )
    .where(and(...conditions))
    .orderBy(asc(organisationsSeen.searchName), asc(memberships.id))
    .limit(page.limit + 1);
}

const lasts = (day: string): SQL | undefined => or(isNull(memberships.until), gt(memberships.until, day));

export async function findMembership(tx: Tx, clusterId: string, id: string): Promise<MembershipRow | null> {
  const [row] = await tx
    .select(membershipColumns)
    .from(memberships)
    .innerJoin(organisationsSeen, eq(organisationsSeen.id, memberships.organisationId))
    .where(and(eq(memberships.clusterId, clusterId), eq(memberships.id, id)));
  return row ?? null;
}

/** Whether the organisation is in the cluster on that day or will be: a second membership would overlap. */
export async function isMemberOn(tx: Tx, clusterId: string, organisationId: string, day: string): Promise<boolean> {
  const rows = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(and(eq(memberships.clusterId, clusterId), eq(memberships.organisationId, organisationId), lasts(day)))
    .limit(1);
  return rows.length > 0;
}

export async function insertMembership(tx: Tx, membership: typeof memberships.$inferInsert): Promise<string> {
  const [row] = await tx.insert(memberships).values(membership).returning({ id: memberships.id });
  return row!.id;
}

export async function insertMemberships(tx: Tx, rows: readonly (typeof memberships.$inferInsert)[]): Promise<void> {
  await insertMany(tx, memberships, rows);
}

/** The id of a membership of that organisation that ends on that day, or null. */
export async function findEndingOn(
  tx: Tx,
  clusterId: string,
  organisationId: string,
  day: string,
): Promise<string | null> {
  const [row] = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(
      and(
        eq(memberships.clusterId, clusterId),
        eq(memberships.organisationId, organisationId),
        eq(memberships.until, day),
      ),
    );
  return row?.id ?? null;
}

/** Whether the organisation has a membership in the cluster that began after that day. */
export async function hasLaterMembership(
  tx: Tx,
  clusterId: string,
  organisationId: string,
  since: string,
): Promise<boolean> {
  const rows = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(
      and(
        eq(memberships.clusterId, clusterId),
        eq(memberships.organisationId, organisationId),
        gt(memberships.since, since),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** Brings the organisation's own list of clusters in line with the memberships of today. */
export async function refreshClusters(tx: Tx, organisationId: string): Promise<void> {
  await tx.execute(sql`update organisations set cluster_ids = clusters_today(id)
    where id = ${organisationId}::uuid and cluster_ids <> clusters_today(id)`);
}

export async function setMembershipEnd(tx: Tx, id: string, until: string | null): Promise<void> {
  await tx.update(memberships).set({ until }).where(eq(memberships.id, id));
}

/** Clusters of an organisation that the actor may see; null when it may not. */
export async function clustersOfOrganisation(tx: Tx, organisationId: string): Promise<string[] | null> {
  const [row] = await tx
    .select({ clusterIds: organisations.clusterIds })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  return row?.clusterIds ?? null;
}

/** Membership in a list of any length, as one parameter. */
const among = (column: typeof memberships.organisationId, ids: readonly string[]): SQL =>
  sql`${column} in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`;

/** Of these organisations, those that are in the cluster on that day. */
export async function membersAmong(tx: Tx, clusterId: string, ids: readonly string[], day: string): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectDistinct({ id: memberships.organisationId })
    .from(memberships)
    .where(and(eq(memberships.clusterId, clusterId), among(memberships.organisationId, ids), lasts(day)));
  return rows.map((row) => row.id);
}

/** Says of memberships that last on that day whether they pay; returns how many changed. */
export async function setStandings(
  tx: Tx,
  clusterId: string,
  said: readonly { organisationId: string; standing: MembershipRow['standing'] }[],
  day: string,
): Promise<number> {
  const rows = await tx.execute(sql`
    update memberships m set standing = s.standing
      from jsonb_to_recordset(${JSON.stringify(said)}::jsonb) as s ("organisationId" uuid, standing text)
     where m.cluster_id = ${clusterId}::uuid and m.organisation_id = s."organisationId"
       and m.since <= ${day}::date and (m.until is null or m.until > ${day}::date)
       and m.standing is distinct from s.standing returning m.id`);
  return rows.length;
}
