import type { Readable } from 'node:stream';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Document } from '../notices/archive.ts';
import { formFiles } from '../notices/upload.ts';
import { withEtag } from '../plugins/etag.ts';
import { faultIn } from '../plugins/faults/in-words.ts';
import { readerOf } from '../plugins/faults/reader.ts';
import { DomainError } from '../shared/errors.ts';
import { Empty, IdParams } from '../shared/schemas.ts';
import { TenderSchema } from '../tenders/schemas.ts';
import { DOCUMENT_LIMITS, type DocumentFormat, unreadable } from './document-text.ts';
import type { ConsultationDocumentService } from './documents.service.ts';
import {
  ConsultationDocumentRead,
  ConsultationDocuments,
  ConsultationFindings,
  DocumentBytes,
  DocumentParams,
  FindingDecision,
  FindingParams,
  UploadQuery,
} from './schemas.ts';
import type { TakeOverService } from './take-over.service.ts';

const tags = ['tenders'];
/** Bytes of a form, whose files are taken apart in memory. */
const FORM_BYTES = 64 * 1_048_576;
const MEDIA_TYPES: Readonly<Record<DocumentFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Documents of the consultation and what they say, for the coordinators of the cluster and administrators. */
export const consultationRoutes: FastifyPluginAsyncTypebox<{
  documents: ConsultationDocumentService;
  takeOver: TakeOverService;
}> = async (app, { documents, takeOver }) => {
  await app.register(uploadRoutes, { documents });
  app.get(
    '/tenders/:id/documents',
    {
      schema: {
        tags,
        summary: 'List the documents of the consultation',
        description: 'With where the reading of each stands; `GET …/findings` has what they say.',
        params: IdParams,
        response: { 200: ConsultationDocuments },
      },
    },
    async (request) => {
      const { items } = await documents.list(request.actor, request.params.id);
      const language = readerOf(request);
      return { items: items.map((document) => ({ ...document, error: faultIn(document.error, language) })) };
    },
  );
  app.get(
    '/tenders/:id/documents/:documentId',
    {
      schema: {
        tags,
        summary: 'One document of the consultation with what it says',
        params: DocumentParams,
        response: { 200: ConsultationDocumentRead },
      },
    },
    async (request) => {
      const document = await documents.get(request.actor, request.params.id, request.params.documentId);
      return { ...document, error: faultIn(document.error, readerOf(request)) };
    },
  );
  app.get(
    '/tenders/:id/documents/:documentId/file',
    {
      schema: {
        tags,
        summary: 'The document as it was uploaded',
        params: DocumentParams,
        produces: [...Object.values(MEDIA_TYPES), 'application/octet-stream'],
        response: { 200: DocumentBytes },
      },
    },
    async ({ actor, params }, reply) => {
      const { name, format, content } = await documents.file(actor, params.id, params.documentId);
      return reply
        .header('content-type', format === null ? 'application/octet-stream' : MEDIA_TYPES[format])
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
        .header('cache-control', 'private, no-store')
        .send(Buffer.from(content) as never);
    },
  );
  app.delete(
    '/tenders/:id/documents/:documentId',
    {
      schema: {
        tags,
        summary: 'Remove a document of the consultation',
        description: 'With its findings; what was taken over from it stays in the tender.',
        params: DocumentParams,
        response: { 204: Empty },
      },
    },
    async ({ actor, params }, reply) => {
      await documents.remove(actor, params.id, params.documentId);
      return reply.code(204).send(null);
    },
  );
  app.get(
    '/tenders/:id/findings',
    {
      schema: {
        tags,
        summary: 'What the documents of the consultation say',
        description:
          'Trades and certificates are proposed as needs of lots (`GET /lots/{id}/needs`), thresholds as conditions (`GET /tenders/{id}/suggestions`); visits, deadlines, rules of groups and award criteria fill what the tender lacks.',
        params: IdParams,
        response: { 200: ConsultationFindings },
      },
    },
    async ({ actor, params }) => documents.findings(actor, params.id),
  );
  app.post(
    '/tenders/:id/findings/:findingId/decide',
    {
      schema: {
        tags,
        summary: 'Take a finding over into the tender, strike it out, or take that back',
        description:
          'Until the bid is in. A value that the tender has already is never written over: 409 `value_there`.',
        params: FindingParams,
        body: FindingDecision,
        response: { 200: TenderSchema },
      },
    },
    async ({ actor, params, body }, reply) =>
      withEtag(reply, await takeOver.decide(actor, params.id, params.findingId, body)),
  );
};

/** The upload: the body is the document, or a form of several. */
const uploadRoutes: FastifyPluginAsyncTypebox<{
  documents: ConsultationDocumentService;
}> = async (app, { documents }) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  app.post(
    '/tenders/:id/documents',
    {
      bodyLimit: FORM_BYTES,
      schema: {
        tags,
        summary: 'Upload documents of the consultation',
        description: `RC, CCAP, CCTP, DPGF, BPU: PDF, DOCX, ODT or XLSX, recognised by content. One file of at most 32 MiB as the body, or several of
64 MiB together as a form; all are kept, or none. They are read by a job: 202, and \`GET /tenders/{id}/documents\` tells how
far it is. A file that is there already is not kept twice.`,
        consumes: ['multipart/form-data', ...Object.values(MEDIA_TYPES)],
        params: IdParams,
        querystring: UploadQuery,
        response: { 202: ConsultationDocuments },
      },
    },
    async (request, reply) => {
      const type = request.headers['content-type'] ?? '';
      const isForm = /^multipart\/form-data/i.test(type);
      const body = await bytesOf(request.body as Readable | undefined, isForm ? FORM_BYTES : DOCUMENT_LIMITS.bytes);
      const files: Document[] = isForm
        ? await formFiles(body, type)
        : [{ name: request.query.name ?? '', bytes: body }];
      const kept = await documents.add(request.actor, request.params.id, files);
      void reply.code(202).header('location', `/v1/tenders/${request.params.id}/documents`);
      return kept;
    },
  );
};

/** @throws DomainError `too_large` as soon as there are more bytes than may be */
async function bytesOf(payload: Readable | undefined, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of payload ?? []) {
    size += (chunk as Buffer).byteLength;
    if (size > limit) throw limit === FORM_BYTES ? formTooLarge() : unreadable('bytes');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

const formTooLarge = (): DomainError =>
  new DomainError(
    'too_large',
    'body_too_large',
    `A form has at most ${FORM_BYTES / 1_048_576} MiB: send the documents one by one.`,
  );
