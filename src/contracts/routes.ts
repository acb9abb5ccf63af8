import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { optionalIfMatch, withEtag } from '../plugins/etag.ts';
import { IdParams } from '../shared/schemas.ts';
import type { ContractChanges } from './changes.service.ts';
import {
  AmendBody,
  ContractPage,
  ContractQuery,
  ContractSchema,
  EndBody,
  ExerciseBody,
  NewContract,
  OptionParams,
  SignBody,
} from './schemas.ts';
import type { ContractService } from './service.ts';

const tags = ['contracts'];

/** Reading contracts. */
export const contractRoutes: FastifyPluginAsyncTypebox<{ contracts: ContractService }> = async (app, { contracts }) => {
  app.get(
    '/contracts',
    {
      schema: {
        tags,
        summary: 'Contracts, newest first',
        description: 'Coordinators see those of their clusters, members those that they are party to.',
        querystring: ContractQuery,
        response: { 200: ContractPage },
      },
    },
    async (request) => contracts.list(request.actor, request.query),
  );
  app.get(
    '/contracts/:id',
    {
      schema: {
        tags,
        summary: 'One contract with its lots, members, options, amendments and totals',
        params: IdParams,
        response: { 200: ContractSchema },
      },
    },
    async (request, reply) => withEtag(reply, await contracts.get(request.actor, request.params.id)),
  );
};

/** Making and changing contracts. */
export const contractStaffRoutes: FastifyPluginAsyncTypebox<{
  contracts: ContractService;
  contractChanges: ContractChanges;
}> = async (app, { contracts, contractChanges }) => {
  app.post(
    '/contracts',
    {
      schema: {
        tags,
        summary: 'Enter a contract',
        description: `For old business, or for what was won beyond a consortium here; an awarded consortium makes its own.
With \`signedOn\` the value is posted to the ledger as signed on that day. With \`frameworkId\` it is a call-off.`,
        body: NewContract,
        response: { 201: ContractSchema },
      },
    },
    async (request, reply) => {
      const contract = await contracts.create(request.actor, request.body);
      return withEtag(reply.code(201).header('location', `/v1/contracts/${contract.id}`), contract);
    },
  );
  app.post(
    '/contracts/:id/sign',
    {
      schema: {
        tags,
        summary: 'Sign an awarded contract',
        description: 'Posts its value as signed. Takes If-Match.',
        params: IdParams,
        body: SignBody,
        response: { 200: ContractSchema },
      },
    },
    async (request, reply) =>
      withEtag(
        reply,
        await contractChanges.sign(request.actor, request.params.id, optionalIfMatch(request), request.body.signedOn),
      ),
  );
  app.post(
    '/contracts/:id/amendments',
    {
      schema: {
        tags,
        summary: 'Amend a contract',
        description: `Changes the value (the difference is posted as signed) or the members' shares, which then hold for
what is posted from here on. Takes If-Match.`,
        params: IdParams,
        body: AmendBody,
        response: { 200: ContractSchema },
      },
    },
    async (request, reply) =>
      withEtag(
        reply,
        await contractChanges.amend(request.actor, request.params.id, optionalIfMatch(request), request.body),
      ),
  );
  app.post(
    '/contracts/:id/options/:optionId/exercise',
    {
      schema: {
        tags,
        summary: 'Exercise an option',
        description: 'Once, and posted as signed. Takes If-Match.',
        params: OptionParams,
        body: ExerciseBody,
        response: { 200: ContractSchema },
      },
    },
    async (request, reply) => {
      const { id, optionId } = request.params;
      return withEtag(
        reply,
        await contractChanges.exercise(request.actor, id, optionId, optionalIfMatch(request), request.body),
      );
    },
  );
  app.post(
    '/contracts/:id/end',
    {
      schema: {
        tags,
        summary: 'End a contract',
        description: 'At its term or before; late bills can still be posted. Takes If-Match.',
        params: IdParams,
        body: EndBody,
        response: { 200: ContractSchema },
      },
    },
    async (request, reply) =>
      withEtag(
        reply,
        await contractChanges.end(request.actor, request.params.id, optionalIfMatch(request), request.body),
      ),
  );
};
