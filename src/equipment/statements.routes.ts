import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { askedIn } from '../plugins/faults/reader.ts';
import { reportCsv } from '../printing/export.ts';
import { preferredType } from '../shared/accept.ts';
import { IdParams, listQuery } from '../shared/schemas.ts';
import { sendRaw } from '../shared/send-raw.ts';
import type { RealCostService } from './real-costs.service.ts';
import {
  CommitmentPage,
  CommitmentSchema,
  NewCommitment,
  RealCostBody,
  RealCostSchema,
  RealCosts,
  StatementQuery,
  StatementSchema,
} from './schemas.ts';
import { STATEMENT_COLUMNS } from './statement-columns.ts';
import type { StatementService } from './statements.service.ts';

const tags = ['equipment'];
const CSV = 'text/csv';

/** Promises of use, and what each member owes for a year. */
export const statementRoutes: FastifyPluginAsyncTypebox<{
  statements: StatementService;
  realCosts: RealCostService;
}> = async (app, { statements, realCosts }) => {
  app.get(
    '/equipment/:id/commitments',
    {
      schema: {
        tags,
        summary: 'Who promised to use a resource',
        params: IdParams,
        querystring: listQuery({}),
        response: { 200: CommitmentPage },
      },
    },
    async (request) => statements.commitments(request.actor, request.params.id, request.query),
  );
  app.post(
    '/equipment/:id/commitments',
    {
      schema: {
        tags,
        summary: "Record a member's promise to use a resource",
        description: 'By coordinators; seven years unless `toYear` says otherwise.',
        params: IdParams,
        body: NewCommitment,
        response: { 201: CommitmentSchema },
      },
    },
    async (request, reply) => {
      void reply.code(201);
      return statements.commit(request.actor, request.params.id, request.body);
    },
  );
  app.get(
    '/equipment/:id/real-costs',
    {
      schema: {
        tags,
        summary: 'What a resource really cost, by year',
        description: 'The newest year first; read by the members of its cluster, who pay for it.',
        params: IdParams,
        response: { 200: RealCosts },
      },
    },
    async (request) => realCosts.list(request.actor, request.params.id),
  );
  app.put(
    '/equipment/:id/real-costs',
    {
      schema: {
        tags,
        summary: 'Enter the real cost of a year',
        description: 'By coordinators, of a year that is over: its statements are adjusted to it, to the cent.',
        params: IdParams,
        body: RealCostBody,
        response: { 200: RealCostSchema },
      },
    },
    async (request) => realCosts.enter(request.actor, request.params.id, request.body),
  );
  app.get(
    '/equipment/statements',
    {
      schema: {
        tags,
        summary: 'What members owe for equipment in a year',
        description: `Fixed costs by the key of promises, use at its price, promised and unused units at the same price, to the
cent. A booking counts in the year (UTC) in which it ends. By Accept: JSON or CSV.`,
        querystring: StatementQuery,
        'x-also-as': [CSV],
        response: { 200: StatementSchema },
      },
    },
    async (request, reply) => {
      const { lang, format, ...query } = askedIn(request);
      const statement = await statements.statement(request.actor, query);
      void reply.header('vary', 'accept');
      const type = preferredType(request.headers.accept, ['application/json', CSV]);
      if (format === undefined ? type !== CSV : format !== 'csv') return statement;
      void reply.header('content-disposition', `attachment; filename="equipment-${statement.year}.csv"`);
      return sendRaw(
        reply,
        `${CSV}; charset=utf-8`,
        reportCsv(
          STATEMENT_COLUMNS[lang],
          statement.lines.map(({ realCost: _, ...line }) => line),
        ),
      );
    },
  );
};
