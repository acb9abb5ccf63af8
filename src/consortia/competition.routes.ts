import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { askedIn } from '../plugins/faults/reader.ts';
import { preferredType } from '../shared/accept.ts';
import { LANGUAGES } from '../shared/language.ts';
import { IdParams, Strict, Word } from '../shared/schemas.ts';
import { sendRaw } from '../shared/send-raw.ts';
import { type StaffOptions, tags } from './checks.routes.ts';
import { CompetitionRecordSchema, IndispensabilityBody, IndispensabilityList } from './competition.schemas.ts';

const JSON_TYPE = 'application/json';
const PDF_TYPE = 'application/pdf';
const RecordQuery = Strict({
  lang: Type.Optional(Word(LANGUAGES)),
  format: Type.Optional(Word(['json', 'pdf'], { description: 'What a link cannot say by Accept' })),
});

/** The competition guard for coordinators: justifications, and the record of a tender. */
export const competitionRoutes: FastifyPluginAsyncTypebox<Pick<StaffOptions, 'guard' | 'press'>> = async (
  app,
  { guard, press },
) => {
  app.post(
    '/consortia/:id/indispensability',
    {
      schema: {
        tags,
        summary: 'Sign off why competitors bid together',
        params: IdParams,
        body: IndispensabilityBody,
        response: { 201: IndispensabilityList },
      },
    },
    async (request, reply) => {
      void reply.code(201);
      return guard.recordIndispensability(request.actor, request.params.id, request.body);
    },
  );
  app.get(
    '/tenders/:id/competition-record',
    {
      schema: {
        tags,
        summary: "The competition guard's record of a tender",
        description:
          'Sealed declarations, justifications, verdicts, refusals and who was shown what of whom, sealed by a hash. By Accept, or by `format`: JSON or `application/pdf`.',
        params: IdParams,
        querystring: RecordQuery,
        produces: [JSON_TYPE, PDF_TYPE],
        response: { 200: CompetitionRecordSchema },
      },
    },
    async (request, reply) => {
      const { lang, format } = askedIn(request);
      const record = await guard.competitionRecord(request.actor, request.params.id, lang);
      const type =
        format === undefined
          ? preferredType(request.headers.accept, [JSON_TYPE, PDF_TYPE])
          : { json: JSON_TYPE, pdf: PDF_TYPE }[format];
      void reply.header('vary', 'accept');
      if (type !== PDF_TYPE) return record;
      void reply.header('content-disposition', `attachment; filename="competition-${record.tenderId}.pdf"`);
      return sendRaw(reply, PDF_TYPE, Buffer.from(await press.competitionPdf(record, lang)));
    },
  );
};
