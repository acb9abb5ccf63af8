import { useFormats } from '../../format/values.ts';
import { useTexts } from '../../texts/define.ts';
import { figureTexts } from '../../texts/figures.ts';
import { axisSteps, type Spread } from './spread.ts';

const WIDTH = 560;
const HEIGHT = 226;
const LEFT = 40;
const TOP = 22;
const BOTTOM = 200;
const MILLION = 100_000_000;
const THOUSAND = 100_000;

/** The years between the first and the last as well, with nothing in them: 2018 does not stand beside 2026. */
export function everyYear(rows: readonly { year: string; cents: number }[]): { year: string; cents: number }[] {
  const centsOf = new Map(rows.map(({ year, cents }) => [Number(year), cents]));
  const years = [...centsOf.keys()].filter(Number.isInteger);
  if (years.length === 0) return [...rows];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return Array.from({ length: last - first + 1 }, (_, i) => ({
    year: String(first + i),
    cents: centsOf.get(first + i) ?? 0,
  }));
}

/**
 * Bars by year, the last one in the accent. Drawn here and not by the server, whose charts are for paper: these follow
 * the theme, and their text keeps its size on a phone. The server's are what is exported.
 */
export function YearBars({ rows: known }: { rows: readonly { year: string; cents: number }[] }) {
  const rows = everyYear(known);
  const t = useTexts(figureTexts).byYear;
  const f = useFormats();
  const most = Math.max(0, ...rows.map(({ cents }) => cents));
  const [unit, name] = most >= 2 * MILLION ? [MILLION, t.inMillions] : [THOUSAND, t.inThousands];
  const steps = axisSteps(most / unit);
  const top = steps.at(-1) ?? 1;
  const y = (cents: number) => BOTTOM - (Math.max(0, cents / unit) / (top || 1)) * (BOTTOM - TOP);
  const step = (WIDTH - LEFT - 8) / Math.max(1, rows.length);
  const bar = Math.min(44, step * 0.66);
  const sparse = Math.ceil(rows.length / 10);
  return (
    <svg className="chart big" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t.chart}>
      <text x={LEFT - 6} y={12} textAnchor="end">
        {name}
      </text>
      {steps.map((value) => (
        <g key={value}>
          <path className={value === 0 ? 'ax0' : 'ax'} d={`M${LEFT} ${y(value * unit)}H${WIDTH - 8}`} />
          <text x={LEFT - 6} y={y(value * unit) + 4} textAnchor="end">
            {Number.isInteger(value) ? f.count(value) : f.decimal(value)}
          </text>
        </g>
      ))}
      {rows.map(({ year, cents }, i) => {
        const middle = LEFT + step * (i + 0.5);
        const last = i === rows.length - 1;
        return (
          <g key={year}>
            <rect
              className={last ? 'ba' : 'b'}
              x={middle - bar / 2}
              y={y(cents)}
              width={bar}
              height={Math.max(0, BOTTOM - y(cents))}
            />
            {rows.length <= 12 ? (
              <text className={last ? 'em' : undefined} x={middle} y={y(cents) - 7} textAnchor="middle">
                {f.decimal(cents / unit)}
              </text>
            ) : null}
            {(rows.length - 1 - i) % sparse === 0 ? (
              <text x={middle} y={BOTTOM + 19} textAnchor="middle">
                {year}
              </text>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}

const SIDE = 250;

/** The Lorenz curve with the point of the best served tenth. */
export function Lorenz({ spread }: { spread: Spread }) {
  const t = useTexts(figureTexts).spread;
  const f = useFormats();
  const x = (members: number) => LEFT + members * SIDE;
  const y = (part: number) => TOP + SIDE - part * SIDE;
  const share = (part: number) => f.share(Math.round(part * 1_000) * 10);
  const line = spread.curve.map(({ members, part }) => `${x(members).toFixed(1)} ${y(part).toFixed(1)}`).join(' L');
  return (
    <svg
      className="chart sm"
      viewBox={`0 0 ${LEFT + SIDE + 30} ${TOP + SIDE + 38}`}
      role="img"
      aria-label={t.chart(share(spread.without), share(spread.topTenth))}
    >
      <text x={LEFT} y={12}>
        {t.up}
      </text>
      <path className="ax0" d={`M${LEFT} ${TOP}V${TOP + SIDE}H${LEFT + SIDE}`} />
      <path className="ref" d={`M${LEFT} ${TOP + SIDE} ${LEFT + SIDE} ${TOP}`} />
      <path className="ln" d={`M${line}`} />
      <circle className="ba" cx={x(0.9)} cy={y(1 - spread.topTenth)} r="4.5" />
      <text x={LEFT + SIDE * 0.38} y={TOP + SIDE * 0.45} textAnchor="end">
        {t.even}
      </text>
      <text x={LEFT - 6} y={TOP + SIDE + 4} textAnchor="end">
        0
      </text>
      <text x={LEFT - 6} y={TOP + 5} textAnchor="end">
        100
      </text>
      <text x={LEFT + SIDE} y={TOP + SIDE + 16} textAnchor="end">
        100
      </text>
      <text x={LEFT} y={TOP + SIDE + 33}>
        {t.across}
      </text>
    </svg>
  );
}
