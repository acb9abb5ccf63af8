import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { optionalIfMatch, withEtag } from '../plugins/etag.ts';
import { DryRunQuery, IdParams } from '../shared/schemas.ts';
import type { OfferService } from './offers.service.ts';
import { OfferBody } from './schemas.ts';
import { OfferSchema } from './views/consortium.schemas.ts';

const tags = ['consortia'];
type Options = { offers: OfferService };

/** Reading the prices of a bid: each as far as it may. */
export const offerRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { offers }) => {
  app.get(
    '/consortia/:id/offer',
    {
      schema: {
        tags,
        summary: 'The prices of the bid',
        description:
          'For coordinators and, once the group has agreed, the mandataire: all lines. For another member: its own.',
        params: IdParams,
        response: { 200: OfferSchema },
      },
    },
    async (request, reply) => withEtag(reply, await offers.get(request.actor, request.params.id)),
  );
};

/** Setting them: coordinators and administrators. */
export const offerStaffRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { offers }) => {
  app.put(
    '/consortia/:id/offer',
    {
      schema: {
        tags,
        summary: 'Set the prices of the bid',
        description:
          'Replaces all lines and makes the next version; the same lines again change nothing. With If-Match, only if nobody has set others since. A member whose part gets worse is asked again, and `askedAgain` names it: look before with `dryRun=true`. Not once the bid is in, unless the procedure has negotiation or dialogue.',
        params: IdParams,
        querystring: DryRunQuery,
        body: OfferBody,
        response: { 200: OfferSchema },
      },
    },
    async (request, reply) =>
      withEtag(
        reply,
        await offers.put(request.actor, request.params.id, request.body, {
          ...request.query,
          expected: optionalIfMatch(request),
        }),
      ),
  );
};
