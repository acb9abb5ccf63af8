import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { withEtag } from '../plugins/etag.ts';
import { IdParams } from '../shared/schemas.ts';
import { TenderSchema } from './schemas.ts';
import { SuggestionDecisionBody, SuggestionList } from './suggestions.schemas.ts';
import type { TenderSuggestions } from './suggestions.service.ts';

const tags = ['tenders'];

/** Conditions read from a notice, for coordinators and administrators. */
export const tenderSuggestionRoutes: FastifyPluginAsyncTypebox<{ suggestions: TenderSuggestions }> = async (
  app,
  { suggestions },
) => {
  app.get(
    '/tenders/:id/suggestions',
    {
      schema: {
        tags,
        summary: 'Conditions that the notice suggests',
        description: 'Each with the words that it was read from; one above a legal cap is flagged with its article.',
        params: IdParams,
        response: { 200: SuggestionList },
      },
    },
    async (request) => suggestions.list(request.actor, request.params.id),
  );
  app.post(
    '/tenders/:id/suggestions/decide',
    {
      schema: {
        tags,
        summary: 'Confirm a suggested condition, or take it back',
        description: 'A confirmed threshold becomes a constraint of the tender; until then it counts for nothing.',
        params: IdParams,
        body: SuggestionDecisionBody,
        response: { 200: TenderSchema },
      },
    },
    async (request, reply) => withEtag(reply, await suggestions.decide(request.actor, request.params.id, request.body)),
  );
};
