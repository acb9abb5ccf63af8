import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../shared/schemas.ts';
import { TemplateAnswer, TemplateBody } from './templates.schemas.ts';
import type { TemplateService } from './templates.service.ts';

/** A cluster's own convention de groupement: for its coordinators. */
export const templateRoutes: FastifyPluginAsyncTypebox<{ templates: TemplateService }> = async (app, { templates }) => {
  app.get(
    '/clusters/:id/convention-template',
    {
      schema: {
        tags: ['documents'],
        summary: "The cluster's convention, clause by clause beside ours",
        params: IdParams,
        response: { 200: TemplateAnswer },
      },
    },
    async (request) => templates.get(request.actor, request.params.id),
  );
  app.put(
    '/clusters/:id/convention-template',
    {
      schema: {
        tags: ['documents'],
        summary: 'Set it: the next version',
        description: 'Every version is kept. Drafts that are written from then on are made of the newest one.',
        params: IdParams,
        body: TemplateBody,
        response: { 200: TemplateAnswer },
      },
    },
    async (request) => templates.put(request.actor, request.params.id, request.body),
  );
};
