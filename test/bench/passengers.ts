import { parseArgs } from 'node:util';
import { passengersAmong } from '../../src/match-commands/check-passengers.ts';
import type { GivenProblem } from '../../src/match-commands/given.ts';
import { type LotResult, match, type Problem } from '../../src/matching/index.ts';
import { cpvLabel } from '../../src/taxonomies/known-codes.ts';
import { type Lot, lotsOf, type Network, networkOf } from './passengers-lots.ts';

const NODES = 20_000;

/**
 * `npm run bench -- passengers [--notices 120] [--from 120] [--show 10] [--organisations 20000]`: lots of real notices against the demo's
 * network, or that and more invented companies, by the rules that let passengers in and by those that do not. Passengers
 * are counted by the checker's code, not by the engine's. `--from`: notices after the first so many, which nothing was
 * chosen on.
 */
export function benchPassengers(): void {
  const { values } = parseArgs({
    options: {
      notices: { type: 'string', default: '120' },
      show: { type: 'string', default: '10' },
      organisations: { type: 'string', default: '0' },
      from: { type: 'string', default: '0' },
    },
  });
  const network = networkOf(Number(values.organisations));
  const lots = lotsOf(Number(values.notices), network, Number(values.from));
  const before = lots.map(({ problem }) => match(permissive(problem), { nodes: NODES }));
  const after = lots.map(({ problem }) => match(problem, { nodes: NODES }));
  const decomposedLots = lots.map((lot) => ({ ...lot, problem: lot.decomposed }));
  const decomposed = decomposedLots.map(({ problem }) => match(problem, { nodes: NODES }));
  const notices = new Set(lots.map(({ notice }) => notice)).size;
  const many = network.organisations.length;
  process.stdout.write(`\n${lots.length} lots of ${notices} real notices against ${many} invented organisations\n\n`);
  process.stdout.write(
    '| | passengers let in | no passengers | no passengers, needs decomposed |\n|---|---|---|---|\n',
  );
  const counts = [countsOf(lots, before), countsOf(lots, after), countsOf(decomposedLots, decomposed)];
  for (const name of Object.keys(counts[0]!)) {
    process.stdout.write(`| ${name} | ${counts.map((one) => one[name]).join(' | ')} |\n`);
  }
  show(decomposedLots, decomposed, network, Number(values.show));
}

/** The rules of before: any member with 2 % of the work, teams of one among the consortia, five ranks whatever they score. */
const permissive = (problem: Problem): Problem => ({
  ...problem,
  minDifference: 2,
  maxDistance: 1,
  constraints: { ...problem.constraints, minMembers: 1, minShareBp: 200, minContribution: 0 },
});

function countsOf(lots: readonly Lot[], results: readonly LotResult[]): Record<string, string | number> {
  const proposals = results.flatMap(({ consortia }, at) => consortia.map((one) => ({ one, lot: lots[at]! })));
  const flawed = proposals.map(({ one, lot }) => {
    const ids = one.members.map(({ organisationId }) => organisationId);
    const organisations = lot.problem.organisations.filter(({ id }) => ids.includes(id));
    const given = JSON.parse(
      JSON.stringify({ ...lot.problem, organisations, ties: [], conflicts: [] }),
    ) as GivenProblem;
    const team = ids.map((id) => given.organisations.find((organisation) => organisation.id === id)!);
    return {
      passengers: passengersAmong(given, team).length,
      small: one.members.filter(({ shareBp }) => shareBp < 1000).length,
      lowering: one.members.filter(({ marginal }) => marginal < 0).length,
    };
  });
  const members = proposals.reduce((sum, { one }) => sum + one.members.length, 0);
  const groups = results.filter(({ consortia }) => consortia.some((one) => one.members.length > 1)).length;
  const single = results.filter(({ consortia, alone }) => consortia.length === 0 && alone.length > 0);
  const ones = results.filter(({ consortia }) => consortia.length > 0 && consortia[0]!.members.length === 1).length;
  const many = results.map(({ aloneCount }) => aloneCount).sort((a, b) => a - b);
  return {
    'lots with a consortium of two or more': groups,
    'lots that only single firms can do': single.length,
    'lots whose first proposal is a single firm': ones,
    'lots that nobody can do': results.filter(({ status }) => status === 'infeasible').length,
    'firms that can do a lot alone, mean and most': `${mean(many).toFixed(1)}, ${many.at(-1) ?? 0}`,
    proposals: proposals.length,
    'members per proposal': (members / Math.max(1, proposals.length)).toFixed(2),
    'passengers among their members': flawed.reduce((sum, { passengers }) => sum + passengers, 0),
    'proposals with a passenger': flawed.filter(({ passengers }) => passengers > 0).length,
    'members with less than 10 %': flawed.reduce((sum, { small }) => sum + small, 0),
    'members that lower the score': flawed.reduce((sum, { lowering }) => sum + lowering, 0),
    'not proven': results.filter(({ certificate }) => certificate.status === 'budget_exhausted').length,
  };
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);

/** Some answers to read: evenly from the lots that somebody can do. */
function show(lots: readonly Lot[], results: readonly LotResult[], { named }: Network, most: number): void {
  const served = results.flatMap(({ consortia, aloneCount }, at) => (consortia.length + aloneCount > 0 ? [at] : []));
  const every = Math.max(1, Math.floor(served.length / Math.max(1, most)));
  for (const at of served.filter((_, place) => place % every === 0).slice(0, most)) {
    const { title, problem, needs } = lots[at]!;
    const { consortia, alone, aloneCount, ending } = results[at]!;
    process.stdout.write(`\n${title.slice(0, 120)}\n`);
    problem.requirements.forEach(({ id, cpv, weightBp, mandatory, certification, minQuality }, r) => {
      const { kind, confidence } = needs[r]?.origin ?? { kind: 'notice', confidence: 1 };
      process.stdout.write(
        `  ${id} ${cpv} ${cpvLabel(cpv, 'fr')} ${weightBp / 100} %${mandatory ? ' mandatory' : ''}${certification === null ? '' : ` ${certification}`} (${kind} ${confidence.toFixed(2)}, quality ${minQuality})\n`,
      );
    });
    for (const { rank, score, members } of consortia) {
      const team = members.map(
        ({ organisationId, shareBp, parts }) =>
          `${named.get(organisationId)} ${shareBp / 100} % (${parts.map(({ requirementId, quality }) => `${requirementId} ${quality}`).join(', ')})`,
      );
      process.stdout.write(`  ${rank}. ${score.toFixed(3)} ${team.join('; ')}\n`);
    }
    const first = alone
      .slice(0, 4)
      .map(
        ({ organisationId, quality, missing }) =>
          `${named.get(organisationId)} ${quality.toFixed(2)} −${missing.join(',')}`,
      );
    process.stdout.write(`  alone: ${aloneCount}: ${first.join('; ')}\n  ends: ${ending?.reason ?? '–'}\n`);
  }
}
