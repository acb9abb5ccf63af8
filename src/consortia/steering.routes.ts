import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { IdParams } from '../shared/schemas.ts';
import { type StaffOptions, tags } from './checks.routes.ts';
import { OutcomeBody, OutcomePatch } from './outcome.schemas.ts';
import { DissolveBody, RecomposeBody, SubmitBody } from './schemas.ts';
import { ConsortiumSchema } from './views/consortium.schemas.ts';

/** Leading a consortium from invitation to outcome: coordinators and administrators. */
export const consortiumSteeringRoutes: FastifyPluginAsyncTypebox<Pick<StaffOptions, 'steering'>> = async (
  app,
  { steering },
) => {
  app.post(
    '/consortia/:id/recompose',
    {
      schema: {
        tags,
        summary: 'Re-compose: choose an alternative, or look for some',
        params: IdParams,
        body: Type.Optional(RecomposeBody),
        response: { 200: ConsortiumSchema },
      },
    },
    async (request) => steering.recompose(request.actor, request.params.id, request.body ?? {}),
  );
  app.post(
    '/consortia/:id/ready',
    {
      schema: {
        tags,
        summary: 'Declare it ready',
        description: 'Refused while a check blocks.',
        params: IdParams,
        response: { 200: ConsortiumSchema },
      },
    },
    async (request) => steering.ready(request.actor, request.params.id),
  );
  app.post(
    '/consortia/:id/submit',
    {
      schema: {
        tags,
        summary: 'Note that the bid is in',
        description: 'Refused while a check blocks, and after the deadline unless `submittedAt` was before it.',
        params: IdParams,
        body: Type.Optional(SubmitBody),
        response: { 200: ConsortiumSchema },
      },
    },
    async (request) => steering.submit(request.actor, request.params.id, request.body ?? {}),
  );
  app.post(
    '/consortia/:id/outcome',
    {
      schema: {
        tags,
        summary: "Note the buyer's decision",
        description:
          'Won, with the amounts, which makes the contract; lost; called up after another bid fell away (R2181-7); annulled; or abandoned.',
        params: IdParams,
        body: OutcomeBody,
        response: { 200: ConsortiumSchema },
      },
    },
    async (request) => steering.outcome(request.actor, request.params.id, request.body),
  );
  app.patch(
    '/consortia/:id/outcome',
    {
      schema: {
        tags,
        summary: 'Add what is learnt of the decision',
        description: "The buyer's reasons often come by a later letter. The decision itself stays as it was noted.",
        params: IdParams,
        body: OutcomePatch,
        response: { 200: ConsortiumSchema },
      },
    },
    async (request) => steering.completeOutcome(request.actor, request.params.id, request.body),
  );
  app.post(
    '/consortia/:id/dissolve',
    {
      schema: {
        tags,
        summary: 'Dissolve it',
        params: IdParams,
        body: Type.Optional(DissolveBody),
        response: { 200: ConsortiumSchema },
      },
    },
    async (request) => steering.dissolve(request.actor, request.params.id, request.body?.reason ?? ''),
  );
};
