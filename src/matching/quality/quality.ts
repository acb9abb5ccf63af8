import { namesNoTrade } from '../../shared/cpv.ts';
import { WHOLE_BP } from '../../shared/money.ts';
import type { Capability, Certification, Constraints, Organisation, Requirement } from '../problem/problem.ts';
import { cpvCloseness } from './cpv.ts';

/** How an organisation serves a requirement. */
export type Fit = {
  /** Thousandths, at least 1. */
  readonly quality: number;
  /** Index of the capability that serves it. */
  readonly capability: number;
  /** Most basis points of the whole work that it can take of this requirement, at least 1. */
  readonly capBp: number;
};

/**
 * Thousandths by level and by evidence. Of partners of French awards (0.661 and 0.543, cpv.ts): level from 200 to 1000 gives
 * 0.614 and 0.517, without any difference 0.663 and 0.540; evidence from
 * 700 to 1000 gives 0.640 and 0.517.
 */
const LEVEL = { base: 500, each: 100 } as const;
const EVIDENCE = { base: 850, each: 30, most: 5 } as const;

/**
 * Quality of one capability for one requirement, thousandths: closeness × level × evidence, rounded down, where
 * level 1–5 counts 600, 700, … 1000 and evidence 0–5 (more counts as 5) 850, 880, … 1000.
 * 0 when the level is below the required one or the codes have nothing in common.
 */
export function capabilityQuality(capability: Capability, requirement: Requirement): number {
  if (capability.level < requirement.minLevel) return 0;
  const closeness = cpvCloseness(capability.cpv, requirement.cpv);
  const level = LEVEL.base + LEVEL.each * capability.level;
  const evidence = EVIDENCE.base + EVIDENCE.each * Math.min(capability.evidence, EVIDENCE.most);
  return Math.floor((closeness * level * evidence) / 1_000_000);
}

/**
 * Part of the whole work that a capability's yearly capacity allows for a requirement:
 * floor(weight × capacity / need), at most the weight; the weight when nothing limits it.
 */
export function capacityBp(capacityCents: number | null, requirement: Requirement): number {
  const { weightBp, capacityCents: need } = requirement;
  if (need === 0 || capacityCents === null || capacityCents >= need) return weightBp;
  return Number((BigInt(weightBp) * BigInt(capacityCents)) / BigInt(need));
}

/** Certification codes are compared without case, spaces, dots and hyphens: "EN 9100" is "en9100". */
export const certificationKey = (code: string): string => code.toUpperCase().replaceAll(/[\s.\-_]/g, '');

/** Whether one of the certificates carries the code and is still valid on the deadline (any, without a deadline). */
export function holdsCertification(
  held: readonly Certification[],
  code: string | null,
  deadline: string | null,
): boolean {
  if (code === null) return true;
  const key = certificationKey(code);
  return held.some(
    (one) =>
      certificationKey(one.code) === key &&
      (deadline === null || one.validUntil === null || one.validUntil >= deadline),
  );
}

/** The least quality, thousandths, with which a requirement may be served: its own or the problem's, at least 1. */
export const leastQuality = (requirement: Pick<Requirement, 'minQuality'>, minQuality: number): number =>
  Math.max(1, Math.round(1000 * Math.max(minQuality, requirement.minQuality)));

/**
 * The best way in which an organisation serves a requirement: the capability of highest quality that has any capacity
 * for it (of equal ones, the one with more capacity, then the earlier). Null when a hard condition fails. Where the code
 * names no trade but a field of work, only those serve that can do all of it: of what is not said, nobody takes a part.
 */
export function bestFit(
  organisation: Pick<Organisation, 'capabilities' | 'certifications'>,
  requirement: Requirement,
  { deadline, minQuality }: Pick<Constraints, 'deadline' | 'minQuality'>,
): Fit | null {
  const least = leastQuality(requirement, minQuality);
  let best: Fit | null = null;
  const { capabilities } = organisation;
  for (let index = 0; index < capabilities.length; index++) {
    const capability = capabilities[index]!;
    const quality = capabilityQuality(capability, requirement);
    if (quality < least || (best !== null && quality < best.quality)) continue;
    const capBp = Math.min(WHOLE_BP, capacityBp(capability.capacityCents, requirement));
    if (
      capBp === 0 ||
      (capBp < requirement.weightBp && namesNoTrade(requirement.cpv)) ||
      (best !== null && quality === best.quality && capBp <= best.capBp)
    )
      continue;
    best = { quality, capability: index, capBp };
  }
  if (best === null) return null;
  return holdsCertification(organisation.certifications, requirement.certification, deadline) ? best : null;
}
