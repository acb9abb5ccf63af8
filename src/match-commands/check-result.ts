import { brokenConditions } from './check-conditions.ts';
import { coverageOf, keepsAlone } from './check-passengers.ts';
import { namesATrade, serves } from './check-quality.ts';
import { componentsAgain, scoreAgain } from './check-score.ts';
import type { GivenCertificate, GivenConsortium, GivenOrganisation, GivenProblem, GivenResult } from './given.ts';

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
  faults.push(...aloneFaults(problem, result));
  const nobody = result.consortia.length === 0 && result.certificate.status === 'infeasible';
  if (nobody && result.alone.length === 0) faults.push('has neither consortia nor anybody who can do it alone');
  if (!nobody) faults.push(...certificateFaults('result', result.certificate));
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
    const best = result.consortia[0]!.score;
    if (consortium.score < best * (1 - (problem.maxDistance ?? 0.15)) - CLOSE)
      faults.push(`${name} is too far from the best`);
    for (const other of result.consortia.slice(0, index)) {
      if (!apart(problem, consortium, other)) faults.push(`${name} is too much like rank ${other.rank}`);
      const proven = other.certificate.status === 'optimal' && (other.certificate.gap ?? 0) <= 0;
      if (proven && consortium.score > other.score + CLOSE) faults.push(`${name} scores more than rank ${other.rank}`);
    }
  });
  return faults;
}

/** Whoever is said to do the lot alone can, at the quality told; and those are listed best first. */
function aloneFaults(problem: GivenProblem, { alone }: GivenResult): string[] {
  const faults: string[] = [];
  alone.forEach(({ organisationId, quality }, at) => {
    const organisation = problem.organisations.find(({ id }) => id === organisationId);
    const coverage = organisation === undefined ? null : standsAlone(problem, organisation);
    if (coverage === null) faults.push(`${organisationId} cannot do the lot alone`);
    else if (Math.abs(coverage - quality) > CLOSE) faults.push(`${organisationId} covers ${coverage}, not ${quality}`);
    if (at > 0 && quality > alone[at - 1]!.quality) faults.push(`${organisationId} is listed too late`);
  });
  return faults;
}

/** The coverage of one who keeps every condition as a team of one; null: it does not. */
function standsAlone(problem: GivenProblem, one: GivenOrganisation): number | null {
  const rules = problem.constraints ?? {};
  const keeps =
    one.excluded !== true &&
    !(rules.banned ?? []).includes(one.id) &&
    (rules.pinned ?? []).every((id) => id === one.id) &&
    (one.turnoverCents ?? 0) >= (rules.minMemberTurnoverCents ?? 0) &&
    keepsAlone(rules, one);
  const coverage = keeps && knowsTheTrades(problem, one) ? coverageOf(problem, [one]) : null;
  return coverage === null ? null : coverage / 10_000_000;
}

/** Where all that is mandatory names a field only: whether one does half of what names a trade, or of all where nothing does. */
function knowsTheTrades(problem: GivenProblem, one: GivenOrganisation): boolean {
  const trades = problem.requirements.filter(namesATrade);
  if (trades.some((need) => need.mandatory !== false || need.mustBeDoneByMember === true)) return true;
  const asked = trades.length > 0 ? trades : problem.requirements;
  const done = asked.map((need) => {
    const most = serves(one, need, problem.constraints ?? {})?.mostBp ?? 0;
    return namesATrade(need) || isOfTheWholeField(one, need.cpv) ? most : 0;
  });
  const sum = (parts: readonly number[]): number => parts.reduce((a, b) => a + b, 0);
  return sum(done) >= sum(asked.map(({ weightBp }) => weightBp)) / 2;
}

/** Whether one says that it works in a whole field, builds whole works, or has codes in three parts of it. */
function isOfTheWholeField({ capabilities }: GivenOrganisation, field: string): boolean {
  const digits = field.startsWith('713') ? field.replace(/0+$/, '') : field.slice(0, field[2] === '0' ? 2 : 3);
  const codes = capabilities.map(({ cpv }) => cpv);
  const parts = new Set(codes.filter((code) => code.startsWith(digits)).map((code) => code.charAt(digits.length)));
  const says = (code: string): boolean =>
    !namesATrade({ cpv: code }) &&
    (code.startsWith(digits) || digits.startsWith(code.slice(0, 2) + code.slice(2).replace(/0+$/, '')));
  const builds = (code: string): boolean => code.startsWith(digits) && (code.startsWith('4521') || code === '45220000');
  return parts.size >= 3 || codes.some((code) => says(code) || builds(code));
}

function scoreFaults(problem: GivenProblem, consortium: GivenConsortium): string[] {
  const faults: string[] = [];
  const again = componentsAgain(problem, consortium);
  for (const [name, value] of Object.entries(again)) {
    const claimed = consortium.components[name];
    if (claimed === undefined || Math.abs(claimed - value) > CLOSE) faults.push(`${name} is ${value}, not ${claimed}`);
    if (value < 0 || value > 1) faults.push(`${name} is outside [0,1]`);
  }
  const score = scoreAgain(problem, again);
  if (Math.abs(score - consortium.score) > CLOSE) faults.push(`the score is ${score}, not ${consortium.score}`);
  for (const member of consortium.members) {
    if (member.marginal > consortium.score + CLOSE) faults.push(`${member.organisationId} adds more than there is`);
    const pinned = problem.constraints?.pinned?.includes(member.organisationId) ?? false;
    if (!pinned && member.marginal < -CLOSE) faults.push(`${member.organisationId} lowers the score`);
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
  return smaller - common >= Math.max(1, Math.min(problem.minDifference ?? 1, free));
}

function infeasibleFaults(problem: GivenProblem, result: GivenResult): string[] {
  if (result.consortia.length > 0) return ['is infeasible but has consortia'];
  if (result.infeasibility === null) return ['is infeasible without a reason'];
  const alone = problem.organisations.find((one) => standsAlone(problem, one) !== null);
  if (alone !== undefined) return [`is infeasible, but ${alone.id} can do it alone`];
  if (result.infeasibility.stage !== 'no_candidate') return [];
  // Of fields alone nobody who works in one of their trades does the lot: that nobody stands alone was looked at above.
  if (!problem.requirements.some(namesATrade)) return [];
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
          (problem.constraints?.minShareBp ?? 1000),
    );
    return able.length > 0 ? [`says that nobody can serve ${id}, but ${able[0]?.id} can`] : [];
  });
}
