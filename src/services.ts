import { createAuditService } from './audit/service.ts';
import type { buildAuth } from './auth/build.ts';
import { readerLanguage } from './auth/reader-language.repository.ts';
import { countReaders } from './auth/readers.repository.ts';
import { createAwardService } from './awards/service.ts';
import { createDeadlineService } from './calendar/deadlines.service.ts';
import { createCalendarService } from './calendar/service.ts';
import { createCandidateService } from './candidates/service.ts';
import type { Config } from './config.ts';
import { buildConsortia } from './consortia/build.ts';
import { consortiumForContract, noteContract, standstillOf } from './consortia/contracting.ts';
import { buildConsultation } from './consultation/build.ts';
import { documentThresholds } from './consultation/needs.ts';
import { createContractChanges } from './contracts/changes.service.ts';
import { createContractService } from './contracts/service.ts';
import type { Database } from './db/client.ts';
import { buildImports } from './imports/build.ts';
import { createLedgerBook } from './ledger/book.ts';
import { createLedgerImport } from './ledger/import.service.ts';
import { createLedgerService } from './ledger/service.ts';
import { buildMatchRuns } from './match-runs/build.ts';
import { type Engine, noEngine } from './match-runs/engine.ts';
import { findRun } from './match-runs/repository.ts';
import { buildNetwork } from './network-services.ts';
import { createNotificationService } from './notifications/service.ts';
import { buildPapers } from './papers.ts';
import { buildPartnerSearches } from './partner-searches/build.ts';
import { publicUrl } from './public-url.ts';
import { createRecruitingService } from './recruiting/service.ts';
import { createReminderService } from './reminders/service.ts';
import { buildReports } from './reports/build.ts';
import { type Clock, systemClock } from './shared/clock.ts';
import { guardedFetch } from './shared/guarded-fetch.ts';
import { createTaxonomyService } from './taxonomies/service.ts';
import { buildLots } from './tenders/build.ts';
import { createTenderService, type TenderService } from './tenders/service.ts';
import { createTenderSuggestions } from './tenders/suggestions.service.ts';
import { configuredAuthority } from './timestamps/configured.ts';
import { buildTrades } from './trades/build.ts';
import { buildWatches } from './watch/build.ts';
import { createWebhookService } from './webhooks/service.ts';

/** Everything that the program can do, without HTTP and without queues: shared by the API, the workers and the seeds. */
export type Services = ReturnType<typeof createServices>;

/** How long an authority for timestamps may take. */
const TIMESTAMP_MS = 10_000;

type Ground = { database: Database; clock: Clock };
/** Tells people; what is built before the notifications calls it later. */
type Tell = ReturnType<typeof createNotificationService>['tell'];

/**
 * Builds the services on a database, each after those that it uses; `clock` is set by tests. A feature with several
 * services builds them in its own `build.ts` and is a group here: `services.consortia.forming`.
 */
export function createServices(deps: { config: Config; database: Database; engine?: Engine; clock?: Clock }) {
  const { config, database } = deps;
  const ground = { database, clock: deps.clock ?? systemClock };
  const reachedAt = publicUrl(config);

  const tell: Tell = (tx, tidings) => notifications.tell(tx, tidings);
  const network = buildNetwork(config, ground, reachedAt, {
    tell,
    readSkills: (said, language) => trades.capabilities.ofList(said, language),
  });
  const { clusters, auth, organisations, equipment } = network;
  const tenders = createTenderService(ground);
  const webhooks = createWebhookService({ ...ground, allowPrivate: config.WEBHOOK_PRIVATE_TARGETS });
  const trades = buildTrades({ ...ground, organisation: organisations.directory.get, publish: webhooks.publish });
  const parts = { clusters, organisations, tenders, trades, tell, equipment };
  const { matchRuns, ...search } = buildSearch(config, ground, deps.engine ?? noEngine, parts);

  const bookkeeping = buildContracts(ground, { clusters, organisations, tenders, ...search.partnerSearches.offers });
  const { contracts } = bookkeeping;

  const notifications = buildNotifications(config, ground, reachedAt, auth);
  const papers = buildPapers(ground, {
    organisations: organisations.directory,
    loadTender: tenders.load,
    equipmentOf: equipment.relied,
    renewTerms: (...of) => consortia.renewTerms(...of),
  });
  const consortia = buildConsortia({
    ...ground,
    subcontractsOf: papers.subcontracts.declaredOf,
    nodeBudget: config.MATCH_NODE_BUDGET,
    seconds: config.MATCH_SECONDS,
    tenders,
    proposal: matchRuns.runs.proposal,
    questionOf: matchRuns.execution.questionOf,
    inWords: matchRuns.inWords,
    languageOf: readerLanguage,
    judge: matchRuns.judge,
    timestamp: buildTimestamps(config),
    equipmentFollows: equipment.holding.follow,
    equipmentOf: equipment.relied,
    makeContract: contracts.createFromAward,
    endUnsigned: contracts.endUnsigned,
    isSigned: contracts.isSigned,
    tell: notifications.tell,
    publish: webhooks.publish,
    clusterName: clusters.directory.nameOf,
    ...papers.owing,
  });

  const intake = buildIntake(ground, { tenders, consortia, matchRuns });

  return {
    audit: createAuditService({ database }),
    ...network,
    ...intake,
    deadlines: createDeadlineService(ground),
    calendar: createCalendarService({ ...ground, publicUrl: reachedAt }),
    candidates: createCandidateService(ground),
    consortia,
    consultation: buildConsultation({ ...ground, tenders, publish: webhooks.publish, tell: consortia.tellOfChange }),
    ...buildLots({ ...ground, publish: webhooks.publish, tellOfChange: consortia.tellOfChange }),
    ...bookkeeping,
    ...papers,
    matchRuns,
    notifications,
    ...search,
    reports: buildReports({
      ...ground,
      clusterName: async (actor, id) => (await clusters.directory.get(actor, id)).name,
      readerLanguage,
    }),
    reminders: createReminderService({
      ...ground,
      ...consortia.nearDeadlines,
      tell: notifications.tell,
      profileBrief: organisations.profileCheck.brief,
      further: [auth.remindWaiting, network.governance.followCalendar],
    }),
    roleRequests: auth.roleRequests({ tell: notifications.tell, namesOf: organisations.directory.namesOf }),
    taxonomies: createTaxonomyService({ database }),
    tenders,
    tenderSuggestions: createTenderSuggestions({ database, view: tenders.view, documentThresholds }),
    trades,
    watches: buildWatches(config, { ...ground, tenderImport: intake.imports.notices }),
    webhooks,
  };
}

/** Awards that were published, and what comes in by files: notices, lists, corrections. */
function buildIntake(
  ground: Ground,
  {
    tenders,
    consortia,
    matchRuns,
  }: {
    tenders: TenderService;
    consortia: ReturnType<typeof buildConsortia>;
    matchRuns: ReturnType<typeof buildMatchRuns>;
  },
) {
  const awards = createAwardService(ground);
  const imports = buildImports({
    ...ground,
    tenders,
    endTender: consortia.tenderEnding.end,
    rematch: matchRuns.runs.rematch,
    tellOfChange: (_tx, tenderId, change) => consortia.tellOfChange(tenderId, change),
    learn: awards.learn,
  });
  return { awards, imports };
}

/** The search for consortia, with who there is to search among, in the cluster and in others. */
function buildSearch(
  config: Config,
  ground: Ground,
  engine: Engine,
  {
    clusters,
    organisations,
    tenders,
    trades,
    tell,
    equipment,
  }: Pick<ReturnType<typeof buildNetwork>, 'clusters' | 'organisations' | 'equipment'> & {
    tenders: TenderService;
    trades: ReturnType<typeof buildTrades>;
    tell: Tell;
  },
) {
  const of = { clusterName: clusters.directory.nameOf, clustersOf: clusters.memberships.clustersOf };
  const partnerSearches = buildPartnerSearches({ ...ground, ...of, loadTender: tenders.load, tell });
  const matchRuns = buildMatchRuns({
    ...ground,
    engine,
    nodeBudget: config.MATCH_NODE_BUDGET,
    seconds: config.MATCH_SECONDS,
    tenders,
    languageOf: readerLanguage,
    organisationNames: organisations.directory.namesOf,
    policyOf: clusters.directory.policyOf,
    readNeeds: trades.lotNeeds.ofTender,
    countReaders,
    guestsOf: partnerSearches.offers.guestsOf,
    originsOf: partnerSearches.offers.originsOf,
    mergedInto: organisations.merging.mergedInto,
    equipmentFor: equipment.lots,
  });
  return { partnerSearches, matchRuns, recruiting: createRecruitingService({ ...ground, missing: matchRuns.missing }) };
}

/** What people are told, and the mails that it goes out with. */
const buildNotifications = (
  config: Config,
  ground: Ground,
  reachedAt: string,
  auth: Pick<ReturnType<typeof buildAuth>, 'seatSessions'>,
) =>
  createNotificationService({
    ...ground,
    consoleUrl: `${reachedAt}/app`,
    seatToken: auth.seatSessions.token,
    digestMinutes: config.MAIL_DIGEST_MINUTES,
  });

/** The authority that the operator chose, at an address of its own network if need be. */
const buildTimestamps = (config: Config) => configuredAuthority(config.TIMESTAMP_URL, guardedFetch(true, TIMESTAMP_MS));

/** Contracts, and the ledger in whose book they are kept. */
function buildContracts(
  ground: Ground,
  {
    clusters,
    organisations,
    tenders,
    broughtBy,
  }: Pick<ReturnType<typeof buildNetwork>, 'clusters' | 'organisations'> &
    Pick<ReturnType<typeof buildPartnerSearches>['offers'], 'broughtBy'> & { tenders: TenderService },
) {
  const book = createLedgerBook(ground);
  const contractParts = { book, broughtBy, partyFacts: organisations.directory.partyFacts };
  const contracts = createContractService({
    ...ground,
    ...contractParts,
    sectorsOf: clusters.directory.sectorsOf,
    loadTender: tenders.load,
    consortiumForContract,
    standstillOf,
    noteContract,
    runOf: findRun,
  });
  return {
    contracts,
    contractChanges: createContractChanges({ ...ground, contracts, ...contractParts }),
    ledger: createLedgerService({ ...ground, book, contractForPosting: contracts.forPosting }),
    ledgerImport: createLedgerImport({ ...ground, book, contractsForPosting: contracts.manyForPosting }),
  };
}
