import { splitExactly, WHOLE_BP } from '../../shared/money.ts';
import type { Model } from '../model/model.ts';
import { componentsOf, type Scored, scoreOf, standing } from '../model/team.ts';
import type { Problem } from '../problem/problem.ts';
import type { Certificate, Member, Proposal } from '../problem/result.ts';
import { explainProposal } from './explanation.ts';

/**
 * A scored team as a proposal: members by descending share (ties by id), the mandataire being the possible one with the
 * largest share; shares are loads scaled to 10,000 by largest remainders when optional work is left out.
 */
export function describeProposal(
  problem: Problem,
  model: Model,
  scored: Scored,
  rank: number,
  certificate: Certificate,
): Proposal {
  const { team, allocation } = scored;
  const shares = splitExactly(WHOLE_BP, [...allocation.loads]);
  const order = team.map((_, j) => j).sort((a, b) => shares[b]! - shares[a]! || a - b);
  const lead = order.find((j) => model.lead[team[j]!] === 1);
  const members = order.map((j): Member => {
    const i = team[j]!;
    const rest = standing(
      model,
      team.filter((other) => other !== i),
    );
    const without = rest === 'below' ? null : rest;
    const parts = model.requirementIds.flatMap((requirementId, r) => {
      const loadBp = allocation.parts[j * model.m + r]!;
      return loadBp === 0 ? [] : [{ requirementId, loadBp, quality: model.quality[i * model.m + r]! / 1000 }];
    });
    return {
      organisationId: model.ids[i]!,
      role: j === lead ? 'mandataire' : 'cotraitant',
      shareBp: shares[j]!,
      covers: parts.map(({ requirementId }) => requirementId),
      marginal: scoreOf(model, scored.total - (without?.total ?? 0)),
      essential: without === null,
      parts,
    };
  });
  const leftOut = model.requirementIds.filter((_, r) => {
    const done = team.reduce((sum, _member, j) => sum + allocation.parts[j * model.m + r]!, 0);
    return done < model.work[r]!;
  });
  const consortium = {
    rank,
    score: scoreOf(model, scored.total),
    components: componentsOf(model, scored),
    certificate,
    members,
    leftOut,
  };
  return { ...consortium, explanation: explainProposal(problem, consortium) };
}
