import { renderChart } from '../../charts/chart.ts';
import { formatDay, type Language } from '../../printing/format.ts';
import { escapeXml } from '../../printing/xml.ts';
import { type ReportBlock, reportBlocks } from './blocks.ts';
import type { YearlyReport } from './model.ts';
import { REPORT_WORDS } from './words.ts';

const STYLE = `
:root { color: #1b2a41; background: #fff; font: 16px/1.45 Roboto, "Segoe UI", Helvetica, Arial, sans-serif; }
body { max-width: 54rem; margin: 0 auto; padding: 1.5rem; }
header { background: #1b2a41; color: #fff; padding: 1.2rem 1.5rem; }
h1 { margin: 0; font-size: 1.9rem; } header p { margin: .2rem 0 0; }
h2 { margin: 2rem 0 .6rem; border-bottom: 2px solid #e4e8ee; }
p { margin: .35rem 0; }
figure { margin: 1rem 0; } figure svg { max-width: 100%; height: auto; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0; font-size: .92rem; }
th, td { border: 1px solid #8a94a3; padding: .3rem .5rem; text-align: left; vertical-align: top; }
th { background: #e4e8ee; } .number { text-align: right; white-space: nowrap; }
footer { margin-top: 2rem; color: #555; font-size: .85rem; }
@media print { body { padding: 0; } h2 { break-after: avoid; } tr, figure { break-inside: avoid; } }
`;

/**
 * A cluster's yearly report as one HTML page that stands alone: charts inline, no script, nothing to fetch (its own
 * content security policy says so).
 */
export async function yearlyReportHtml(report: YearlyReport, language: Language): Promise<string> {
  const words = REPORT_WORDS[language];
  const title = `${words.title} ${report.year}`;
  const parts: string[] = [];
  for (const block of reportBlocks(report, language)) parts.push(await written(block));
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeXml(`${title} - ${report.clusterName}`)}</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1>${escapeXml(title)}</h1><p>${escapeXml(report.clusterName)}</p></header>
<main>
${parts.join('\n')}
</main>
<footer>${escapeXml(`Groupement - ${formatDay(report.writtenAt, language)}`)}</footer>
</body>
</html>
`;
}

async function written(block: ReportBlock): Promise<string> {
  switch (block.kind) {
    case 'heading':
      return `<h2>${escapeXml(block.text)}</h2>`;
    case 'paragraph':
      return `<p>${escapeXml(block.text)}</p>`;
    case 'chart':
      return `<figure role="img" aria-label="${escapeXml(block.chart.title)}">${await renderChart(block.chart)}</figure>`;
    case 'table': {
      const cell = (tag: 'th' | 'td') => (text: string, column: number) =>
        `<${tag}${block.right.includes(column) ? ' class="number"' : ''}>${escapeXml(text)}</${tag}>`;
      const rows = block.rows.map((row) => `<tr>${row.map(cell('td')).join('')}</tr>`);
      return `<table><thead><tr>${block.head.map(cell('th')).join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
    }
  }
}
