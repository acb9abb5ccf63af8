import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../shared/schemas.ts';
import { LotNeeds } from './schemas.ts';
import type { LotNeedsService } from './service.ts';

/** What a lot seems to need, for coordinators and administrators. */
export const lotNeedsRoutes: FastifyPluginAsyncTypebox<{ lotNeeds: LotNeedsService }> = async (app, { lotNeeds }) => {
  app.get(
    '/lots/:id/needs',
    {
      schema: {
        tags: ['tenders'],
        summary: 'What a lot seems to need',
        description: `Requirements with weight, level, capacity, confidence and the words that they come from, imported lots and hand-made
ones alike; trades below the threshold wait as \`mayAlsoNeed\`. Nothing is kept: what is right is sent to
\`PUT /lots/{id}/requirements\`.`,
        params: IdParams,
        response: { 200: LotNeeds },
      },
    },
    async (request) => lotNeeds.ofLot(request.actor, request.params.id),
  );
};
