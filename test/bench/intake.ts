import { parseArgs } from 'node:util';
import { benchCpv } from './intake-cpv.ts';
import { benchNotices } from './intake-notices.ts';

/**
 * `npm run bench:intake`: how fast notices are read, in ratios of one run, then the recall of CPV suggestion on folds (about
 * five minutes). `--test FILE.jsonl`: only the recall of the committed artifact on that file (shape of cpv-eval.jsonl).
 */
const { values } = parseArgs({ options: { test: { type: 'string' } } });
if (values.test === undefined) benchNotices();
benchCpv(values.test);
