import { WHOLE_BP } from '../../shared/money.ts';
import { sharedCapacities } from '../model/compile.ts';
import type { SharedCapacity } from '../model/model.ts';
import type { Constraints, Organisation, Requirement } from '../problem/problem.ts';
import { bestFit, capacityBp, type Fit } from '../quality/quality.ts';

/** Names one capability of one organisation over all lots of a tender. */
export type CapabilityKey = string;

/** A capability of limited yearly capacity, and the requirements of one lot that it serves, by number. */
export type LimitedCapability = {
  readonly key: CapabilityKey;
  readonly organisationId: string;
  readonly cpv: string;
  readonly capacityCents: number;
  readonly serves: readonly number[];
};

/**
 * What an organisation brings to a lot, and how much of each capability. Which capability serves a requirement is
 * settled by the whole capacity, so less of it is never better: that is what bounds over several lots rest on.
 */
export class Brought {
  readonly #organisation: Organisation;
  readonly #requirements: readonly Requirement[];
  readonly #fits: readonly (Fit | null)[];
  readonly limited: readonly LimitedCapability[];

  constructor(organisation: Organisation, requirements: readonly Requirement[], constraints: Constraints) {
    this.#organisation = organisation;
    this.#requirements = requirements;
    this.#fits = requirements.map((requirement) => bestFit(organisation, requirement, constraints));
    const { id, capabilities } = organisation;
    this.limited = capabilities.flatMap(({ cpv, capacityCents }, at): LimitedCapability[] => {
      const serves = this.#servedBy(at);
      if (capacityCents === null || serves.length === 0) return [];
      return [{ key: this.#keyOf(at), organisationId: id, cpv, capacityCents, serves }];
    });
  }

  /** The least cents of a capability with which parts (basis points by requirement) can be done: see `model.ts`. */
  use(capability: LimitedCapability, partOf: (requirement: number) => number): number {
    let most = 0n;
    let whole = 0n;
    let together = 0n;
    const parts = capability.serves.map((r) => BigInt(partOf(r)));
    const sum = parts.reduce((a, b) => a + b, 0n);
    capability.serves.forEach((r, at) => {
      const { capacityCents, weightBp } = this.#requirements[r]!;
      const [need, weight] = [BigInt(capacityCents), BigInt(weightBp)];
      most = max(most, upwards(need * (parts[at] as bigint), weight));
      together = max(together, upwards(need * sum, weight));
      whole += need;
    });
    return Number(capability.serves.length < 2 ? most : max(most, together < whole ? together : whole));
  }

  /** Cents of a requirement's capability per basis point, times the price of one of its cents; 0 where none is priced. */
  pricePerBp(requirement: number, priceOf: (key: CapabilityKey) => number): number {
    const fit = this.#fits[requirement];
    const { capacityCents, weightBp } = this.#requirements[requirement]!;
    if (fit == null || capacityCents === 0) return 0;
    return (priceOf(this.#keyOf(fit.capability)) * capacityCents) / weightBp;
  }

  /** Most basis points of a requirement, and limits on sums of them, when capabilities are cut to so many cents. */
  within(limits: Readonly<Record<CapabilityKey, number>>): { caps: number[]; shared: SharedCapacity[] } {
    const capabilities = this.#organisation.capabilities.map((capability, at) => {
      const limit = limits[this.#keyOf(at)];
      if (limit === undefined || capability.capacityCents === null) return capability;
      return { ...capability, capacityCents: Math.min(capability.capacityCents, limit) };
    });
    const caps = this.#fits.map((fit, r) => {
      if (fit === null) return 0;
      const cents = capabilities[fit.capability]?.capacityCents ?? null;
      return Math.min(WHOLE_BP, capacityBp(cents, this.#requirements[r]!));
    });
    return { caps, shared: sharedCapacities({ ...this.#organisation, capabilities }, this.#requirements, this.#fits) };
  }

  #servedBy(capability: number): number[] {
    return this.#requirements.flatMap((requirement, r) =>
      this.#fits[r]?.capability === capability && requirement.capacityCents > 0 ? [r] : [],
    );
  }

  /** By code, and by place among capabilities of the same code. */
  #keyOf(at: number): CapabilityKey {
    const { id, capabilities } = this.#organisation;
    const cpv = capabilities[at]?.cpv as string;
    const before = capabilities.slice(0, at).filter((one) => one.cpv === cpv).length;
    return [id, cpv, before].join('\u0000');
  }
}

const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const upwards = (a: bigint, b: bigint): bigint => (a + b - 1n) / b;
