import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Empty, IdParams } from '../shared/schemas.ts';
import { NotificationPage, NotificationQuery } from './schemas.ts';
import type { NotificationService } from './service.ts';

const tags = ['notifications'];

/** What the signed-in person was told. */
export const notificationRoutes: FastifyPluginAsyncTypebox<{ notifications: NotificationService }> = async (
  app,
  { notifications },
) => {
  app.get(
    '/notifications',
    {
      schema: {
        tags,
        summary: 'Your notifications',
        description: 'Newest first, in your language.',
        querystring: NotificationQuery,
        response: { 200: NotificationPage },
      },
    },
    async (request) => notifications.list(request.actor, request.query),
  );
  app.post(
    '/notifications/:id/read',
    { schema: { tags, summary: 'Mark one as read', params: IdParams, response: { 204: Empty } } },
    async (request, reply) => {
      await notifications.read(request.actor, request.params.id);
      void reply.code(204);
      return null;
    },
  );
};
