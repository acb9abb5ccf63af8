import { brokenConditions } from './check-conditions.ts';
import { serves } from './check-quality.ts';
import { componentsAgain, scoreAgain } from './check-score.ts';
import type { GivenCertificate, GivenConsortium, GivenProblem, GivenResult } from './given.ts';

const CLOSE = 1e-9;

/**
 * Checks a result against its problem from the answer alone: conditions, split, components, score, ranks, certificates.
 * Returns every fault in words; empty when the answer holds. It can't tell whether something better exists: pin a rival
 * team, ban all others, match again and compare.
 */
export function checkResult(problem: GivenProblem, result: GivenResult): string[] {
  const faults: string[] = [];
  if (result.status === 'infeasible') return infeasibleFaults(problem, result);
  if (result.infeasibility !== null) faults.push('tells why it is infeasible although it is not');
  faults.push(...certificateFaults('result', result.certificate));
  const first = result.consortia[0];
  if ((first?.score ?? null) !== result.certificate.score) faults.push('the certificate is not the first rank’s');
  if (result.consortia.length > (problem.k ?? 5)) faults.push('has more consortia than asked');
  result.consortia.forEach((consortium, index) => {
    const name = `rank ${consortium.rank}`;
    if (consortium.rank !== index + 1) faults.push(`${name} stands at place ${index + 1}`);
    faults.push(...brokenConditions(problem, consortium).map((fault) => `${name}: ${fault}`));
    faults.push(...scoreFaults(problem, consortium).map((fault) => `${name}: ${fault}`));
    faults.push(...certificateFaults(name, consortium.certificate));
    if (consortium.certificate.score !== consortium.score) faults.push(`${name}: the certificate has another score`);
    for (const other of result.consortia.slice(0, index)) {
      if (!apart(problem, consortium, other)) faults.push(`${name} is too much like rank ${other.rank}`);
      const proven = other.certificate.status === 'optimal' && (other.certificate.gap ?? 0) <= 0;
      if (proven && consortium.score > other.score + CLOSE) faults.push(`${name} scores more than rank ${other.rank}`);
    }
  });
  return faults;
}

function scoreFaults(problem: GivenProblem, consortium: GivenConsortium): string[] {
  const faults: string[] = [];
  const again = componentsAgain(problem, consortium);
  for (const [name, value] of Object.entries(again)) {
    const told = consortium.components[name];
    if (told === undefined || Math.abs(told - value) > CLOSE) faults.push(`${name} is ${value}, not ${told}`);
    if (value < 0 || value > 1) faults.push(`${name} is outside [0,1]`);
  }
  const score = scoreAgain(problem, again);
  if (Math.abs(score - consortium.score) > CLOSE) faults.push(`the score is ${score}, not ${consortium.score}`);
  for (const member of consortium.members) {
    if (member.marginal > consortium.score + CLOSE) faults.push(`${member.organisationId} adds more than there is`);
    if (member.essential && Math.abs(member.marginal - consortium.score) > CLOSE) {
      faults.push(`${member.organisationId} is essential but does not add all`);
    }
  }
  return faults;
}

function certificateFaults(name: string, certificate: GivenCertificate): string[] {
  const { status, score, upperBound, gap } = certificate;
  if (!['optimal', 'budget_exhausted', 'cancelled'].includes(status)) return [`${name}: unknown certificate ${status}`];
  if (score === null) return status === 'optimal' ? [`${name}: optimal without a score`] : [];
  if (upperBound === null || gap === null) return status === 'optimal' ? [`${name}: optimal without a bound`] : [];
  const faults: string[] = [];
  if (upperBound < score - CLOSE) faults.push(`${name}: the bound is below the score`);
  if (Math.abs(upperBound - score - gap) > CLOSE && upperBound < 1)
    faults.push(`${name}: the gap is not the difference`);
  return faults;
}

/** Each of two teams has enough members that the other lacks: minDifference, or as many as free seats allow, one at least. */
function apart(problem: GivenProblem, a: GivenConsortium, b: GivenConsortium): boolean {
  const names = (one: GivenConsortium) => one.members.map(({ organisationId }) => organisationId);
  const common = names(a).filter((id) => names(b).includes(id)).length;
  const smaller = Math.min(a.members.length, b.members.length);
  const free = smaller - (problem.constraints?.pinned ?? []).length;
  return smaller - common >= Math.max(1, Math.min(problem.minDifference ?? 2, free));
}

function infeasibleFaults(problem: GivenProblem, result: GivenResult): string[] {
  if (result.consortia.length > 0) return ['is infeasible but has consortia'];
  if (result.infeasibility === null) return ['is infeasible without a reason'];
  if (result.infeasibility.stage !== 'no_candidate') return [];
  return result.infeasibility.requirements.flatMap((id) => {
    const requirement = problem.requirements.find((one) => one.id === id);
    if (requirement === undefined) return [`blames ${id}, which does not exist`];
    const able = problem.organisations.filter(
      (one) =>
        one.excluded !== true &&
        !(problem.constraints?.banned ?? []).includes(one.id) &&
        (one.turnoverCents ?? 0) >= (problem.constraints?.minMemberTurnoverCents ?? 0) &&
        serves(one, requirement, problem.constraints ?? {}) !== null &&
        problem.requirements.reduce((sum, r) => sum + (serves(one, r, problem.constraints ?? {})?.mostBp ?? 0), 0) >=
          (problem.constraints?.minShareBp ?? 200),
    );
    return able.length > 0 ? [`says that nobody can serve ${id}, but ${able[0]?.id} can`] : [];
  });
}
