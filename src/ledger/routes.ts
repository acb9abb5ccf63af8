import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { placesOf } from '../plugins/faults/in-words.ts';
import { askedIn, readerOf } from '../plugins/faults/reader.ts';
import { DomainError } from '../shared/errors.ts';
import { IdParams } from '../shared/schemas.ts';
import { sendRaw } from '../shared/send-raw.ts';
import type { LedgerImport } from './import.service.ts';
import {
  EntryPage,
  EntryQuery,
  EntrySchema,
  ExportQuery,
  ImportQuery,
  ImportResult,
  NewEntry,
  ReverseBody,
} from './schemas.ts';
import type { LedgerService } from './service.ts';

const tags = ['ledger'];

/** Reading the ledger. */
export const ledgerRoutes: FastifyPluginAsyncTypebox<{ ledger: LedgerService }> = async (app, { ledger }) => {
  app.get(
    '/ledger-entries',
    {
      schema: {
        tags,
        summary: 'Entries, newest first',
        description: 'Coordinators read those of their clusters, members those that they have a part in.',
        querystring: EntryQuery,
        response: { 200: EntryPage },
      },
    },
    async (request) => ledger.list(request.actor, request.query),
  );
  app.get(
    '/ledger-entries/export',
    {
      schema: {
        tags,
        summary: 'The ledger as a spreadsheet opens it',
        description: 'All entries of the filter, at most 50,000, newest first. A member gets its own parts.',
        querystring: ExportQuery,
        produces: ['text/csv'],
        response: { 200: Type.Unsafe<string>({ type: 'string', description: 'The rows' }) },
      },
    },
    async (request, reply) => {
      const csv = await ledger.exportCsv(request.actor, askedIn(request));
      void reply.header('content-disposition', 'attachment; filename="ledger.csv"');
      return sendRaw<string>(reply, 'text/csv; charset=utf-8', csv);
    },
  );
  app.get(
    '/ledger-entries/:id',
    { schema: { tags, summary: 'One entry with its lines', params: IdParams, response: { 200: EntrySchema } } },
    async (request) => ledger.get(request.actor, request.params.id),
  );
};

/** Writing to the ledger. */
export const ledgerStaffRoutes: FastifyPluginAsyncTypebox<{ ledger: LedgerService }> = async (app, { ledger }) => {
  app.post(
    '/contracts/:id/entries',
    {
      schema: {
        tags,
        summary: 'Post an entry',
        description: `Debits the contract and credits its members, to the cent: by their shares (largest remainder), or
as \`split\` says. An entry is never changed: reverse it and post it again.`,
        params: IdParams,
        body: NewEntry,
        response: { 201: EntrySchema },
      },
    },
    async (request, reply) => {
      const entry = await ledger.enter(request.actor, request.params.id, request.body);
      void reply.code(201).header('location', `/v1/ledger-entries/${entry.id}`);
      return entry;
    },
  );
  app.post(
    '/ledger-entries/:id/reverse',
    {
      schema: {
        tags,
        summary: 'Reverse an entry',
        description: 'Posts the opposite entry, which names the one that it reverses. Once only.',
        params: IdParams,
        body: ReverseBody,
        response: { 201: EntrySchema },
      },
    },
    async (request, reply) => {
      const entry = await ledger.reverse(request.actor, request.params.id, request.body);
      void reply.code(201).header('location', `/v1/ledger-entries/${entry.id}`);
      return entry;
    },
  );
};

/** Entries from a spreadsheet. */
export const ledgerImportRoutes: FastifyPluginAsyncTypebox<{ ledgerImport: LedgerImport }> = async (
  app,
  { ledgerImport },
) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('text/csv', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.post(
    '/ledger-entries/import',
    {
      schema: {
        tags,
        summary: 'Post entries from CSV',
        description: `Columns: \`contract\` (id or reference), \`measure\`, \`date\` (YYYY-MM-DD), \`amount\` (euros, at
most two decimals), \`reference\`; optional \`currency\` (EUR), \`organisation\` (id of the member that the whole amount
goes to), \`note\`. UTF-8; comma or semicolon. All rows or none, unless \`partial=true\`: a fault answers 422 with its
row and column, \`dryRun=true\` tells the same and posts nothing. More invoiced than signed, or more paid than invoiced, answers 409 \`implausible\` unless \`confirm=true\`. The same row again changes nothing: contract, measure and reference tell that it is the same.`,
        consumes: ['text/csv'],
        'x-body-examples': {
          'text/csv': 'contract;measure;date;amount;reference\nM-2026-014;invoiced;2026-05-31;12500.00;F-2026-014\n',
        },
        querystring: ImportQuery,
        response: { 200: ImportResult },
      },
    },
    async (request) => {
      const body = request.body as unknown;
      if (!Buffer.isBuffer(body) || body.length === 0)
        throw new DomainError('invalid', 'empty_body', 'Send the CSV as the body.', {
          fields: [{ pointer: '', message: 'is empty' }],
        });
      const told = await ledgerImport.importCsv(request.actor, body, request.query);
      return { ...told, errors: placesOf(told.errors, readerOf(request)) };
    },
  );
};
