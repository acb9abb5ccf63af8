import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderChart } from '../../src/charts/chart.ts';
import { gini, lorenzCurve } from '../../src/charts/gini.ts';
import type { ChartInput } from '../../src/charts/input.ts';
import { KEY_SIZE, KEY_WIDTH, keyLines } from '../../src/charts/keys.ts';
import { renderSpec } from '../../src/charts/render.ts';
import { turnoverChart } from '../../src/charts/report-charts.ts';
import { scaleFor } from '../../src/charts/scale.ts';
import { figureText } from '../../src/charts/tiles.ts';
import { textWidth } from '../../src/printing/font.ts';
import { descendants, parseXml } from '../documents/espd-structure.ts';

const textsOf = (svg: string): string[] => descendants(parseXml(svg), 'text').map((node) => node.text);

const words = { title: 'Chiffre d’affaires par taille', subtitle: 'payé, 2025', source: 'Source : grand livre' };
const bars: ChartInput = {
  kind: 'bars',
  language: 'fr',
  unit: 'eur',
  upright: true,
  rows: [
    { key: '2024', value: 412_000_050 },
    { key: '2025', value: 1_298_000_000 },
  ],
  ...words,
};

describe('charts', () => {
  it('carry title, period, unit, source, keys and the values themselves', async () => {
    const texts = textsOf(await renderChart(bars));
    expect(texts).toEqual(
      expect.arrayContaining([
        words.title,
        'payé, 2025 - en millions d’euros',
        words.source,
        '2024',
        '2025',
        '4,1\u00a0M€',
        '13\u00a0M€',
      ]),
    );
  });

  it('speak English when asked to', async () => {
    const texts = textsOf(await renderChart({ ...bars, language: 'en', upright: false }));
    expect(texts).toEqual(expect.arrayContaining(['million euros', '€4.1M']));
  });

  it('keep at most six greys apart, the smallest series summed as others', async () => {
    const rows = Array.from({ length: 9 }, (_, i) => ({ key: 'A', series: `s${i}`, value: (9 - i) * 100 }));
    const svg = await renderChart({ kind: 'stacked', language: 'fr', unit: 'count', upright: false, rows, ...words });
    const texts = textsOf(svg);
    expect(texts).toEqual(expect.arrayContaining(['s0', 's4', 'autres']));
    expect(texts).not.toContain('s5');
    expect(texts).toContain(new Intl.NumberFormat('fr-FR').format(4_500));
  });

  it('use no colour but shades that differ in lightness', async () => {
    const svg = await renderChart(bars);
    const colours = new Set(svg.match(/#[0-9a-f]{6}/g));
    for (const colour of colours) {
      const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
      expect(Math.max(r!, g!, b!) - Math.min(r!, g!, b!)).toBeLessThan(0x30);
    }
  });

  it('write the same text for the same rows, and survive none, zeros and hostile names', async () => {
    expect(await renderChart(bars)).toBe(await renderChart(bars));
    for (const upright of [true, false]) {
      for (const rows of [[], [{ key: '<script>alert(1)</script>&"', value: 0 }]]) {
        const svg = await renderChart({ ...bars, upright, rows });
        expect(() => parseXml(svg)).not.toThrow();
        expect(svg).not.toContain('<script');
        expect(svg).not.toContain('NaN');
      }
    }
    const tiles = await renderChart({
      kind: 'tiles',
      language: 'fr',
      tiles: [{ label: 'a < b & c', unit: 'eur', value: null, before: null }],
      ...words,
    });
    expect(textsOf(tiles)).toContain('a < b & c');
  });

  it('say that there is nothing rather than draw empty axes', async () => {
    const nothing: [ChartInput, string][] = [
      [{ ...bars, rows: [] }, 'Rien à montrer pour cette période.'],
      [{ ...bars, language: 'en', rows: [{ key: '2025', value: 0 }] }, 'Nothing to show for this period.'],
      [
        { kind: 'stacked', language: 'fr', unit: 'eur', upright: true, rows: [], ...words },
        'Rien à montrer pour cette période.',
      ],
      [
        { kind: 'lorenz', language: 'fr', values: [0, 0], what: 'invitations', ...words },
        'Rien à montrer pour cette période.',
      ],
    ];
    for (const [input, told] of nothing) {
      const texts = textsOf(await renderChart(input));
      expect(texts).toEqual(expect.arrayContaining([told, words.title, words.source]));
    }
  });

  it('stack what is negative below zero, and sum both sides', async () => {
    const rows = [
      { key: '2025', series: 'naval', value: 300 },
      { key: '2025', series: 'rail', value: -200 },
    ];
    const svg = await renderChart({ kind: 'stacked', language: 'en', unit: 'count', upright: true, rows, ...words });
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['300', '−200', '100']));
    // The two bars meet at zero: neither covers the other.
    const bars2 = [...svg.matchAll(/d="M([\d.]+),([\d.]+)h([\d.]+)v([\d.]+)h-\3Z" fill="#(?:1b2a41|8b97a8)"/g)].map(
      (m) => ({
        top: Number(m[2]),
        bottom: Number(m[2]) + Number(m[4]),
      }),
    );
    expect(bars2).toHaveLength(2);
    const [upper, lower] = bars2.sort((a, b) => a.top - b.top);
    expect(upper!.bottom).toBeCloseTo(lower!.top, 3);
  });

  it('tell apart what is called alike, and years in their order', async () => {
    const frame = { language: 'en' as const, clusterName: null, from: null, to: null, asOf: '2026-01-01' };
    const same = turnoverChart({
      ...frame,
      groupBy: ['tender'],
      measure: 'signed',
      rows: [1, 2, 3].map((i) => ({ keys: ['Dredging'], ids: [`t${i}`], amountCents: i * 100_000 })),
    });
    const texts = textsOf(await renderChart(same));
    expect(texts).toEqual(expect.arrayContaining(['Dredging', 'Dredging (2)', 'Dredging (3)']));
    const many = turnoverChart({
      ...frame,
      groupBy: ['organisation', 'year'],
      measure: 'signed',
      rows: Array.from({ length: 40 }, (_, i) => i).flatMap((i) =>
        Array.from({ length: 9 }, (_, y) => ({ keys: [`Company ${i}`, String(2017 + y)], amountCents: 100_000 + i })),
      ),
    });
    const drawn = textsOf(await renderChart(many));
    expect(drawn).toEqual(expect.arrayContaining(['before 2021', '2021', '2025', 'Company 39']));
    expect(drawn).not.toContain('Company 3');
    expect(drawn.join()).toContain('20 others:');
  });

  it('shorten a long key in its middle, over two lines', () => {
    const key =
      'Design, construction and maintenance of offshore substation platforms and their foundations, lot 12: jackets';
    const [first, second, ...more] = keyLines(key).split('\n');
    expect(more).toEqual([]);
    expect(key.startsWith(first!)).toBe(true);
    expect(second).toMatch(/^… .*lot 12: jackets$/);
    for (const line of [...keyLines(key).split('\n'), ...keyLines('W'.repeat(500)).split('\n')])
      expect(textWidth(line, KEY_SIZE, false)).toBeLessThanOrEqual(KEY_WIDTH + 1);
    expect(keyLines('Naval')).toBe('Naval');
  });

  it('load nothing: neither data, nor images, nor links', async () => {
    let visits = 0;
    const server = createServer((_request, response) => {
      visits++;
      response.end('a\n1\n');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/rows.csv`;
    const values = [{ a: 1, u: url }];
    try {
      for (const spec of [
        { data: { url }, mark: 'point', encoding: { x: { field: 'a', type: 'quantitative' } } },
        { data: { url: '/etc/passwd', format: { type: 'csv' } }, mark: 'point', encoding: {} },
        { data: { values }, mark: { type: 'image', url }, encoding: {} },
        { data: { values }, mark: 'point', encoding: { href: { field: 'u', type: 'nominal' } } },
      ]) {
        await expect(renderSpec(spec as never)).rejects.toThrow(/may not load/);
      }
      expect(visits).toBe(0);
    } finally {
      server.close();
    }
  });
});

describe('scale', () => {
  it('suits the largest value', () => {
    expect(scaleFor('eur', [99_999], 'fr').label(99_999)).toBe('999,99\u00a0€');
    expect(scaleFor('eur', [2_270_000_000], 'fr').label(2_270_000_000)).toBe('22,7\u00a0M€');
    expect(scaleFor('ratio', [0.184], 'en').label(0.184)).toBe('18.4%');
  });

  it('writes euros in English with the sign first', () => {
    const label = (cents: number, largest = cents) => scaleFor('eur', [largest], 'en').label(cents);
    expect([label(0), label(120_000_000), label(85_000_000), label(99_999)]).toEqual([
      '€0',
      '€1.2M',
      '€850k',
      '€999.99',
    ]);
    expect([label(-120_000_000), label(1, 2_000_000_000)]).toEqual(['−€1.2M', '< €0.1M']);
    expect([label(0, 2_000_000_000), scaleFor('eur', [2_000_000_000], 'fr').label(0)]).toEqual(['€0', '0\u00a0€']);
  });
});

describe('a figure of a tile', () => {
  it('writes Gini’s index as the pages do', () => {
    expect([figureText('index', 0.9712, 'fr'), figureText('index', 0.5, 'en')]).toEqual(['0,97', '0.50']);
  });
});

describe('Gini', () => {
  it('is 0 for even shares, nearly 1 when one has all, 0 for nothing', () => {
    expect(gini([5, 5, 5, 5])).toBeCloseTo(0, 12);
    expect(gini([...Array(99).fill(0), 1])).toBeCloseTo(0.99, 12);
    expect(gini([])).toBe(0);
    expect(gini([0, 0])).toBe(0);
  });

  it('equals the mean-difference definition, whatever the order', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(amounts, (values) => {
        const total = values.reduce((a, b) => a + b, 0);
        const differences = values.flatMap((a) => values.map((b) => Math.abs(a - b))).reduce((a, b) => a + b, 0);
        const expected = total === 0 ? 0 : differences / (2 * values.length * total);
        expect(gini(values)).toBeCloseTo(expected, 9);
        expect(gini([...values].reverse())).toBeCloseTo(expected, 9);
      }),
    );
  });

  it('refuses negative values', () => expect(() => lorenzCurve([1, -1])).toThrow(RangeError));
});
