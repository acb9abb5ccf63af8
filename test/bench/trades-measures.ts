import { namesNode } from '../../src/trades/decompose/nodes.ts';
import type { RankedNode } from '../../src/trades/decompose/rank.ts';
import type { WorkRow } from '../../src/trades/decompose/train/rows.ts';

/** Groups and classes, best first. */
export type Ranking = readonly RankedNode[];

/** A row with its ranking. */
export interface Judged {
  row: WorkRow;
  ranking: Ranking;
}

type Level = 'class' | 'group';
const WIDTH = { class: 4, group: 3 } as const;
const MEASURES = ['R@5', 'R@10', 'P@3', 'hit@5'] as const;

const keyOf = (code: string, level: Level): string => {
  const key = code.slice(0, WIDTH[level]);
  return key.length === WIDTH[level] && namesNode(key) ? key : '';
};

const keysOf = (codes: readonly string[], main: string, level: Level): string[] => {
  const own = keyOf(main, level);
  return [...new Set(codes.map((code) => keyOf(code, level)))].filter((key) => key !== '' && key !== own);
};

/** Recall, precision and hits of one row; null where it has no gold at the level (as score_trades.py counts). */
export function measured({ row, ranking }: Judged, level: Level): Record<(typeof MEASURES)[number], number> | null {
  const gold = new Set(keysOf(row.further, row.cpvMain, level));
  if (gold.size === 0) return null;
  const found = keysOf(
    ranking.map(({ prefix }) => prefix),
    row.cpvMain,
    level,
  );
  const top = (count: number): number => found.slice(0, count).filter((key) => gold.has(key)).length;
  return { 'R@5': top(5) / gold.size, 'R@10': top(10) / gold.size, 'P@3': top(3) / 3, 'hit@5': top(5) > 0 ? 1 : 0 };
}

/** Means over the rows that have gold, in per cent. */
export function means(judged: readonly Judged[], level: Level): { rows: number; values: number[] } {
  const all = judged.map((one) => measured(one, level)).filter((one) => one !== null);
  const mean = (name: (typeof MEASURES)[number]): number =>
    all.length === 0 ? 0 : (100 * all.reduce((sum, one) => sum + one[name], 0)) / all.length;
  return { rows: all.length, values: MEASURES.map(mean) };
}

/** Prints a line per method and level. */
export function printTable(kind: string, methods: ReadonlyMap<string, readonly Judged[]>): void {
  for (const level of ['class', 'group'] as const) {
    console.log(
      `\n${kind}s, ${level} level, %${' '.repeat(12)}rows ${MEASURES.map((name) => name.padStart(6)).join(' ')}`,
    );
    for (const [name, judged] of methods) {
      const { rows, values } = means(judged, level);
      console.log(
        `${name.padEnd(28)}${`${rows}`.padStart(6)} ${values.map((v) => v.toFixed(1).padStart(6)).join(' ')}`,
      );
    }
  }
}

/** A bin of suggestions: how many, what was said of them, and how many were right. */
export type Bin = { from: number; count: number; said: number; right: number };

const BINS = 10;
const SHOWN = 10;

/** The first ten classes of each row, in ten bins by their probability. */
export function reliability(judged: readonly Judged[]): Bin[] {
  const bins = Array.from({ length: BINS }, (_, i): Bin => ({ from: i / BINS, count: 0, said: 0, right: 0 }));
  for (const { row, ranking } of judged) {
    const gold = new Set(keysOf(row.further, row.cpvMain, 'class'));
    if (gold.size === 0) continue;
    for (const { prefix, score } of ranking.filter(({ prefix: p }) => p.length === WIDTH.class).slice(0, SHOWN)) {
      const bin = bins[Math.min(BINS - 1, Math.max(0, Math.floor(score * BINS)))]!;
      bin.count++;
      bin.said += score;
      bin.right += gold.has(prefix) ? 1 : 0;
    }
  }
  return bins;
}

/** Expected calibration error: mean distance of what was said and what was right, weighted by the number of suggestions. */
export function calibrationError(bins: readonly Bin[]): number {
  const all = bins.reduce((sum, { count }) => sum + count, 0);
  return all === 0 ? 0 : bins.reduce((sum, { said, right }) => sum + Math.abs(said - right), 0) / all;
}

export function printReliability(kind: string, judged: readonly Judged[]): void {
  const bins = reliability(judged).filter(({ count }) => count > 0);
  console.log(`\n${kind}s, calibration of the first ten classes: error ${calibrationError(bins).toFixed(3)}`);
  for (const { from, count, said, right } of bins) {
    const percent = (value: number): string => ((100 * value) / count).toFixed(1).padStart(5);
    console.log(`  from ${from.toFixed(1)}: said ${percent(said)} %, right ${percent(right)} %, ${count} suggestions`);
  }
}

/** The reliability diagram as SVG: what was said against what was right, a dot's area by the number of suggestions. */
export function reliabilityDiagram(all: readonly Bin[]): string {
  const bins = all.filter(({ count }) => count > 0);
  const [size, margin] = [420, 50];
  const x = (value: number): number => margin + value * (size - 2 * margin);
  const y = (value: number): number => size - margin - value * (size - 2 * margin);
  const most = Math.max(...bins.map(({ count }) => count));
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];
  const dots = bins.map(({ count, said, right }) => {
    const radius = 3 + 11 * Math.sqrt(count / most);
    const title = `said ${(said / count).toFixed(2)}, right ${(right / count).toFixed(2)}, ${count} suggestions`;
    return `<circle cx="${x(said / count).toFixed(1)}" cy="${y(right / count).toFixed(1)}" r="${radius.toFixed(1)}" fill="#1d5fa8" fill-opacity="0.7"><title>${title}</title></circle>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" font-family="sans-serif" font-size="12" role="img" aria-label="Calibration of further trades of lots"><title>Calibration of further trades of lots</title>
<rect width="${size}" height="${size}" fill="#ffffff"/>
${ticks.map((t) => `<path d="M${x(t)} ${y(0)}V${y(1)}M${x(0)} ${y(t)}H${x(1)}" stroke="#dddddd"/><text x="${x(t)}" y="${y(0) + 16}" text-anchor="middle">${t}</text><text x="${x(0) - 8}" y="${y(t) + 4}" text-anchor="end">${t}</text>`).join('\n')}
<path d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}" stroke="#888888" stroke-dasharray="4 4"/>
${dots.join('\n')}
<text x="${size / 2}" y="${size - 10}" text-anchor="middle">said (probability)</text>
<text x="14" y="${size / 2}" text-anchor="middle" transform="rotate(-90 14 ${size / 2})">right (share)</text>
<text x="${size / 2}" y="24" text-anchor="middle">Further trades of lots: error ${calibrationError(bins).toFixed(3)}</text>
</svg>
`;
}
