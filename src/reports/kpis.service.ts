import { gini } from '../charts/gini.ts';
import type { Database } from '../db/client.ts';
import { actingAs, inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { dayOf } from '../shared/day.ts';
import { compareClusters } from './comparison.repository.ts';
import { FIGURE_WORDS, type KpiName, UNITS } from './definitions.ts';
import { exposureOf, invitationsOf } from './exposure.repository.ts';
import * as repository from './kpis.repository.ts';
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
}) {
  const { database, clock } = deps;
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
          const now = await valuesOf(tx, scope, period);
          const before = earlier === null ? null : await valuesOf(tx, scope, earlier);
          return {
            ...head,
            before: earlier,
            figures: figuresOf(now, before, FIGURE_WORDS[query.lang ?? 'en']),
            membersBySizeClass: (await repository.memberSizes(tx, scope, period.to)).map((row) => ({
              ...row,
              share: ratio(row.members, now.members ?? 0) ?? 0,
            })),
            comparison: query.compare === 'clusters' ? await compareClusters(tx, period) : null,
          };
        });
      });
    },

    /** How proposals, invitations and contracts are spread over the members. */
    async exposure(actor: Actor, query: ExposureQuery): Promise<ExposureReport> {
      const period = periodOf(query, dayOf(clock()));
      return inTransaction(database, actor, async (tx) => {
        const scope = await reportScope(tx, actor, query.clusterId);
        const head = await frame(actor, query, period);
        const members = await actingAs(REPORTS, () => exposureOf(tx, scope, period));
        return {
          ...head,
          spread: {
            proposals: spreadOf(members.map((m) => m.proposals)),
            invitations: spreadOf(members.map((m) => m.invitations)),
            contracts: spreadOf(members.map((m) => m.contracts)),
          },
          members,
          nextCursor: null,
        };
      });
    },
  };
}

/** All figures of a period; the caller's right to them was checked. */
export async function valuesOf(tx: Tx, scope: Scope, period: Period): Promise<KpiValues> {
  const ledger = await repository.ledgerFacts(tx, scope, period);
  const { members, neverServed } = await repository.memberFacts(tx, scope, period.to);
  const tenders = await repository.tenderFacts(tx, scope, period);
  const contracts = await repository.contractFacts(tx, scope, period);
  const consortia = await repository.consortiumFacts(tx, scope, period);
  const represented = await repository.representedOn(tx, scope, period.to);
  const funding = (await repository.fundingByYear(tx, scope, period)).reduce((sum, row) => sum + row.amountCents, 0);
  const invitations = await invitationsOf(tx, scope, period);
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
    companiesNeverServed: neverServed,
    members,
    servedShare: ratio(ledger.served, members),
    contractsSigned: contracts.signed,
    turnoverPerTenderCents: rounded(ratio(Number(ledger.tenderCents), ledger.tenders)),
    turnoverPerCompanyCents: rounded(ratio(signed, ledger.served)),
    medianConsortiumSize: contracts.medianMembers,
    smeShare: ratio(Number(ledger.smeCents), Number(ledger.classedCents)),
    exposureGini: invitations.length === 0 ? null : gini(invitations),
    daysToConsortium: consortia.daysToAgreement,
    refusalRate: ratio(consortia.declined, consortia.answered),
    turnoverRepresentedCents: represented.turnoverCents,
    jobsRepresented: represented.jobs,
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

function spreadOf(values: readonly number[]): ExposureReport['spread']['proposals'] {
  const total = values.reduce((a, b) => a + b, 0);
  return {
    total,
    evenShare: values.length === 0 ? 0 : total / values.length,
    gini: gini(values),
    without: values.filter((value) => value === 0).length,
  };
}

const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value));
