import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { minimumCover } from '../../src/matching/bound/set-cover.ts';
import {
  DEFAULT_WEIGHTS,
  type LotResult,
  match,
  matchTender,
  type Problem,
  readProblem,
} from '../../src/matching/index.ts';
import { snapshotOf } from '../matching/candidates.ts';
import { randomProblem } from '../matching/random-problem.ts';
import { randomTender } from '../matching/tender-oracle.ts';
import { sharedData } from '../shared-data.ts';
import { readCoverInstance } from './orlib.ts';
import type { Award, Case } from './truth/cases.ts';

/** What a piece of work came to, by name; `answers` is a hash of everything that was answered. */
export type Figures = Record<string, number | string>;

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const hash = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12);

/** What the engine did with problems: effort, proofs, the first teams' worth and that of all ranks together. */
const figuresOf = (results: readonly LotResult[]): Figures => ({
  nodes: sum(results.map(({ certificate }) => certificate.nodes)),
  proven: results.filter(({ certificate: { status } }) => status === 'optimal' || status === 'infeasible').length,
  first: sum(results.map(({ consortia }) => consortia[0]?.score ?? 0)),
  all: sum(results.flatMap(({ consortia }) => consortia.map(({ score }) => score))),
  consortia: sum(results.map(({ consortia }) => consortia.length)),
  alone: sum(results.map(({ aloneCount }) => aloneCount)),
  gap: sum(results.map(({ certificate }) => certificate.gap ?? 0)),
  answers: hash(results.map(({ consortia, status }) => [status, consortia])),
});

/** 60, 150 and 400 candidates, four problems each: eight requirements, six members, five teams, 400 nodes. */
const search = (): Figures =>
  figuresOf(
    [60, 150, 400].flatMap((organisations) =>
      Array.from({ length: 4 }, (_, seed) => {
        const written = randomProblem(seed, {
          organisations,
          requirements: 8,
          maxMembers: 6,
          rich: true,
          divisions: 5,
        });
        return match(readProblem(written), { k: 5, nodes: 400 });
      }),
    ),
  );

/** Lots of twelve requirements among 20,000 organisations, some thousand candidates each: one team, 300 nodes. */
const large = async (): Promise<Figures> => {
  const { population } = await import('./instances.ts');
  const { organisations, ties, lots } = population(20_000, 42, 6);
  const snapshot = snapshotOf(organisations, ties, []);
  return figuresOf(lots.map((lot) => match(snapshot.problemOf(lot), { k: 1, nodes: 300 })));
};

/** Problems of few candidates and many conditions, most of which nobody can meet. */
const infeasible = (): Figures => {
  const results = Array.from({ length: 60 }, (_, seed) =>
    match(readProblem(randomProblem(seed, { organisations: 40, requirements: 10, maxMembers: 3, rich: true })), {
      nodes: 2000,
    }),
  );
  return { ...figuresOf(results), told: hash(results.map(({ infeasibility }) => infeasibility)) };
};

/** Tenders of three and four lots that want the same capacity, of few companies and of more; 60 solves. */
const tenders = (): Figures => {
  const shapes = [
    { lots: 3, organisations: 6 },
    { lots: 4, organisations: 9, maxMembers: 3 },
  ];
  const plans = shapes.flatMap((shape) =>
    Array.from({ length: 20 }, (_, seed) => matchTender(randomTender(seed, shape), { solves: 60, nodes: 500 })),
  );
  return {
    nodes: sum(plans.map(({ certificate }) => certificate.nodes)),
    proven: plans.filter(({ certificate }) => certificate.status === 'optimal').length,
    first: sum(plans.map(({ certificate }) => certificate.score ?? 0)),
    bound: sum(plans.map(({ certificate }) => certificate.upperBound ?? 0)),
    answers: hash(plans.map(({ lots }) => lots.map(({ consortium }) => consortium))),
  };
};

/** Set covers of OR-Library, of the classes 4, 5, 6 and A, 2,000 nodes. */
const covers = (): Figures => {
  const names = ['scp41.txt', 'scp44.txt', 'scp51.txt', 'scp55.txt', 'scp61.txt', 'scp63.txt', 'scpa1.txt.gz'];
  const found = names.map((name) => {
    const { rows, columns } = readCoverInstance(join(sharedData('orlib')!, name));
    return minimumCover(rows, columns, 2000)!;
  });
  return {
    nodes: sum(found.map(({ nodes }) => nodes)),
    proven: found.filter(({ cost, lower }) => cost === lower).length,
    first: sum(found.map(({ cost }) => cost)),
    bound: sum(found.map(({ lower }) => lower)),
  };
};

/** The true partners of real awards among the first ten, and the best one's reciprocal rank; French and Italian. */
const truth = async (): Promise<Figures> => {
  const { readLines } = await import('./truth/cases.ts');
  const { History } = await import('./truth/history.ts');
  const { measure } = await import('./truth/measures.ts');
  const { engineScore } = await import('./truth/scores.ts');
  const { signalsOf } = await import('./truth/signals.ts');
  const figures: Figures = {};
  for (const [title, awards, cases] of [
    ['French', 'fr-awards.jsonl.gz', 'cases-fr.jsonl.gz'],
    ['Italian', 'it-l190.jsonl.gz', 'cases-it.jsonl.gz'],
  ] as const) {
    const history = new History(readLines<Award>(sharedData(`backtest/${awards}`)!));
    const hits = readLines<Case>(sharedData(`backtest/${cases}`)!).map((given) => {
      const scores = signalsOf(given, history).map((one) => engineScore(one, DEFAULT_WEIGHTS));
      return { by: given.left_out, ...measure(given, scores) };
    });
    for (const by of ['procedure', 'buyer'] as const) {
      const ofKind = hits.filter((one) => one.by === by);
      figures[`${title}, ${by}: hit@10`] = sum(ofKind.map(({ hit }) => hit)) / ofKind.length;
      figures[`${title}, ${by}: MRR`] = sum(ofKind.map(({ reciprocal }) => reciprocal)) / ofKind.length;
    }
  }
  return figures;
};

/** Lots of real notices against the demo's network, by their codes and by decomposed needs. */
const notices = async (): Promise<Figures> => {
  const { lotsOf, networkOf } = await import('./passengers-lots.ts');
  const lots = lotsOf(60, networkOf(0));
  const solve = (problem: Problem) => match(problem, { nodes: 2000 });
  const written = lots.map(({ problem }) => solve(problem));
  const decomposed = lots.map((lot) => solve(lot.decomposed));
  const groups = (results: readonly LotResult[]) => results.filter(({ consortia }) => consortia.length > 0).length;
  const alone = (results: readonly LotResult[]) =>
    results.filter((one) => one.consortia.length === 0 && one.aloneCount > 0).length;
  return {
    lots: lots.length,
    'consortia by codes': groups(written),
    'alone by codes': alone(written),
    'consortia by needs': groups(decomposed),
    'alone by needs': alone(decomposed),
    ...figuresOf([...written, ...decomposed]),
  };
};

/** Everything that a constant can be measured on. */
export const WORK: Readonly<Record<string, () => Figures | Promise<Figures>>> = {
  search,
  large,
  infeasible,
  tenders,
  covers,
  truth,
  notices,
};
