import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { optionalIfMatch, withEtag } from '../plugins/etag.ts';
import { IdParams } from '../shared/schemas.ts';
import type { ContractChanges } from './changes.service.ts';
import { ContractSchema, SectorBody } from './schemas.ts';

/** Of which sector a contract is: for coordinators and administrators. */
export const contractSectorRoutes: FastifyPluginAsyncTypebox<{ contractChanges: ContractChanges }> = async (
  app,
  { contractChanges },
) => {
  app.put(
    '/contracts/:id/sector',
    {
      schema: {
        tags: ['contracts'],
        summary: 'Say of which sector a contract is',
        description: 'Reports by sector count it there from then on, with all that was posted before. Takes If-Match.',
        params: IdParams,
        body: SectorBody,
        response: { 200: ContractSchema },
      },
    },
    async (request, reply) =>
      withEtag(
        reply,
        await contractChanges.setSector(
          request.actor,
          request.params.id,
          optionalIfMatch(request),
          request.body.sector,
        ),
      ),
  );
};
