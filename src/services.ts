import { resolve } from 'node:path';
import { createAuditService } from './audit/service.ts';
import { createAccess } from './auth/access.service.ts';
import { createAccountInvitations } from './auth/account-invitations.service.ts';
import { createPeopleService } from './auth/people.service.ts';
import { createPersonalDataService } from './auth/personal-data.service.ts';
import { createAuthService } from './auth/service.ts';
import { createSessionService } from './auth/sessions.service.ts';
import { createAwardService } from './awards/service.ts';
import { createCalendarService } from './calendar/service.ts';
import { createCandidateService } from './candidates/service.ts';
import { createMembershipService } from './clusters/memberships.service.ts';
import { createNetworkService } from './clusters/network.service.ts';
import { createClusterService } from './clusters/service.ts';
import type { Config } from './config.ts';
import { createAnnouncementService } from './consortia/announcements.service.ts';
import { createCheckService } from './consortia/checks/checks.service.ts';
import { consortiumForContract, noteContract } from './consortia/contracting.ts';
import { createFormingService } from './consortia/forming.service.ts';
import { createGroupChanges } from './consortia/group-changes.ts';
import { createGuardService } from './consortia/guard.service.ts';
import { createInvitationService } from './consortia/invitations.service.ts';
import { createMemberChanges } from './consortia/member-changes.ts';
import { createOfferService } from './consortia/offers.service.ts';
import { createOutcomeService } from './consortia/outcome.service.ts';
import { createProxyAnswers } from './consortia/proxy-answers.service.ts';
import { createRecompositionService } from './consortia/recomposition/recomposition.service.ts';
import { createSteeringService } from './consortia/steering.service.ts';
import { createTenderEnding } from './consortia/tender-ending.ts';
import { createConsortiumLife } from './consortia/transitions/life.service.ts';
import { createInvitationReading } from './consortia/views/invitation-reading.ts';
import { createConsortiumReading } from './consortia/views/reading.service.ts';
import { createContractChanges } from './contracts/changes.service.ts';
import { createContractService } from './contracts/service.ts';
import type { Database } from './db/client.ts';
import { actingAs } from './db/transaction.ts';
import { createBidFactsService } from './documents/facts.service.ts';
import { createDocumentService } from './documents/service.ts';
import { createImportService } from './imports/service.ts';
import { createLedgerBook } from './ledger/book.ts';
import { createLedgerImport } from './ledger/import.service.ts';
import { createLedgerService } from './ledger/service.ts';
import { type Engine, noEngine } from './match-runs/engine.ts';
import { createMatchExecution } from './match-runs/execution.service.ts';
import { createLotFactsService } from './match-runs/lot-facts.service.ts';
import { createMatchPlanning } from './match-runs/plan.service.ts';
import { createReplayService } from './match-runs/replay.service.ts';
import { findRun } from './match-runs/repository.ts';
import { createMatchRunService } from './match-runs/service.ts';
import { createWhyNotService } from './match-runs/why-not.service.ts';
import { createWording } from './match-runs/wording.ts';
import { createNotificationService } from './notifications/service.ts';
import { createOrganisationImportService } from './organisations/import.service.ts';
import { createPairService } from './organisations/pairs.service.ts';
import { createOrganisationService } from './organisations/service.ts';
import { createSheetReader } from './organisations/spreadsheet/reader.ts';
import { createPress } from './press/press.ts';
import { createKpiReports } from './reports/kpis.service.ts';
import { createTurnoverReports } from './reports/turnover.service.ts';
import { createYearlyReports } from './reports/yearly.service.ts';
import { type Actor, systemActor } from './shared/actor.ts';
import type { Clock } from './shared/clock.ts';
import { systemClock } from './shared/clock.ts';
import { createTaxonomyService } from './taxonomies/service.ts';
import { createTenderImport } from './tenders/import.service.ts';
import { createTenderService } from './tenders/service.ts';
import { createTenderSuggestions } from './tenders/suggestions.service.ts';
import { createNoticeLedger } from './tenders/taken-notices.service.ts';
import { createTradeServices } from './trades/services.ts';
import { boampSource } from './watch/boamp.source.ts';
import { guardedFetch } from './watch/fetch.ts';
import { folderSource } from './watch/folder.source.ts';
import { createWatchService } from './watch/service.ts';
import { tedSource } from './watch/ted.source.ts';
import { createWebhookService } from './webhooks/service.ts';

/** The program when it tells consortia of what buyers publish. */
const FOLLOWER = systemActor('tender-news');

/** Everything that the program can do, without HTTP and without queues: shared by the API, the workers and the seeds. */
export type Services = ReturnType<typeof createServices>;

/** Builds the services on a database; `clock` is set by tests. */
export function createServices(deps: { config: Config; database: Database; engine?: Engine; clock?: Clock }) {
  const { config, database } = deps;
  const clock = deps.clock ?? systemClock;
  const taxonomies = createTaxonomyService({ database });
  const clusters = createClusterService({ database, clock });
  const memberships = createMembershipService({ database, clock });
  const network = createNetworkService({ database, clock });
  const organisations = createOrganisationService({ database, clock, join: memberships.join });
  const sheetReader = createSheetReader();
  const pairs = createPairService({ database });
  const access = createAccess({ database });
  const auth = createAuthService({
    database,
    clock,
    refreshTokenDays: config.REFRESH_TOKEN_DAYS,
  });
  const sessions = createSessionService({
    database,
    clock,
    auth,
    idleMinutes: config.SESSION_IDLE_MINUTES,
    days: config.SESSION_DAYS,
    demoPassword: config.production ? null : config.DEMO_PASSWORD,
  });
  const accountInvitations = createAccountInvitations({
    database,
    clock,
    secret: config.JWT_SECRET,
    publicUrl: publicUrl(config),
    clustersOf: organisations.clustersOf,
  });
  const organisationImport = createOrganisationImportService({
    database,
    clock,
    reader: sheetReader,
    joinMany: memberships.joinMany,
    invite: (actor, { email, name, organisationId }) =>
      accountInvitations.invite(actor, { email, name, roles: [{ role: 'member', organisationId }] }),
  });
  const tenders = createTenderService({
    database,
    clock,
    endBids: (tx, actor, id, end) => endBids(tx, actor, id, end),
    latestMatchRuns: (tx, ids) => matchRuns.latest(tx, ids),
    startMatchRun: (tx, actor, tender) => matchRuns.startForTender(tx, actor, tender),
  });
  const tenderSuggestions = createTenderSuggestions({ database, view: tenders.view });
  const noticeLedger = createNoticeLedger();
  const awards = createAwardService({ database, clock });
  const tenderImport = createTenderImport({
    database,
    clock,
    ledger: noticeLedger,
    view: tenders.view,
    moveTender: tenders.moveTo,
    rematch: (tx, actor, tender) => matchRuns.rematch(tx, actor, tender),
    learn: awards.learn,
    tellOfChange: (_tx, tenderId, change) =>
      actingAs(FOLLOWER, (tx) => announcements.tenderChanged(tx, tenderId, change)),
  });
  const imports = createImportService({ database, clock, tenderImport });
  const fetch = guardedFetch(config.WATCH_PRIVATE_ADDRESSES);
  const watches = createWatchService({
    database,
    clock,
    sources: {
      folder: folderSource(resolve(config.projectFolder, config.WATCH_FOLDER)),
      ted: tedSource(fetch),
      boamp: boampSource(fetch),
    },
    allowPrivate: config.WATCH_PRIVATE_ADDRESSES,
    tenderImport,
  });
  const matchRuns = createMatchRunService({
    database,
    clock,
    loadTender: tenders.load,
    organisationNames: organisations.namesOf,
    requirementNames: tenders.requirementNames,
  });
  const whyNot = createWhyNotService({
    database,
    clock,
    engine: deps.engine ?? noEngine,
    organisationNames: organisations.namesOf,
    requirementNames: tenders.requirementNames,
  });
  const lotFacts = createLotFactsService({ database });
  const replays = createReplayService({ database, engine: deps.engine ?? noEngine });
  const matchExecution = createMatchExecution({
    database,
    clock,
    loadTender: tenders.load,
    moveTender: tenders.moveTo,
    policyOf: clusters.policyOf,
    nodeBudget: config.MATCH_NODE_BUDGET,
  });
  const matchPlanning = createMatchPlanning({ database, loadTender: tenders.load });
  const book = createLedgerBook({ clock });
  const contractParts = { book, partyFacts: organisations.partyFacts };
  const contracts = createContractService({
    database,
    clock,
    ...contractParts,
    sectorsOf: clusters.sectorsOf,
    loadTender: tenders.load,
    consortiumForContract,
    noteContract,
    runOf: findRun,
  });
  const contractChanges = createContractChanges({ database, clock, contracts, ...contractParts });
  const ledger = createLedgerService({ database, clock, book, contractForPosting: contracts.forPosting });
  const ledgerImport = createLedgerImport({ database, clock, book, contractsForPosting: contracts.manyForPosting });
  const bidFacts = createBidFactsService({ database, organisation: organisations.get });
  const press = createPress();
  const documents = createDocumentService({
    press,
    database,
    clock,
    loadTender: tenders.load,
    organisation: organisations.getForFile,
  });
  const clusterName = async (actor: Actor, id: string): Promise<string> => (await clusters.get(actor, id)).name;
  const turnover = createTurnoverReports({ database, clock, clusterName });
  const kpis = createKpiReports({ database, clock, clusterName });
  const yearly = createYearlyReports({ database, clock, clusterName });
  const notices = createNotificationService({ database, clock });
  const webhooks = createWebhookService({ database, clock, allowPrivate: config.WEBHOOK_PRIVATE_TARGETS });
  const calendar = createCalendarService({ database, clock, publicUrl: publicUrl(config) });
  const inWords = createWording({
    organisationNames: organisations.namesOf,
    requirementNames: tenders.requirementNames,
  });
  const announcements = createAnnouncementService({
    loadTender: tenders.load,
    inWords,
    tell: notices.tell,
    publish: webhooks.publish,
  });
  const life = createConsortiumLife({
    clock,
    loadTender: tenders.load,
    tenderState: tenders.stateOf,
    moveTender: tenders.moveTo,
  });
  const endBids = createTenderEnding({ life });
  const offers = createOfferService({ database, clock, life, loadTender: tenders.load });
  const checks = createCheckService({ database, clock, loadTender: tenders.load });
  const reading = createConsortiumReading({ database, loadTender: tenders.load, inWords });
  const forming = createFormingService({ database, loadTender: tenders.load, proposal: matchRuns.proposal, reading });
  const outcomes = createOutcomeService({
    clock,
    life,
    loadTender: tenders.load,
    makeContract: contracts.createFromAward,
  });
  const steering = createSteeringService({
    database,
    clock,
    life,
    checks,
    reading,
    outcomes,
    changes: createGroupChanges({ clock, life, loadTender: tenders.load, isSigned: contracts.isSigned }),
    memberChanges: createMemberChanges({ clock, life, loadTender: tenders.load, isSigned: contracts.isSigned }),
    loadTender: tenders.load,
  });
  const invitationReading = createInvitationReading({ database, loadTender: tenders.load });
  const proxyAnswers = createProxyAnswers({ database, clock, life, reading: invitationReading });
  const invitations = createInvitationService({
    database,
    clock,
    life,
    reading: invitationReading,
    remind: announcements.remind,
  });
  const guard = createGuardService({ database, clock, invitations, loadTender: tenders.load });
  const recompositions = createRecompositionService({
    database,
    clock,
    life,
    loadTender: tenders.load,
    nodeBudget: config.MATCH_NODE_BUDGET,
    questionOf: matchExecution.questionOf,
  });
  const audit = createAuditService({ database });
  const personalData = createPersonalDataService({ database, clock });
  const people = createPeopleService({ database, clock, clustersOf: organisations.clustersOf });
  return {
    notices,
    webhooks,
    calendar,
    announcements,
    checks,
    reading,
    forming,
    steering,
    invitations,
    proxyAnswers,
    guard,
    offers,
    recompositions,
    audit,
    people,
    personalData,
    turnover,
    kpis,
    yearly,
    contracts,
    contractChanges,
    ledger,
    ledgerImport,
    accountInvitations,
    access,
    auth,
    sessions,
    bidFacts,
    documents,
    press,
    clusters,
    memberships,
    network,
    organisations,
    organisationImport,
    sheetReader,
    pairs,
    taxonomies,
    ...createTradeServices({ database, clock, organisation: organisations.get }),
    tenders,
    tenderImport,
    awards,
    imports,
    tenderSuggestions,
    watches,
    matchRuns,
    candidates: createCandidateService({ database, clock }),
    matchExecution,
    matchPlanning,
    replays,
    lotFacts,
    whyNot,
  };
}

/** Under which people reach the API. */
const publicUrl = (config: Config): string =>
  (config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`).replace(/\/+$/, '');
