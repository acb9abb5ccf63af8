import type { Content } from 'pdfmake/interfaces.js';
import { renderChart } from '../../charts/chart.ts';
import { INK, pageFooter, ruledTable } from '../../printing/blocks.ts';
import type { Language } from '../../printing/format.ts';
import { printPdf } from '../../printing/pdf.ts';
import { type ReportBlock, reportBlocks } from './blocks.ts';
import type { YearlyReport } from './model.ts';
import { REPORT_WORDS } from './words.ts';

/** The widest that a chart gets on the page, and the height that keeps two on it. */
const CHART_FIT: [number, number] = [511, 300];
/** Of the column of names in the table of figures, in points: the definitions take what is left. */
const FIGURE_WIDTH = 105;

/** A cluster's yearly report as PDF: text, tables and charts, in French or English. */
export async function yearlyReportPdf(report: YearlyReport, language: Language): Promise<Uint8Array> {
  const words = REPORT_WORDS[language];
  const content: Content[] = [];
  for (const block of reportBlocks(report, language)) {
    const part = await printed(block);
    const above = content.at(-1) as { headlineLevel?: number } | undefined;
    // A chart may move to the next page as a whole: its heading goes with it.
    if (block.kind === 'chart' && above?.headlineLevel === 1)
      content.push({ stack: [content.pop()!, part], unbreakable: true } as Content);
    else content.push(part);
  }
  return printPdf({
    language,
    writtenAt: report.writtenAt,
    info: { title: `${words.title} ${report.year} - ${report.clusterName}`, author: report.clusterName },
    content: [cover(report, words.title), ...content],
    pageBreakBefore: (node) => node.headlineLevel === 1 && (node.startPosition?.verticalRatio ?? 0) > 0.8,
    footer: pageFooter(`${report.clusterName} - ${words.title} ${report.year}`, report.writtenAt, language),
  });
}

const cover = (report: YearlyReport, title: string): Content => ({
  table: {
    widths: ['*'],
    body: [
      [
        {
          stack: [
            { text: `${title} ${report.year}`, fontSize: 22, bold: true },
            { text: report.clusterName, fontSize: 14 },
          ],
          color: 'white',
          fillColor: INK.dark,
          margin: [12, 12, 12, 10],
        },
      ],
    ],
  },
  layout: 'noBorders',
});

async function printed(block: ReportBlock): Promise<Content> {
  switch (block.kind) {
    case 'heading':
      return { text: block.text, fontSize: 14, bold: true, color: INK.dark, headlineLevel: 1, margin: [0, 14, 0, 5] };
    case 'paragraph':
      return { text: block.text, fontSize: 10.5, margin: [0, 1.5, 0, 1.5] };
    case 'chart':
      return {
        svg: await renderChart(block.chart),
        fit: CHART_FIT,
        margin: [0, 8, 0, 4],
        unbreakable: true,
      } as Content;
    case 'table': {
      const cells = (row: string[]) =>
        row.map((text, column) => ({
          text,
          alignment: block.right.includes(column) ? ('right' as const) : ('left' as const),
        }));
      const widths = block.head.map((_, column) =>
        column === 0 ? FIGURE_WIDTH : column === block.head.length - 1 ? '*' : 'auto',
      );
      const firstOnly = block.head.map((_, column) => (column === 0 ? '*' : 'auto'));
      const table = ruledTable(cells(block.head), block.rows.map(cells), block.small ? widths : firstOnly);
      return { ...table, fontSize: block.small ? 8 : 9.5 };
    }
  }
}
