import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { IdParams } from '../shared/schemas.ts';
import { GroupEquipmentSchema, HoldBody } from './groups.schemas.ts';
import type { GroupEquipmentService } from './groups.service.ts';

const tags = ['equipment'];

/** Equipment in the bid of a group, for coordinators. */
export const groupEquipmentRoutes: FastifyPluginAsyncTypebox<{ groups: GroupEquipmentService }> = async (
  app,
  { groups },
) => {
  app.get(
    '/consortia/:id/equipment',
    {
      schema: {
        tags,
        summary: 'Equipment that a group needs and what serves it',
        description:
          'An option is held for each need from when everybody has agreed to the outcome of the bid, and released by itself.',
        params: IdParams,
        response: { 200: GroupEquipmentSchema },
      },
    },
    async (request) => groups.of(request.actor, request.params.id),
  );
  app.post(
    '/consortia/:id/equipment/hold',
    {
      schema: {
        tags,
        summary: 'Hold what a group lacks',
        description:
          'As far as the pool can, with the resources that are wanted first. 409 before everybody has agreed.',
        params: IdParams,
        body: Type.Optional(HoldBody),
        response: { 200: GroupEquipmentSchema },
      },
    },
    async (request) => groups.hold(request.actor, request.params.id, request.body ?? {}),
  );
};
