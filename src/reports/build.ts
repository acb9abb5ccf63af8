import type { Database } from '../db/client.ts';
import type { Tx } from '../db/transaction.ts';
import type { Language } from '../printing/format.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { readAhead } from './held/ahead.ts';
import { createHeld } from './held/held.ts';
import { createIndicatorService } from './indicators/service.ts';
import { createKeptFigures } from './kept.ts';
import { createKpiReports } from './kpis.service.ts';
import { createTurnoverReports } from './turnover.service.ts';
import { createYearlyReports } from './yearly.service.ts';

/** Some hundred bytes each; a page of exposure has a thousand members, some 300 kB. */
const FIGURES_KEPT = 3_000;
const PAGES_KEPT = 20;

/** The reports: turnover, key figures, the yearly report of a cluster. */
export function buildReports(deps: {
  database: Database;
  clock: Clock;
  clusterName: (actor: Actor, id: string) => Promise<string>;
  readerLanguage: (tx: Tx, actor: Actor) => Promise<Language>;
}) {
  const held = createHeld();
  const keptFigures = createKeptFigures(held, FIGURES_KEPT);
  const keptPages = createKeptFigures(held, PAGES_KEPT);
  return {
    /** Reads ahead what figures are made of, as long as `going` says so: the first report of a process would wait for it. */
    readAhead: (going: () => boolean) => readAhead(deps.database, held, going),
    turnover: createTurnoverReports(deps),
    kpis: createKpiReports({ ...deps, keptFigures, keptPages }),
    yearly: createYearlyReports({ ...deps, keptFigures }),
    indicators: createIndicatorService({ ...deps, keptFigures }),
  };
}
