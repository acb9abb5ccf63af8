import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { IdParams } from '../shared/schemas.ts';
import { matchRunAnswerRoutes, type Options, tags } from './answers.routes.ts';
import { MatchRunBody, MatchRunPage, MatchRunQuery, MatchRunSchema, MatchRunSummary } from './schemas.ts';
import { matchSteeringRoutes } from './steering.routes.ts';
import type { MatchSteering } from './steering.service.ts';

/** Runs of the engine, for coordinators and administrators. */
export const matchRunRoutes: FastifyPluginAsyncTypebox<Options & { steering: MatchSteering }> = async (
  app,
  { matchRuns, replays, whyNot, missing, lotFacts, signals, steering },
) => {
  await app.register(matchSteeringRoutes, { steering });
  await app.register(matchRunAnswerRoutes, { matchRuns, replays, whyNot, missing, lotFacts, signals });
  app.post(
    '/tenders/:id/match-runs',
    {
      schema: {
        tags,
        summary: 'Start a match run',
        description: 'A worker does it; follow it at Location.',
        params: IdParams,
        body: Type.Optional(MatchRunBody),
        response: { 202: MatchRunSummary },
      },
    },
    async (request, reply) => {
      const run = await matchRuns.start(request.actor, request.params.id, request.body ?? {});
      void reply.code(202).header('location', `/v1/match-runs/${run.id}`);
      return run;
    },
  );
  app.get(
    '/tenders/:id/match-runs',
    {
      schema: {
        tags,
        summary: 'Match runs of a tender',
        description: 'Newest first.',
        params: IdParams,
        querystring: MatchRunQuery,
        response: { 200: MatchRunPage },
      },
    },
    async (request) => matchRuns.list(request.actor, request.params.id, request.query),
  );
  app.get(
    '/match-runs/:id',
    {
      schema: { tags, summary: 'A match run with its consortia', params: IdParams, response: { 200: MatchRunSchema } },
    },
    async (request) => matchRuns.get(request.actor, request.params.id),
  );
  app.post(
    '/match-runs/:id/cancel',
    {
      schema: { tags, summary: 'Stop a match run', params: IdParams, response: { 202: MatchRunSummary } },
    },
    async (request, reply) => {
      void reply.code(202);
      return matchRuns.cancel(request.actor, request.params.id);
    },
  );
};
