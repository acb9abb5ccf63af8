import { type Group, giniOf } from '../charts/gini.ts';
import type { Database } from '../db/client.ts';
import { actingAs, inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { dayOf } from '../shared/day.ts';
import { compareClusters } from './comparison.repository.ts';
import { daysOf, ledgerFacts } from './counts/ledger.ts';
import { type DayFacts, everServed, invitedIn, membersOn } from './counts/members.ts';
import { PLAY } from './counts/play.ts';
import { consortiumFacts, contractFacts, tenderFacts } from './counts/work.ts';
import { FIGURE_WORDS, type KpiName, UNITS } from './definitions.ts';
import { exposureOf } from './exposure.repository.ts';
import { cutExposure, exposurePage } from './exposure-page.ts';
import { fundingByYear } from './funding.repository.ts';
import type { Facts, Needs } from './held/store.ts';
import type { Figures, KeptFigures } from './kept.ts';
import { FIRST_DAY, type Period, periodBefore, periodOf } from './period.domain.ts';
import type { ExposureQuery, ExposureReport, KpiQuery, KpiReport } from './schemas.ts';
import { reportScope, type Scope } from './scope.repository.ts';
import { exact } from './turnover.service.ts';

/**
 * Figures are read as the program once the caller's clusters are known: members that have left count for their time,
 * though their former coordinator no longer sees them.
 */
const REPORTS = systemActor('reports');

export type KpiReports = ReturnType<typeof createKpiReports>;
export type KpiValues = Record<KpiName, number | null>;

/** Key figures of clusters, and who gets a turn. For coordinators and administrators. */
export function createKpiReports(deps: {
  database: Database;
  clock: Clock;
  clusterName: (actor: Actor, id: string) => Promise<string>;
  keptFigures: KeptFigures;
  /** Answers of whole pages, which are larger. */
  keptPages: KeptFigures;
}) {
  const { database, clock, keptFigures, keptPages } = deps;
  const frame = async (actor: Actor, query: { clusterId?: string; from?: string; to?: string }, period: Period) => ({
    clusterId: query.clusterId ?? null,
    clusterName: query.clusterId === undefined ? null : await deps.clusterName(actor, query.clusterId),
    from: period.from === FIRST_DAY ? null : period.from,
    to: period.to,
    asOf: dayOf(clock()),
  });

  return {
    /** Each figure with that of the period before and what it means. */
    async kpis(actor: Actor, query: KpiQuery): Promise<KpiReport> {
      const period = periodOf(query, dayOf(clock()));
      const earlier = periodBefore(period);
      return inTransaction(database, actor, async (tx) => {
        const scope = await reportScope(tx, actor, query.clusterId);
        const head = await frame(actor, query, period);
        return actingAs(REPORTS, async () => {
          const figures = await keptFigures(tx);
          const now = await valuesOf(tx, scope, period, figures);
          const before = earlier === null ? null : await valuesOf(tx, scope, earlier, figures);
          return {
            ...head,
            before: earlier,
            figures: figuresOf(now, before, FIGURE_WORDS[query.lang ?? 'en']),
            membersBySizeClass: now.sizes.map((row) => ({ ...row, share: ratio(row.members, now.members ?? 0) ?? 0 })),
            comparison: query.compare === 'clusters' ? await compareClusters(tx, period) : null,
          };
        });
      });
    },

    /**
     * How proposals, invitations and contracts are spread over the members: a page of them, most often in play first, or
     * (`whole`, for tables and charts) all. The spread is that of all.
     */
    async exposure(actor: Actor, query: ExposureQuery, { whole = false } = {}): Promise<ExposureReport> {
      const period = periodOf(query, dayOf(clock()));
      const page = exposurePage(query);
      return inTransaction(database, actor, async (tx) => {
        const scope = await reportScope(tx, actor, query.clusterId);
        const head = await frame(actor, query, period);
        const { members, played, all } = await actingAs(REPORTS, async () => {
          const [figures, { kept, count }] = [await keptFigures(tx), await keptPages(tx)];
          const read = () => exposureOf(tx, count, scope, period, whole ? null : page);
          // All members of a country at once are not kept: they are many megabytes, and asked for to be kept elsewhere.
          const what = JSON.stringify([period, page]);
          const found = whole ? await read() : await kept(['memberships', 'organisations', ...PLAY], what, scope, read);
          return { ...found, all: (await membersOf(scope, period, figures)).all };
        });
        const { items, nextCursor } = whole ? { items: members, nextCursor: null } : cutExposure(members, page);
        return {
          ...head,
          spread: {
            proposals: spreadOf(withRest(all, played.proposals)),
            invitations: spreadOf(withRest(all, played.invitations)),
            contracts: spreadOf(withRest(all, played.contracts)),
          },
          members: items,
          nextCursor,
        };
      });
    },
  };
}

/** What is known of the members of the last day of a period. */
const membersOf = (scope: Scope, { to }: Period, { kept, count }: Figures): Promise<DayFacts> =>
  kept(['memberships', 'organisations'], `members ${to}`, scope, () =>
    count(scope, { memberships: true }, (facts) => membersOn(facts, to)),
  );

/** What the figures of any period are made of, but days within a year. */
const MADE_OF: Needs = {
  memberships: true,
  ledger: { days: [] },
  work: ['tenders', 'contracts', 'agreed', 'invitations'],
};

/** All figures of a period; the caller's right to them was checked. */
export async function valuesOf(
  tx: Tx,
  scope: Scope,
  period: Period,
  figures: Figures,
): Promise<KpiValues & { sizes: DayFacts['sizes'] }> {
  const of = <T>(
    subjects: Parameters<Figures['kept']>[0],
    needs: Needs,
    count: (facts: Facts, period: Period) => T,
  ): Promise<T> =>
    figures.kept(subjects, `${count.name} ${period.from} ${period.to}`, scope, () =>
      figures.count(scope, needs, (facts) => count(facts, period)),
    );
  // Read at once, so that the database works on while this process takes in what is there; the rest is then held.
  await figures.count(scope, MADE_OF, () => undefined);
  const ledger = await of(['ledger'], { ledger: { days: daysOf(period) } }, ledgerFacts);
  const known = await membersOf(scope, period, figures);
  const untilThen = { memberships: true, ledger: { days: daysOf({ from: FIRST_DAY, to: period.to }) } } as const;
  const served = await of(['memberships', 'organisations', 'ledger'], untilThen, everServed);
  const invited = await of(['memberships', 'invitations'], { memberships: true, work: ['invitations'] }, invitedIn);
  const members = known.companies;
  const tenders = await of(['tenders'], { work: ['tenders'] }, tenderFacts);
  const contracts = await of(['contracts'], { work: ['contracts'] }, contractFacts);
  const making = ['agreed', 'invitations'] as const;
  const consortia = await of(making, { work: making }, consortiumFacts);
  const funding = (await fundingByYear(tx, scope, period)).reduce((sum, row) => sum + row.amountCents, 0);
  const signed = exact(BigInt(ledger.signed));
  return {
    signedCents: signed,
    invoicedCents: exact(BigInt(ledger.invoiced)),
    paidCents: exact(BigInt(ledger.paid)),
    fundingCents: funding,
    leverage: ratio(signed, funding),
    tendersAnswered: tenders.answered,
    tendersWon: tenders.won,
    successRate: ratio(tenders.won, tenders.decided),
    companiesServed: ledger.served,
    companiesNeverServed: members - served,
    members,
    servedShare: ratio(ledger.served, members),
    contractsSigned: contracts.signed,
    turnoverPerTenderCents: rounded(ratio(Number(ledger.tenderCents), ledger.tenders)),
    turnoverPerCompanyCents: rounded(ratio(signed, ledger.served)),
    medianConsortiumSize: contracts.medianMembers,
    smeShare: ratio(Number(ledger.smeCents), Number(ledger.classedCents)),
    exposureGini: known.all === 0 ? null : giniOf(withRest(known.all, invited)),
    daysToConsortium: consortia.daysToAgreement,
    refusalRate: ratio(consortia.declined, consortia.answered),
    turnoverRepresentedCents: known.turnoverCents,
    jobsRepresented: known.jobs,
    sizes: known.sizes,
  };
}

function figuresOf(now: KpiValues, before: KpiValues | null, words: (typeof FIGURE_WORDS)['en']): KpiReport['figures'] {
  const names = Object.keys(UNITS) as KpiName[];
  return Object.fromEntries(
    names.map((name) => {
      const earlier = before?.[name] ?? null;
      const value = now[name];
      return [
        name,
        {
          value,
          before: earlier,
          growth: value === null || earlier === null || earlier <= 0 ? null : (value - earlier) / earlier,
          unit: UNITS[name],
          definition: words[name].definition,
        },
      ];
    }),
  ) as KpiReport['figures'];
}

/** With the members to whom nothing happened, of `all`. */
function withRest(all: number, groups: readonly Group[]): Group[] {
  const rest = all - groups.reduce((sum, { members }) => sum + members, 0);
  return rest > 0 ? [{ value: 0, members: rest }, ...groups] : [...groups];
}

function spreadOf(groups: readonly Group[]): ExposureReport['spread']['proposals'] {
  const total = groups.reduce((sum, { value, members }) => sum + value * members, 0);
  const members = groups.reduce((sum, group) => sum + group.members, 0);
  return {
    total,
    evenShare: members === 0 ? 0 : total / members,
    gini: giniOf(groups),
    without: groups.reduce((sum, { value, members: so }) => (value === 0 ? sum + so : sum), 0),
  };
}

const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value));
