import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { IdParams } from '../shared/schemas.ts';
import { WatchBody, WatchFindPage, WatchFindQuery, WatchPage, WatchPatch, WatchQuery, WatchSchema } from './schemas.ts';
import type { WatchService } from './service.ts';

const tags = ['watches'];

/** An answer without a body. Typed so that nothing is sent: null would go out as a document of four letters. */
const NOTHING = Type.Unsafe<undefined>(Type.Null());

/** Watches, for coordinators and administrators. */
export const watchRoutes: FastifyPluginAsyncTypebox<{ watches: WatchService }> = async (app, { watches }) => {
  app.get(
    '/watches',
    { schema: { tags, summary: 'List watches', querystring: WatchQuery, response: { 200: WatchPage } } },
    async (request) => watches.list(request.actor, request.query),
  );
  app.post(
    '/watches',
    {
      schema: {
        tags,
        summary: 'Watch a source of notices',
        description:
          'A folder, the search API of TED, or the open-data API of BOAMP. New notices that reach the score become draft tenders, each once.',
        body: WatchBody,
        response: { 201: WatchSchema },
      },
    },
    async (request, reply) => {
      const watch = await watches.create(request.actor, request.body);
      void reply.code(201).header('location', `/v1/watches/${watch.id}`);
      return watch;
    },
  );
  app.get(
    '/watches/:id',
    { schema: { tags, summary: 'One watch', params: IdParams, response: { 200: WatchSchema } } },
    async (request) => watches.get(request.actor, request.params.id),
  );
  app.patch(
    '/watches/:id',
    {
      schema: {
        tags,
        summary: 'Tune a watch',
        description: 'Filters that are not named stay as they are.',
        params: IdParams,
        body: WatchPatch,
        response: { 200: WatchSchema },
      },
    },
    async (request) => watches.change(request.actor, request.params.id, request.body),
  );
  app.delete(
    '/watches/:id',
    { schema: { tags, summary: 'End a watch', params: IdParams, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await watches.remove(request.actor, request.params.id);
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/watches/:id/poll',
    { schema: { tags, summary: 'Poll now', params: IdParams, response: { 202: NOTHING } } },
    async (request, reply) => {
      await watches.pollNow(request.actor, request.params.id);
      return reply.code(202).header('location', `/v1/watches/${request.params.id}/finds`).send(undefined);
    },
  );
  app.get(
    '/watches/:id/finds',
    {
      schema: {
        tags,
        summary: 'What a watch found',
        description: 'Newest first, with the score and the reasons; also what stayed below the threshold.',
        params: IdParams,
        querystring: WatchFindQuery,
        response: { 200: WatchFindPage },
      },
    },
    async (request) => watches.finds(request.actor, request.params.id, request.query),
  );
};
