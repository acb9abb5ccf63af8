import type { MatchingPolicy } from '../clusters/service.ts';
import type { Database } from '../db/client.ts';
import type { Tx } from '../db/transaction.ts';
import type { LotEquipment } from '../equipment/lot-equipment.service.ts';
import type { Clock } from '../shared/clock.ts';
import type { TenderService } from '../tenders/service.ts';
import type { Engine } from './engine.ts';
import { createMatchExecution } from './execution.service.ts';
import { createLotFactsService } from './lot-facts.service.ts';
import type { MergedInto } from './merged.ts';
import { createMissingService } from './missing.service.ts';
import { createMatchPlanning } from './plan.service.ts';
import { createPublicationService } from './publication.service.ts';
import { createReplayService } from './replay.service.ts';
import { createMatchRunService, type OriginsOf } from './runs.service.ts';
import { createMatchSteering } from './steering.service.ts';
import { createTeamJudge } from './team-judgement.ts';
import { createWhyNotService } from './why-not.service.ts';
import { createWording, type Naming } from './wording.ts';

/** The services of match runs: asking for them, doing them, reading and explaining them. */
export function buildMatchRuns({
  database,
  clock,
  engine,
  nodeBudget,
  seconds,
  tenders,
  languageOf,
  organisationNames,
  policyOf,
  readNeeds,
  countReaders,
  guestsOf,
  mergedInto,
  originsOf,
  equipmentFor,
}: {
  database: Database;
  clock: Clock;
  engine: Engine;
  /** Nodes for one lot when a run does not say. */
  nodeBudget: number;
  /** How long a lot is searched at most. */
  seconds: number;
  tenders: TenderService;
  languageOf: Naming['languageOf'];
  organisationNames: Naming['organisationNames'];
  policyOf: (tx: Tx, clusterId: string) => Promise<MatchingPolicy | null>;
  /** How many people read for each organisation. In a transaction of the system. */
  countReaders: (tx: Tx, ids: readonly string[]) => Promise<Map<string, number>>;
  readNeeds: Parameters<typeof createPublicationService>[0]['readNeeds'];
  /** Organisations of other clusters that may be proposed for a tender, by agreement of both sides. */
  guestsOf: (tx: Tx, tenderId: string) => Promise<string[]>;
  mergedInto: MergedInto;
  originsOf: OriginsOf;
  /** What the cluster's pool of equipment gives a lot. */
  equipmentFor: LotEquipment;
}) {
  const naming: Naming = { languageOf, organisationNames, requirementsOf: tenders.requirementsOf };
  const runs = createMatchRunService({
    database,
    clock,
    loadTender: tenders.load,
    naming,
    countReaders,
    mergedInto,
    originsOf,
  });
  return {
    runs,
    steering: createMatchSteering({ database, clock, runs, nodeBudget, seconds }),
    publication: createPublicationService({ database, tenders, runs, readNeeds }),
    execution: createMatchExecution({
      database,
      clock,
      loadTender: tenders.load,
      moveTender: tenders.moveTo,
      policyOf,
      guestsOf,
      equipmentFor,
      nodeBudget,
      seconds,
    }),
    planning: createMatchPlanning({ database, loadTender: tenders.load }),
    whyNot: createWhyNotService({ database, clock, engine, naming }),
    missing: createMissingService({ database, engine }),
    replays: createReplayService({ database, engine }),
    lotFacts: createLotFactsService({ database }),
    inWords: createWording(naming),
    judge: createTeamJudge({ clock, policyOf }),
  };
}
