import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { IdParams } from '../shared/schemas.ts';
import type { MembershipService } from './memberships.service.ts';
import {
  EndMembership,
  MembershipPage,
  MembershipParams,
  MembershipQuery,
  MembershipSchema,
  NewMembership,
  Standings,
  StandingsKept,
} from './schemas.ts';

type Options = { memberships: MembershipService };

/** Who is in a cluster: coordinators see all of theirs, a member its own memberships. */
export const membershipRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { memberships }) => {
  app.get(
    '/clusters/:id/memberships',
    {
      schema: {
        tags: ['clusters'],
        summary: 'Members of a cluster, by name',
        params: IdParams,
        querystring: MembershipQuery,
        response: { 200: MembershipPage },
      },
    },
    async (request) => memberships.list(request.actor, request.params.id, request.query),
  );
};

/** Bringing organisations in and letting them go: coordinators of the cluster, and administrators. */
export const membershipStaffRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { memberships }) => {
  app.post(
    '/clusters/:id/memberships',
    {
      schema: {
        tags: ['clusters'],
        summary: 'Bring an organisation into a cluster',
        description:
          'A coordinator brings in organisations of clusters of its own; an administrator those of any cluster.',
        params: IdParams,
        body: NewMembership,
        response: { 201: MembershipSchema },
      },
    },
    async (request, reply) => {
      void reply.code(201);
      return memberships.add(request.actor, request.params.id, request.body);
    },
  );
  app.put(
    '/clusters/:id/standings',
    {
      schema: {
        tags: ['clusters'],
        summary: 'Say which members pay their dues',
        description: 'Those that are not named stay as they are.',
        params: IdParams,
        body: Standings,
        response: { 200: StandingsKept },
      },
    },
    async (request) => memberships.setStandings(request.actor, request.params.id, request.body),
  );
  app.post(
    '/clusters/:id/memberships/:membershipId/end',
    {
      schema: {
        tags: ['clusters'],
        summary: 'End a membership',
        params: MembershipParams,
        body: Type.Optional(EndMembership),
        response: { 200: MembershipSchema },
      },
    },
    async (request) => {
      const { id, membershipId } = request.params;
      return memberships.end(request.actor, id, membershipId, request.body?.until);
    },
  );
  app.post(
    '/clusters/:id/memberships/:membershipId/resume',
    {
      schema: {
        tags: ['clusters'],
        summary: 'Take the end of a membership back',
        description:
          'It goes on as if it had not ended; until a month after its end, and unless another has begun since.',
        params: MembershipParams,
        response: { 200: MembershipSchema },
      },
    },
    async (request) => memberships.resume(request.actor, request.params.id, request.params.membershipId),
  );
};
