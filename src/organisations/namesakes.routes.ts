import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Namesakes, NamesakesQuery } from './namesakes.schemas.ts';
import type { NamesakeService } from './namesakes.service.ts';

/** Who is there already, for who enters a company. */
export const namesakeRoutes: FastifyPluginAsyncTypebox<{ namesakes: NamesakeService }> = async (app, { namesakes }) => {
  app.get(
    '/organisations/namesakes',
    {
      schema: {
        tags: ['organisations'],
        summary: 'Organisations that a company may be that is about to be entered',
        description:
          'Recognised as an import does: by number, else by name, else by the name but for its legal form in the same place. Numbers that differ make two. Among organisations of clusters of one’s own.',
        querystring: NamesakesQuery,
        response: { 200: Namesakes },
      },
    },
    async (request) => namesakes.find(request.actor, request.query),
  );
};
