import { COMPONENTS, type Component, type Problem } from '../problem/problem.ts';
import type { Consortium, Member } from '../problem/result.ts';

const NAMES: Readonly<Record<Component, string>> = {
  coverage: 'quality of coverage',
  cohesion: 'ties between members',
  proximity: 'proximity',
  sme: 'part done by SMEs',
  balance: 'balance of shares',
  fairTurn: 'fair turn',
  parsimony: 'small number of members',
};

/** A number in [0,1] as points out of 100 with one decimal, without locale. */
const points = (value: number): string => (Math.round(value * 1000) / 10).toFixed(1);

/** Basis points as a percentage. */
const percent = (bp: number): string => `${(bp / 100).toFixed(2)} %`;

/** Who covers what and why this team, in sentences. */
export function explainConsortium(problem: Problem, consortium: Omit<Consortium, 'explanation'>): string[] {
  const { members, components, certificate } = consortium;
  const sum = COMPONENTS.reduce((total, name) => total + problem.weights[name], 0);
  const gains = COMPONENTS.filter((name) => problem.weights[name] > 0)
    .map((name) => ({
      name,
      gain: (problem.weights[name] * components[name]) / sum,
      most: problem.weights[name] / sum,
    }))
    .sort((a, b) => b.gain - a.gain || COMPONENTS.indexOf(a.name) - COMPONENTS.indexOf(b.name));
  const lines = [
    `Scores ${points(consortium.score)} of 100 with ${members.length === 1 ? 'one member' : `${members.length} members`}: ${gains
      .map(({ name, gain, most }) => `${NAMES[name]} ${points(gain)} of ${points(most)}`)
      .join(', ')}.`,
    proof(consortium.rank, certificate.status, certificate.gap),
    ...members.map((member) => explainMember(problem, member)),
  ];
  if (consortium.leftOut.length > 0) {
    lines.push(`Left out, wholly or in part (optional): ${consortium.leftOut.join(', ')}.`);
  }
  return lines;
}

function proof(rank: number, status: string, gap: number | null): string {
  const among = rank === 1 ? 'No other consortium' : 'No other consortium that differs enough from the better ranks';
  if (status === 'optimal' && (gap ?? 0) === 0) return `${among} scores more: proven.`;
  return `${among} scores more than ${points(gap ?? 1)} points above it; whether one does is not proven.`;
}

function explainMember(problem: Problem, member: Member): string {
  const parts = member.parts.map(({ requirementId, loadBp, quality }) => {
    const whole = problem.requirements.find(({ id }) => id === requirementId)?.weightBp ?? loadBp;
    const how =
      loadBp === whole ? requirementId : `${percent(Math.round((loadBp * 10_000) / whole))} of ${requirementId}`;
    return `${how} (quality ${points(quality)})`;
  });
  const worth = member.essential
    ? 'without it the others cannot stand'
    : `without it the score would be ${points(Math.abs(member.marginal))} points ${member.marginal >= 0 ? 'lower' : 'higher'}`;
  return `${member.organisationId}, ${member.role}, ${percent(member.shareBp)} of the contract: covers ${parts.join(', ')}; ${worth}.`;
}
