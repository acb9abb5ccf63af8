import type { Problem } from './problem.ts';
import { bestFit } from './quality.ts';
import type { LotResult } from './result.ts';

/**
 * Whether an organisation promises more of one capability over several lots than its yearly capacity. Returns, per lot
 * number, the cents that the other lots leave to it; null when everything fits. Needs are reckoned per basis point.
 */
export function overpromised(
  organisationId: string,
  held: readonly number[],
  problems: readonly Problem[],
  results: readonly LotResult[],
): Record<number, number> | null {
  const used = new Map<string, { capacity: number; byLot: Map<number, number> }>();
  for (const at of held) {
    const problem = problems[at] as Problem;
    const organisation = problem.organisations.find(({ id }) => id === organisationId);
    const member = results[at]?.consortia[0]?.members.find((one) => one.organisationId === organisationId);
    if (organisation === undefined || member === undefined) continue;
    for (const { requirementId, loadBp } of member.parts) {
      const requirement = problem.requirements.find(({ id }) => id === requirementId);
      if (requirement === undefined || requirement.capacityCents === 0) continue;
      const fit = bestFit(organisation, requirement, problem.constraints);
      const capability = fit === null ? undefined : organisation.capabilities[fit.capability];
      if (capability === undefined || capability.capacityCents === null) continue;
      const key = `${fit?.capability}:${capability.cpv}`;
      const entry = used.get(key) ?? { capacity: capability.capacityCents, byLot: new Map<number, number>() };
      const cents = Math.ceil((requirement.capacityCents * loadBp) / requirement.weightBp);
      entry.byLot.set(at, (entry.byLot.get(at) ?? 0) + cents);
      used.set(key, entry);
    }
  }
  for (const { capacity, byLot } of used.values()) {
    const total = [...byLot.values()].reduce((a, b) => a + b, 0);
    if (total <= capacity) continue;
    return Object.fromEntries(held.map((at) => [at, Math.max(0, capacity - (total - (byLot.get(at) ?? 0)))]));
  }
  return null;
}
