import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../shared/errors.ts';
import { type ReportColumn, type ReportRow, reportCsv, reportXlsx, XLSX_MEDIA_TYPE } from './export.ts';

/** A report that can be read, drawn or taken into a spreadsheet. */
export type Rendering = {
  name: string;
  table: () => { columns: ReportColumn[]; rows: ReportRow[] };
  svg: () => Promise<string>;
};

const JSON_TYPE = 'application/json';
const CSV_TYPE = 'text/csv';
const SVG_TYPE = 'image/svg+xml';

/**
 * The media type that Accept likes best of those on offer (RFC 9110 section 12.5.1); the first where it says nothing.
 * @throws DomainError `invalid` when it wants none of them
 */
export function preferredType(request: FastifyRequest, offered: readonly string[]): string {
  const accept = request.headers.accept;
  if (accept === undefined || accept.trim() === '') return offered[0]!;
  const ranges = accept.split(',').map((part) => {
    const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
    const q = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find((value) => value !== undefined);
    return { range: range.trim(), q: q === undefined ? 1 : Number(q) };
  });
  const quality = (type: string): number => {
    const specific = [type, `${type.split('/')[0]}/*`, '*/*'];
    for (const wanted of specific) {
      const found = ranges.find(({ range }) => range === wanted);
      if (found !== undefined) return found.q;
    }
    return 0;
  };
  const best = offered.map((type) => ({ type, q: quality(type) })).reduce((a, b) => (b.q > a.q ? b : a));
  if (best.q > 0) return best.type;
  throw new DomainError('invalid', 'not_acceptable', `This comes as ${offered.join(', ')}.`, {
    fields: [{ pointer: 'Accept', message: `wants none of ${offered.join(', ')}` }],
  });
}

/** Answers the report in the form that Accept asks for: JSON, a table, a chart or a spreadsheet. */
export async function sendReport<T>(
  request: FastifyRequest,
  reply: FastifyReply,
  report: T,
  rendering: Rendering,
): Promise<T> {
  const type = preferredType(request, [JSON_TYPE, CSV_TYPE, SVG_TYPE, XLSX_MEDIA_TYPE]);
  void reply.header('vary', 'accept');
  if (type === JSON_TYPE) return report;
  if (type === SVG_TYPE) return sendRaw(reply, SVG_TYPE, await rendering.svg());
  const { columns, rows } = rendering.table();
  if (type === CSV_TYPE) {
    void reply.header('content-disposition', `attachment; filename="${rendering.name}.csv"`);
    return sendRaw(reply, `${CSV_TYPE}; charset=utf-8`, reportCsv(columns, rows));
  }
  void reply.header('content-disposition', `attachment; filename="${rendering.name}.xlsx"`);
  return sendRaw(reply, XLSX_MEDIA_TYPE, Buffer.from(await reportXlsx(rendering.name, columns, rows)));
}

/** Sends what is no JSON: the route's schema describes its JSON only. */
export function sendRaw<T>(reply: FastifyReply, type: string, body: string | Buffer): T {
  void reply.serializer((payload: unknown) => payload as string);
  return reply.type(type).send(body) as unknown as T;
}
