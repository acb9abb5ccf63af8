import type { Database } from '../db/client.ts';
import type { Tx } from '../db/transaction.ts';
import type { Language } from '../printing/format.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { createIndicatorService } from './indicators/service.ts';
import { createKpiReports } from './kpis.service.ts';
import { createMemberDays } from './member-days.ts';
import { createTurnoverReports } from './turnover.service.ts';
import { createYearlyReports } from './yearly.service.ts';

/** The reports: turnover, key figures, the yearly report of a cluster. */
export function buildReports(deps: {
  database: Database;
  clock: Clock;
  clusterName: (actor: Actor, id: string) => Promise<string>;
  readerLanguage: (tx: Tx, actor: Actor) => Promise<Language>;
}) {
  const memberDays = createMemberDays();
  return {
    turnover: createTurnoverReports(deps),
    kpis: createKpiReports({ ...deps, memberDays }),
    yearly: createYearlyReports({ ...deps, memberDays }),
    indicators: createIndicatorService({ ...deps, memberDays }),
  };
}
