import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Signals } from '../db/signals.ts';
import { streamChanges } from '../plugins/sse.ts';
import { IdParams } from '../shared/schemas.ts';
import { ChecksQuery, ChecksSchema } from './checks/checks.schemas.ts';
import type { CheckService } from './checks/checks.service.ts';
import type { FormingService } from './forming.service.ts';
import type { GuardService } from './guard.service.ts';
import { isOver } from './life/states.domain.ts';
import type { CompetitionPress } from './press.ts';
import type { SteeringService } from './steering.service.ts';
import { consortiumTopic } from './store/topic.ts';
import { EventPage, EventQuery } from './views/consortium.schemas.ts';
import type { ConsortiumReading } from './views/reading.service.ts';

export const tags = ['consortia'];

export type StaffOptions = {
  forming: FormingService;
  steering: SteeringService;
  checks: CheckService;
  guard: GuardService;
  reading: ConsortiumReading;
  signals: Signals;
  press: CompetitionPress;
};

/** What a coordinator looks at before the bid goes in: checks, log and events. */
export const consortiumCheckRoutes: FastifyPluginAsyncTypebox<
  Pick<StaffOptions, 'checks' | 'reading' | 'signals'>
> = async (app, { checks, reading, signals }) => {
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
};
