import type { CapabilityKey } from './capability-use.ts';
import type { Clash } from './clash.ts';
import type { Restriction } from './lot-search.ts';

/** What a branch of the search for a plan has decided. */
export type Decisions = {
  /** Per lot: who may not sit in it, ascending; and the most cents that it takes of a capability. */
  readonly lots: readonly Restriction[];
  /** Per organisation: lots in which it is settled that it may sit. */
  readonly seats: Readonly<Record<string, readonly number[]>>;
  /** Per capability: the least cents that lots take of it, by lot number. */
  readonly least: Readonly<Record<CapabilityKey, Readonly<Record<number, number>>>>;
};

/** Nothing decided. */
export const undecided = (lots: number): Decisions => ({
  lots: Array.from({ length: lots }, () => ({ banned: [], pinned: [], limits: {} })),
  seats: {},
  least: {},
});

/**
 * Two branches that exclude the clashing answers step by step and between them lose no valid plan:
 * - seats: the organisation does not sit in one of the lots, or it may sit there and has one seat less for the others;
 * - capacity: the organisation does not sit in one of the lots, or it has to; where that is settled for all of them, one
 *   lot takes at most t cents, or it takes more and the others get what t + 1 leaves of the capacity, where t is such
 *   that both sides give up about half of the excess.
 */
export function branch(decisions: Decisions, clash: Clash, weights: readonly number[], mostLots: number): Decisions[] {
  return clash.kind === 'lots' ? seatBranches(decisions, clash, weights, mostLots) : capacityBranches(decisions, clash);
}

function seatBranches(
  decisions: Decisions,
  { organisationId: id, lots }: Clash,
  weights: readonly number[],
  mostLots: number,
): Decisions[] {
  const settled = decisions.seats[id] ?? [];
  const [at] = lots.filter((lot) => !settled.includes(lot)).sort((a, b) => weights[b]! - weights[a]! || a - b) as [
    number,
  ];
  const kept = [...settled, at].sort((a, b) => a - b);
  const barred = kept.length < mostLots ? [] : decisions.lots.map((_, lot) => lot).filter((lot) => !kept.includes(lot));
  return [
    { ...decisions, lots: bar(decisions.lots, id, [at]) },
    { ...decisions, lots: bar(decisions.lots, id, barred), seats: { ...decisions.seats, [id]: kept } },
  ];
}

const bar = (lots: readonly Restriction[], id: string, from: readonly number[]): Restriction[] =>
  lots.map((one, at) =>
    from.includes(at) && !one.banned.includes(id) ? { ...one, banned: [...one.banned, id].sort() } : one,
  );

function capacityBranches(decisions: Decisions, clash: Extract<Clash, { kind: 'capacity' }>): Decisions[] {
  const { organisationId: id, key, capacityCents, lots, uses } = clash;
  const [open] = lots
    .map((lot, j) => ({ lot, cents: uses[j]! }))
    .filter(({ lot }) => !decisions.lots[lot]?.pinned.includes(id))
    .sort((a, b) => b.cents - a.cents || a.lot - b.lot);
  if (open !== undefined) {
    const pin = (one: Restriction) => ({ ...one, pinned: [...one.pinned, id].sort() });
    return [
      { ...decisions, lots: bar(decisions.lots, id, [open.lot]) },
      { ...decisions, lots: decisions.lots.map((one, lot) => (lot === open.lot ? pin(one) : one)) },
    ];
  }
  const excess = uses.reduce((a, b) => a + b, 0) - capacityCents;
  const least = decisions.least[key] ?? {};
  const free = lots.map((lot, j) => uses[j]! - (least[lot] ?? 0));
  const j = free.indexOf(Math.max(...free));
  const at = lots[j]!;
  const most = Math.max(uses[j]! - Math.ceil(excess / 2), least[at] ?? 0);
  const atMost = decisions.lots.map((one, lot) =>
    lot === at ? { ...one, limits: { ...one.limits, [key]: most } } : one,
  );
  const more = { ...least, [at]: most + 1 };
  const taken = Object.values(more).reduce((a, b) => a + b, 0);
  const others = decisions.lots.map((one, lot): Restriction => {
    const left = capacityCents - taken + (more[lot] ?? 0);
    const before = one.limits[key] ?? capacityCents;
    return left < before ? { ...one, limits: { ...one.limits, [key]: left } } : one;
  });
  const low = { ...decisions, lots: atMost };
  // A lot that would get less than it is settled to take: there is no such plan.
  return taken > capacityCents
    ? [low]
    : [low, { ...decisions, lots: others, least: { ...decisions.least, [key]: more } }];
}
