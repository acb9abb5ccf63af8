/**
 * `npm run train:cpv [-- --data FOLDER]`: learns CPV suggestion from ../shared/data/cpv-eval.jsonl and
 * cpv-eval-decp-fr.jsonl.gz and the labels in 24 languages, and writes src/taxonomies/data/cpv-suggest.bin.gz. The same
 * files give the same bytes. About five minutes on one core and 1 GB of memory.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { packArtifact } from '../artifact.ts';
import { ARTIFACT_URL } from '../suggester.ts';
import { prepareRows, trainModel } from './base.ts';
import { crossValidate, fitWeights } from './cross-validation.ts';
import { trainLanguages } from './languages.ts';
import { foldsOf, readTextRows } from './rows.ts';

const { values } = parseArgs({
  options: { data: { type: 'string', default: fileURLToPath(new URL('../../../../../shared/data', import.meta.url)) } },
});

/** Notices measure the ranker's weights; the short DECP titles, whose codes are noisier, only add training texts. */
const FILES = ['cpv-eval.jsonl', 'cpv-eval-decp-fr.jsonl.gz'];
const FOLDS = 5;

const sources = FILES.map((name) => {
  const path = join(values.data, name);
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
  return { name, sha256, rows: readTextRows(path) };
});
const rows = prepareRows(sources.flatMap((source) => source.rows));
console.log(`${rows.length} texts prepared`);
const notices = sources[0]!.rows.length;
const weights = fitWeights(crossValidate(rows, foldsOf(rows, FOLDS), (row) => row < notices));
console.log('weights fitted on folds');
const packed = packArtifact({
  trainedOn: Object.fromEntries(sources.map(({ name, sha256, rows: { length } }) => [name, { texts: length, sha256 }])),
  weights,
  model: trainModel(rows).data,
  languages: trainLanguages(rows),
});
writeFileSync(ARTIFACT_URL, packed);
console.log(`${fileURLToPath(ARTIFACT_URL)}: ${(packed.length / 1e6).toFixed(1)} MB`);
