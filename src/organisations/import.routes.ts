import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { DomainError } from '../shared/errors.ts';
import { COLUMNS } from './csv/columns.ts';
import { MAX_ROWS } from './csv/read.ts';
import type { OrganisationImportService } from './import.service.ts';
import { ImportQuery, ImportResult } from './schemas.ts';

const columnList = Object.entries(COLUMNS)
  .map(([name, { also, about }]) =>
    [`- \`${name}\``, also.length === 0 ? '' : ` (or ${also.join(', ')})`, about === '' ? '' : `: ${about}`].join(''),
  )
  .join('\n');

const DESCRIPTION = `Comma, semicolon or tab between cells, UTF-8 or Windows-1252, at most ${MAX_ROWS.toLocaleString('en')} rows under a heading:

${columnList}

A row finds its organisation by registration number, else by name, so the same file again creates nothing. An empty
cell leaves a field as it is; capabilities and certifications replace the whole list. With a fault in any row nothing
is written and every fault is told, unless \`partial=true\`: then the good rows are.`;

/** Importing a cluster's members: coordinators for their clusters, and administrators. */
export const organisationImportRoutes: FastifyPluginAsyncTypebox<{
  organisationImport: OrganisationImportService;
}> = async (app, { organisationImport }) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(['text/csv', 'application/csv'], { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  app.post(
    '/organisations/import',
    {
      schema: {
        tags: ['organisations'],
        summary: 'Add and update organisations from a CSV file',
        description: DESCRIPTION,
        consumes: ['text/csv'],
        querystring: ImportQuery,
        response: { 200: ImportResult },
      },
    },
    async (request) => {
      if (!Buffer.isBuffer(request.body)) {
        throw new DomainError('unsupported', 'unsupported_media_type', 'Send the file as text/csv.');
      }
      const { partial = false, clusterId } = request.query;
      return organisationImport.importCsv(request.actor, request.body, { partial, clusterId });
    },
  );
};
