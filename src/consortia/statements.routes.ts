import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../shared/schemas.ts';
import type { GuardService } from './guard.service.ts';
import type { UndertakingService } from './undertakings.service.ts';
import {
  InvitationSchema,
  SoloDeclarationBody,
  SoloDeclarationSchema,
  UndertakingBody,
} from './views/invitation.schemas.ts';

const tags = ['invitations'];

/** What a member states of itself for a seat, which nobody can state for it. */
export const statementRoutes: FastifyPluginAsyncTypebox<{
  guard: GuardService;
  undertakings: UndertakingService;
}> = async (app, { guard, undertakings }) => {
  app.put(
    '/invitations/:id/undertaking',
    {
      config: { seat: 'own' },
      schema: {
        tags,
        summary: 'Give the undertaking of confidentiality',
        description:
          'For a seat that was taken without it: a counter-offer that was granted, an answer by telephone. Names are told once both sides have given it. The same again is no error.',
        params: IdParams,
        body: UndertakingBody,
        response: { 200: InvitationSchema },
      },
    },
    async (request) => undertakings.undertake(request.actor, request.params.id),
  );
  app.put(
    '/invitations/:id/solo-declaration',
    {
      config: { seat: 'own' },
      schema: {
        tags,
        summary: 'Seal the declaration: could you bid alone?',
        description: 'Comes before any name is told. It is never changed; the same again is no error.',
        params: IdParams,
        body: SoloDeclarationBody,
        response: { 200: SoloDeclarationSchema },
      },
    },
    async (request) => guard.declare(request.actor, request.params.id, request.body),
  );
};
