import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { requireIfMatch, withEtag } from '../plugins/etag.ts';
import { IdParams } from '../shared/schemas.ts';
import {
  NewSubcontract,
  ReplacementBody,
  SubcontractActBody,
  SubcontractPage,
  SubcontractPatch,
  SubcontractSchema,
} from './schemas.ts';
import type { SubcontractService } from './service.ts';

const tags = ['consortia'];
type Options = { subcontracts: SubcontractService };

/** Reading subcontracts: all for coordinators, its own and those below it for a member. */
export const subcontractRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { subcontracts }) => {
  app.get(
    '/consortia/:id/subcontracts',
    {
      schema: {
        tags,
        summary: 'The subcontracts of a group',
        description: 'For a member: those that it has, and those that work for it. In the order of their declaration.',
        params: IdParams,
        response: { 200: SubcontractPage },
      },
    },
    async (request) => subcontracts.list(request.actor, request.params.id),
  );
  app.get(
    '/subcontracts/:id',
    { schema: { tags, summary: 'A subcontract', params: IdParams, response: { 200: SubcontractSchema } } },
    async (request, reply) => withEtag(reply, await subcontracts.get(request.actor, request.params.id)),
  );
};

/** Leading them: coordinators and administrators. */
export const subcontractStaffRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { subcontracts }) => {
  app.post(
    '/consortia/:id/subcontracts',
    {
      schema: {
        tags,
        summary: 'Declare a subcontractor',
        description:
          'With the bid before it is in (R2193-1); after the award by a special act (R2193-3). What a holder subcontracts stays a part of what it has (L2193-3).',
        params: IdParams,
        body: NewSubcontract,
        response: { 201: SubcontractSchema },
      },
    },
    async (request, reply) => {
      void reply.code(201);
      return withEtag(reply, await subcontracts.declare(request.actor, request.params.id, request.body));
    },
  );
  app.patch(
    '/subcontracts/:id',
    {
      schema: {
        tags,
        summary: 'Change what is declared',
        description: 'As long as the buyer has not received it; afterwards by an act.',
        params: IdParams,
        body: SubcontractPatch,
        response: { 200: SubcontractSchema },
      },
    },
    async (request, reply) =>
      withEtag(
        reply,
        await subcontracts.change(request.actor, request.params.id, requireIfMatch(request), request.body),
      ),
  );
  app.post(
    '/subcontracts/:id/acts',
    {
      schema: {
        tags,
        summary: 'Note an act',
        description:
          'Received, accepted, refused, amended, ended. 21 days after its receipt silence is acceptance (R2193-4), and the signed contract accepts those of the bid (R2193-2): neither has to be noted.',
        params: IdParams,
        body: SubcontractActBody,
        response: { 200: SubcontractSchema },
      },
    },
    async (request) => subcontracts.act(request.actor, request.params.id, request.body),
  );
  app.post(
    '/subcontracts/:id/replace',
    {
      schema: {
        tags,
        summary: 'Put another in its place',
        description: 'The members of the group stay as they are: a subcontractor is none (R2142-26).',
        params: IdParams,
        body: ReplacementBody,
        response: { 201: SubcontractSchema },
      },
    },
    async (request, reply) => {
      void reply.code(201);
      return withEtag(reply, await subcontracts.replace(request.actor, request.params.id, request.body));
    },
  );
};
