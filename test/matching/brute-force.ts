import { coverageOf, passengersAmong } from '../../src/match-commands/check-passengers.ts';
import type { GivenOrganisation, GivenProblem } from '../../src/match-commands/given.ts';
import { compile } from '../../src/matching/model/compile.ts';
import { type Scored, scoreFreely } from '../../src/matching/model/team.ts';
import type { Problem } from '../../src/matching/problem/problem.ts';
import { better, mostShared, shared } from '../../src/matching/search/incumbent.ts';

/**
 * Every team of at most `maxMembers`, scored exactly; those worth proposing by the checker's own code, which shares
 * nothing with the engine's; then rank after rank by the definition. For small problems only.
 */
export function bruteForce(problem: Problem, ranks: number): { ids: string[]; total: number }[] {
  const model = compile(problem);
  if (model === null) return [];
  const given = JSON.parse(JSON.stringify(problem)) as GivenProblem;
  const organisations = new Map(given.organisations.map((one) => [one.id, one]));
  const coverages = new Map<string, number | null>();
  const coverage = (team: readonly GivenOrganisation[]) => {
    const key = team.map(({ id }) => id).join();
    if (!coverages.has(key)) coverages.set(key, coverageOf(given, team));
    return coverages.get(key)!;
  };
  const standing = new Map<string, Scored>();
  const grow = (team: number[], from: number) => {
    if (team.length >= model.minMembers) {
      const scored = scoreFreely(model, team);
      const passengers = () =>
        passengersAmong(
          given,
          team.map((i) => organisations.get(model.ids[i]!)!),
          coverage,
        );
      if (scored !== null && scored !== 'below' && passengers().length === 0) standing.set(team.join(), scored);
    }
    if (team.length === model.maxMembers) return;
    for (let i = from; i < model.n; i++) grow([...team, i], i + 1);
  };
  grow([], 0);
  const all = [...standing.values()].filter(({ team, total }) => {
    const without = (i: number) => standing.get(team.filter((other) => other !== i).join());
    return (
      model.pinned.every((i) => team.includes(i)) &&
      team.every((i) => model.pinned.includes(i) || (without(i)?.total ?? 0) <= total)
    );
  });
  const chosen: Scored[] = [];
  for (let rank = 0; rank < ranks; rank++) {
    let best: Scored | null = null;
    for (const one of all) {
      const apart = chosen.every(
        (other) =>
          shared(one.team, other.team) <=
          mostShared(one.team.length, other.team.length, model.pinned.length, problem.minDifference),
      );
      if (apart && (best === null || better(one, best))) best = one;
    }
    if (best === null) break;
    const [first] = chosen;
    if (first !== undefined && best.total < first.total * (1 - problem.maxDistance)) break;
    chosen.push(best);
  }
  return chosen.map(({ team, total }) => ({ ids: team.map((i) => model.ids[i]!), total }));
}
