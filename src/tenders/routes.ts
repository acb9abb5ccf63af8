import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { parseNotice } from '../notices/parse.ts';
import { noticeReader, SMALL_BYTES } from '../notices/reader.ts';
import { NOTICE_SAMPLES } from '../notices/samples.ts';
import { requireIfMatch, withEtag } from '../plugins/etag.ts';
import { EquipmentNeedsBody } from '../shared/equipment.ts';
import { DomainError } from '../shared/errors.ts';
import { IdParams, Strict, Uuid } from '../shared/schemas.ts';
import type { TenderImport } from './import.service.ts';
import {
  ImportedTender,
  LotSchema,
  RequirementsBody,
  TenderBody,
  TenderPage,
  TenderPatch,
  TenderQuery,
  TenderSchema,
} from './schemas.ts';
import type { TenderService } from './service.ts';

const tags = ['tenders'];

/** Calls for tender, for coordinators and administrators. */
export const tenderRoutes: FastifyPluginAsyncTypebox<{ tenders: TenderService }> = async (app, { tenders }) => {
  app.get(
    '/tenders',
    {
      schema: {
        tags,
        summary: 'List tenders',
        description: 'Newest first, without their lots.',
        querystring: TenderQuery,
        response: { 200: TenderPage },
      },
    },
    async (request) => tenders.list(request.actor, request.query),
  );
  app.post(
    '/tenders',
    {
      schema: {
        tags,
        summary: 'Post a tender by hand',
        description: 'A draft; the cluster defaults to the first that you coordinate.',
        body: TenderBody,
        response: { 201: TenderSchema },
      },
    },
    async (request, reply) => {
      const tender = await tenders.create(request.actor, request.body);
      return withEtag(reply.code(201).header('location', `/v1/tenders/${tender.id}`), tender);
    },
  );
  app.get(
    '/tenders/:id',
    {
      schema: {
        tags,
        summary: 'One tender with its lots and requirements',
        params: IdParams,
        response: { 200: TenderSchema },
      },
    },
    async (request, reply) => withEtag(reply, await tenders.get(request.actor, request.params.id)),
  );
  app.patch(
    '/tenders/:id',
    {
      schema: {
        tags,
        summary: 'Correct a tender',
        description: 'Until the bid is in. Needs If-Match.',
        params: IdParams,
        body: TenderPatch,
        response: { 200: TenderSchema },
      },
    },
    async (request, reply) =>
      withEtag(reply, await tenders.change(request.actor, request.params.id, requireIfMatch(request), request.body)),
  );
  app.put(
    '/lots/:id/requirements',
    {
      schema: {
        tags,
        summary: 'Replace the requirements of a lot',
        description: 'Weights sum to 10,000 basis points, or are left out for equal parts.',
        params: IdParams,
        body: RequirementsBody,
        response: { 200: LotSchema },
      },
    },
    async (request) => tenders.setRequirements(request.actor, request.params.id, request.body.requirements),
  );
  app.put(
    '/lots/:id/equipment',
    {
      schema: {
        tags,
        summary: 'Replace the equipment that a lot needs',
        description:
          'By kind, trade or name, with what it must be able to do. The pool of the cluster serves it where a resource fits and is free; what is left out is struck out.',
        params: IdParams,
        body: EquipmentNeedsBody,
        response: { 200: LotSchema },
      },
    },
    async (request) => tenders.setEquipment(request.actor, request.params.id, request.body.needs),
  );
};

/** Notices, as published: the body is read as bytes and recognised by its content. */
export const tenderImportRoutes: FastifyPluginAsyncTypebox<{ tenderImport: TenderImport }> = async (
  app,
  { tenderImport },
) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    ['application/xml', 'text/xml', 'application/json', 'application/octet-stream'],
    { parseAs: 'buffer' },
    (_request, body, done) => done(null, body),
  );
  app.post(
    '/tenders/import',
    {
      schema: {
        tags,
        summary: 'Import a notice',
        description:
          'The body is the notice as published (eForms XML; other formats are recognised by content). 201 with a draft tender, its lots and suggested requirements; 200 when the same notice is there already, or when a newer version updated it. `source.alreadyAwarded` tells of a notice about a contract that is awarded already: its winners go to the awards, and there is nothing to publish.',
        consumes: ['application/xml', 'application/json'],
        'x-body-examples': NOTICE_SAMPLES,
        querystring: Strict({ clusterId: Type.Optional(Uuid) }),
        response: { 200: ImportedTender, 201: ImportedTender },
      },
    },
    async (request, reply) => {
      const body = request.body as unknown;
      if (!Buffer.isBuffer(body) || body.length === 0)
        throw new DomainError('invalid', 'empty_body', 'Send the notice as the body.', {
          fields: [{ pointer: '', message: 'is empty' }],
        });
      const contentType = request.headers['content-type'];
      const hint = contentType === undefined ? {} : { contentType };
      const notices = body.length < SMALL_BYTES ? parseNotice(body, hint) : await noticeReader.notices(body, hint);
      const { tender, outcome, changes } = await tenderImport.importDocument(
        request.actor,
        notices,
        request.query.clusterId,
      );
      return withEtag(reply.code(outcome === 'created' ? 201 : 200).header('location', `/v1/tenders/${tender.id}`), {
        ...tender,
        changes,
      });
    },
  );
};
