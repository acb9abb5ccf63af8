import type { Content } from 'pdfmake/interfaces.js';
import { INK, pageFooter } from '../printing/blocks.ts';
import { formatDay, type Language, labelled } from '../printing/format.ts';
import type { PdfDefinition } from '../printing/pdf.ts';
import type { MissingFact } from './missing-facts.ts';

/** Bands below this part of the page's height move on. */
const BAND_FOOT_RATIO = 0.88;

const DRAFT = { fr: 'PROJET', en: 'DRAFT' } as const;
const GAP = { fr: 'à compléter', en: 'to be completed' } as const;

/** The band that opens a part of a form: its letter and title. */
export const sectionBand = (letter: string, title: string): Content => ({
  headlineLevel: 1,
  table: {
    dontBreakRows: true,
    widths: ['*'],
    body: [[{ text: `${letter} – ${title}`, bold: true, color: INK.dark, fillColor: INK.band, margin: [4, 3, 4, 3] }]],
  },
  layout: 'noBorders',
  margin: [0, 10, 0, 5],
});

/** A line "label: value"; a missing value shows as a gap to fill. */
export const fieldLine = (label: string, value: string | null, language: Language = 'fr'): Content => ({
  text: [{ text: labelled(label, '', language), color: '#444444' }, valueOrGap(value, language)],
  margin: [0, 1, 0, 1],
});

/** The value, or the words that mark a gap. */
export const valueOrGap = (
  value: string | null,
  language: Language = 'fr',
): { text: string } & Record<string, unknown> =>
  value === null || value === ''
    ? { text: `[${GAP[language]}]`, italics: true, color: INK.alarm }
    : { text: value, bold: true };

/** A ticked or empty box with its text; drawn, because the font has no such sign. */
export const tickBox = (ticked: boolean, text: string, detail?: Content): Content => ({
  columns: [
    {
      width: 14,
      canvas: [
        { type: 'rect', x: 0, y: 1, w: 8, h: 8, lineWidth: 0.8, lineColor: INK.dark },
        ...(ticked
          ? [
              { type: 'line' as const, x1: 1.5, y1: 2.5, x2: 6.5, y2: 7.5, lineWidth: 1.2, lineColor: INK.dark },
              { type: 'line' as const, x1: 6.5, y1: 2.5, x2: 1.5, y2: 7.5, lineWidth: 1.2, lineColor: INK.dark },
            ]
          : []),
      ],
    },
    { width: '*', stack: [{ text, bold: ticked }, ...(detail === undefined ? [] : [detail])] },
  ],
  margin: [0, 1.5, 0, 1.5],
});

/** What a form carries around its sections: title, sub-title, draft notice and watermark, page numbers. */
export function formDocument(options: {
  code: string;
  title: string;
  subtitle: string;
  reference: string;
  writtenAt: string;
  language: Language;
  missing: readonly MissingFact[];
  content: Content[];
}): PdfDefinition {
  const { language, missing } = options;
  const draft = missing.length > 0;
  return {
    writtenAt: options.writtenAt,
    language,
    info: { title: `${options.code} – ${options.subtitle}`, author: 'Groupement' },
    ...(draft ? { watermark: { text: DRAFT[language], color: INK.line, opacity: 0.13, bold: true } } : {}),
    content: [
      titleBlock(options.code, options.title, options.subtitle),
      ...(draft ? [draftNotice(missing, language)] : []),
      ...options.content,
    ],
    pageBreakBefore: startsNearTheFoot,
    footer: pageFooter(`${options.code} – ${options.reference}`, options.writtenAt, language),
  };
}

/** A band, or the heading of a table (level 2), with next to nothing below it on the page goes over to the next one. */
const startsNearTheFoot: NonNullable<PdfDefinition['pageBreakBefore']> = (node) =>
  (node.headlineLevel === 1 || node.headlineLevel === 2) && (node.startPosition?.verticalRatio ?? 0) > BAND_FOOT_RATIO;

const titleBlock = (code: string, title: string, subtitle: string): Content => ({
  table: {
    widths: [70, '*'],
    body: [
      [
        {
          text: code,
          fontSize: code.length > 5 ? 16 : 22,
          bold: true,
          color: 'white',
          fillColor: INK.dark,
          alignment: 'center',
          margin: [0, code.length > 5 ? 9 : 6, 0, 4],
        },
        {
          stack: [
            { text: title, fontSize: 13, bold: true, color: INK.dark },
            { text: subtitle, fontSize: 9, color: '#444444' },
          ],
          margin: [8, 5, 0, 3],
        },
      ],
    ],
  },
  layout: { hLineColor: () => INK.dark, vLineColor: () => INK.dark, hLineWidth: () => 1, vLineWidth: () => 1 },
});

/** The box that says, on the document itself, that it is not ready and what it lacks. */
export function draftNotice(missing: readonly MissingFact[], language: Language): Content {
  const words =
    language === 'fr'
      ? { title: 'Projet : ce document n’est pas prêt à être remis. Il manque :', by: 'pour le' }
      : { title: 'Draft: this document is not ready to be filed. Missing:', by: 'by' };
  return {
    table: {
      widths: ['*'],
      body: [
        [
          {
            stack: [
              { text: words.title, bold: true },
              {
                ul: missing.map((fact) => {
                  const due = fact.dueOn === null ? '' : ` (${words.by} ${formatDay(fact.dueOn, language)})`;
                  return `${labelled(fact.memberName, fact.question[language], language)}${due}`;
                }),
              },
            ],
            fontSize: 8,
            color: INK.alarm,
            margin: [4, 3, 4, 3],
          },
        ],
      ],
    },
    layout: { hLineColor: () => INK.alarm, vLineColor: () => INK.alarm, hLineWidth: () => 0.7, vLineWidth: () => 0.7 },
    margin: [0, 6, 0, 0],
  };
}
