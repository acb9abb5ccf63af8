import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Signals } from '../db/signals.ts';
import { requireIfMatch, withEtag } from '../plugins/etag.ts';
import { streamChanges } from '../plugins/sse.ts';
import { IdParams } from '../shared/schemas.ts';
import { ChecksQuery, ChecksSchema } from './checks/checks.schemas.ts';
import type { CheckService } from './checks/checks.service.ts';
import { CompetitionRecordSchema, IndispensabilityBody, IndispensabilityList } from './competition.schemas.ts';
import type { FormingService } from './forming.service.ts';
import type { GuardService } from './guard.service.ts';
import { isOver } from './life/states.domain.ts';
import {
  ConsortiumPatch,
  DissolveBody,
  InviteBody,
  NewConsortium,
  OutcomeBody,
  RecomposeBody,
  SubmitBody,
} from './schemas.ts';
import type { SteeringService } from './steering.service.ts';
import { consortiumTopic } from './store/topic.ts';
import {
  ConsortiumPage,
  ConsortiumQuery,
  ConsortiumSchema,
  EventPage,
  EventQuery,
} from './views/consortium.schemas.ts';
import type { ConsortiumReading } from './views/reading.service.ts';

const tags = ['consortia'];

/** Looking at consortia: whole for coordinators, masked for members. */
export const consortiumRoutes: FastifyPluginAsyncTypebox<{ reading: ConsortiumReading }> = async (app, { reading }) => {
  app.get(
    '/consortia',
    {
      schema: {
        tags,
        summary: 'Consortia',
        description: "Your clusters' for coordinators; those in which you have a seat for members. Newest first.",
        querystring: ConsortiumQuery,
        response: { 200: ConsortiumPage },
      },
    },
    async (request) => reading.list(request.actor, request.query),
  );
  app.get(
    '/consortia/:id',
    {
      schema: {
        tags,
        summary: 'One consortium',
        description: 'Members see co-members masked until both sides may know names.',
        params: IdParams,
        response: { 200: ConsortiumSchema },
      },
    },
    async (request, reply) => withEtag(reply, await reading.get(request.actor, request.params.id)),
  );
};

type StaffOptions = {
  forming: FormingService;
  steering: SteeringService;
  checks: CheckService;
  guard: GuardService;
  reading: ConsortiumReading;
  signals: Signals;
};

/** Forming and steering consortia: coordinators and administrators. */
export const consortiumStaffRoutes: FastifyPluginAsyncTypebox<StaffOptions> = async (app, options) => {
  const { forming, steering, checks, guard, reading, signals } = options;
  app.post(
    '/consortia',
    {
      schema: {
        tags,
        summary: 'Form a consortium',
        description: 'From a proposal of a match run, or by hand.',
        body: NewConsortium,
        response: { 201: ConsortiumSchema },
      },
    },
    async (request, reply) => {
      const consortium = await forming.create(request.actor, request.body);
      void reply.code(201).header('location', `/v1/consortia/${consortium.id}`);
      return withEtag(reply, consortium);
    },
  );
  app.patch(
    '/consortia/:id',
    {
      schema: {
        tags,
        summary: 'Change a consortium',
        description: 'Name, legal form, mode, and the shares: the split always sums to 10,000 basis points.',
        params: IdParams,
        body: ConsortiumPatch,
        response: { 200: ConsortiumSchema },
      },
    },
    async (request, reply) =>
      withEtag(reply, await steering.change(request.actor, request.params.id, requireIfMatch(request), request.body)),
  );
  app.post(
    '/consortia/:id/invite',
    {
      schema: {
        tags,
        summary: 'Send the invitations',
        params: IdParams,
        body: InviteBody,
        response: { 200: ConsortiumSchema },
      },
    },
    async (request) => steering.invite(request.actor, request.params.id, request.body),
  );
  app.post(
    '/consortia/:id/recompose',
    {
      schema: {
        tags,
        summary: 'Re-compose: choose an alternative, or look for some',
        params: IdParams,
        body: RecomposeBody,
        response: { 200: ConsortiumSchema },
      },
    },
    async (request) => steering.recompose(request.actor, request.params.id, request.body),
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
  app.get(
    '/consortia/:id/checks',
    {
      schema: {
        tags,
        summary: 'What the law says',
        description: 'One verdict for each rule in force, with its article and the figures used; split and exposure.',
        params: IdParams,
        querystring: ChecksQuery,
        response: { 200: ChecksSchema },
      },
    },
    async (request) => checks.checks(request.actor, request.params.id, request.query.lang),
  );
  app.get(
    '/consortia/:id/log',
    {
      schema: {
        tags,
        summary: 'What happened to it',
        description: 'Oldest first.',
        params: IdParams,
        querystring: EventQuery,
        response: { 200: EventPage },
      },
    },
    async (request) => reading.events(request.actor, request.params.id, request.query),
  );
  app.get(
    '/consortia/:id/events',
    {
      config: { rateLimit: false },
      schema: {
        tags,
        summary: 'Follow its seats',
        description: 'Server-sent events named `seats`; the stream ends when the consortium does.',
        params: IdParams,
        produces: ['text/event-stream'],
      },
    },
    async (request, reply) =>
      streamChanges(request, reply, {
        signals,
        topic: consortiumTopic(request.params.id),
        event: 'seats',
        read: () => reading.seats(request.actor, request.params.id),
        isFinal: (seats) => isOver(seats.state),
      }),
  );
  app.post(
    '/consortia/:id/indispensability',
    {
      schema: {
        tags,
        summary: 'Sign off why competitors bid together',
        params: IdParams,
        body: IndispensabilityBody,
        response: { 201: IndispensabilityList },
      },
    },
    async (request, reply) => {
      void reply.code(201);
      return guard.recordIndispensability(request.actor, request.params.id, request.body);
    },
  );
  app.get(
    '/tenders/:id/competition-record',
    {
      schema: {
        tags,
        summary: "The competition guard's record of a tender",
        description: 'Sealed declarations, records of indispensability, and who was shown what of whom.',
        params: IdParams,
        response: { 200: CompetitionRecordSchema },
      },
    },
    async (request) => guard.competitionRecord(request.actor, request.params.id),
  );
};
