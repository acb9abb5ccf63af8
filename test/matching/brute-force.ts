import { compile } from '../../src/matching/model/compile.ts';
import { type Scored, scoreTeam } from '../../src/matching/model/team.ts';
import type { Problem } from '../../src/matching/problem/problem.ts';
import { better, mostShared, shared } from '../../src/matching/search/incumbent.ts';

/** Every team of at most `maxMembers`, scored exactly; then rank after rank by the definition. For small problems only. */
export function bruteForce(problem: Problem, ranks: number): { ids: string[]; total: number }[] {
  const model = compile(problem);
  if (model === null) return [];
  const all: Scored[] = [];
  const grow = (team: number[], from: number) => {
    if (team.length > 0 && model.pinned.every((i) => team.includes(i))) {
      const scored = scoreTeam(model, team);
      if (scored !== null) all.push(scored);
    }
    if (team.length === model.maxMembers) return;
    for (let i = from; i < model.n; i++) grow([...team, i], i + 1);
  };
  grow([], 0);
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
    chosen.push(best);
  }
  return chosen.map(({ team, total }) => ({ ids: team.map((i) => model.ids[i] as string), total }));
}
