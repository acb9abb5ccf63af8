import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { randomProblem, type Shape } from '../matching/random-problem.ts';

/** What is asked of a tree's engine; each in a process of its own, so that no module of the other tree is loaded. */
const ASK = `
const [tree] = process.argv.slice(1);
const { match, readProblem, whyNot, matchTender } = await import(tree + '/src/matching/index.ts');
const { snapshotOver, lotProblem } = await import(tree + '/src/matching/index.ts');
const { baseOf, recordsOf } = await import(tree + '/test/matching/candidates.ts');
const { readFileSync } = await import('node:fs');
const { createHash } = await import('node:crypto');
const hash = (value) => createHash('sha256').update(JSON.stringify(value)).digest('hex');
const answers = {};
for (const [name, written] of JSON.parse(readFileSync(0, 'utf8'))) {
  try {
    const problem = readProblem(written);
    answers[name + ' read'] = hash(problem);
    answers[name + ' answer'] = hash(match(problem, { nodes: 3000 }));
    const { organisations, ties, conflicts, ...lot } = problem;
    const records = recordsOf(organisations, ties, conflicts);
    const snapshot = snapshotOver(baseOf(records), new Map(), 'same');
    const question = { lot, clusters: null, today: '2026-11-21', recentProposals: organisations.map((o) => [o.id, o.recentProposals]) };
    answers[name + ' snapshot'] = hash(lotProblem(snapshot, question));
    const last = organisations.at(-1)?.id;
    if (last !== undefined && organisations.length <= 40) answers[name + ' why not'] = hash(whyNot(problem, last, { nodes: 500 }));
  } catch (error) {
    answers[name + ' fault'] = hash([error.code, error.message, error.fields]);
  }
}
process.stdout.write(JSON.stringify(answers));
`;

const SHAPES: readonly Shape[] = [
  { organisations: 12, requirements: 3, maxMembers: 4 },
  { organisations: 20, requirements: 5, maxMembers: 5, rich: true },
  { organisations: 30, requirements: 6, maxMembers: 6, rich: true },
  { organisations: 60, requirements: 8, maxMembers: 6, rich: true, divisions: 5 },
];

/**
 * Whether another tree's engine gives the same bytes as this one's, on the cases of test/matching and on random problems:
 * what is read, what is answered, the problem made from a snapshot, why somebody was not proposed, what is refused.
 */
export async function benchSameAnswers(): Promise<void> {
  const { values } = parseArgs({ options: { tree: { type: 'string' }, problems: { type: 'string', default: '200' } } });
  if (values.tree === undefined) throw new Error('--tree DIR is the other tree, with its node_modules');
  const cases = new URL('../matching/cases/', import.meta.url);
  const asked: [name: string, written: unknown][] = [
    ...readdirSync(cases)
      .filter((name) => name.endsWith('.json'))
      .map((name): [string, unknown] => [name, JSON.parse(readFileSync(new URL(name, cases), 'utf8'))]),
    ...Array.from({ length: Number(values.problems) }, (_, seed): [string, unknown] => [
      `random ${seed}`,
      randomProblem(seed, SHAPES[seed % SHAPES.length]!),
    ]),
  ];
  const [mine, other] = ['.', values.tree].map((tree) => answersOf(resolve(tree), asked)) as [Answers, Answers];
  const names = [...new Set([...Object.keys(mine), ...Object.keys(other)])];
  const apart = names.filter((name) => mine[name] !== other[name]);
  process.stdout.write(`${asked.length} problems, ${names.length} answers, ${apart.length} of them differ\n`);
  for (const name of apart.slice(0, 20)) process.stdout.write(`  ${name}\n`);
  process.exitCode = apart.length === 0 ? 0 : 1;
}

type Answers = Readonly<Record<string, string>>;

/** The hashes of what a tree's engine answers, by what was asked. */
function answersOf(tree: string, asked: readonly (readonly [string, unknown])[]): Answers {
  const words = ['--import', 'tsx', '--input-type=module', '-e', ASK, tree];
  const input = JSON.stringify(asked);
  return JSON.parse(
    execFileSync(process.execPath, words, { input, cwd: tree, maxBuffer: 2 ** 26 }).toString(),
  ) as Answers;
}
