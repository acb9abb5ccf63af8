import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { minimumCover } from '../../src/matching/bound/set-cover.ts';
import { loadHighs } from '../matching/highs-oracle.ts';
import { sharedData } from '../shared-data.ts';
import { type Figure, median } from './figures.ts';
import { coverModel, readCoverInstance } from './orlib.ts';

/** OR-Library sets 4–6 and A–D: optimum and time against HiGHS (WASM), one after the other. Empty with a note without the files. */
export async function measureCovers(withHighs: boolean): Promise<Figure[]> {
  const folder = sharedData('orlib');
  if (folder === null) {
    process.stdout.write('\nOR-Library: not run, its files are not on this machine (../shared/data/orlib).\n');
    return [];
  }
  const known = readFileSync(join(folder, 'optimal-values.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .filter(([name]) => /^scp([456]|[abcd])\d/.test(name ?? ''));
  const ratios: number[] = [];
  let right = 0;
  process.stdout.write('\n| instance | optimum | found | proven | ms | HiGHS ms |\n|---|---|---|---|---|---|\n');
  for (const [name, file, , , , , , optimum] of known) {
    const { rows, columns } = readCoverInstance(join(folder, file as string));
    const start = performance.now();
    const cover = minimumCover(rows, columns, 50_000);
    const ms = performance.now() - start;
    let rival: number | null = null;
    if (withHighs) {
      const highs = await loadHighs();
      const model = coverModel(rows, columns);
      const before = performance.now();
      highs.solve(model, { mip_rel_gap: 0, output_flag: false });
      rival = performance.now() - before;
      ratios.push(rival / ms);
    }
    const exact = cover?.cost === Number(optimum) && cover.lower === cover.cost;
    right += Number(exact);
    process.stdout.write(
      `| ${name} | ${optimum} | ${cover?.cost} | ${cover?.lower === cover?.cost ? 'yes' : `≥ ${cover?.lower}`} | ${ms.toFixed(0)} | ${rival?.toFixed(0) ?? 'not run'} |\n`,
    );
  }
  const figures: Figure[] = [
    {
      what: 'OR-Library optima proven',
      reached: `${right}/${known.length}`,
      target: 'all',
      met: right === known.length,
    },
  ];
  if (withHighs) {
    const ratio = median(ratios);
    figures.push({
      what: 'OR-Library, median HiGHS / engine',
      reached: `${ratio.toFixed(1)}×`,
      target: '≥ 1×',
      met: ratio >= 1,
    });
  }
  return figures;
}
