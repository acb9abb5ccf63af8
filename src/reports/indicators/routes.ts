import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../shared/schemas.ts';
import { REPORT_FORMS, sendReport } from '../negotiate.ts';
import type { ReportPress } from '../press.ts';
import { indicatorRendering } from './rendering.ts';
import { IndicatorQuery, IndicatorReportSchema } from './schemas.ts';
import type { IndicatorService } from './service.ts';

/** The indicators of a cluster, for those who answer for it. */
export const indicatorRoutes: FastifyPluginAsyncTypebox<{
  indicators: IndicatorService;
  press: Pick<ReportPress, 'chart'>;
}> = async (app, { indicators, press }) => {
  app.get(
    '/clusters/:id/indicators',
    {
      schema: {
        tags: ['reports'],
        summary: 'Indicators of a cluster',
        description:
          'Each with its definition, that of the period before, and what is not known of it: nothing is guessed. With the clusters below it. By Accept, or by `format`: JSON, a table, a picture.',
        params: IdParams,
        querystring: IndicatorQuery,
        'x-also-as': REPORT_FORMS,
        response: { 200: IndicatorReportSchema },
      },
    },
    async (request, reply) => {
      const { format, ...query } = request.query;
      const report = await indicators.indicators(request.actor, request.params.id, query);
      return sendReport(request, reply, report, indicatorRendering(report), press, format);
    },
  );
};
