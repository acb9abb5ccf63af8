import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ChartInput } from '../charts/input.ts';
import { type ReportColumn, type ReportRow, reportCsv, reportXlsx, XLSX_MEDIA_TYPE } from '../printing/export.ts';
import type { Language } from '../printing/format.ts';
import { preferredType } from '../shared/accept.ts';
import { sendRaw } from '../shared/send-raw.ts';
import type { ReportPress } from './press.ts';

/** A report that can be read, drawn or taken into a spreadsheet. */
export type Rendering = {
  name: string;
  language: Language;
  table: () => { columns: ReportColumn[]; rows: ReportRow[] };
  chart: () => ChartInput;
};

const JSON_TYPE = 'application/json';
const CSV_TYPE = 'text/csv';
const SVG_TYPE = 'image/svg+xml';

/** The forms beside JSON that a report comes in. */
export const REPORT_FORMS: readonly string[] = [CSV_TYPE, SVG_TYPE, XLSX_MEDIA_TYPE];

/** `?format=` of a report: what a link or an image of a page cannot say by Accept. */
export const FORMATS = { json: JSON_TYPE, csv: CSV_TYPE, svg: SVG_TYPE, xlsx: XLSX_MEDIA_TYPE } as const;

/** The media type that a report is asked for in: as `format` says, else by Accept. */
export const formOf = (request: FastifyRequest, format: keyof typeof FORMATS | undefined): string =>
  format === undefined ? preferredType(request.headers.accept, [JSON_TYPE, ...REPORT_FORMS]) : FORMATS[format];

/** Answers the report in the form that it is asked for: JSON, a table, a chart or a spreadsheet. */
export async function sendReport<T>(
  request: FastifyRequest,
  reply: FastifyReply,
  report: T,
  rendering: Rendering,
  press: Pick<ReportPress, 'chart'>,
  format?: keyof typeof FORMATS,
): Promise<T> {
  const type = formOf(request, format);
  void reply.header('vary', 'accept');
  if (type === JSON_TYPE) return report;
  if (type === SVG_TYPE) return sendRaw(reply, SVG_TYPE, await press.chart(rendering.chart()));
  const { columns, rows } = rendering.table();
  if (type === CSV_TYPE) {
    void reply.header('content-disposition', `attachment; filename="${rendering.name}.csv"`);
    return sendRaw(
      reply,
      `${CSV_TYPE}; charset=utf-8`,
      // Chosen by a page's link it is for a person's spreadsheet, by Accept for a program.
      reportCsv(columns, rows, format === 'csv' ? rendering.language : null),
    );
  }
  void reply.header('content-disposition', `attachment; filename="${rendering.name}.xlsx"`);
  return sendRaw(reply, XLSX_MEDIA_TYPE, Buffer.from(await reportXlsx(rendering.name, columns, rows)));
}
