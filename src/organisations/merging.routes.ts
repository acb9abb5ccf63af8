import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Empty, IdParams } from '../shared/schemas.ts';
import { MergeInput, MergeList, MergeParams, MergeResult } from './merging.schemas.ts';
import type { MergingService } from './merging.service.ts';

const tags = ['organisations'];

/** Two rows of one company, and rows that should not be there: for coordinators of all of its clusters. */
export const mergingRoutes: FastifyPluginAsyncTypebox<{ merging: MergingService }> = async (app, { merging }) => {
  app.post(
    '/organisations/:id/merge',
    {
      schema: {
        tags,
        summary: 'Make one of two rows of a company',
        description: `People, contacts, skills, memberships, seats, contracts, ledger, equipment and all else that refers to the
one is the other's from then on; lists are joined, and what the row that stays has not is filled in. \`dryRun\` tells what would
move and what stands against it. Two members of one consortium, or of one contract, cannot become one: 409
\`merge_conflict\`. It can be undone for a day, as long as the row that stayed is not changed.`,
        params: IdParams,
        body: MergeInput,
        response: { 200: MergeResult },
      },
    },
    async (request) => merging.merge(request.actor, request.params.id, request.body),
  );
  app.get(
    '/organisations/:id/merges',
    {
      schema: { tags, summary: 'What was merged into an organisation', params: IdParams, response: { 200: MergeList } },
    },
    async (request) => merging.merges(request.actor, request.params.id),
  );
  app.post(
    '/organisations/:id/merges/:mergeId/undo',
    {
      schema: {
        tags,
        summary: 'Undo a merger of the last day',
        description:
          'Both rows are as they were. 409 `undo_too_late` after a day, or once the row that stayed was changed.',
        params: MergeParams,
        response: { 200: MergeList },
      },
    },
    async (request) => merging.undo(request.actor, request.params.id, request.params.mergeId),
  );
  app.delete(
    '/organisations/:id',
    {
      schema: {
        tags,
        summary: 'Delete an organisation that nothing refers to',
        description:
          'Its own lists, contacts and memberships go with it. 409 `still_in_use` says what refers to it: people, seats, contracts and the like.',
        params: IdParams,
        response: { 204: Empty },
      },
    },
    async (request, reply) => {
      await merging.remove(request.actor, request.params.id);
      return reply.code(204).send(null);
    },
  );
};
