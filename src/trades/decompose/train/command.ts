/**
 * `npm run train:trades [-- --data FOLDER]`: learns the further trades of works from ../shared/data/trades and the further
 * codes of cpv-eval.jsonl, and writes src/trades/data/trades.json.gz. The same files give the same bytes. About twenty minutes on
 * one core and 2 GB of memory: four times the suggester's model, so that every row is judged by models that had not seen it.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ARTIFACT_URL, loadReading } from '../../../taxonomies/suggest/suggester.ts';
import { prepareRows } from '../../../taxonomies/suggest/train/base.ts';
import { packTrades } from '../artifact.ts';
import { TRADES_URL } from '../decomposer.ts';
import { calibrationOf, keptWork, scoredUnseen, treesOf, unseenFeatures, vectorsOf } from './learn.ts';
import { readSources } from './sources.ts';

const { values } = parseArgs({
  options: { data: { type: 'string', default: fileURLToPath(new URL('../../../../../shared/data', import.meta.url)) } },
});

const { base, works, folds, trainedOn } = readSources(values.data);
const reading = loadReading();
console.log(`${works.length} works, ${base.length} texts`);
const unseen = unseenFeatures(prepareRows(base), works, folds, reading.weights);
console.log('features of unseen rows worked out');
const scored = scoredUnseen(unseen, folds.count);
const packed = packTrades({
  trainedOn,
  base: createHash('sha256').update(readFileSync(ARTIFACT_URL)).digest('hex'),
  works: works.map(keptWork),
  ...vectorsOf(works, reading),
  trees: { 1: treesOf(unseen, 1), 2: treesOf(unseen, 2) },
  calibration: {
    lot: { 1: calibrationOf(scored, 'lot', 1), 2: calibrationOf(scored, 'lot', 2) },
    project: { 1: calibrationOf(scored, 'project', 1), 2: calibrationOf(scored, 'project', 2) },
  },
});
mkdirSync(new URL('.', TRADES_URL), { recursive: true });
writeFileSync(TRADES_URL, packed);
console.log(`${fileURLToPath(TRADES_URL)}: ${(packed.length / 1e6).toFixed(1)} MB`);
