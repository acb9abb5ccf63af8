import { parseArgs } from 'node:util';
import { match, readProblem } from '../../src/matching/index.ts';
import { bruteForce } from '../matching/brute-force.ts';
import { randomProblem } from '../matching/random-problem.ts';
import { measureCovers } from './engine-cover.ts';
import { compareWithHighs } from './engine-highs.ts';
import { measureScale, measureShapes } from './engine-scale.ts';
import { type Figure, printFigures } from './figures.ts';

/**
 * `npm run bench -- engine [-- --only equality,highs,scale,shapes,cover --instances 5 --lots 10 --largest 80000]`: the
 * tables of the engine, both sides in one run. Shortfalls are printed like everything else; nothing here fails a build.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'equality,highs,scale,shapes,cover' },
    instances: { type: 'string', default: '5' },
    lots: { type: 'string', default: '10' },
    largest: { type: 'string', default: '80000' },
    pools: { type: 'string', default: '30,60,100,150' },
  },
});
const only = new Set(values.only.split(','));
const lots = Number(values.lots);
const figures: Figure[] = [];

/** Small random problems, every rank, against the enumeration of all teams. */
function measureEquality(cases: number): Figure {
  let equal = 0;
  for (let seed = 1; seed <= cases; seed++) {
    const shape = {
      organisations: 6 + (seed % 11),
      requirements: 1 + (seed % 6),
      maxMembers: 1 + (seed % 5),
      rich: seed % 2 === 0,
    };
    const problem = readProblem(randomProblem(10_000 + seed, shape));
    const ids = (team: readonly string[]) => [...team].sort().join();
    const found = match(problem, { nodes: 10_000_000 }).consortia.map((one) =>
      ids(one.members.map((m) => m.organisationId)),
    );
    const all = bruteForce(problem, 3).map((one) => ids(one.ids));
    equal += Number(found.join(';') === all.join(';'));
  }
  return {
    what: 'equal to brute force, team by team',
    reached: `${equal}/${cases}`,
    target: 'all',
    met: equal === cases,
  };
}

if (only.has('equality')) figures.push(measureEquality(240));
if (only.has('highs'))
  figures.push(...(await compareWithHighs(values.pools.split(',').map(Number), Number(values.instances))));
if (only.has('scale'))
  figures.push(
    ...measureScale(
      [245, 2000, 20_000, 80_000].filter((n) => n <= Number(values.largest)),
      lots,
    ),
  );
if (only.has('shapes')) figures.push(...measureShapes(Math.min(lots, 8)));
if (only.has('cover')) figures.push(...(await measureCovers(true)));
printFigures('Reached and aimed at', figures);
