import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { documentsOfUpload } from '../notices/upload.ts';
import { DomainError } from '../shared/errors.ts';
import { IdParams, listQuery, Strict, Uuid } from '../shared/schemas.ts';
import { ImportFilePage, ImportFileQuery, ImportPage, ImportSchema } from './schemas.ts';
import type { ImportService } from './service.ts';

const tags = ['imports'];
/** Bytes of one upload, packed. */
const UPLOAD_BYTES = 256 * 1_048_576;

/** Bulk imports, for coordinators and administrators. */
export const importRoutes: FastifyPluginAsyncTypebox<{ imports: ImportService }> = async (app, { imports }) => {
  app.get(
    '/imports',
    {
      schema: {
        tags,
        summary: 'List bulk imports',
        querystring: listQuery({ clusterId: Type.Optional(Uuid) }),
        response: { 200: ImportPage },
      },
    },
    async (request) => imports.list(request.actor, request.query),
  );
  app.get(
    '/imports/:id',
    { schema: { tags, summary: 'Progress of a bulk import', params: IdParams, response: { 200: ImportSchema } } },
    async (request) => imports.get(request.actor, request.params.id),
  );
  app.get(
    '/imports/:id/files',
    {
      schema: {
        tags,
        summary: 'What became of each file',
        params: IdParams,
        querystring: ImportFileQuery,
        response: { 200: ImportFilePage },
      },
    },
    async (request) => imports.files(request.actor, request.params.id, request.query),
  );
  app.post(
    '/imports/:id/cancel',
    {
      schema: {
        tags,
        summary: 'Stop a bulk import',
        description: 'After the file under way; what was taken in stays.',
        params: IdParams,
        response: { 200: ImportSchema },
      },
    },
    async (request) => imports.cancel(request.actor, request.params.id),
  );
};

/** The upload: its body is read as bytes, whatever its type. */
export const importUploadRoutes: FastifyPluginAsyncTypebox<{ imports: ImportService }> = async (app, { imports }) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.post(
    '/imports',
    {
      bodyLimit: UPLOAD_BYTES,
      schema: {
        tags,
        summary: 'Import many notices',
        description:
          'One file as the body, or several as a form; gzip and zip are unpacked, formats recognised by content. 202 with a job; `Location` tells its progress. Files that were there already change nothing.',
        consumes: ['multipart/form-data', 'application/zip', 'application/gzip', 'application/xml', 'application/json'],
        querystring: Strict({
          clusterId: Type.Optional(Uuid),
          name: Type.Optional(Type.String({ maxLength: 300, description: 'Name of the file in the results' })),
        }),
        response: { 202: ImportSchema },
      },
    },
    async (request, reply) => {
      const body = request.body as unknown;
      if (!Buffer.isBuffer(body) || body.length === 0)
        throw new DomainError('invalid', 'empty_body', 'Send files as the body.', {
          fields: [{ pointer: '', message: 'is empty' }],
        });
      const contentType = request.headers['content-type'] ?? '';
      const documents = await documentsOfUpload(body, contentType, request.query.name ?? 'upload');
      const started = await imports.start(request.actor, request.query.clusterId, documents);
      return reply.code(202).header('location', `/v1/imports/${started.id}`).send(started);
    },
  );
};
