import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Empty, IdParams } from '../shared/schemas.ts';
import type { buildPartnerSearches } from './build.ts';
import { AnswerQuery, NewStandingOffer, StandingOfferPage, StandingOfferSchema } from './schemas.ts';

const tags = ['partner searches'];

/** For the people of a company: that it may be offered for a trade without being asked each time. */
export const standingOfferRoutes: FastifyPluginAsyncTypebox<
  Pick<ReturnType<typeof buildPartnerSearches>, 'standing'>
> = async (app, { standing }) => {
  app.get(
    '/standing-offers',
    {
      schema: {
        tags,
        summary: 'Trades for which your companies may be offered',
        description: 'Those that hold today, latest first.',
        querystring: AnswerQuery,
        response: { 200: StandingOfferPage },
      },
    },
    async (request) => standing.list(request.actor, request.query),
  );
  app.post(
    '/standing-offers',
    {
      schema: {
        tags,
        summary: 'Let your company be offered in advance',
        description:
          'When another cluster asks for one of these trades, the company is offered at once, without its name; its people are told and may take it back. By the people of the company alone.',
        body: NewStandingOffer,
        response: { 201: StandingOfferSchema },
      },
    },
    async (request, reply) => {
      void reply.code(201);
      return standing.give(request.actor, request.body);
    },
  );
  app.delete(
    '/standing-offers/:id',
    {
      schema: {
        tags,
        summary: 'Take that word back',
        description: 'Who was offered before stays so until it withdraws.',
        params: IdParams,
        response: { 204: Empty },
      },
    },
    async (request, reply) => {
      await standing.end(request.actor, request.params.id);
      return reply.code(204).send(null);
    },
  );
};
