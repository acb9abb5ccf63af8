import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { readerOf } from '../../plugins/faults/reader.ts';
import { IdParams } from '../../shared/schemas.ts';
import { CapabilitySuggestBody, CapabilitySuggestions } from './schemas.ts';
import type { CapabilityService } from './service.ts';

/** What an organisation can do, read from its own words and facts. */
export const capabilitySuggestionRoutes: FastifyPluginAsyncTypebox<{ capabilities: CapabilityService }> = async (
  app,
  { capabilities },
) => {
  app.post(
    '/organisations/:id/capabilities/suggest',
    {
      config: { idempotent: false },
      schema: {
        tags: ['organisations'],
        summary: 'Capabilities that an organisation seems to have',
        description: `Read from its own words, its activity code, its certificates, references and contracts; without a body from
what the profile holds. Level and evidence come from facts, with reasons. Nothing is kept: what is right is sent to
\`PUT /organisations/{id}/capabilities\`.`,
        params: IdParams,
        body: Type.Optional(CapabilitySuggestBody),
        response: { 200: CapabilitySuggestions },
      },
    },
    async (request) => capabilities.suggest(request.actor, request.params.id, request.body ?? {}, readerOf(request)),
  );
};
