import type { GivenConstraints, GivenOrganisation, GivenRequirement } from './given.ts';

const CLOSENESS: Record<'beside' | 'general' | 'specific', Record<number, number>> = {
  beside: { 2: 150, 3: 350, 4: 550, 5: 700, 6: 780, 7: 850, 8: 900 },
  general: { 2: 300, 3: 450, 4: 650, 5: 780, 6: 850, 7: 900, 8: 950 },
  specific: { 2: 600, 3: 700, 4: 800, 5: 880, 6: 920, 7: 950, 8: 980 },
};

/** A code without its trailing zeros, two digits at least. */
const stem = (code: string): string => code.slice(0, 2) + code.slice(2).replace(/0+$/, '');

function closeness(held: string, wanted: string): number {
  const [a, b] = [stem(held), stem(wanted)];
  if (a === b) return held === wanted ? 1000 : 0;
  if (a.startsWith(b)) return CLOSENESS.specific[b.length] ?? 0;
  if (b.startsWith(a)) {
    if (SILENT.includes(a)) return 350;
    // A mixed node on the way counts a level less, and so does the code itself above one.
    const next = b.slice(0, a.length + 1);
    const under = a.length > 2 && b !== next && MIXED.includes(next);
    const mixed = [a, next].filter((node) => under && MIXED.includes(node));
    return CLOSENESS.general[Math.max(2, a.length - mixed.length)] ?? 0;
  }
  const shared = [...a].findIndex((digit, index) => digit !== b[index]);
  const node = a.slice(0, shared);
  const kinds = [a, b].map((code) =>
    PARTED.find(([above, digits]) => above === node && digits.includes(code[shared]!)),
  );
  const parted = PARTED.some(([above]) => above === node) && (kinds[0] === undefined || kinds[0] !== kinds[1]);
  const meeting = MIXED.includes(node) || parted ? 3 : shared;
  return CLOSENESS.beside[meeting] ?? 0;
}

/** Where unlike trades stand together; meeting there counts as meeting in the group. */
const MIXED = [
  '4511 45111 451112 45112',
  '4523',
  '4525 45251 452511 45255',
  '4526 45262 452626',
  '3168',
  '5053',
  '7131',
].flatMap((nodes) => nodes.split(' '));

/** Nodes that hold a few kinds of work: node and the next digits of each kind. Whatever is of no kind stands by itself. */
const PARTED: readonly (readonly [node: string, digits: string])[] = [
  ['45231', '1235'],
  ['45231', '46'],
  ['45232', '14'],
  ['45232', '23'],
  ['4531', '124567'],
  ['4544', '23'],
  ['50531', '12'],
  ['7133', '34'],
];

/** Held as such they say nothing of the trades below. */
const SILENT = '4525 45251 45255 452626 7131 7133'.split(' ');

/** Two digits of eight, and three nodes that are as wide, name a field of work and no trade. */
export const namesATrade = ({ cpv }: Pick<GivenRequirement, 'cpv'>): boolean =>
  !cpv.endsWith('000000') && !['45200000', '71300000', '71310000'].includes(cpv);

const plain = (code: string): string =>
  code
    .toUpperCase()
    .split(/[\s.\-_]/)
    .join('');

/** Thousandths, capability number and capacity in basis points of the best way to serve; null when it can't. */
export function serves(
  organisation: GivenOrganisation,
  requirement: GivenRequirement,
  { deadline = null, minQuality = 0 }: GivenConstraints,
): { thousandths: number; capability: number; mostBp: number } | null {
  const wanted = requirement.certification;
  if (wanted !== null && wanted !== undefined) {
    const valid = (organisation.certifications ?? []).filter(
      ({ code, validUntil }) =>
        plain(code) === plain(wanted) && (deadline === null || validUntil == null || validUntil >= deadline),
    );
    if (valid.length === 0) return null;
  }
  const ways = organisation.capabilities.flatMap((one, capability) => {
    const level = one.level ?? 3;
    const evidence = Math.min(one.evidence ?? 0, 5);
    const exact = BigInt(closeness(one.cpv, requirement.cpv)) * BigInt(500 + 100 * level) * BigInt(850 + 30 * evidence);
    const thousandths = Number(exact / 1_000_000n);
    const mostBp = capacityInBp(one.capacityCents ?? null, requirement, true);
    return level < (requirement.minLevel ?? 1) ||
      thousandths < Math.max(1, Math.round(1000 * Math.max(minQuality, requirement.minQuality ?? 0))) ||
      mostBp === 0 ||
      // A field of work is not shared out: whoever serves it can do all of it.
      (!namesATrade(requirement) && mostBp < requirement.weightBp)
      ? []
      : [{ thousandths, capability, mostBp }];
  });
  ways.sort((a, b) => b.thousandths - a.thousandths || b.mostBp - a.mostBp || a.capability - b.capability);
  return ways[0] ?? null;
}

/** floor(weight × capacity / need) in basis points, at most the weight when `capped`. */
export function capacityInBp(cents: number | null, requirement: GivenRequirement, capped: boolean): number {
  const need = requirement.capacityCents ?? 0;
  if (need === 0 || cents === null) return requirement.weightBp;
  const allowed = Number((BigInt(requirement.weightBp) * BigInt(cents)) / BigInt(need));
  return capped ? Math.min(allowed, requirement.weightBp) : allowed;
}
