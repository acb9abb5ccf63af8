import { capacityInBp, serves } from './check-quality.ts';
import { countsAsSme } from './check-score.ts';
import type { GivenConstraints, GivenOrganisation, GivenProblem } from './given.ts';

/**
 * The most that some organisations can cover of the work together, in basis points times thousandths: mandatory work
 * wholly, capacities kept, SMEs doing their least part, minimum shares left aside. Null: it cannot be done.
 */
export function coverageOf(problem: GivenProblem, team: readonly GivenOrganisation[]): number | null {
  const rules = problem.constraints ?? {};
  const flow = new Flow();
  const [source, sink, smes, others] = ['source', 'sink', 'smes', 'others'];
  const leastSme = rules.minSmeShareBp ?? 0;
  // Whatever must flow earns a prize larger than all coverage, so that missing prizes tell that it cannot.
  const prize = 1_000_000;
  let prizes = 0;
  flow.arc(source, smes, leastSme, prize);
  flow.arc(source, smes, 10_000, 0);
  flow.arc(source, others, 10_000, 0);
  prizes += leastSme;
  for (const one of team) {
    flow.arc(countsAsSme(one) ? smes : others, `member ${one.id}`, 10_000, 0);
    const byCapability = new Map<number, { at: number; quality: number; mostBp: number }[]>();
    problem.requirements.forEach((requirement, at) => {
      const way = serves(one, requirement, rules);
      if (way === null) return;
      const limited = (requirement.capacityCents ?? 0) > 0 && one.capabilities[way.capability]?.capacityCents != null;
      const group = limited ? way.capability : -1 - at;
      const entry = { at, quality: way.thousandths, mostBp: way.mostBp };
      byCapability.set(group, [...(byCapability.get(group) ?? []), entry]);
    });
    for (const [capability, ways] of byCapability) {
      const hub = `member ${one.id} capability ${capability}`;
      flow.arc(`member ${one.id}`, hub, togetherBp(problem, one, capability, ways), 0);
      for (const { at, quality, mostBp } of ways) flow.arc(hub, `work ${at}`, mostBp, quality);
    }
  }
  problem.requirements.forEach((requirement, at) => {
    const must = requirement.mandatory !== false || requirement.mustBeDoneByMember === true;
    flow.arc(`work ${at}`, sink, requirement.weightBp, must ? prize : 0);
    if (must) prizes += requirement.weightBp;
  });
  const most = flow.run(source, sink) - prize * prizes;
  return most < 0 ? null : most;
}

/** What one capability can do of all requirements that it serves: they share it when together they need more. */
function togetherBp(
  problem: GivenProblem,
  organisation: GivenOrganisation,
  capability: number,
  ways: readonly { at: number }[],
): number {
  const cents = capability < 0 ? null : (organisation.capabilities[capability]?.capacityCents ?? null);
  if (cents === null || ways.length < 2) return 10_000;
  const served = ways.map(({ at }) => problem.requirements[at]!);
  const need = served.reduce((sum, one) => sum + (one.capacityCents ?? 0), 0);
  return need <= cents ? 10_000 : Math.min(10_000, ...served.map((one) => capacityInBp(cents, one, false)));
}

/**
 * Members of a team that are not there for the work: without one the others cover as much, less `minContribution`, and
 * keep the group's conditions (turnover, mandataire, research organisation) or break one that this one keeps alone, with
 * all mandatory work.
 */
export function passengersAmong(
  problem: GivenProblem,
  team: readonly GivenOrganisation[],
  coverage: (team: readonly GivenOrganisation[]) => number | null = (some) => coverageOf(problem, some),
): string[] {
  const rules = problem.constraints ?? {};
  const least = Math.round((rules.minContribution ?? 0.01) * 10_000_000);
  if (team.length < 2 || least === 0) return [];
  const whole = coverage(team) ?? 0;
  return team
    .filter((one) => {
      const rest = team.filter((other) => other !== one);
      const turnover = rest.reduce((sum, { turnoverCents }) => sum + (turnoverCents ?? 0), 0);
      const leads = rest.some(
        ({ canLead, turnoverCents }) => canLead !== false && (turnoverCents ?? 0) >= (rules.minLeadTurnoverCents ?? 0),
      );
      const breaks =
        turnover < (rules.minTurnoverCents ?? 0) ||
        !leads ||
        (rules.researchOrganisation === true && !rest.some(({ kind }) => kind === 'research'));
      if (breaks && !(keepsAlone(rules, one) && coverage([one]) !== null)) return false;
      const without = coverage(rest);
      return without !== null && whole - without < least;
    })
    .map(({ id }) => id);
}

/** Whether one organisation keeps the conditions on the group by itself. */
export function keepsAlone(rules: GivenConstraints, one: GivenOrganisation): boolean {
  const turnover = one.turnoverCents ?? 0;
  return (
    one.canLead !== false &&
    turnover >= Math.max(rules.minTurnoverCents ?? 0, rules.minLeadTurnoverCents ?? 0) &&
    (rules.researchOrganisation !== true || one.kind === 'research')
  );
}

/** Largest total worth of a flow, by augmenting along the path of largest worth while one is worth anything. */
class Flow {
  readonly #arcs: { from: string; to: string; left: number; worth: number; back: number }[] = [];

  arc(from: string, to: string, capacity: number, worth: number): void {
    const at = this.#arcs.length;
    this.#arcs.push({ from, to, left: capacity, worth, back: at + 1 });
    this.#arcs.push({ from: to, to: from, left: 0, worth: -worth, back: at });
  }

  run(source: string, sink: string): number {
    let total = 0;
    for (;;) {
      const best = new Map<string, { worth: number; arc: number }>([[source, { worth: 0, arc: -1 }]]);
      for (let changed = true; changed; ) {
        changed = false;
        this.#arcs.forEach(({ from, to, left, worth }, arc) => {
          const here = best.get(from);
          if (left === 0 || here === undefined || here.worth + worth <= (best.get(to)?.worth ?? -Infinity)) return;
          best.set(to, { worth: here.worth + worth, arc });
          changed = true;
        });
      }
      const end = best.get(sink);
      if (end === undefined || end.worth < 0) return total;
      const path: number[] = [];
      for (let node = sink; node !== source; ) {
        const { arc } = best.get(node)!;
        path.push(arc);
        node = this.#arcs[arc]!.from;
      }
      const amount = Math.min(...path.map((arc) => this.#arcs[arc]!.left));
      for (const arc of path) {
        const one = this.#arcs[arc]!;
        one.left -= amount;
        this.#arcs[one.back]!.left += amount;
      }
      total += amount * end.worth;
    }
  }
}
