import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { IdParams } from '../shared/schemas.ts';
import { AwardMatchPage, AwardMatchQuery, TrackRecordSchema } from './schemas.ts';
import type { AwardService } from './service.ts';

const tags = ['awards'];

/** What public awards tell of organisations, for coordinators and administrators. */
export const awardRoutes: FastifyPluginAsyncTypebox<{ awards: AwardService }> = async (app, { awards }) => {
  app.get(
    '/award-matches',
    {
      schema: {
        tags,
        summary: 'Winners of public awards taken for organisations',
        description: 'Those matched by name wait for a decision; those matched by registration number are confirmed.',
        querystring: AwardMatchQuery,
        response: { 200: AwardMatchPage },
      },
    },
    async (request) => awards.matches(request.actor, request.query),
  );
  for (const [verb, decision, summary] of [
    ['confirm', 'confirmed', 'The winner is the organisation: adds the reference and the ties'],
    ['reject', 'rejected', 'The winner is somebody else'],
  ] as const) {
    app.post(
      `/award-matches/:id/${verb}`,
      { schema: { tags, summary, params: IdParams, response: { 204: Type.Null() } } },
      async (request, reply) => {
        await awards.decide(request.actor, request.params.id, decision);
        return reply.code(204).send(null);
      },
    );
  }
  app.get(
    '/organisations/:id/track-record',
    {
      schema: {
        tags,
        summary: 'What an organisation won in public',
        description: 'Read from result notices: by year, by buyer, and with whom.',
        params: IdParams,
        response: { 200: TrackRecordSchema },
      },
    },
    async (request) => awards.trackRecord(request.actor, request.params.id),
  );
};
