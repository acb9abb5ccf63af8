import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Empty, IdParams } from '../shared/schemas.ts';
import {
  DeliveryPage,
  DeliveryQuery,
  DeliverySchema,
  NewWebhook,
  NewWebhookAnswer,
  WebhookPage,
  WebhookQuery,
} from './schemas.ts';
import type { WebhookService } from './service.ts';

const tags = ['webhooks'];

/** Addresses that clusters want to be told at. */
export const webhookRoutes: FastifyPluginAsyncTypebox<{ webhooks: WebhookService }> = async (app, { webhooks }) => {
  app.post(
    '/webhooks',
    {
      config: { secretAnswer: true },
      schema: {
        tags,
        summary: 'Add a webhook',
        description: 'Messages are signed by the Standard Webhooks scheme; private addresses are refused.',
        body: NewWebhook,
        response: { 201: NewWebhookAnswer },
      },
    },
    async (request, reply) => {
      const webhook = await webhooks.create(request.actor, request.body);
      void reply.code(201);
      return webhook;
    },
  );
  app.get(
    '/webhooks',
    {
      schema: {
        tags,
        summary: 'Webhooks of your clusters',
        querystring: WebhookQuery,
        response: { 200: WebhookPage },
      },
    },
    async (request) => webhooks.list(request.actor, request.query),
  );
  app.delete(
    '/webhooks/:id',
    { schema: { tags, summary: 'Remove a webhook', params: IdParams, response: { 204: Empty } } },
    async (request, reply) => {
      await webhooks.remove(request.actor, request.params.id);
      void reply.code(204);
      return null;
    },
  );
  app.get(
    '/webhooks/:id/deliveries',
    {
      schema: {
        tags,
        summary: 'Messages to a webhook',
        description: '`?state=dead`: given up after all attempts.',
        params: IdParams,
        querystring: DeliveryQuery,
        response: { 200: DeliveryPage },
      },
    },
    async (request) => webhooks.deliveries(request.actor, request.params.id, request.query),
  );
  app.post(
    '/webhook-deliveries/:id/retry',
    {
      schema: { tags, summary: 'Send a dead message again', params: IdParams, response: { 202: DeliverySchema } },
    },
    async (request, reply) => {
      void reply.code(202);
      return webhooks.retry(request.actor, request.params.id);
    },
  );
};
