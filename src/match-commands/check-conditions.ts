import { passengersAmong } from './check-passengers.ts';
import { capacityInBp, serves } from './check-quality.ts';
import { countsAsSme } from './check-score.ts';
import type { GivenConsortium, GivenOrganisation, GivenProblem, GivenRequirement } from './given.ts';

/** Every hard condition that a consortium breaks, in words. */
export function brokenConditions(problem: GivenProblem, consortium: GivenConsortium): string[] {
  const faults: string[] = [];
  const need = (holds: boolean, message: string) => {
    if (!holds) faults.push(message);
  };
  const rules = problem.constraints ?? {};
  const ids = consortium.members.map(({ organisationId }) => organisationId);
  const found = ids.map((id) => problem.organisations.find((one) => one.id === id));
  if (found.some((one) => one === undefined)) return [`names an organisation that does not exist: ${ids.join(', ')}`];
  const team = found as GivenOrganisation[];
  const turnover = (one: GivenOrganisation) => one.turnoverCents ?? 0;

  need(new Set(ids).size === ids.length, 'an organisation sits twice');
  const most = rules.maxMembers ?? 6;
  need(ids.length >= (rules.minMembers ?? Math.min(2, most)) && ids.length <= most, `has ${ids.length} members`);
  for (const id of rules.pinned ?? []) need(ids.includes(id), `pinned ${id} is missing`);
  for (const id of rules.banned ?? []) need(!ids.includes(id), `banned ${id} sits in it`);
  for (const one of team) {
    need(one.excluded !== true, `${one.id} is excluded`);
    need(turnover(one) >= (rules.minMemberTurnoverCents ?? 0), `${one.id} is below the turnover of a member`);
  }
  for (const { a, b } of problem.conflicts ?? []) {
    need(!(ids.includes(a) && ids.includes(b)), `${a} and ${b} are in conflict`);
  }
  const groups = team.flatMap(({ group }) => (group == null ? [] : [group]));
  need(new Set(groups).size === groups.length, 'two members are of one group of companies');
  need(team.reduce((sum, one) => sum + turnover(one), 0) >= (rules.minTurnoverCents ?? 0), 'the group lacks turnover');
  need(!rules.researchOrganisation || team.some(({ kind }) => kind === 'research'), 'no research organisation');
  const leads = consortium.members.filter(({ role }) => role === 'mandataire');
  need(leads.length === 1, `has ${leads.length} mandataires`);
  const lead = team.find(({ id }) => id === leads[0]?.organisationId);
  need(
    lead !== undefined && lead.canLead !== false && turnover(lead) >= (rules.minLeadTurnoverCents ?? 0),
    'its mandataire may not lead',
  );
  for (const id of passengersAmong(problem, team)) faults.push(`${id} is a passenger: the others do without it`);
  return [...faults, ...brokenWork(problem, consortium, team)];
}

function brokenWork(problem: GivenProblem, consortium: GivenConsortium, team: GivenOrganisation[]): string[] {
  const faults: string[] = [];
  const rules = problem.constraints ?? {};
  const done = new Map<string, number>();
  let sme = 0;
  let whole = 0;
  const loads = consortium.members.map((member, at) => {
    const organisation = team[at] as GivenOrganisation;
    const byCapability = new Map<number, { requirement: GivenRequirement; loadBp: number }[]>();
    for (const { requirementId, loadBp, quality } of member.parts) {
      const requirement = problem.requirements.find(({ id }) => id === requirementId);
      const way = requirement && serves(organisation, requirement, problem.constraints ?? {});
      if (!requirement || !way) {
        faults.push(`${organisation.id} cannot serve ${requirementId}`);
        continue;
      }
      if (!Number.isInteger(loadBp) || loadBp <= 0) faults.push(`${organisation.id} has an odd part ${loadBp}`);
      if (loadBp > way.mostBp) faults.push(`${organisation.id} does ${loadBp} of ${requirementId}, can ${way.mostBp}`);
      if (Math.abs(quality - way.thousandths / 1000) > 1e-12) {
        faults.push(`${organisation.id} serves ${requirementId} at ${way.thousandths / 1000}, not ${quality}`);
      }
      done.set(requirementId, (done.get(requirementId) ?? 0) + loadBp);
      byCapability.set(way.capability, [...(byCapability.get(way.capability) ?? []), { requirement, loadBp }]);
    }
    for (const [capability, used] of byCapability) {
      faults.push(...overpromised(problem, organisation, capability, used));
    }
    const covers = member.parts.map(({ requirementId }) => requirementId);
    if (covers.join() !== member.covers.join()) faults.push(`${organisation.id}: covers differ from its parts`);
    const load = member.parts.reduce((sum, { loadBp }) => sum + loadBp, 0);
    if (load < (rules.minShareBp ?? 1000)) faults.push(`${organisation.id} does only ${load} basis points`);
    if (countsAsSme(organisation)) sme += load;
    whole += load;
    return load;
  });
  if (sme < (rules.minSmeShareBp ?? 0)) faults.push(`SMEs do only ${sme} basis points`);
  for (const requirement of problem.requirements) {
    const got = done.get(requirement.id) ?? 0;
    const must = requirement.mandatory !== false || requirement.mustBeDoneByMember === true;
    if (got > requirement.weightBp) faults.push(`${requirement.id} is done ${got} times over ${requirement.weightBp}`);
    if (must && got !== requirement.weightBp)
      faults.push(`${requirement.id} is done ${got} of ${requirement.weightBp}`);
    if (got < requirement.weightBp !== consortium.leftOut.includes(requirement.id)) {
      faults.push(`${requirement.id}: leftOut is wrong`);
    }
  }
  const shares = consortium.members.map(({ shareBp }) => shareBp);
  if (shares.reduce((a, b) => a + b, 0) !== 10_000) faults.push('the shares do not sum to 10,000');
  shares.forEach((share, at) => {
    if (Math.abs(share - ((loads[at] ?? 0) * 10_000) / whole) >= 1)
      faults.push(`share ${share} is not its part of the work`);
  });
  return faults;
}

/** One capability that serves several requirements is not promised twice. */
function overpromised(
  problem: GivenProblem,
  organisation: GivenOrganisation,
  capability: number,
  used: { requirement: GivenRequirement; loadBp: number }[],
): string[] {
  const cents = organisation.capabilities[capability]?.capacityCents ?? null;
  if (cents === null) return [];
  const taken = used.reduce(
    (sum, { requirement, loadBp }) => sum + ((requirement.capacityCents ?? 0) * loadBp) / requirement.weightBp,
    0,
  );
  const faults = taken > cents * (1 + 1e-9) + 1e-6 ? [`${organisation.id} promises ${taken} of ${cents} cents`] : [];
  const served = problem.requirements.filter(
    (one) =>
      (one.capacityCents ?? 0) > 0 && serves(organisation, one, problem.constraints ?? {})?.capability === capability,
  );
  const need = served.reduce((sum, one) => sum + (one.capacityCents ?? 0), 0);
  const load = used
    .filter(({ requirement }) => (requirement.capacityCents ?? 0) > 0)
    .reduce((sum, u) => sum + u.loadBp, 0);
  if (served.length > 1 && need > cents && load > Math.min(...served.map((one) => capacityInBp(cents, one, false)))) {
    faults.push(`${organisation.id} goes beyond the capacity that its requirements share`);
  }
  return faults;
}
