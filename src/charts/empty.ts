import type { Language } from '../printing/format.ts';
import { escapeXml } from '../printing/xml.ts';
import type { ChartText } from './input.ts';
import { CHART_FONT, INK } from './style.ts';

const WIDTH = 560;
const HEIGHT = 150;
const NOTHING = { fr: 'Rien à montrer pour cette période.', en: 'Nothing to show for this period.' } as const;

/** What stands in a chart's place when there is nothing to draw: its words, and that there is nothing. */
export function emptySvg(input: ChartText & { language: Language }): string {
  const line = (y: number, size: number, words: string, more: string): string =>
    `<text x="8" y="${y}" font-size="${size}" ${more}>${escapeXml(words)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="${CHART_FONT}" fill="${INK}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    line(22, 15, input.title, 'font-weight="bold"'),
    line(40, 11, input.subtitle ?? '', 'fill="#444444"'),
    `<rect x="8.5" y="54.5" width="${WIDTH - 17}" height="60" fill="#f5f6f8" stroke="#8a94a3" stroke-width="0.7"/>`,
    `<text x="${WIDTH / 2}" y="89" font-size="13" text-anchor="middle">${escapeXml(NOTHING[input.language])}</text>`,
    line(HEIGHT - 10, 10, input.source, 'fill="#555555"'),
    '</svg>',
  ].join('');
}
