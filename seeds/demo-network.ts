import { recordAudit } from '../src/audit/record.ts';
import type { Config } from '../src/config.ts';
import type { Database } from '../src/db/client.ts';
import { inTransaction } from '../src/db/transaction.ts';
import { systemActor } from '../src/shared/actor.ts';
import { seedHistory } from './history.ts';
import { companiesAtScale } from './network/at-scale.ts';
import { acquaintances, relationsOf, tiesOf, workingGroups } from './network/bonds.ts';
import { CLUSTERS, LIMOUSIN, NEOPOLIA } from './network/clusters.ts';
import type { SeedOrganisation } from './network/company.ts';
import { writeEquipment } from './network/equipment.ts';
import { writeGroups } from './network/groups.ts';
import { writeInitiatives } from './network/initiatives.ts';
import { limousinOrganisations, neighbouringOrganisations } from './network/neighbours.ts';
import { neopoliaCompanies } from './network/neopolia.ts';
import { type PastDeal, pastDeals } from './network/past-deals.ts';
import { writeBonds, writeClusters, writeOrganisations, writeReferences } from './network/write.ts';
import { type DemoLogin, demoLogins, writePeople } from './people.ts';

const SEEDS = systemActor('seeds');
/** Organisations in one transaction of a large seed. */
const BATCH = 2_500;

/** What the seeds made or found. */
export type SeedSummary = {
  /** Ids by key: `neopolia`, `neopolia-nuclear`, `limousin`, `france-clusters` … */
  clusterIds: ReadonlyMap<string, string>;
  organisations: number;
  /** How many of them are new; none at a second run. */
  added: number;
  /** New contracts of the past, with their entries in the ledger. */
  contracts: number;
  logins: readonly DemoLogin[];
};

/** The demo's network, without a database: the same at every call. */
export type DemoNetwork = {
  neopolia: readonly SeedOrganisation[];
  limousin: readonly SeedOrganisation[];
  neighbours: readonly SeedOrganisation[];
  /** Tenders that companies of Neopolia won together. */
  deals: readonly PastDeal[];
};

export function demoNetwork(): DemoNetwork {
  const taken = new Set<string>();
  const neopolia = neopoliaCompanies(1_000, taken);
  const limousin = limousinOrganisations(2_000, taken);
  const neighbours = neighbouringOrganisations(3_000, taken);
  return { neopolia, limousin, neighbours, deals: pastDeals(neopolia) };
}

/**
 * Loads the demo's network and its logins. What is there already stays as it is, so a second run changes nothing.
 * @param options.organisations how many organisations there shall be in all; the network's own are the least
 * @param options.onProgress told after each batch of the further ones
 * @throws RangeError in production
 */
export async function seedDemo(
  { database, config }: { database: Database; config: Pick<Config, 'production' | 'DEMO_PASSWORD'> },
  options: { organisations?: number; onProgress?: (done: number, total: number) => void } = {},
): Promise<SeedSummary> {
  if (config.production) throw new RangeError('the demo seeds are never loaded in production: NODE_ENV is production');
  const network = demoNetwork();
  const organisations = [...network.neopolia, ...network.limousin, ...network.neighbours];
  const summary = await inTransaction(database, SEEDS, async (tx) => {
    const clusterIds = await writeClusters(tx, CLUSTERS);
    const added = await writeOrganisations(tx, organisations, clusterIds);
    await writeReferences(tx, network.deals, added);
    const chapters = await seedHistory(database, tx, network, clusterIds);
    const bonds = {
      ties: acquaintances(network.neopolia, tiesOf(network.deals)),
      relations: relationsOf(organisations),
      groups: workingGroups(CLUSTERS, organisations),
    };
    const homes = new Map(
      organisations.map(({ id, memberships: [home] }) => [id, clusterIds.get(home?.cluster ?? '') ?? '']),
    );
    await writeBonds(tx, { ...bonds, homes }, clusterIds, added);
    await writeGroups(tx, clusterIds.get(LIMOUSIN)!, bonds.groups, network.limousin, new Date());
    await writeInitiatives(tx, clusterIds, network, new Date());
    const pool = demoMember(network.neopolia).memberships[0]!.cluster;
    const users = network.neopolia.filter(({ memberships }) => memberships.some(({ cluster }) => cluster === pool));
    await writeEquipment(tx, clusterIds.get(pool)!, users, new Date());
    const six = CLUSTERS.filter(({ key, parent }) => key === NEOPOLIA || parent === NEOPOLIA);
    const logins = demoLogins(
      six.map(({ key }) => clusterIds.get(key)!),
      demoMember(network.neopolia).id,
    );
    await writePeople(tx, logins, config.DEMO_PASSWORD);
    if (added.size > 0) {
      await recordAudit(
        tx,
        SEEDS,
        ...[NEOPOLIA, LIMOUSIN].map((key) => ({
          action: 'cluster.seeded',
          entity: 'cluster',
          entityId: clusterIds.get(key)!,
          clusterId: clusterIds.get(key)!,
          payload: { organisations: organisations.length },
        })),
      );
    }
    return { clusterIds, organisations: organisations.length, added: added.size, contracts: chapters, logins };
  });
  const further = Math.max(0, (options.organisations ?? 0) - summary.organisations);
  let done = 0;
  let addedAtScale = 0;
  for (const batch of companiesAtScale(further, 100_000, BATCH)) {
    const added = await inTransaction(database, SEEDS, (tx) => writeOrganisations(tx, batch, summary.clusterIds));
    addedAtScale += added.size;
    done += batch.length;
    options.onProgress?.(done, further);
  }
  return { ...summary, organisations: summary.organisations + done, added: summary.added + addedAtScale };
}

/** The company that `member@demo.example` speaks for: a small one that the demo's tender needs. */
function demoMember(companies: readonly SeedOrganisation[]): SeedOrganisation {
  const found = companies.find((c) => c.trade === 'solar' && c.years[0]!.headcount >= 10 && c.years[0]!.headcount < 50);
  return found ?? companies[0]!;
}
