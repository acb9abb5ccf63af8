import { COMPONENTS, type Problem } from '../problem/problem.ts';
import type { Ending, Member, Proposal } from '../problem/result.ts';
import type { Told } from '../problem/told.ts';

/** Who covers what and why this team. */
export function explainProposal(problem: Problem, consortium: Omit<Proposal, 'explanation'>): Told[] {
  const { members, components, certificate, score, rank, leftOut } = consortium;
  const sum = COMPONENTS.reduce((total, name) => total + problem.weights[name], 0);
  const gains = COMPONENTS.filter((name) => problem.weights[name] > 0)
    .map((component) => ({
      component,
      gain: (problem.weights[component] * components[component]) / sum,
      most: problem.weights[component] / sum,
    }))
    .sort((a, b) => b.gain - a.gain || COMPONENTS.indexOf(a.component) - COMPONENTS.indexOf(b.component));
  const { status, gap } = certificate;
  const proven = status === 'optimal' && (gap ?? 0) === 0;
  return [
    { code: 'score', score, members: members.length, gains },
    { code: 'proof', rank, proven, gap: proven ? 0 : (gap ?? 1) },
    ...members.map((member) => explainMember(problem, member)),
    ...(leftOut.length > 0 ? [{ code: 'left_out', requirementIds: leftOut } as const] : []),
  ];
}

function explainMember(problem: Problem, { organisationId, role, shareBp, parts, ...member }: Member): Told {
  return {
    code: 'member',
    organisationId,
    role,
    shareBp,
    parts: parts.map(({ requirementId, loadBp, quality }) => {
      const whole = problem.requirements.find(({ id }) => id === requirementId)?.weightBp ?? loadBp;
      return { requirementId, ofBp: Math.round((loadBp * 10_000) / whole), quality };
    }),
    worth: member.essential ? null : member.marginal,
  };
}

/** Why a list of consortia ends where it does, where it is shorter than asked for. */
export function explainEnding(ending: Ending | null, found: number, alone: number, maxDistance: number): Told[] {
  if (ending === null) return [];
  if (ending.reason === 'budget') return [{ code: 'ends_by_budget', found }];
  if (found === 0) return [{ code: 'only_alone', count: alone }];
  return ending.reason === 'none'
    ? [{ code: 'ends_with_none', found }]
    : [{ code: 'ends_by_distance', score: ending.score ?? 0, maxDistance }];
}
