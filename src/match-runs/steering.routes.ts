import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../shared/schemas.ts';
import { MatchRunSummary } from './schemas.ts';
import type { MatchSteering } from './steering.service.ts';

const tags = ['match runs'];

/** Ending a search with what it has, and searching on, for coordinators and administrators. */
export const matchSteeringRoutes: FastifyPluginAsyncTypebox<{ steering: MatchSteering }> = async (
  app,
  { steering },
) => {
  app.post(
    '/match-runs/:id/stop',
    {
      schema: {
        tags,
        summary: 'Stop a match run and keep the best found so far',
        description:
          'Lots that are done keep their answer, the lot under way keeps its best consortia with the bound of that moment, the others stay unsearched. `cancel` keeps nothing.',
        params: IdParams,
        response: { 202: MatchRunSummary },
      },
    },
    async (request, reply) => {
      void reply.code(202);
      return steering.stop(request.actor, request.params.id);
    },
  );
  app.post(
    '/match-runs/:id/further',
    {
      schema: {
        tags,
        summary: 'Search further than a run did',
        description:
          'A new run over the same lots with the same options: with eight times the nodes where they were used up, eight times as long where the clock ended it, with the same where it was stopped by hand. 409 `nothing_further` where everything is proven.',
        params: IdParams,
        response: { 202: MatchRunSummary },
      },
    },
    async (request, reply) => {
      const run = await steering.further(request.actor, request.params.id);
      void reply.code(202).header('location', `/v1/match-runs/${run.id}`);
      return run;
    },
  );
};
