import { inArray, or, sql } from 'drizzle-orm';
import {
  clusters,
  funding,
  memberships,
  workingGroupMembers,
  workingGroups as workingGroupTable,
} from '../../src/clusters/table.ts';
import { insertMany } from '../../src/db/bulk.ts';
import type { Tx } from '../../src/db/transaction.ts';
import { latestFigures, searchName } from '../../src/organisations/profile.domain.ts';
import {
  capabilities,
  certifications,
  organisationRelations,
  organisations,
  organisationYears,
  references,
  ties,
} from '../../src/organisations/table.ts';
import type { SeedGroup, SeedRelation, SeedTie } from './bonds.ts';
import { NEOPOLIA, type SeedCluster } from './clusters.ts';
import type { SeedOrganisation } from './company.ts';
import { publicMoney } from './money.ts';
import type { PastDeal } from './past-deals.ts';
import { seedId } from './random.ts';

/** Database ids of the seeded clusters by their keys. */
export type ClusterIds = ReadonlyMap<string, string>;

/** Adds the clusters that are not there yet, by name or as a seed of before that somebody renamed, and tells the ids of all. */
export async function writeClusters(tx: Tx, list: readonly SeedCluster[]): Promise<ClusterIds> {
  const seeded = new Map(list.map(({ key }) => [seedId(`cluster ${key}`), key]));
  const names = list.map(({ name }) => name);
  const rows = await tx
    .select({ id: clusters.id, name: clusters.name })
    .from(clusters)
    .where(or(inArray(clusters.id, [...seeded.keys()]), inArray(clusters.name, names)));
  const byKey = new Map(rows.map(({ id }) => [seeded.get(id), id]));
  const byName = new Map(rows.map(({ id, name }) => [name, id]));
  const there = ({ key, name }: SeedCluster): string | undefined => byKey.get(key) ?? byName.get(name);
  const ids = new Map(list.map((one) => [one.key, there(one) ?? seedId(`cluster ${one.key}`)]));
  const missing = list.filter((one) => there(one) === undefined);
  await insertMany(
    tx,
    clusters,
    missing.map(({ key, parent, ...cluster }) => ({
      ...cluster,
      id: ids.get(key)!,
      parentId: parent === null ? null : ids.get(parent)!,
    })),
  );
  return ids;
}

/**
 * Adds the organisations that are not there yet with all that belongs to them. One that is there stays as it is,
 * whatever people have changed of it since.
 * @returns ids of the new ones
 */
export async function writeOrganisations(
  tx: Tx,
  list: readonly SeedOrganisation[],
  clusterIds: ClusterIds,
): Promise<ReadonlySet<string>> {
  const there = await tx.execute<{ id: string }>(
    sql`select id from organisations where id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(list.map((o) => o.id))}::jsonb))`,
  );
  const known = new Set(there.map((row) => row.id));
  const added = list.filter((organisation) => !known.has(organisation.id));
  await insertMany(
    tx,
    organisations,
    added.map((o) => toRow(o, clusterIds)),
  );
  const own = <T>(rowsOf: (o: SeedOrganisation) => readonly T[]): (T & { organisationId: string })[] =>
    added.flatMap((o) => rowsOf(o).map((row) => ({ ...row, organisationId: o.id })));
  await insertMany(
    tx,
    organisationYears,
    own((o) => o.years),
  );
  await insertMany(
    tx,
    capabilities,
    own((o) => o.capabilities),
  );
  await insertMany(
    tx,
    certifications,
    own((o) => o.certifications),
  );
  await insertMany(
    tx,
    memberships,
    own((o) => o.memberships.map(({ cluster, since }) => ({ clusterId: clusterIds.get(cluster)!, since }))),
  );
  return new Set(added.map((o) => o.id));
}

const toRow = (o: SeedOrganisation, clusterIds: ClusterIds): typeof organisations.$inferInsert => ({
  id: o.id,
  name: o.name,
  searchName: searchName(o.name),
  kind: o.kind,
  registrationNumber: o.registrationNumber,
  country: 'FR',
  nuts: o.town.nuts,
  town: o.town.name,
  postalCode: o.town.postalCode,
  lat: o.town.lat,
  lon: o.town.lon,
  website: o.website,
  description: o.description,
  nafCode: o.nafCode,
  canLead: o.canLead,
  version: 1,
  ...latestFigures(o.years),
  // In the order that the trigger on memberships keeps: it then finds nothing to change.
  clusterIds: o.memberships.map(({ cluster }) => clusterIds.get(cluster)!).sort(),
});

/** References from past joint work, for those that are new. */
export async function writeReferences(tx: Tx, deals: readonly PastDeal[], added: ReadonlySet<string>): Promise<void> {
  await insertMany(
    tx,
    references,
    deals.flatMap((deal) =>
      deal.shares
        .filter((share) => added.has(share.organisationId))
        .map(({ organisationId, valueCents }) => ({
          id: seedId(`reference ${deal.title} ${organisationId}`),
          organisationId,
          title: deal.title,
          buyer: deal.buyer,
          cpv: deal.cpv,
          year: deal.year,
          valueCents,
          source: 'declared',
        })),
    ),
  );
}

/** Ties, relations, working groups and public money, where their organisations or clusters are new. */
export async function writeBonds(
  tx: Tx,
  bonds: {
    ties: readonly SeedTie[];
    relations: readonly SeedRelation[];
    groups: readonly SeedGroup[];
    /** Each organisation's first cluster: pairs are its word. */
    homes: ReadonlyMap<string, string>;
  },
  clusterIds: ClusterIds,
  added: ReadonlySet<string>,
): Promise<void> {
  const isNew = (pair: { aId: string; bId: string }) => added.has(pair.aId) && added.has(pair.bId);
  const whose = (pair: { aId: string }) => ({ clusterId: bonds.homes.get(pair.aId) ?? null });
  const spoken = <P extends { aId: string; bId: string }>(pairs: readonly P[]) =>
    pairs.filter(isNew).map((pair) => ({ ...pair, ...whose(pair) }));
  await insertMany(tx, ties, spoken(bonds.ties), { onConflict: 'skip' });
  await insertMany(tx, organisationRelations, spoken(bonds.relations), { onConflict: 'skip' });
  const groups = bonds.groups.filter((group) => group.memberIds.every((id) => added.has(id)));
  await insertMany(
    tx,
    workingGroupTable,
    groups.map(({ id, cluster, name, memberIds }) => ({
      id,
      clusterId: clusterIds.get(cluster)!,
      name,
      leadOrganisationId: memberIds[0]!,
    })),
    { onConflict: 'skip' },
  );
  await insertMany(
    tx,
    workingGroupMembers,
    groups.flatMap(({ id, cluster, memberIds }) =>
      memberIds.map((organisationId) => ({
        id: seedId(`seat ${id} ${organisationId}`),
        workingGroupId: id,
        clusterId: clusterIds.get(cluster)!,
        organisationId,
      })),
    ),
    { onConflict: 'skip' },
  );
  if (added.size === 0) return;
  const neopolia = clusterIds.get(NEOPOLIA)!;
  await insertMany(
    tx,
    funding,
    publicMoney().map((row) => ({ ...row, clusterId: neopolia })),
    { onConflict: 'skip' },
  );
}
