import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../shared/schemas.ts';
import { LotDeadlineBody } from './deadline.schemas.ts';
import type { LotDeadlines } from './lot-deadlines.service.ts';
import { LotSchema } from './schemas.ts';

/** Deadlines of lots that the buyer moved: coordinators and administrators. */
export const lotDeadlineRoutes: FastifyPluginAsyncTypebox<{ lotDeadlines: LotDeadlines }> = async (
  app,
  { lotDeadlines },
) => {
  app.put(
    '/lots/:id/deadline',
    {
      schema: {
        tags: ['tenders'],
        summary: 'Move the deadline of a lot',
        description:
          'Where the buyer moved it without a newer notice. Until the bid is in. Those who bid are told, members that are asked too; the days until which they answer stay.',
        params: IdParams,
        body: LotDeadlineBody,
        response: { 200: LotSchema },
      },
    },
    async (request) => lotDeadlines.move(request.actor, request.params.id, request.body),
  );
};
