import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DEFAULT_WEIGHTS } from '../../src/matching/problem/problem.ts';
import { NO_SHARED_DATA, sharedData } from '../shared-data.ts';
import { type Award, type Case, readLines } from './truth/cases.ts';
import { History } from './truth/history.ts';
import { chooseWeights, type Judged, report } from './truth/report.ts';
import { engineScore } from './truth/scores.ts';
import { signalsOf } from './truth/signals.ts';

/**
 * `npm run bench -- truth [-- --awards A.jsonl.gz --cases C.jsonl.gz [--out rankings.jsonl]]`: does the engine find the partners
 * that companies really took? For each case the seed is pinned, and the pool is ranked by what the team of seed and company
 * scores with the engine's own quality, ties and proximity, on profiles built from the awards that the case leaves in.
 * Without files: the French and the Italian set of ../shared/data/backtest, and the weights that serve both best.
 */
const { values } = parseArgs({
  options: { awards: { type: 'string' }, cases: { type: 'string' }, out: { type: 'string' } },
});

function judge(awardsFile: string, casesFile: string): Judged[] {
  const history = new History(readLines<Award>(awardsFile));
  return readLines<Case>(casesFile).map((given) => ({ given, signals: signalsOf(given, history) }));
}

/** One line per case; companies of equal score by id. */
function writeRankings(file: string, cases: readonly Judged[]): void {
  const lines = cases.map(({ given, signals }) => {
    const scored = given.pool.map((company, i) => ({ company, score: engineScore(signals[i]!, DEFAULT_WEIGHTS) }));
    scored.sort((a, b) => b.score - a.score || (a.company < b.company ? -1 : 1));
    return JSON.stringify({ id: given.id, ranking: scored.map(({ company }) => company) });
  });
  writeFileSync(file, `${lines.join('\n')}\n`);
}

const POLICY = ['default policy', DEFAULT_WEIGHTS] as const;

if ((values.awards === undefined) !== (values.cases === undefined)) {
  console.error('--awards and --cases go together');
  process.exitCode = 2;
} else if (values.awards !== undefined && values.cases !== undefined) {
  const cases = judge(values.awards, values.cases);
  report(values.cases, cases, [POLICY]);
  if (values.out !== undefined) writeRankings(values.out, cases);
} else {
  const sets = (
    [
      ['French cases', 'fr-awards.jsonl.gz', 'cases-fr.jsonl.gz'],
      ['Italian cases', 'it-l190.jsonl.gz', 'cases-it.jsonl.gz'],
    ] as const
  ).flatMap(([title, awards, cases]) => {
    const [awardsFile, casesFile] = [sharedData(`backtest/${awards}`), sharedData(`backtest/${cases}`)];
    return awardsFile === null || casesFile === null ? [] : [{ title, cases: judge(awardsFile, casesFile) }];
  });
  if (sets.length === 0) console.log(`bench truth ${NO_SHARED_DATA}`);
  else {
    const both = chooseWeights(sets.flatMap(({ cases }) => cases));
    for (const { title, cases } of sets) report(title, cases, [POLICY, ['best for both', both]]);
  }
}
