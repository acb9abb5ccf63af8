import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { requireIfMatch, withEtag } from '../plugins/etag.ts';
import { IdParams } from '../shared/schemas.ts';
import { bookingRoutes } from './bookings.routes.ts';
import type { BookingService } from './bookings.service.ts';
import type { RealCostService } from './real-costs.service.ts';
import { EquipmentPage, EquipmentPatch, EquipmentQuery, EquipmentSchema, NewEquipment } from './schemas.ts';
import type { EquipmentService } from './service.ts';
import { statementRoutes } from './statements.routes.ts';
import type { StatementService } from './statements.service.ts';
import { trainingRoutes } from './trainings.routes.ts';
import type { TrainingService } from './trainings.service.ts';

const tags = ['equipment'];

/** Resources that the members of a cluster use in common. */
export const equipmentRoutes: FastifyPluginAsyncTypebox<{
  directory: EquipmentService;
  bookings: BookingService;
  statements: StatementService;
  realCosts: RealCostService;
  trainings: TrainingService;
}> = async (app, { directory: equipment, bookings, statements, realCosts, trainings }) => {
  await app.register(bookingRoutes, { bookings });
  await app.register(statementRoutes, { statements, realCosts });
  await app.register(trainingRoutes, { trainings });
  app.get(
    '/equipment',
    {
      schema: {
        tags,
        summary: 'Equipment of your clusters',
        description: 'By name; with `freeFrom` and `freeUntil` only what nobody has booked in that time.',
        querystring: EquipmentQuery,
        response: { 200: EquipmentPage },
      },
    },
    async (request) => equipment.list(request.actor, request.query),
  );
  app.post(
    '/equipment',
    {
      schema: {
        tags,
        summary: 'Put a resource into the pool',
        description: 'Coordinators for their cluster or a member of it; people for their own company.',
        body: NewEquipment,
        response: { 201: EquipmentSchema },
      },
    },
    async (request, reply) => {
      void reply.code(201);
      return withEtag(reply, await equipment.create(request.actor, request.body));
    },
  );
  app.get(
    '/equipment/:id',
    { schema: { tags, summary: 'A resource', params: IdParams, response: { 200: EquipmentSchema } } },
    async (request, reply) => withEtag(reply, await equipment.get(request.actor, request.params.id)),
  );
  app.patch(
    '/equipment/:id',
    {
      schema: {
        tags,
        summary: 'Change a resource',
        description: 'Its keepers: coordinators of the cluster and the owner. Needs If-Match.',
        params: IdParams,
        body: EquipmentPatch,
        response: { 200: EquipmentSchema },
      },
    },
    async (request, reply) =>
      withEtag(reply, await equipment.change(request.actor, request.params.id, requireIfMatch(request), request.body)),
  );
};
