import { like } from 'drizzle-orm';
import { findCluster } from '../src/clusters/repository.ts';
import type { Award } from '../src/contracts/draft.ts';
import { createContractService } from '../src/contracts/service.ts';
import { contracts as contractTable } from '../src/contracts/table.ts';
import { insertMany } from '../src/db/bulk.ts';
import type { Database } from '../src/db/client.ts';
import type { Tx } from '../src/db/transaction.ts';
import { createLedgerBook } from '../src/ledger/book.ts';
import { findPartyFacts } from '../src/organisations/repository.ts';
import { systemActor } from '../src/shared/actor.ts';
import { systemClock } from '../src/shared/clock.ts';
import { addDays } from '../src/shared/day.ts';
import { splitExactly, WHOLE_BP } from '../src/shared/money.ts';
import { lots, tenders } from '../src/tenders/table.ts';
import type { SeedOrganisation } from './network/company.ts';
import { PAST_TURNOVER_CENTS, type PastDeal } from './network/past-deals.ts';
import { randomFrom, seedId } from './network/random.ts';
import type { ClusterIds } from './network/write.ts';

/** Direct collaborative business from 1999 to July 2018: 33 M€ (SOURCE.md). */
export const HISTORY_CENTS = 3_300_000_000;
const FIRST_YEAR = 1999;
/** From 2015 on each contract has its tender; before, the books only tell of business. */
const LAST_OLD_YEAR = 2014;
const HISTORY = systemActor('seeds');

/** One contract of the history, before it is written. */
type Chapter = { reference: string; cluster: string; deal: PastDeal; tenderId: string | null };

/**
 * Writes what Neopolia's members won together into contracts and ledger: 33 M€ since 1999, of which 22.7 M€ over 26
 * tenders from 2015 to July 2018. What is there already stays; a second run writes nothing.
 * @returns how many contracts are new
 */
export async function seedHistory(
  database: Database,
  tx: Tx,
  network: { neopolia: readonly SeedOrganisation[]; deals: readonly PastDeal[] },
  clusterIds: ClusterIds,
): Promise<number> {
  const books = openBooks(database);
  const chapters = [...oldBusiness(network), ...recentBusiness(network.deals)];
  const there = new Set(
    (
      await tx
        .select({ reference: contractTable.reference })
        .from(contractTable)
        .where(like(contractTable.reference, 'NEO-%'))
    ).map((row) => row.reference),
  );
  const missing = chapters.filter((chapter) => !there.has(chapter.reference));
  await writeTenders(tx, missing, clusterIds);
  for (const chapter of missing) await books.write(tx, chapter, clusterIds.get(chapter.cluster)!);
  return missing.length;
}

/** Contracts and ledger as the program has them, so that the history obeys the same rules. */
function openBooks(database: Database) {
  const clock = systemClock;
  const book = createLedgerBook({ clock });
  const contracts = createContractService({
    database,
    clock,
    book,
    partyFacts: findPartyFacts,
    broughtBy: async () => new Map(),
    sectorsOf: async (tx, id) => (await findCluster(tx, id))?.sectors ?? [],
    loadTender: () => Promise.reject(new Error('the history loads no tender')),
    consortiumForContract: () => Promise.reject(new Error('the history has no consortium')),
    standstillOf: async () => null,
    noteContract: () => Promise.reject(new Error('the history has no consortium')),
    runOf: () => Promise.reject(new Error('the history has no match run')),
  });
  return {
    /** Signed on its day; invoiced half a year later, paid two months after that. */
    async write(tx: Tx, { reference, deal, tenderId }: Chapter, clusterId: string): Promise<void> {
      const award: Award = {
        clusterId,
        tenderId,
        consortiumId: null,
        reference,
        title: deal.title,
        buyerName: deal.buyer,
        buyerPrivate: true,
        valueCents: deal.valueCents,
        signedOn: deal.signedOn,
        startsOn: deal.signedOn,
        endsOn: addDays(deal.signedOn, 365),
        lots: tenderId === null ? [] : [{ lotId: lotId(tenderId), label: deal.title }],
        members: deal.shares.map(({ organisationId, shareBp }, i) => ({
          organisationId,
          shareBp,
          role: i === 0 ? 'mandataire' : 'cotraitant',
        })),
      };
      const { id } = await contracts.createFromAward(tx, HISTORY, award);
      const contract = await contracts.forPosting(tx, HISTORY, id);
      const entry = { amountCents: deal.valueCents, reference: '1' };
      await book.post(tx, HISTORY, [
        { contract, entry: { ...entry, measure: 'invoiced', occurredOn: addDays(deal.signedOn, 182) } },
        { contract, entry: { ...entry, measure: 'paid', occurredOn: addDays(deal.signedOn, 243) } },
      ]);
    },
  };
}

const recentBusiness = (deals: readonly PastDeal[]): Chapter[] =>
  deals.map((deal, i) => ({
    reference: `NEO-${deal.year}-${String(i + 1).padStart(2, '0')}`,
    cluster: deal.cluster,
    deal,
    tenderId: seedId(`past tender ${i}`),
  }));

/** Two contracts a year from 1999 to 2014, by companies that won again later. */
function oldBusiness(network: { neopolia: readonly SeedOrganisation[]; deals: readonly PastDeal[] }): Chapter[] {
  const random = randomFrom('old business');
  const winners = new Set(network.deals.flatMap((deal) => deal.shares.map((share) => share.organisationId)));
  const veterans = network.neopolia
    .filter((company) => winners.has(company.id))
    .sort((a, b) => sinceOf(a).localeCompare(sinceOf(b)));
  const years = Array.from({ length: 2 * (LAST_OLD_YEAR - FIRST_YEAR + 1) }, (_, i) => FIRST_YEAR + Math.floor(i / 2));
  const values = splitExactly(
    HISTORY_CENTS - PAST_TURNOVER_CENTS,
    years.map((year) => 20 + (year - FIRST_YEAR) * 4 + random.int(0, 20)),
  );
  return years.map((year, i) => {
    const signedOn = `${year}-${i % 2 === 0 ? '04' : '10'}-15`;
    const members = veterans.filter((company) => sinceOf(company) <= signedOn);
    const team = random.sample(members.length >= 2 ? members : veterans.slice(0, 2), random.int(2, 4));
    const shares = splitExactly(
      WHOLE_BP,
      team.map(() => random.int(10, 40)),
    );
    const parts = splitExactly(values[i]!, shares);
    return {
      reference: `NEO-${year}-${i % 2 === 0 ? 'A' : 'B'}`,
      cluster: team[0]!.memberships[1]!.cluster,
      tenderId: null,
      deal: {
        title: `Affaire collective ${year}, ${i % 2 === 0 ? 'printemps' : 'automne'}`,
        buyer: 'Donneur d’ordres industriel',
        year,
        signedOn,
        cluster: team[0]!.memberships[1]!.cluster,
        cpv: team[0]!.capabilities[0]!.cpv,
        valueCents: values[i]!,
        shares: team.map((company, n) => ({ organisationId: company.id, shareBp: shares[n]!, valueCents: parts[n]! })),
      },
    };
  });
}

const sinceOf = (company: SeedOrganisation): string => company.memberships[0]!.since;
const lotId = (tenderId: string): string => seedId(`lot of ${tenderId}`);

/** The tenders of the recent business, long awarded. */
async function writeTenders(tx: Tx, chapters: readonly Chapter[], clusterIds: ClusterIds): Promise<void> {
  const won = chapters.flatMap((chapter) => (chapter.tenderId === null ? [] : [{ ...chapter, id: chapter.tenderId }]));
  const at = (day: string, days: number): Date => new Date(`${addDays(day, days)}T11:00:00Z`);
  await insertMany(
    tx,
    tenders,
    won.map(({ id, cluster, deal }) => ({
      id,
      clusterId: clusterIds.get(cluster)!,
      state: 'awarded' as const,
      title: deal.title,
      buyerName: deal.buyer,
      buyerPrivate: true,
      publishedAt: at(deal.signedOn, -150),
      createdAt: at(deal.signedOn, -160),
      updatedAt: at(deal.signedOn, 0),
    })),
  );
  await insertMany(
    tx,
    lots,
    won.map(({ id, deal }) => ({
      id: lotId(id),
      tenderId: id,
      externalId: 'LOT-0001',
      position: 0,
      title: deal.title,
      cpvMain: deal.cpv,
      estimatedCents: deal.valueCents,
      currency: 'EUR',
      deadline: at(deal.signedOn, -30),
    })),
  );
}
