import type { Database } from '../db/client.ts';
import { actingAs, inTransaction } from '../db/transaction.ts';
import { type Actor, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { exposureOf } from './exposure.repository.ts';
import { fundingByYear } from './funding.repository.ts';
import { INDICATORS } from './indicators/definitions.ts';
import { indicatorsOf } from './indicators/service.ts';
import type { KeptFigures } from './kept.ts';
import { valuesOf } from './kpis.service.ts';
import { FIRST_DAY } from './period.domain.ts';
import { reportScope } from './scope.repository.ts';
import { sumTurnover } from './turnover.repository.ts';
import { exact } from './turnover.service.ts';
import { FIGURE_UNITS, type FigureName, type YearlyReport } from './yearly/model.ts';
import { answeredTenders, turnoverHistory } from './yearly.repository.ts';

/** Read as the program once the cluster is known to be the caller's (see kpis.service.ts). */
const REPORTS = systemActor('reports');
const SIZE_CLASSES = ['micro', 'small', 'medium', 'large', 'unknown'] as const;
const MAX_ORGANISATIONS = 10_000;

export type YearlyReports = ReturnType<typeof createYearlyReports>;

/** The yearly report of a cluster, as a model that is then written as PDF or HTML. */
export function createYearlyReports(deps: {
  database: Database;
  clock: Clock;
  clusterName: (actor: Actor, id: string) => Promise<string>;
  keptFigures: KeptFigures;
}) {
  const { database, clock, keptFigures } = deps;
  return {
    async report(actor: Actor, clusterId: string, year: number): Promise<YearlyReport> {
      return inTransaction(database, actor, async (tx) => {
        const scope = await reportScope(tx, actor, clusterId);
        const clusterName = await deps.clusterName(actor, clusterId);
        const period = { from: `${year}-01-01`, to: `${year}-12-31` };
        return actingAs(REPORTS, async () => {
          const [earlier, earliest] = [yearBefore(year), yearBefore(year - 1)];
          const figures = await keptFigures(tx);
          const now = await valuesOf(tx, scope, period, figures);
          const before = await valuesOf(tx, scope, earlier, figures);
          const network = await indicatorsOf(tx, scope, period, earlier, now);
          const networkBefore = await indicatorsOf(tx, scope, earlier, earliest, before);
          const by = (dimension: 'sizeClass' | 'sector' | 'organisation') =>
            sumTurnover(tx, { measure: 'signed', period, scope, groupBy: [dimension], limit: MAX_ORGANISATIONS });
          const sizes = await by('sizeClass');
          const { members: exposure } = await exposureOf(tx, figures.count, scope, period, null);
          return {
            clusterName,
            year,
            writtenAt: clock().toISOString(),
            memberCount: now.members ?? 0,
            figures: Object.fromEntries(
              (Object.keys(FIGURE_UNITS) as FigureName[]).map((name) => [
                name,
                { value: now[name], before: before[name] },
              ]),
            ) as YearlyReport['figures'],
            indicators: INDICATORS.map(({ id }) => ({ id, ...network[id], before: networkBefore[id].value })),
            history: await turnoverHistory(tx, scope, period.to),
            funding: await fundingByYear(tx, scope, { from: FIRST_DAY, to: period.to }),
            bySizeClass: SIZE_CLASSES.flatMap((sizeClass) => {
              const cell = sizes.find(({ ids }) => (ids[0] ?? 'unknown') === sizeClass);
              return cell === undefined ? [] : [{ sizeClass, amountCents: exact(BigInt(cell.cents)) }];
            }),
            bySector: (await by('sector')).map((cell) => ({
              sector: cell.keys[0]!,
              amountCents: exact(BigInt(cell.cents)),
            })),
            organisations: (await by('organisation')).map((cell) => ({
              name: cell.keys[0]!,
              amountCents: exact(BigInt(cell.cents)),
              contracts: cell.contracts,
            })),
            tenders: await answeredTenders(tx, scope, period),
            invitationsByMember: exposure.map((member) => member.invitations),
          };
        });
      });
    },
  };
}

const yearBefore = (year: number) => ({ from: `${year - 1}-01-01`, to: `${year - 1}-12-31` });
