import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { withEtag } from '../plugins/etag.ts';
import { IdParams } from '../shared/schemas.ts';
import { TenderSchema } from '../tenders/schemas.ts';
import type { TenderEnding } from './tender-ending.service.ts';

/** Withdrawing a tender, which ends its consortia: coordinators and administrators. */
export const tenderEndingRoutes: FastifyPluginAsyncTypebox<{ tenderEnding: TenderEnding }> = async (
  app,
  { tenderEnding },
) => {
  app.post(
    '/tenders/:id/withdraw',
    {
      schema: {
        tags: ['tenders'],
        summary: 'Withdraw a tender',
        description: 'From any state that is not final.',
        params: IdParams,
        response: { 200: TenderSchema },
      },
    },
    async (request, reply) => withEtag(reply, await tenderEnding.withdraw(request.actor, request.params.id)),
  );
};
