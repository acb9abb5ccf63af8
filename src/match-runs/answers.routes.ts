import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Signals } from '../db/signals.ts';
import { callerGone } from '../plugins/caller-gone.ts';
import { streamChanges } from '../plugins/sse.ts';
import { IdParams } from '../shared/schemas.ts';
import { matchRunTopic } from './asking.service.ts';
import { LotFactsParams, LotFactsSchema } from './lot-facts.schemas.ts';
import type { LotFactsService } from './lot-facts.service.ts';
import { MissingCapabilitiesSchema, MissingQuery } from './missing.schemas.ts';
import type { MissingService } from './missing.service.ts';
import type { ReplayService } from './replay.service.ts';
import type { MatchRunService } from './runs.service.ts';
import { ReplaySchema, WhyNotParams, WhyNotQuery, WhyNotSchema } from './schemas.ts';
import type { WhyNotService } from './why-not.service.ts';

export const tags = ['match runs'];

const FINAL = ['succeeded', 'infeasible', 'failed', 'cancelled'];

export type Options = {
  matchRuns: MatchRunService;
  replays: ReplayService;
  whyNot: WhyNotService;
  missing: MissingService;
  lotFacts: LotFactsService;
  signals: Signals;
};

/** What a run answered, and why somebody is not in it. */
export const matchRunAnswerRoutes: FastifyPluginAsyncTypebox<
  Pick<Options, 'matchRuns' | 'replays' | 'whyNot' | 'missing' | 'lotFacts' | 'signals'>
> = async (app, { matchRuns, replays, whyNot, missing, lotFacts, signals }) => {
  app.post(
    '/match-runs/:id/replay',
    {
      config: { idempotent: false },
      schema: {
        tags,
        summary: 'Do a finished run again and compare',
        description:
          'From the stored problem, budget and options of each lot. Says whether the answer is the same, byte for byte.',
        params: IdParams,
        response: { 200: ReplaySchema },
      },
    },
    async (request, reply) => replays.replay(request.actor, request.params.id, callerGone(reply)),
  );
  app.get(
    '/match-runs/:id/lots/:lotId',
    {
      schema: {
        tags,
        summary: 'A lot as a run had it',
        description:
          'Weights, requirements, site, and how each member of the proposed consortia serves each requirement: for comparing proposals.',
        params: LotFactsParams,
        response: { 200: LotFactsSchema },
      },
    },
    async (request) => lotFacts.of(request.actor, request.params.id, request.params.lotId),
  );
  app.get(
    '/match-runs/:id/why-not/:organisationId',
    {
      schema: {
        tags,
        summary: 'Why an organisation was not proposed',
        description:
          'The best consortium that contains it, its score against the best, what it lacks, and the smallest change of profile that would bring it in. For one lot of the run.',
        params: WhyNotParams,
        querystring: WhyNotQuery,
        response: { 200: WhyNotSchema },
      },
    },
    async ({ actor, params, query }, reply) =>
      whyNot.ask(actor, params.id, { organisationId: params.organisationId, lotId: query.lotId }, callerGone(reply)),
  );
  app.get(
    '/match-runs/:id/missing',
    {
      schema: {
        tags,
        summary: 'What missing capabilities would be worth',
        description:
          'For one lot of the run: the value of the best team with one more firm, against the best without. Whom to look for in other clusters, or to recruit.',
        params: IdParams,
        querystring: MissingQuery,
        response: { 200: MissingCapabilitiesSchema },
      },
    },
    async ({ actor, params, query }, reply) => missing.ofLot(actor, params.id, query.lotId, callerGone(reply)),
  );
  app.get(
    '/match-runs/:id/events',
    {
      config: { rateLimit: false },
      schema: {
        tags,
        summary: 'Follow a match run',
        description: 'Server-sent events named `progress`; the stream ends when the run does.',
        params: IdParams,
        produces: ['text/event-stream'],
      },
    },
    async (request, reply) =>
      streamChanges(request, reply, {
        signals,
        topic: matchRunTopic(request.params.id),
        event: 'progress',
        read: () => matchRuns.progress(request.actor, request.params.id),
        isFinal: (run) => FINAL.includes(run.status),
      }),
  );
};
