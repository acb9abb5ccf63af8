import type { Database } from '../../db/client.ts';
import { actingAs, inTransaction, type Tx } from '../../db/transaction.ts';
import type { Language } from '../../printing/format.ts';
import { type Actor, systemActor } from '../../shared/actor.ts';
import type { Clock } from '../../shared/clock.ts';
import { dayOf } from '../../shared/day.ts';
import type { KeptFigures } from '../kept.ts';
import { type KpiValues, valuesOf } from '../kpis.service.ts';
import { FIRST_DAY, type Period, periodBefore, periodOf } from '../period.domain.ts';
import { reportScope, type Scope } from '../scope.repository.ts';
import { INDICATOR_WORDS, INDICATORS, type IndicatorId, type Missing, missingText } from './definitions.ts';
import { countGroups, venturesOf } from './network.domain.ts';
import * as repository from './repository.ts';
import type { IndicatorReport } from './schemas.ts';

/** Read as the program once the cluster is known to be the caller's (see kpis.service.ts). */
const REPORTS = systemActor('reports');

/** A value with what is not known of it; null where nothing is. */
export type Measured = { value: number | null; missing: Missing };
export type IndicatorValues = Readonly<Record<IndicatorId, Measured>>;
export type IndicatorService = ReturnType<typeof createIndicatorService>;

/** The indicators of a cluster as a network: computed where the data knows, else with what is missing said. */
export function createIndicatorService(deps: {
  database: Database;
  clock: Clock;
  clusterName: (actor: Actor, id: string) => Promise<string>;
  readerLanguage: (tx: Tx, actor: Actor) => Promise<Language>;
  keptFigures: KeptFigures;
}) {
  const { database, clock, keptFigures } = deps;
  const measured = async (tx: Tx, scope: Scope, period: Period) =>
    indicatorsOf(tx, scope, period, periodBefore(period), await valuesOf(tx, scope, period, await keptFigures(tx)));
  return {
    /** Each indicator with that of the period before, told in `lang`, else as the reader chose. */
    async indicators(
      actor: Actor,
      clusterId: string,
      query: { from?: string; to?: string; lang?: Language },
    ): Promise<IndicatorReport> {
      const period = periodOf(query, dayOf(clock()));
      const earlier = periodBefore(period);
      return inTransaction(database, actor, async (tx) => {
        const scope = await reportScope(tx, actor, clusterId);
        const clusterName = await deps.clusterName(actor, clusterId);
        const language = query.lang ?? (await deps.readerLanguage(tx, actor));
        return actingAs(REPORTS, async () => {
          const now = await measured(tx, scope, period);
          const before = earlier === null ? null : await measured(tx, scope, earlier);
          return {
            clusterId,
            clusterName,
            from: period.from === FIRST_DAY ? null : period.from,
            to: period.to,
            before: earlier,
            asOf: dayOf(clock()),
            language,
            items: INDICATORS.map(({ id, unit }) => ({
              id,
              ...INDICATOR_WORDS[language][id],
              unit,
              value: now[id].value,
              before: before?.[id].value ?? null,
              missing: missingText(now[id].missing, language),
              enterAt: now[id].missing?.place ?? null,
            })),
          };
        });
      });
    },
  };
}

/**
 * All indicators of a period; the caller's right to them was checked.
 * @param earlier what growth is measured against
 * @param figures the key figures of the period
 */
export async function indicatorsOf(
  tx: Tx,
  scope: Scope,
  period: Period,
  earlier: Period | null,
  figures: KpiValues,
): Promise<IndicatorValues> {
  const known = (value: number | null): Measured => ({ value, missing: null });
  const without = await repository.membersWithoutFigures(tx, scope, period.to);
  const ofCompanies = (value: number | null): Measured => ({
    value,
    missing: without.n === 0 ? null : { place: 'companyFigures', ...without },
  });
  return {
    members: known(figures.members),
    jobsRepresented: ofCompanies(figures.jobsRepresented),
    turnoverRepresentedCents: ofCompanies(figures.turnoverRepresentedCents),
    signedCents: known(figures.signedCents),
    fundingCents: { value: figures.fundingCents, missing: figures.fundingCents === 0 ? { place: 'funding' } : null },
    leverage: { value: figures.leverage, missing: figures.fundingCents === 0 ? { place: 'funding' } : null },
    tendersWon: known(figures.tendersWon),
    companiesServed: known(figures.companiesServed),
    ...(await membersOf(tx, scope, period)),
    ...(await growth(tx, scope, period, earlier)),
  };
}

/** Who is there, and what they did together. */
async function membersOf(tx: Tx, scope: Scope, period: Period) {
  const members = await repository.memberStandings(tx, scope, period.to);
  const pairs = await repository.groupPairs(tx, scope);
  const ids = members.map(({ id }) => id);
  const unsaid = members.filter(({ standing }) => standing === null).length;
  const ofStanding = (wanted: 'paying' | 'associate'): Measured => ({
    value: unsaid === members.length ? null : members.filter(({ standing }) => standing === wanted).length,
    missing: unsaid === 0 ? null : { place: 'standings', n: unsaid, of: members.length },
  });
  const ventures = venturesOf(await repository.partsOf(tx, scope, period), new Set(ids));
  const noted = await repository.hasInitiatives(tx, scope);
  const missing: Missing = noted ? null : { place: 'initiatives' };
  return {
    payingMembers: ofStanding('paying'),
    associates: ofStanding('associate'),
    groupsOfCompanies: { value: countGroups(ids, pairs), missing: null },
    activeActors: { value: ventures.activeActors, missing },
    activeSmeShare: { value: ventures.activeSmeShare, missing },
    innovationProjects: { value: noted ? ventures.innovationProjects : null, missing },
    internationalCollaborations: { value: ventures.internationalCollaborations, missing },
    firmsInInitiatives: { value: ventures.firmsInInitiatives, missing },
    firmsInInitiativesSmeShare: { value: ventures.firmsInInitiativesSmeShare, missing },
    interclusterProjects: { value: ventures.interclusterProjects, missing },
  } satisfies Partial<IndicatorValues>;
}

/** How investment, turnover and jobs grew against the period before. */
async function growth(tx: Tx, scope: Scope, period: Period, earlier: Period | null) {
  const investment = await repository.investmentIn(tx, scope, period);
  const before = earlier === null ? null : await repository.investmentIn(tx, scope, earlier);
  const entered = (known: boolean): Missing => (known ? null : { place: 'years' });
  const grown = (now: number, then: number): number | null => (then > 0 ? now / then - 1 : null);
  const facts = earlier === null ? null : await repository.growthOf(tx, scope, period.to, earlier.to);
  const missing: Missing =
    facts === null || facts.unknown === 0 ? null : { place: 'companyFigures', n: facts.unknown, of: facts.members };
  return {
    investmentCents: { value: investment, missing: entered(investment !== null) },
    investmentGrowth: {
      value: investment === null || before === null ? null : grown(investment, before),
      missing: entered(investment !== null && (earlier === null || before !== null)),
    },
    turnoverGrowth: { value: facts && grown(facts.turnoverCents, facts.turnoverCentsBefore), missing },
    jobsGrowth: { value: facts && grown(facts.jobs, facts.jobsBefore), missing },
  } satisfies Partial<IndicatorValues>;
}
