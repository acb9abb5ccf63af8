import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { IdParams } from '../shared/schemas.ts';
import type { InvitationService } from './invitations.service.ts';
import type { ProxyAnswers } from './proxy-answers.service.ts';
import {
  AcceptBody,
  CounterBody,
  DeclineBody,
  InvitationPage,
  InvitationQuery,
  InvitationSchema,
  ProxyAnswerBody,
} from './views/invitation.schemas.ts';

const tags = ['invitations'];

/** Seats offered: seen by the invited organisation and by coordinators, answered by the organisation. */
export const invitationRoutes: FastifyPluginAsyncTypebox<{
  invitations: InvitationService;
  proxyAnswers: ProxyAnswers;
}> = async (app, { invitations, proxyAnswers }) => {
  app.get(
    '/invitations',
    {
      schema: {
        tags,
        summary: 'Invitations',
        description: "Your organisation's; for coordinators those of their clusters. Newest first.",
        querystring: InvitationQuery,
        response: { 200: InvitationPage },
      },
    },
    async (request) => invitations.list(request.actor, request.query),
  );
  app.get(
    '/invitations/:id',
    {
      config: { seat: 'own' },
      schema: { tags, summary: 'One invitation', params: IdParams, response: { 200: InvitationSchema } },
    },
    async (request) => invitations.get(request.actor, request.params.id),
  );
  app.post(
    '/invitations/:id/accept',
    {
      config: { seat: 'own' },
      schema: {
        tags,
        operationId: 'takeSeat',
        summary: 'Take the seat',
        params: IdParams,
        body: Type.Optional(AcceptBody),
        response: { 200: InvitationSchema },
      },
    },
    async (request) => invitations.accept(request.actor, request.params.id, request.body ?? {}),
  );
  app.post(
    '/invitations/:id/proxy-answer',
    {
      schema: {
        tags,
        summary: 'Enter an answer for a member',
        description:
          'By a coordinator, when a member has answered by telephone or letter. The member is told; it gives its undertaking and its declarations itself.',
        params: IdParams,
        body: ProxyAnswerBody,
        response: { 200: InvitationSchema },
      },
    },
    async (request) => proxyAnswers.answerFor(request.actor, request.params.id, request.body),
  );
  app.post(
    '/invitations/:id/decline',
    {
      config: { seat: 'own' },
      schema: { tags, summary: 'Decline', params: IdParams, body: DeclineBody, response: { 200: InvitationSchema } },
    },
    async (request) => invitations.decline(request.actor, request.params.id, request.body),
  );
  app.post(
    '/invitations/:id/counter',
    {
      config: { seat: 'own' },
      schema: {
        tags,
        summary: 'Ask for another share',
        description: 'Once for each consortium.',
        params: IdParams,
        body: CounterBody,
        response: { 200: InvitationSchema },
      },
    },
    async (request) => invitations.counter(request.actor, request.params.id, request.body),
  );
};
