import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../shared/schemas.ts';
import type { CountingService } from './counting.service.ts';
import { electionRoutes } from './elections.routes.ts';
import type { ElectionService } from './elections.service.ts';
import type { MandateService } from './mandates.service.ts';
import type { GovernanceReading } from './reading.service.ts';
import {
  ActionChange,
  ActionParams,
  ActionSchema,
  AwaitedList,
  EventAnswer,
  EventMinutes,
  EventParams,
  EventSchema,
  GovernanceQuery,
  GovernanceSchema,
  MandateEnd,
  MandateParams,
  MandateSchema,
  NewAction,
  NewEvent,
  NewMandate,
  NewResult,
  ResultSchema,
} from './schemas.ts';
import type { WorkService } from './work.service.ts';

const tags = ['governance'];
const KEEPERS = 'Coordinators of the cluster, and the pilots of the working group.';

/** Who leads working groups and clusters, and what they do: members read their own, pilots keep theirs. */
export const governanceRoutes: FastifyPluginAsyncTypebox<{
  reading: GovernanceReading;
  mandates: MandateService;
  elections: ElectionService;
  counting: CountingService;
  work: WorkService;
}> = async (app, { reading, mandates, elections, counting, work }) => {
  await app.register(electionRoutes, { elections, counting });
  await app.register(workRoutes, { work });
  app.get(
    '/group-work',
    {
      schema: {
        tags,
        summary: 'What your groups wait for from your companies',
        description:
          'Votes, answers and actions in all working groups and clusters of the companies that you speak for.',
        response: { 200: AwaitedList },
      },
    },
    async (request) => reading.awaited(request.actor),
  );
  app.get(
    '/clusters/:id/governance',
    {
      schema: {
        tags,
        summary: 'Who leads a working group, and what it does',
        description:
          'For who sits in the group, its pilots, and coordinators. Without `workingGroupId`: the board of the cluster and what is the cluster’s as a whole, for all its members.',
        params: IdParams,
        querystring: GovernanceQuery,
        response: { 200: GovernanceSchema },
      },
    },
    async (request) => reading.overview(request.actor, request.params.id, request.query.workingGroupId),
  );
  app.post(
    '/clusters/:id/mandates',
    {
      schema: {
        tags,
        summary: 'Note who holds an office, and for how long',
        description: 'For coordinators. Who is elected gets it by the count.',
        params: IdParams,
        body: NewMandate,
        response: { 201: MandateSchema },
      },
    },
    async (request, reply) => {
      void reply.code(201);
      return mandates.add(request.actor, request.params.id, request.body);
    },
  );
  app.post(
    '/clusters/:id/mandates/:mandateId/end',
    {
      schema: {
        tags,
        summary: 'End a term early',
        params: MandateParams,
        body: MandateEnd,
        response: { 200: MandateSchema },
      },
    },
    async (request) => {
      const { id, mandateId } = request.params;
      return mandates.end(request.actor, id, mandateId, request.body.on);
    },
  );
};

const workRoutes: FastifyPluginAsyncTypebox<{ work: WorkService }> = async (app, { work }) => {
  await app.register(eventRoutes, { work });
  app.post(
    '/clusters/:id/actions',
    {
      schema: {
        tags,
        summary: 'Give a member something to do',
        description: KEEPERS,
        params: IdParams,
        body: NewAction,
        response: { 201: ActionSchema },
      },
    },
    async (request, reply) => {
      void reply.code(201);
      return work.addAction(request.actor, request.params.id, request.body);
    },
  );
  app.put(
    '/clusters/:id/actions/:actionId',
    {
      schema: {
        tags,
        summary: 'Say how an action stands',
        description: `${KEEPERS} The member that does it may say that it is done.`,
        params: ActionParams,
        body: ActionChange,
        response: { 200: ActionSchema },
      },
    },
    async (request) => {
      const { id, actionId } = request.params;
      return work.setActionState(request.actor, id, actionId, request.body.state);
    },
  );
  app.post(
    '/clusters/:id/results',
    {
      schema: {
        tags,
        summary: 'Note what came of the work',
        description: `${KEEPERS} A tender is named by coordinators alone.`,
        params: IdParams,
        body: NewResult,
        response: { 201: ResultSchema },
      },
    },
    async (request, reply) => {
      void reply.code(201);
      return work.addResult(request.actor, request.params.id, request.body);
    },
  );
};

const eventRoutes: FastifyPluginAsyncTypebox<{ work: WorkService }> = async (app, { work }) => {
  app.post(
    '/clusters/:id/events',
    {
      schema: {
        tags,
        summary: 'Announce a meeting or a visit',
        description: KEEPERS,
        params: IdParams,
        body: NewEvent,
        response: { 201: EventSchema },
      },
    },
    async (request, reply) => {
      void reply.code(201);
      return work.addEvent(request.actor, request.params.id, request.body);
    },
  );
  app.put(
    '/clusters/:id/events/:eventId/answer',
    {
      schema: {
        tags,
        summary: 'Say whether a company comes',
        description: 'Its own people; coordinators for a member that told them.',
        params: EventParams,
        body: EventAnswer,
        response: { 200: EventSchema },
      },
    },
    async (request) => work.answerEvent(request.actor, request.params.id, request.params.eventId, request.body),
  );
  app.put(
    '/clusters/:id/events/:eventId/minutes',
    {
      schema: {
        tags,
        summary: 'Write the minutes, and who was there',
        description: KEEPERS,
        params: EventParams,
        body: EventMinutes,
        response: { 200: EventSchema },
      },
    },
    async (request) => work.writeMinutes(request.actor, request.params.id, request.params.eventId, request.body),
  );
};
