import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { Named, Strict } from '../shared/schemas.ts';
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
};
