import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../shared/schemas.ts';
import type { buildPartnerSearches } from './build.ts';
import {
  AbleMemberPage,
  AnswerQuery,
  NewAnswer,
  PartnerSearchAnswerPage,
  PartnerSearchAnswerSchema,
} from './schemas.ts';

import { standingOfferRoutes } from './standing.routes.ts';

const tags = ['partner searches'];
type Options = ReturnType<typeof buildPartnerSearches>;

/** For coordinators: whom to choose, who offers itself, and what becomes of it. */
export const answerStaffRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { reading, answering, offers }) => {
  app.get(
    '/partner-searches/:id/members',
    {
      schema: {
        tags,
        summary: 'Members of yours that could help',
        params: IdParams,
        querystring: AnswerQuery,
        response: { 200: AbleMemberPage },
      },
    },
    async (request) => reading.able(request.actor, request.params.id, request.query),
  );
  app.get(
    '/partner-searches/:id/answers',
    {
      schema: {
        tags,
        summary: 'Who could help',
        description:
          'For the asking cluster profiles without a name until it accepts one; for a cluster that was asked, the members that it chose.',
        params: IdParams,
        querystring: AnswerQuery,
        response: { 200: PartnerSearchAnswerPage },
      },
    },
    async (request) => {
      const { actor, params, query } = request;
      return reading.answers(actor, params.id, query);
    },
  );
  app.post(
    '/partner-searches/:id/answers',
    {
      schema: {
        tags,
        summary: 'Choose a member of yours',
        description: 'Its people are asked; the asking cluster learns nothing before they offer themselves.',
        params: IdParams,
        body: NewAnswer,
        response: { 201: PartnerSearchAnswerSchema },
      },
    },
    async (request, reply) => {
      void reply.code(201);
      return answering.choose(request.actor, request.params.id, request.body.organisationId);
    },
  );
  app.post(
    '/partner-search-answers/:id/accept',
    {
      schema: {
        tags,
        summary: 'Take an offer',
        description: 'Names are told to both sides, and noted; the member may be proposed for this tender alone.',
        params: IdParams,
        response: { 200: PartnerSearchAnswerSchema },
      },
    },
    async (request) => offers.decide(request.actor, request.params.id, 'accepted'),
  );
  app.post(
    '/partner-search-answers/:id/decline',
    {
      schema: {
        tags,
        summary: 'Leave an offer',
        description: 'The member stays without a name.',
        params: IdParams,
        response: { 200: PartnerSearchAnswerSchema },
      },
    },
    async (request) => offers.decide(request.actor, request.params.id, 'declined'),
  );
};
/** For everybody: requests to one's own companies. */
export const partnerSearchRoutes: FastifyPluginAsyncTypebox<
  Pick<Options, 'reading' | 'answering' | 'standing'>
> = async (app, { reading, answering, standing }) => {
  await app.register(standingOfferRoutes, { standing });
  app.get(
    '/partner-search-requests',
    {
      schema: {
        tags,
        summary: 'Requests of other clusters to your companies',
        description: 'For coordinators: those that they made of their members.',
        querystring: AnswerQuery,
        response: { 200: PartnerSearchAnswerPage },
      },
    },
    async (request) => reading.requests(request.actor, request.query),
  );
  for (const [act, summary] of [
    ['offer', 'Offer your company'],
    ['refuse', 'Say that your company does not want to be offered'],
    ['withdraw', 'Take the offer of your company back'],
  ] as const)
    app.post(
      `/partner-search-answers/:id/${act}`,
      {
        schema: {
          tags,
          summary,
          description: 'By the people of the company alone.',
          params: IdParams,
          response: { 200: PartnerSearchAnswerSchema },
        },
      },
      async (request) => answering.act(request.actor, request.params.id, act),
    );
};
