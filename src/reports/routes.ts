import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { askedIn } from '../plugins/faults/reader.ts';
import { XLSX_MEDIA_TYPE } from '../printing/export.ts';
import { preferredType } from '../shared/accept.ts';
import { sendRaw } from '../shared/send-raw.ts';
import { indicatorRoutes } from './indicators/routes.ts';
import type { IndicatorService } from './indicators/service.ts';
import type { KpiReports } from './kpis.service.ts';
import { formOf, REPORT_FORMS, sendReport } from './negotiate.ts';
import type { ReportPress } from './press.ts';
import { exposureRendering, kpiRendering, turnoverRendering } from './renderings.ts';
import {
  ExposureQuerySchema,
  ExposureSchema,
  KpiQuerySchema,
  KpiSchema,
  TurnoverQuerySchema,
  TurnoverSchema,
  YearlyQuerySchema,
} from './schemas.ts';
import type { TurnoverReports } from './turnover.service.ts';
import type { YearlyReports } from './yearly.service.ts';

const tags = ['reports'];
const FORMS = `By Accept, or by \`format\`: \`application/json\`, \`text/csv\`, \`image/svg+xml\` (a chart) or \`${XLSX_MEDIA_TYPE}\`.`;
const PDF_TYPE = 'application/pdf';
const HTML_TYPE = 'text/html';

/** Turnover, to whom it belongs. */
export const turnoverRoutes: FastifyPluginAsyncTypebox<{ turnover: TurnoverReports; press: ReportPress }> = async (
  app,
  { turnover, press },
) => {
  app.get(
    '/reports/turnover',
    {
      schema: {
        tags,
        summary: 'Turnover generated',
        description: `What members were credited with, by up to two of year, cluster, organisation, size class (when the
contract was made), sector and tender. A reversal counts in the period in which it was made. Coordinators see their
clusters', members their own. ${FORMS}`,
        querystring: TurnoverQuerySchema,
        'x-also-as': REPORT_FORMS,
        response: { 200: TurnoverSchema },
      },
    },
    async (request, reply) => {
      const report = await turnover.turnover(request.actor, request.query);
      const { lang, format } = askedIn(request);
      return sendReport(request, reply, report, turnoverRendering(report, lang), press, format);
    },
  );
};

/** Reports on clusters, for those who answer for them. */
export const reportStaffRoutes: FastifyPluginAsyncTypebox<{
  kpis: KpiReports;
  yearly: YearlyReports;
  indicators: IndicatorService;
  press: ReportPress;
}> = async (app, { kpis, yearly, indicators, press }) => {
  await app.register(indicatorRoutes, { indicators, press });
  app.get(
    '/reports/kpis',
    {
      schema: {
        tags,
        summary: 'Key figures of a period',
        description: `Each with its definition and that of the period before, as long. ${FORMS}`,
        querystring: KpiQuerySchema,
        'x-also-as': REPORT_FORMS,
        response: { 200: KpiSchema },
      },
    },
    async (request, reply) => {
      const report = await kpis.kpis(request.actor, askedIn(request));
      const { lang, format } = askedIn(request);
      return sendReport(request, reply, report, kpiRendering(report, lang), press, format);
    },
  );
  app.get(
    '/reports/exposure',
    {
      schema: {
        tags,
        summary: 'Who gets a turn',
        description: `Proposals, invitations and contracts by member, against an even share. ${FORMS}`,
        querystring: ExposureQuerySchema,
        'x-also-as': REPORT_FORMS,
        response: { 200: ExposureSchema },
      },
    },
    async (request, reply) => {
      const { lang, format } = askedIn(request);
      const whole = formOf(request, format) !== 'application/json';
      const report = await kpis.exposure(request.actor, request.query, { whole });
      return sendReport(request, reply, report, exposureRendering(report, lang), press, format);
    },
  );
  app.get(
    '/reports/yearly',
    {
      schema: {
        tags,
        summary: 'The yearly report of a cluster',
        description: 'Text, tables and charts. By Accept, or by `format`: `application/pdf` or `text/html`.',
        querystring: YearlyQuerySchema,
        produces: [PDF_TYPE, HTML_TYPE],
        response: { 200: Type.Unsafe<unknown>({ description: 'The document' }) },
      },
    },
    async (request, reply) => {
      const { clusterId, year, lang, format } = askedIn(request);
      const type =
        format === undefined
          ? preferredType(request.headers.accept, [PDF_TYPE, HTML_TYPE])
          : { pdf: PDF_TYPE, html: HTML_TYPE }[format];
      const report = await yearly.report(request.actor, clusterId, year);
      void reply.header('vary', 'accept');
      if (type === HTML_TYPE)
        return sendRaw(reply, `${HTML_TYPE}; charset=utf-8`, await press.yearlyHtml(report, lang));
      void reply.header('content-disposition', `inline; filename="report-${year}.pdf"`);
      return sendRaw(reply, PDF_TYPE, Buffer.from(await press.yearlyPdf(report, lang)));
    },
  );
};
