import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { WorkRow } from '../../src/trades/decompose/train/rows.ts';
import { NO_SHARED_DATA, sharedData } from '../shared-data.ts';
import { floorsOf } from './trades-floors.ts';
import {
  type Judged,
  printReliability,
  printTable,
  type Ranking,
  reliability,
  reliabilityDiagram,
} from './trades-measures.ts';

/**
 * `npm run bench -- trades`: every row of ../shared/data/trades ranked by models that learned from neither it nor its procedure
 * (four folds), beside floors of the same folds. `--rows FILE`: the committed artifact on that file (shape of data/trades);
 * `--out FILE` writes a line a row, `{"id", "ranking"}`; `--diagram FILE.svg` the calibration.
 */
const { values } = parseArgs({
  options: { rows: { type: 'string' }, out: { type: 'string' }, diagram: { type: 'string' } },
});

async function byArtifact(file: string): Promise<Judged[]> {
  const { loadDecomposer } = await import('../../src/trades/decompose/decomposer.ts');
  const { readTradeRows } = await import('../../src/trades/decompose/train/rows.ts');
  const decomposer = loadDecomposer();
  const started = performance.now();
  const judged = readTradeRows(file).map((row) => judge(row, decomposer.ranking(row)));
  console.log(`${judged.length} rows, ${((performance.now() - started) / judged.length).toFixed(0)} ms each`);
  return judged;
}

const judge = (row: WorkRow, ranking: Ranking): Judged => ({ row, ranking });

async function byFolds(data: string): Promise<{ judged: Judged[]; floors: Map<string, Judged[]> }> {
  const { loadReading } = await import('../../src/taxonomies/suggest/suggester.ts');
  const { prepareRows } = await import('../../src/taxonomies/suggest/train/base.ts');
  const { calibrationOf, scoredUnseen, unseenFeatures } = await import('../../src/trades/decompose/train/learn.ts');
  const { readSources } = await import('../../src/trades/decompose/train/sources.ts');
  const { rankedNodes } = await import('../../src/trades/decompose/rank.ts');
  const { base, works, folds } = readSources(data);
  const unseen = unseenFeatures(prepareRows(base), works, folds, loadReading().weights);
  const scored = scoredUnseen(unseen, folds.count);
  const judged = Array.from({ length: folds.count }, (_, fold) => {
    // The calibration of a fold is fitted on the others.
    const others = scored.filter((one) => one.fold !== fold);
    return scored
      .filter((one) => one.fold === fold)
      .map(({ row, levels, scores }) => {
        const of = (level: 1 | 2) => ({
          nodes: levels[level].nodes,
          odds: scores[level],
          calibration: calibrationOf(others, row.kind, level),
        });
        return judge(row, rankedNodes({ 1: of(1), 2: of(2) }, row));
      });
  }).flat();
  const floors = floorsOf(
    works.map((row, i) => ({ row, fold: folds.works[i]! })),
    (row) => row.measured,
  );
  return { judged, floors };
}

function report(judged: readonly Judged[], floors: ReadonlyMap<string, readonly Judged[]>): void {
  for (const kind of ['lot', 'project'] as const) {
    const rows = judged.filter(({ row }) => row.kind === kind);
    if (rows.length === 0) continue;
    printTable(
      kind,
      new Map(
        [...floors]
          .map(([name, list]) => [name, list.filter(({ row }) => row.kind === kind)] as const)
          .concat([['trades', rows]]),
      ),
    );
    printReliability(kind, rows);
  }
  if (values.diagram)
    writeFileSync(values.diagram, reliabilityDiagram(reliability(judged.filter(({ row }) => row.kind === 'lot'))));
  if (values.out) {
    const line = ({ row, ranking }: Judged) =>
      JSON.stringify({ id: row.id, ranking: ranking.slice(0, 80).map(({ prefix }) => prefix.padEnd(8, '0')) });
    writeFileSync(values.out, `${judged.map(line).join('\n')}\n`);
  }
}

if (values.rows !== undefined) {
  const judged = await byArtifact(values.rows);
  const data = sharedData('');
  const learned =
    data === null ? [] : (await import('../../src/trades/decompose/train/sources.ts')).readSources(data).works;
  const ids = new Set(judged.map(({ row }) => row.id));
  const asked = judged.map(({ row }) => ({ row, fold: 0 }));
  const floors = floorsOf(
    [...asked, ...learned.filter(({ id }) => !ids.has(id)).map((row) => ({ row, fold: 1 }))],
    (row) => ids.has(row.id),
  );
  report(judged, floors);
} else {
  const data = sharedData('');
  if (data === null) console.log(`trades ${NO_SHARED_DATA}`);
  else {
    const { judged, floors } = await byFolds(data);
    report(judged, floors);
  }
}
