import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { archiveReader } from '../notices/reader.ts';
import { NOTICE_SAMPLES } from '../notices/samples.ts';
import { faultIn } from '../plugins/faults/in-words.ts';
import { readerOf } from '../plugins/faults/reader.ts';
import { DomainError } from '../shared/errors.ts';
import { IdParams, listQuery, Strict, Uuid } from '../shared/schemas.ts';
import { inOwnFolder } from './own-folder.ts';
import { documentsOfFile, FILE_LIMITS, receive } from './received-file.ts';
import { ImportFilePage, ImportFileQuery, ImportPage, ImportSchema } from './schemas.ts';
import type { ImportService } from './service.ts';

const tags = ['imports'];
/** Bytes of a form, whose files are taken apart in memory. */
const FORM_BYTES = 256 * 1_048_576;

/** Bulk imports, for coordinators and administrators. */
export const importRoutes: FastifyPluginAsyncTypebox<{ imports: ImportService }> = async (app, { imports }) => {
  await app.register(uploadRoutes, { imports });
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
    async (request) => {
      const page = await imports.files(request.actor, request.params.id, request.query);
      const language = readerOf(request);
      return { ...page, items: page.items.map((file) => ({ ...file, error: faultIn(file.error, language) })) };
    },
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

/** The upload: its body goes to a file as it comes, whatever its type and size. */
const uploadRoutes: FastifyPluginAsyncTypebox<{ imports: ImportService }> = async (app, { imports }) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  app.post(
    '/imports',
    {
      bodyLimit: FILE_LIMITS.packed,
      schema: {
        tags,
        summary: 'Import many notices',
        description:
          'One file as the body, or several as a form; gzip, zip and tar are unpacked, formats recognised by content. A file of any size up to 1 GiB is read in parts of 500 notices (`name#1`, `name#2` …); a form has at most 256 MiB. 202 with a job; `Location` tells its progress. Files that were there already change nothing.',
        consumes: ['multipart/form-data', 'application/zip', 'application/gzip', 'application/xml', 'application/json'],
        'x-body-examples': NOTICE_SAMPLES,
        querystring: Strict({
          clusterId: Type.Optional(Uuid),
          name: Type.Optional(Type.String({ maxLength: 300, description: 'Name of the file in the results' })),
        }),
        response: { 202: ImportSchema },
      },
    },
    async (request, reply) => {
      const contentType = request.headers['content-type'] ?? '';
      const form = /^multipart\/form-data/i.test(contentType);
      const name = request.query.name ?? 'upload';
      const started = await inOwnFolder(async (folder) => {
        const path = join(folder, 'body');
        const payload = request.body as Readable | undefined;
        const size = payload === undefined ? 0 : await receive(payload, path, form ? FORM_BYTES : FILE_LIMITS.packed);
        if (size === 0)
          throw new DomainError('invalid', 'empty_body', 'Send files as the body.', {
            fields: [{ pointer: '', message: 'is empty' }],
          });
        const documents = form
          ? await archiveReader.upload(await readFile(path), contentType, name)
          : // Read anew for each attempt of the transaction.
            { [Symbol.asyncIterator]: () => documentsOfFile(path, name, folder) };
        return imports.start(request.actor, request.query.clusterId, documents);
      });
      void reply.code(202).header('location', `/v1/imports/${started.id}`);
      return started;
    },
  );
};
