import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../shared/schemas.ts';
import { PastImport, PastImportPage, PastImportQuery } from './undoing.schemas.ts';
import type { ImportUndoService } from './undoing.service.ts';

const tags = ['organisations'];

/** Imports of lists of members, and taking one back. */
export const importUndoRoutes: FastifyPluginAsyncTypebox<{ importUndo: ImportUndoService }> = async (
  app,
  { importUndo },
) => {
  app.get(
    '/organisations/imports',
    {
      schema: {
        tags,
        summary: 'Imports of lists of members, the newest first',
        querystring: PastImportQuery,
        response: { 200: PastImportPage },
      },
    },
    async (request) => importUndo.list(request.actor, request.query),
  );
  app.post(
    '/organisations/imports/:id/undo',
    {
      schema: {
        tags,
        summary: 'Undo an import of the last day as a whole',
        description:
          'What it made goes, what it changed is as it was; people whom it invited and who have not come in lose the role. 409 `built_upon` where something was changed since, or refers to a company that it made.',
        params: IdParams,
        response: { 200: PastImport },
      },
    },
    async (request) => importUndo.undo(request.actor, request.params.id),
  );
};
