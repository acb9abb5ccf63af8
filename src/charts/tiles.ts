import { formatNumber, type Language } from '../printing/format.ts';
import { escapeXml } from '../printing/xml.ts';
import type { ChartInput, FigureTile } from './input.ts';
import { scaleFor } from './scale.ts';
import { CHART_FONT, INK } from './style.ts';

const COLUMNS = 4;
const TILE = { width: 165, height: 74, gap: 10 };
const BEFORE = { fr: 'avant :', en: 'before:' } as const;
const DAYS = { fr: 'j', en: 'd' } as const;

/** A figure as it is written on a tile; a dash where there is none. */
export function figureText(unit: FigureTile['unit'], value: number | null, language: Language): string {
  if (value === null) return '–';
  if (unit === 'index') return formatNumber(value, language, 2, true);
  if (unit === 'factor') return `× ${formatNumber(value, language, 2)}`;
  if (unit === 'days') return `${formatNumber(value, language, 0)}\u00a0${DAYS[language]}`;
  return scaleFor(unit, [value], language).label(value);
}

/** Key figures as a grid of tiles, each with the period before; drawn directly, there is no scale to share. */
export function tilesSvg(input: Extract<ChartInput, { kind: 'tiles' }>): string {
  const { language, tiles } = input;
  const top = 48;
  const rows = Math.ceil(tiles.length / COLUMNS);
  const width = COLUMNS * TILE.width + (COLUMNS - 1) * TILE.gap;
  const height = top + rows * (TILE.height + TILE.gap) + 16;
  const drawn = tiles.map((tile, index) => {
    const x = (index % COLUMNS) * (TILE.width + TILE.gap);
    const y = top + Math.floor(index / COLUMNS) * (TILE.height + TILE.gap);
    const before = tile.before === null ? '' : `${BEFORE[language]} ${figureText(tile.unit, tile.before, language)}`;
    return [
      `<rect x="${x + 0.5}" y="${y + 0.5}" width="${TILE.width - 1}" height="${TILE.height - 1}" fill="#f5f6f8" stroke="#8a94a3" stroke-width="0.7"/>`,
      text(x + 9, y + 28, 20, figureText(tile.unit, tile.value, language), 'font-weight="bold"'),
      text(x + 9, y + 46, 10.5, tile.label),
      text(x + 9, y + 62, 9.5, before, 'fill="#555555"'),
    ].join('');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${CHART_FONT}" fill="${INK}">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    text(0, 16, 15, input.title, 'font-weight="bold"'),
    text(0, 34, 11, input.subtitle ?? '', 'fill="#444444"'),
    ...drawn,
    text(0, height - 4, 10, input.source, 'fill="#555555"'),
    '</svg>',
  ].join('');
}

const text = (x: number, y: number, size: number, words: string, more = ''): string =>
  `<text x="${x}" y="${y}" font-size="${size}" ${more}>${escapeXml(words)}</text>`;
