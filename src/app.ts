import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyPluginCallback } from 'fastify';
import type { Logger } from 'pino';
import { auditRoutes, auditVerificationRoutes } from './audit/routes.ts';
import { invitationPageRoute } from './auth/invitation-page.ts';
import { passkeyRoutes, publicPasskeyRoutes } from './auth/passkeys.routes.ts';
import { peopleRoutes, selfRoutes } from './auth/people.routes.ts';
import { personalDataRoutes } from './auth/personal-data.routes.ts';
import { publicAuthRoutes, userRoutes } from './auth/routes.ts';
import { secondFactorAdminRoutes, secondFactorRoutes } from './auth/second-factor.routes.ts';
import { ownSessionRoutes, publicSessionRoutes } from './auth/session.routes.ts';
import { awardRoutes } from './awards/routes.ts';
import { calendarAddressRoutes, calendarRoutes, deadlineRoutes } from './calendar/routes.ts';
import { membershipRoutes, membershipStaffRoutes } from './clusters/memberships.routes.ts';
import { networkRoutes, networkStaffRoutes } from './clusters/network.routes.ts';
import { clusterAdminRoutes, clusterRoutes, clusterStaffRoutes } from './clusters/routes.ts';
import type { Config } from './config.ts';
import { consolePlugin } from './console-files/plugin.ts';
import { invitationRoutes } from './consortia/invitations.routes.ts';
import { offerRoutes, offerStaffRoutes } from './consortia/offers.routes.ts';
import { consortiumRoutes, consortiumStaffRoutes } from './consortia/routes.ts';
import { statementRoutes } from './consortia/statements.routes.ts';
import { tenderEndingRoutes } from './consortia/tender-ending.routes.ts';
import { WEBHOOK_EVENTS } from './consortia/webhook-events.ts';
import { consultationRoutes } from './consultation/routes.ts';
import { contractRoutes, contractStaffRoutes } from './contracts/routes.ts';
import { contractSectorRoutes } from './contracts/sector.routes.ts';
import type { Database } from './db/client.ts';
import type { Signals } from './db/signals.ts';
import { bidFactsRoutes, bidTodoRoutes, documentRoutes } from './documents/routes.ts';
import { groupEquipmentRoutes } from './equipment/groups.routes.ts';
import { equipmentRoutes } from './equipment/routes.ts';
import { governanceRoutes } from './governance/routes.ts';
import { importRoutes } from './imports/routes.ts';
import { initiativeRoutes } from './initiatives/routes.ts';
import { JOBS } from './jobs.ts';
import { ledgerImportRoutes, ledgerRoutes, ledgerStaffRoutes } from './ledger/routes.ts';
import { publicationRoutes } from './match-runs/publication.routes.ts';
import { matchRunRoutes } from './match-runs/routes.ts';
import { notificationRoutes } from './notifications/routes.ts';
import { companySearchRoutes } from './organisations/company-search.routes.ts';
import { contactRoutes } from './organisations/contacts.routes.ts';
import { organisationImportRoutes } from './organisations/import.routes.ts';
import { mergingRoutes } from './organisations/merging.routes.ts';
import { namesakeRoutes } from './organisations/namesakes.routes.ts';
import { pairRoutes } from './organisations/pairs.routes.ts';
import { profileCheckRoutes } from './organisations/profile-check.routes.ts';
import { organisationRoutes, organisationStaffRoutes } from './organisations/routes.ts';
import { importUndoRoutes } from './organisations/undoing.routes.ts';
import { partnerSearchRoutes } from './partner-searches/answers.routes.ts';
import { partnerSearchStaffRoutes } from './partner-searches/routes.ts';
import { authPlugin, requireAccess } from './plugins/auth.ts';
import { boardPlugin } from './plugins/board.ts';
import { bodyLimitsPlugin } from './plugins/body-limits.ts';
import { believed } from './plugins/callers.ts';
import { entryRoute } from './plugins/entry.ts';
import { errorsPlugin } from './plugins/errors.ts';
import { healthPlugin } from './plugins/health.ts';
import { idempotencyPlugin } from './plugins/idempotency.ts';
import { metricsPlugin } from './plugins/metrics.ts';
import { openapiPlugin } from './plugins/openapi/plugin.ts';
import { requestId } from './plugins/request-id.ts';
import { requestLimitPlugin } from './plugins/request-limit.ts';
import { toldWarningsPlugin } from './plugins/told-warnings.ts';
import { validationPlugin } from './plugins/validation.ts';
import type { QueueBackend } from './queue/backend.ts';
import { recruitingRoutes } from './recruiting/routes.ts';
import { reportStaffRoutes, turnoverRoutes } from './reports/routes.ts';
import type { Services } from './services.ts';
import { VERSION } from './shared/version.ts';
import { subcontractRoutes, subcontractStaffRoutes } from './subcontracts/routes.ts';
import { taxonomyRoutes } from './taxonomies/routes.ts';
import { lotAddingRoutes } from './tenders/adding-lots.routes.ts';
import { lotDeadlineRoutes } from './tenders/lot-deadlines.routes.ts';
import { tenderImportRoutes, tenderRoutes } from './tenders/routes.ts';
import { tenderSuggestionRoutes } from './tenders/suggestions.routes.ts';
import { TENDER_WEBHOOK_EVENTS } from './tenders/webhook-events.ts';
import { capabilitySuggestionRoutes } from './trades/capabilities/routes.ts';
import { lotNeedsRoutes } from './trades/lots/routes.ts';
import { cpvSuggestRoutes } from './trades/suggest.routes.ts';
import { watchRoutes } from './watch/routes.ts';
import { webhookRoutes } from './webhooks/routes.ts';

/** What the API is built on. */
export type AppOptions = {
  config: Config;
  database: Database;
  services: Services;
  signals: Signals;
  log: Logger;
  /** Whose queues the board shows; no board without. */
  backend?: QueueBackend;
  /** The folder of the built console; none is served without. */
  consoleFolder?: string;
  /** Makes each request a span of a trace. */
  tracing?: FastifyPluginCallback;
};

/**
 * The API: plugins, then the features by level of access. A level is a scope; a route belongs to the scope that it
 * is registered in, and to nothing else.
 */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { config, database, services, log, backend, consoleFolder } = options;
  const app: FastifyInstance = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    genReqId: (request) => requestId(request.headers['x-request-id']),
    trustProxy: believed(config.TRUST_PROXY),
    forceCloseConnections: 'idle',
    requestTimeout: 120_000,
  });

  if (options.tracing !== undefined) await app.register(options.tracing);
  app.removeContentTypeParser('text/plain');
  app.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id);
  });
  await app.register(errorsPlugin);
  await app.register(bodyLimitsPlugin, { fileBytes: config.BODY_LIMIT_MB * 1_048_576 });
  await app.register(validationPlugin);
  await app.register(helmet, { contentSecurityPolicy: false });
  await app.register(cors, {
    origin: config.CORS_ORIGINS === '' ? false : config.CORS_ORIGINS.split(','),
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: ['etag', 'location', 'x-request-id', 'retry-after', 'idempotency-replayed'],
  });
  await app.register(requestLimitPlugin, { perMinute: config.REQUESTS_PER_MINUTE });
  const cookies = cookiesOf(config);
  await app.register(authPlugin, {
    secret: config.JWT_SECRET,
    accessTokenMinutes: config.ACCESS_TOKEN_MINUTES,
    rolesOfToken: ({ sub, sid, ver }) => services.auth.access.byToken({ userId: sub, familyId: sid, version: ver }),
    sessions: {
      cookies,
      holder: async (secret) =>
        (await services.auth.seatSessions.holder(secret)) ?? services.auth.sessions.holder(secret),
    },
  });
  await app.register(openapiPlugin, {
    version: VERSION,
    webhookEvents: { ...WEBHOOK_EVENTS, ...TENDER_WEBHOOK_EVENTS },
  });
  await app.register(healthPlugin, { database });
  await app.register(metricsPlugin, { token: config.METRICS_TOKEN, candidates: services.candidates });
  await app.register(idempotencyPlugin, { database });

  await app.register(invitationPageRoute, { console: consoleFolder !== undefined });
  if (backend !== undefined) {
    await app.register(boardPlugin, {
      backend,
      jobs: JOBS,
      identify: services.auth.tokens.identify,
      rolesOf: services.auth.access.byPassword,
      loginsPerMinute: config.LOGIN_ATTEMPTS_PER_MINUTE,
    });
  }

  if (consoleFolder !== undefined) await app.register(consolePlugin, { folder: consoleFolder, cookies });
  // Where no console is served, the bare address leads to the description of the calls.
  else app.get('/', { schema: { hide: true } }, async (_request, reply) => reply.redirect('/docs'));

  await app.register(
    async (v1) => {
      await v1.register(toldWarningsPlugin);
      await v1.register(publicRoutes(options));
      await v1.register(signedInRoutes(options));
      await v1.register(staffRoutes(options));
      await v1.register(adminRoutes(options));
    },
    { prefix: '/v1' },
  );
  return app;
}

/** How cookies are set: where people reach the program, and whether over TLS alone. */
const cookiesOf = (config: Config) => ({ publicUrl: config.PUBLIC_URL, production: config.production });

/** What anybody may ask: signing in, invitations, calendars by their secret address. */
const publicRoutes =
  ({ config, services, consoleFolder }: AppOptions) =>
  async (scope: FastifyInstance): Promise<void> => {
    requireAccess(scope, 'public');
    await scope.register(entryRoute, { console: consoleFolder !== undefined });
    const cookies = cookiesOf(config);
    await scope.register(publicAuthRoutes, {
      auth: services.auth.tokens,
      accountInvitations: services.auth.accountInvitations,
      cookies,
      accessTokenMinutes: config.ACCESS_TOKEN_MINUTES,
      loginsPerMinute: config.LOGIN_ATTEMPTS_PER_MINUTE,
    });
    const doors = { ...services.auth, cookies, loginsPerMinute: config.LOGIN_ATTEMPTS_PER_MINUTE };
    await scope.register(publicSessionRoutes, doors);
    await scope.register(publicPasskeyRoutes, doors);
    await scope.register(calendarRoutes, { calendar: services.calendar });
  };

/** For everybody who is signed in, each as far as their roles go. */
const signedInRoutes =
  ({ config, services }: AppOptions) =>
  async (scope: FastifyInstance): Promise<void> => {
    requireAccess(scope, 'signed-in');
    const cookies = cookiesOf(config);
    const own = { ...services.auth, cookies, passwordsPerMinute: config.LOGIN_ATTEMPTS_PER_MINUTE };
    await scope.register(selfRoutes, own);
    await scope.register(userRoutes, { ...services.auth, roleRequests: services.roleRequests });
    await scope.register(ownSessionRoutes, own);
    await scope.register(secondFactorRoutes, own);
    await scope.register(passkeyRoutes, own);
    await scope.register(consortiumRoutes, { reading: services.consortia.reading });
    await scope.register(offerRoutes, { offers: services.consortia.offers });
    await scope.register(subcontractRoutes, services);
    await scope.register(invitationRoutes, { ...services.consortia });
    await scope.register(statementRoutes, { ...services.consortia });
    await scope.register(notificationRoutes, { notifications: services.notifications });
    await scope.register(calendarAddressRoutes, { calendar: services.calendar });
    await scope.register(taxonomyRoutes, { taxonomies: services.taxonomies });
    await scope.register(clusterRoutes, { clusters: services.clusters.directory });
    await scope.register(membershipRoutes, { memberships: services.clusters.memberships });
    await scope.register(networkRoutes, { network: services.clusters.network });
    await scope.register(profileCheckRoutes, { profileCheck: services.organisations.profileCheck });
    await scope.register(organisationRoutes, { organisations: services.organisations.directory });
    await scope.register(contractRoutes, { contracts: services.contracts });
    await scope.register(ledgerRoutes, { ledger: services.ledger });
    await scope.register(turnoverRoutes, { turnover: services.reports.turnover, press: services.press });
    await scope.register(capabilitySuggestionRoutes, { capabilities: services.trades.capabilities });
    await scope.register(cpvSuggestRoutes, { suggester: services.trades.cpvSuggester });
    await scope.register(equipmentRoutes, services.equipment);
    await scope.register(governanceRoutes, services.governance);
    await scope.register(partnerSearchRoutes, services.partnerSearches);
    await scope.register(bidFactsRoutes, { bidFacts: services.bidFacts });
    await scope.register(bidTodoRoutes, { documents: services.documents, papers: services.papers });
  };

/** For coordinators and administrators. */
const staffRoutes =
  ({ services, signals }: AppOptions) =>
  async (scope: FastifyInstance): Promise<void> => {
    requireAccess(scope, 'staff');
    await scope.register(peopleRoutes, { ...services.auth, roleRequests: services.roleRequests });
    await scope.register(clusterStaffRoutes, { clusters: services.clusters.directory });
    await scope.register(membershipStaffRoutes, { memberships: services.clusters.memberships });
    await scope.register(networkStaffRoutes, { network: services.clusters.network });
    await scope.register(organisationStaffRoutes, { organisations: services.organisations.directory });
    await scope.register(namesakeRoutes, { namesakes: services.organisations.namesakes });
    await scope.register(companySearchRoutes, { companySearch: services.organisations.companySearch });
    await scope.register(contactRoutes, { contacts: services.organisations.contacts });
    await scope.register(mergingRoutes, { merging: services.organisations.merging });
    await scope.register(importUndoRoutes, { importUndo: services.organisations.importUndo });
    await scope.register(pairRoutes, { pairs: services.organisations.pairs });
    await scope.register(organisationImportRoutes, { organisationImport: services.organisations.imports });
    await scope.register(tenderRoutes, { tenders: services.tenders });
    await scope.register(lotDeadlineRoutes, services);
    await scope.register(lotAddingRoutes, services);
    await scope.register(lotNeedsRoutes, services.trades);
    await scope.register(tenderSuggestionRoutes, { suggestions: services.tenderSuggestions });
    await scope.register(tenderImportRoutes, { tenderImport: services.imports.notices });
    await scope.register(consultationRoutes, services.consultation);
    await scope.register(watchRoutes, { watches: services.watches });
    await scope.register(importRoutes, { imports: services.imports.files });
    await scope.register(awardRoutes, { awards: services.awards });
    await scope.register(consortiumStaffRoutes, { ...services.consortia, signals, press: services.press });
    await scope.register(tenderEndingRoutes, services.consortia);
    await scope.register(offerStaffRoutes, { offers: services.consortia.offers });
    await scope.register(subcontractStaffRoutes, services);
    await scope.register(groupEquipmentRoutes, services.equipment);
    await scope.register(deadlineRoutes, services);
    await scope.register(webhookRoutes, { webhooks: services.webhooks });
    await scope.register(publicationRoutes, services.matchRuns);
    await scope.register(partnerSearchStaffRoutes, services.partnerSearches);
    await scope.register(recruitingRoutes, services);
    await scope.register(matchRunRoutes, { ...services.matchRuns, matchRuns: services.matchRuns.runs, signals });
    await scope.register(contractSectorRoutes, services);
    await scope.register(contractStaffRoutes, {
      contracts: services.contracts,
      contractChanges: services.contractChanges,
    });
    await scope.register(ledgerStaffRoutes, { ledger: services.ledger });
    await scope.register(auditRoutes, { audit: services.audit });
    await scope.register(reportStaffRoutes, { ...services.reports, press: services.press });
    await scope.register(initiativeRoutes, services);
    await scope.register(ledgerImportRoutes, { ledgerImport: services.ledgerImport });
    await scope.register(documentRoutes, services);
  };

/** For administrators. */
const adminRoutes =
  ({ services }: AppOptions) =>
  async (scope: FastifyInstance): Promise<void> => {
    requireAccess(scope, 'admin');
    await scope.register(auditVerificationRoutes, { audit: services.audit });
    await scope.register(personalDataRoutes, { personalData: services.auth.personalData });
    await scope.register(secondFactorAdminRoutes, { secondFactor: services.auth.secondFactor });
    await scope.register(clusterAdminRoutes, { clusters: services.clusters.directory });
  };
