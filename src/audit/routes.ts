import { Readable } from 'node:stream';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { stringify } from 'csv-stringify';
import { Type } from 'typebox';
import { preferredType } from '../shared/accept.ts';
import { AuditExportQuery, AuditPage, AuditQuery, type AuditRowView, AuditVerificationSchema } from './schemas.ts';
import type { AuditService } from './service.ts';

const tags = ['audit'];
const NDJSON = 'application/x-ndjson';
const COLUMNS = [
  'id',
  'at',
  'actorKind',
  'actorId',
  'actorName',
  'requestId',
  'action',
  'entity',
  'entityId',
  'entityName',
  'clusterId',
  'payload',
  'chain',
  'seq',
  'hash',
];

/** Who did what, for those who answer for the cluster. */
export const auditRoutes: FastifyPluginAsyncTypebox<{ audit: AuditService }> = async (app, { audit }) => {
  app.get(
    '/audit',
    {
      schema: {
        tags,
        summary: 'Who did what, newest first',
        description: 'Coordinators see the rows of their clusters, administrators all.',
        querystring: AuditQuery,
        response: { 200: AuditPage },
      },
    },
    async (request) => audit.list(request.actor, request.query),
  );
  app.get(
    '/audit/export',
    {
      schema: {
        tags,
        summary: 'The audit log of one tender, organisation or period',
        description: `All rows of the filter. By Accept: \`text/csv\`, or \`${NDJSON}\` (one JSON object a line).`,
        querystring: AuditExportQuery,
        produces: ['text/csv', NDJSON],
        response: { 200: Type.Unsafe<unknown>({ description: 'The rows' }) },
      },
    },
    async (request, reply) => {
      const csv = preferredType(request.headers.accept, ['text/csv', NDJSON]) === 'text/csv';
      const rows = Readable.from(audit.export(request.actor, request.query));
      void reply
        .header('vary', 'accept')
        .header('content-disposition', `attachment; filename="audit.${csv ? 'csv' : 'ndjson'}"`)
        .type(csv ? 'text/csv; charset=utf-8' : NDJSON);
      const lines = csv
        ? rows
            .map(flat)
            .pipe(stringify({ header: true, columns: COLUMNS, escape_formulas: true, record_delimiter: 'windows' }))
        : rows.map((row: AuditRowView) => `${JSON.stringify(row)}\n`);
      return reply.send(lines);
    },
  );
};

/** Holding the log against its hashes, for administrators. */
export const auditVerificationRoutes: FastifyPluginAsyncTypebox<{ audit: AuditService }> = async (app, { audit }) => {
  app.get(
    '/audit/verification',
    {
      schema: {
        tags,
        summary: 'Whether the audit log is as it was written',
        description: 'Recomputes the hash of every row and looks that none is missing. Takes as long as the log is.',
        response: { 200: AuditVerificationSchema },
      },
    },
    async () => audit.verify(),
  );
};

const flat = ({ actor, payload, names, ...row }: AuditRowView) => ({
  ...row,
  actorKind: actor.kind,
  actorId: actor.id,
  actorName: actor.name ?? names[actor.id ?? ''] ?? null,
  entityName: names[row.entityId] ?? null,
  payload: JSON.stringify(payload),
});
