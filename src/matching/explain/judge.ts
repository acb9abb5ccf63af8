import { WHOLE_BP } from '../../shared/money.ts';
import { compile, eligibility } from '../model/compile.ts';
import { largestCoverage, passengersIn } from '../model/passengers.ts';
import { scoreFreely } from '../model/team.ts';
import type { Organisation, Problem } from '../problem/problem.ts';
import { apartFrom } from '../quality/apart.ts';
import { bestFit } from '../quality/quality.ts';

/**
 * What keeps a group from standing, as stable codes. Of members: `unknown` (not in the problem), `excluded`, `banned`,
 * `member_turnover`, `minimum_share` (cannot do the least share of any member), `apart` (two that never sit together),
 * `passenger`. Of the group: `size`, `pinned`, `turnover`, `mandataire`, `research`. Of the work: `uncovered` (nobody
 * serves it: level, certificate or quality), `capacity` (not enough of it), `sharing` (no division of the work keeps the
 * least shares, the SMEs' part and capacities promised once).
 */
export type TeamFault = {
  readonly code:
    | 'unknown'
    | 'excluded'
    | 'banned'
    | 'member_turnover'
    | 'minimum_share'
    | 'apart'
    | 'passenger'
    | 'size'
    | 'pinned'
    | 'turnover'
    | 'mandataire'
    | 'research'
    | 'uncovered'
    | 'capacity'
    | 'sharing';
  readonly organisations: readonly string[];
  readonly requirements: readonly string[];
};

/** Of one requirement: who of the group serves it, at which quality in [0,1], and how much of the work each could take. */
export type Service = {
  readonly requirementId: string;
  readonly servers: readonly { readonly organisationId: string; readonly quality: number; readonly mostBp: number }[];
};

/** What the engine says of a group that it did not propose itself. */
export type TeamJudgement = {
  readonly faults: readonly TeamFault[];
  readonly services: readonly Service[];
  /** The largest coverage in [0,1] that the group reaches; null: it cannot do the mandatory work. */
  readonly coverage: number | null;
};

/**
 * Judges any group by the rules that proposals keep: levels, certificates valid on the deadline, capacities, turnover,
 * mandataire, who stays apart, no passengers. For groups made by hand, counter-offers and checks before signing; the same
 * functions as the search. All faults are told at once.
 */
export function judgeTeam(problem: Problem, team: readonly string[]): TeamJudgement {
  const { constraints } = problem;
  const members = problem.organisations.filter(({ id }) => team.includes(id));
  const services = problem.requirements.map((requirement) => ({
    requirementId: requirement.id,
    servers: members.flatMap((one) => {
      const fit = bestFit(one, requirement, constraints);
      return fit === null ? [] : [{ organisationId: one.id, quality: fit.quality / 1000, mostBp: fit.capBp }];
    }),
  }));
  const faults = [
    ...memberFaults(problem, members, team),
    ...groupFaults(problem, members),
    ...workFaults(problem, services),
  ];
  const model = compile({
    ...problem,
    organisations: members,
    constraints: { ...constraints, pinned: [], banned: [] },
  });
  if (model === null || model.n < members.length) return { faults, services, coverage: null };
  const all = model.ids.map((_, i) => i);
  const coverage = largestCoverage(model, all);
  const able = coverage > Number.NEGATIVE_INFINITY;
  if (faults.length === 0 && scoreFreely(model, all) === null)
    faults.push(
      faultOf(
        'sharing',
        all.map((i) => model.ids[i]!),
      ),
    );
  if (able && model.minGain > 0) {
    faults.push(...passengersIn(model, all).map((i) => faultOf('passenger', [model.ids[i]!])));
  }
  return { faults, services, coverage: able ? coverage / (WHOLE_BP * 1000) : null };
}

const faultOf = (
  code: TeamFault['code'],
  organisations: readonly string[],
  requirements: readonly string[] = [],
): TeamFault => ({ code, organisations, requirements });

function memberFaults(problem: Problem, members: readonly Organisation[], team: readonly string[]): TeamFault[] {
  const known = new Set(members.map(({ id }) => id));
  const banned = new Set(problem.constraints.banned);
  const unknown = team.filter((id) => !known.has(id)).map((id) => faultOf('unknown', [id]));
  const single = members.flatMap((one) => {
    const barred = eligibility(one, problem, banned);
    if (typeof barred !== 'string') return [];
    return [faultOf(barred === 'turnover' ? 'member_turnover' : barred, [one.id])];
  });
  const pairs = members.flatMap((one, at) => {
    const apart = apartFrom(problem, one);
    return members.slice(at + 1).flatMap(({ id }) => (apart.has(id) ? [faultOf('apart', [one.id, id])] : []));
  });
  return [...unknown, ...single, ...pairs];
}

function groupFaults({ constraints }: Problem, members: readonly Organisation[]): TeamFault[] {
  const faults: TeamFault[] = [];
  const ids = members.map(({ id }) => id);
  const turnover = members.reduce((sum, one) => sum + one.turnoverCents, 0);
  const mayLead = (one: Organisation) => one.canLead && one.turnoverCents >= constraints.minLeadTurnoverCents;
  const missing = constraints.pinned.filter((id) => !ids.includes(id));
  if (members.length < constraints.minMembers || members.length > constraints.maxMembers)
    faults.push(faultOf('size', ids));
  if (missing.length > 0) faults.push(faultOf('pinned', missing));
  if (turnover < constraints.minTurnoverCents) faults.push(faultOf('turnover', ids));
  if (!members.some(mayLead)) faults.push(faultOf('mandataire', ids));
  if (constraints.researchOrganisation && !members.some(({ kind }) => kind === 'research')) {
    faults.push(faultOf('research', ids));
  }
  return faults;
}

function workFaults({ requirements }: Problem, services: readonly Service[]): TeamFault[] {
  return requirements.flatMap(({ id, weightBp, mandatory, mustBeDoneByMember }, r) => {
    const { servers } = services[r]!;
    if (!mandatory && !mustBeDoneByMember) return [];
    if (servers.length === 0) return [faultOf('uncovered', [], [id])];
    const most = servers.reduce((sum, { mostBp }) => sum + mostBp, 0);
    return most < weightBp
      ? [
          faultOf(
            'capacity',
            servers.map(({ organisationId }) => organisationId),
            [id],
          ),
        ]
      : [];
  });
}
