import type { CapabilityKey } from './capability-use.ts';
import type { LotAnswer, LotSearch } from './lot-search.ts';

/** An organisation in more lots than it may sit in, or a capability promised beyond its capacity. Lots by number. */
export type Clash =
  | { readonly kind: 'lots'; readonly organisationId: string; readonly lots: readonly number[] }
  | {
      readonly kind: 'capacity';
      readonly organisationId: string;
      readonly key: CapabilityKey;
      readonly cpv: string;
      readonly capacityCents: number;
      readonly lots: readonly number[];
      /** Cents that each of these lots takes. */
      readonly uses: readonly number[];
    };

/** All clashes between the lots' answers: seats first, most lots first; then capacities, the worst first; then by id. */
export function clashesOf(
  searches: readonly LotSearch[],
  answers: readonly LotAnswer[],
  mostLots: number | null,
): Clash[] {
  const seats = new Map<string, number[]>();
  const uses = new Map<CapabilityKey, { organisationId: string; lots: number[]; uses: number[] }>();
  answers.forEach((answer, at) => {
    for (const id of answer.team) seats.set(id, [...(seats.get(id) ?? []), at]);
    for (const [key, cents] of answer.uses) {
      const entry = uses.get(key) ?? { organisationId: key.slice(0, key.indexOf('\u0000')), lots: [], uses: [] };
      entry.lots.push(at);
      entry.uses.push(cents);
      uses.set(key, entry);
    }
  });
  const tooMany = [...seats]
    .filter(([, lots]) => mostLots !== null && lots.length > mostLots)
    .sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
    .map(([organisationId, lots]): Clash => ({ kind: 'lots', organisationId, lots }));
  const tooMuch = [...uses]
    .flatMap(([key, use]) => {
      const { cpv, capacityCents } = capacityIn(searches, use.organisationId, key, use.lots);
      const excess = use.uses.reduce((a, b) => a + b, 0) / capacityCents;
      return excess > 1 ? [{ clash: { kind: 'capacity' as const, key, cpv, capacityCents, ...use }, excess }] : [];
    })
    .sort((a, b) => b.excess - a.excess || (a.clash.key < b.clash.key ? -1 : 1))
    .map(({ clash }): Clash => clash);
  return [...tooMany, ...tooMuch];
}

/** A capability's capacity: the least that any of the lots knows of. */
function capacityIn(
  searches: readonly LotSearch[],
  organisationId: string,
  key: CapabilityKey,
  lots: readonly number[],
): { cpv: string; capacityCents: number } {
  const known = lots.flatMap((at) => searches[at]?.capability(organisationId, key) ?? []);
  return { cpv: known[0]?.cpv ?? '', capacityCents: Math.min(...known.map(({ capacityCents }) => capacityCents)) };
}
