import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { Named, Strict } from '../shared/schemas.ts';
import { DeadlinesQuery, DeadlinesSchema } from './deadlines.schemas.ts';
import type { DeadlineService } from './deadlines.service.ts';
import type { CalendarService } from './service.ts';

const tags = ['calendar'];

/** The calendar itself: its address is the secret. */
export const calendarRoutes: FastifyPluginAsyncTypebox<{ calendar: CalendarService }> = async (app, { calendar }) => {
  app.get(
    '/calendar.ics',
    {
      schema: {
        tags,
        summary: 'Deadlines as iCalendar',
        description: 'For calendar programs; the token comes from `POST /calendar/token`.',
        querystring: Strict({ token: Type.String({ minLength: 1, maxLength: 200 }) }),
        produces: ['text/calendar'],
      },
    },
    async (request, reply) => {
      const feed = await calendar.feed(request.query.token);
      void reply.header('content-type', 'text/calendar; charset=utf-8').header('cache-control', 'private, no-store');
      return reply.send(feed);
    },
  );
};

/** A person's own address. */
export const calendarAddressRoutes: FastifyPluginAsyncTypebox<{ calendar: CalendarService }> = async (
  app,
  { calendar },
) => {
  app.post(
    '/calendar/token',
    {
      config: { secretAnswer: true },
      schema: {
        tags,
        summary: 'A new address for your calendar',
        description: 'The address before stops working.',
        response: {
          201: Named('CalendarAddress', {
            url: Type.String({ description: 'For a calendar program; whoever has it reads the calendar' }),
          }),
        },
      },
    },
    async (request, reply) => {
      void reply.code(201);
      return calendar.newAddress(request.actor);
    },
  );
  app.delete(
    '/calendar/token',
    {
      schema: { tags, summary: 'Take the address of your calendar back', response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      await calendar.revoke(request.actor);
      void reply.code(204);
      return null;
    },
  );
};

/** What is due when, for coordinators and administrators. */
export const deadlineRoutes: FastifyPluginAsyncTypebox<{ deadlines: DeadlineService }> = async (app, { deadlines }) => {
  app.get(
    '/deadlines',
    {
      schema: {
        tags,
        summary: 'What is due when',
        description:
          'Offers, questions to the buyer and site visits, missing answers, replacements that the buyer asked for, awards to sign, certificates and insurances that end: with what passed in the last fortnight.',
        querystring: DeadlinesQuery,
        response: { 200: DeadlinesSchema },
      },
    },
    async (request) => deadlines.list(request.actor, request.query),
  );
};
