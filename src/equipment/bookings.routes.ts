import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../shared/schemas.ts';
import type { BookingService } from './bookings.service.ts';
import { BookingPage, BookingPatch, BookingQuery, BookingSchema, NewBooking } from './schemas.ts';

const tags = ['equipment'];

/** Who has a resource when. */
export const bookingRoutes: FastifyPluginAsyncTypebox<{ bookings: BookingService }> = async (app, { bookings }) => {
  app.get(
    '/equipment/:id/bookings',
    {
      schema: {
        tags,
        summary: 'When a resource is taken',
        description: 'By whom and for which bid only where that is yours to know.',
        params: IdParams,
        querystring: BookingQuery,
        response: { 200: BookingPage },
      },
    },
    async (request) => bookings.list(request.actor, request.params.id, request.query),
  );
  app.post(
    '/equipment/:id/bookings',
    {
      schema: {
        tags,
        summary: 'Book a resource',
        description:
          'With `tenderId` an option, released by itself when the bid is over. 409 `booked` when it is taken.',
        params: IdParams,
        body: NewBooking,
        response: { 201: BookingSchema },
      },
    },
    async (request, reply) => {
      void reply.code(201);
      return bookings.book(request.actor, request.params.id, request.body);
    },
  );
  app.patch(
    '/equipment-bookings/:id',
    {
      schema: {
        tags,
        summary: 'Make an option firm, or tell the use',
        params: IdParams,
        body: BookingPatch,
        response: { 200: BookingSchema },
      },
    },
    async (request) => bookings.change(request.actor, request.params.id, request.body),
  );
  app.post(
    '/equipment-bookings/:id/release',
    { schema: { tags, summary: 'Give the time back', params: IdParams, response: { 200: BookingSchema } } },
    async (request) => bookings.release(request.actor, request.params.id),
  );
};
