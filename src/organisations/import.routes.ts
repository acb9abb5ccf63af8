import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { stringify } from 'csv-stringify/sync';
import { readerOf } from '../plugins/faults/reader.ts';
import { preferredType } from '../shared/accept.ts';
import { DomainError, invalidField } from '../shared/errors.ts';
import type { Language } from '../shared/language.ts';
import { ImportPreview, ImportPreviewQuery, ImportQuery, ImportResult } from './import.schemas.ts';
import type { OrganisationImportService } from './import.service.ts';
import type { Rejects } from './import-remarks.ts';
import type { SkillsLeft } from './import-skills.ts';
import { FIELDS } from './spreadsheet/fields.ts';
import { MAX_ROWS } from './spreadsheet/limits.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CSV = 'text/csv';
/** A file to try it with; a workbook cannot be typed in. */
const EXAMPLE = 'name;kind;town\nAteliers de la Loire;company;Saint-Nazaire\n';
const CONSUMES = [CSV, 'application/csv', XLSX, 'application/octet-stream'];
/** Largest file, in bytes: 80,000 rows of a workbook take some 15 MB. */
const MAX_BYTES = 32 * 1_048_576;

const fieldList = Object.entries(FIELDS)
  .map(([name, { also, about }]) =>
    [`- \`${name}\``, also.length === 0 ? '' : ` (or ${also.join(', ')})`, about === '' ? '' : `: ${about}`].join(''),
  )
  .join('\n');

const DESCRIPTION = `CSV (comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252; \`sep=;\` too) or XLSX (first sheet), at most ${MAX_ROWS.toLocaleString('en')} rows under a heading:

${fieldList}

Headings are recognised in French and English; \`mapping\` says otherwise and is kept for the cluster's next file. Columns
that mean nothing are named in \`ignoredColumns\`. Titles above the heading, blank rows, totals and headings that come again
are passed over. Units are read from headings, as \`CA (k€)\`; postcode and town give the region and the position.

A row finds its organisation by registration number, else by name, else by the name but for its legal form in the same
place ("Électro-Loire SARL" finds "Électro-Loire"), so the same file again creates nothing. Numbers that differ make two. An empty
cell leaves a field as it is; capabilities and certifications replace the whole list. With a fault in any row nothing
is written and every fault is told, unless \`partial=true\`: then the good rows are. Cells that a spreadsheet damaged (a
lost leading zero) come with what they most likely held: \`acceptSuggestions=true\` takes it. \`Accept: text/csv\` answers
the rows that did not come in, with a column of reasons.`;

/** Importing a cluster's members: coordinators for their clusters, and administrators. */
export const organisationImportRoutes: FastifyPluginAsyncTypebox<{
  organisationImport: OrganisationImportService;
}> = async (app, { organisationImport }) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(CONSUMES, { parseAs: 'buffer', bodyLimit: MAX_BYTES }, (_request, body, done) =>
    done(null, body),
  );
  app.post(
    '/organisations/import/preview',
    {
      bodyLimit: MAX_BYTES,
      schema: {
        tags: ['organisations'],
        summary: 'Look at a spreadsheet of organisations before it is imported',
        description:
          'Answers the columns with what they were taken for and how surely, every fault and doubt, and the rows that are organisations which are there already. Nothing is kept.',
        consumes: [CSV, XLSX],
        'x-body-examples': { [CSV]: EXAMPLE },
        querystring: ImportPreviewQuery,
        response: { 200: ImportPreview },
      },
    },
    async (request) => {
      const { mapping, ...rest } = request.query;
      return organisationImport.preview(request.actor, bytesOf(request.body), {
        ...rest,
        mapping: mappingOf(mapping),
        language: request.query.lang ?? readerOf(request),
      });
    },
  );
  app.post(
    '/organisations/import',
    {
      bodyLimit: MAX_BYTES,
      schema: {
        tags: ['organisations'],
        summary: 'Add and update organisations from a spreadsheet',
        description: DESCRIPTION,
        consumes: [CSV, XLSX],
        'x-body-examples': { [CSV]: EXAMPLE },
        querystring: ImportQuery,
        response: { 200: ImportResult },
      },
    },
    async (request, reply) => {
      const type = preferredType(request.headers.accept, ['application/json', CSV]);
      const { mapping, skillsLeft, partial = false, ...rest } = request.query;
      const language = rest.lang ?? readerOf(request);
      const { result, rejects } = await organisationImport.take(request.actor, bytesOf(request.body), {
        ...rest,
        partial,
        skillsLeft: skillsLeftOf(skillsLeft),
        mapping: mappingOf(mapping),
        language,
      });
      void reply.header('vary', 'accept, accept-language');
      if (type !== CSV) return result;
      void reply.header('content-disposition', 'attachment; filename="rejects.csv"');
      return reply.type(`${CSV}; charset=utf-8`).send(rejectsCsv(await rejects(), language) as never);
    },
  );
};

function bytesOf(body: unknown): Uint8Array {
  if (Buffer.isBuffer(body)) return body;
  throw new DomainError('unsupported', 'unsupported_media_type', 'Send the file as text/csv or as an XLSX workbook.');
}

/** An object that a query gives as JSON; an empty one where it is left out. */
function objectOf(pointer: string, text: string | undefined, otherwise: string): Record<string, unknown> {
  if (text === undefined) return {};
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw invalidField(pointer, 'is not JSON');
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw invalidField(pointer, otherwise);
  return given as Record<string, unknown>;
}

/** Rows of which capabilities are left out: row → codes, or null for all of the row. */
function skillsLeftOf(text: string | undefined): SkillsLeft {
  const given = objectOf('?skillsLeft', text, 'must be an object: row to codes');
  for (const [row, codes] of Object.entries(given))
    if (!/^\d{1,7}$/.test(row) || !(codes === null || (Array.isArray(codes) && codes.every(isCode))))
      throw invalidField('?skillsLeft', `must give row "${row}" a list of CPV codes, or null`);
  return given as SkillsLeft;
}
const isCode = (code: unknown): boolean => typeof code === 'string' && /^\d{8}$/.test(code);

/** The mapping that a query gives as JSON: heading → field, or null for none. */
function mappingOf(text: string | undefined): Record<string, string | null> {
  const given = objectOf('?mapping', text, 'must be an object: heading to field');
  for (const [heading, field] of Object.entries(given)) {
    if (field !== null && (typeof field !== 'string' || !Object.hasOwn(FIELDS, field)))
      throw invalidField(
        '?mapping',
        `has no field for "${heading}": one of ${Object.keys(FIELDS).join(', ')}, or null`,
      );
  }
  return given as Record<string, string | null>;
}

/** Rows that did not come in as a spreadsheet reads them in France: semicolons, a mark, the reasons last. */
const rejectsCsv = ({ heading, rows }: Rejects, language: Language): string =>
  stringify(
    [
      [...heading, language === 'fr' ? 'Motifs' : 'Reasons'],
      ...rows.map(({ cells, reasons }) => [...heading.map((_, i) => cells[i] ?? ''), reasons.join(' | ')]),
    ],
    { bom: true, delimiter: ';', escape_formulas: true, record_delimiter: '\r\n' },
  );
