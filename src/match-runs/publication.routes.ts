import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { withEtag } from '../plugins/etag.ts';
import { IdParams } from '../shared/schemas.ts';
import { TenderSchema } from '../tenders/schemas.ts';
import type { PublicationService } from './publication.service.ts';

/** Publishing a tender, which starts a match run: coordinators and administrators. */
export const publicationRoutes: FastifyPluginAsyncTypebox<{ publication: PublicationService }> = async (
  app,
  { publication },
) => {
  app.post(
    '/tenders/:id/publish',
    {
      schema: {
        tags: ['tenders'],
        summary: 'Publish a draft',
        description: 'Starts a match run over all lots; its address is in Location.',
        params: IdParams,
        response: { 200: TenderSchema },
      },
    },
    async (request, reply) => {
      const { tender, matchRunId } = await publication.publish(request.actor, request.params.id);
      return withEtag(reply.header('location', `/v1/match-runs/${matchRunId}`), tender);
    },
  );
};
