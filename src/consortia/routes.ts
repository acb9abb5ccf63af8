import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { requireIfMatch, withEtag } from '../plugins/etag.ts';
import { DryRunQuery, IdParams } from '../shared/schemas.ts';
import { consortiumCheckRoutes, type StaffOptions, tags } from './checks.routes.ts';
import { competitionRoutes } from './competition.routes.ts';
import { ConsortiumPatch, InviteBody, NewConsortium } from './schemas.ts';
import { consortiumSteeringRoutes } from './steering.routes.ts';
import { ConsortiumPage, ConsortiumQuery, ConsortiumSchema } from './views/consortium.schemas.ts';
import type { ConsortiumReading } from './views/reading.service.ts';

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

/** Forming and steering consortia: coordinators and administrators. */
export const consortiumStaffRoutes: FastifyPluginAsyncTypebox<StaffOptions> = async (app, options) => {
  const { forming, steering, checks, guard, reading, signals, press } = options;
  await app.register(consortiumSteeringRoutes, { steering });
  await app.register(consortiumCheckRoutes, { checks, reading, signals });
  await app.register(competitionRoutes, { guard, press });
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
        description:
          'Name, legal form, mode, and the shares: the split always sums to 10,000 basis points. Whoever said yes to better terms is asked again; with `dryRun=true` the answer is the consortium as it would be.',
        params: IdParams,
        querystring: DryRunQuery,
        body: ConsortiumPatch,
        response: { 200: ConsortiumSchema },
      },
    },
    async (request, reply) =>
      withEtag(
        reply,
        await steering.change(request.actor, request.params.id, requireIfMatch(request), request.body, request.query),
      ),
  );
  app.post(
    '/consortia/:id/invite',
    {
      schema: {
        tags,
        summary: 'Send the invitations',
        description:
          'With `dryRun` nothing is sent: `warnings` tell whom nobody reads for, and whether answers may come too late.',
        params: IdParams,
        querystring: DryRunQuery,
        body: InviteBody,
        response: { 200: ConsortiumSchema },
      },
    },
    async (request) => steering.invite(request.actor, request.params.id, request.body, request.query),
  );
};
