import { DEFAULT_WEIGHTS, type Organisation, type Tie } from '../../src/matching/index.ts';
import { readCpv } from '../../src/taxonomies/data.ts';
import type { Lot } from '../matching/candidates.ts';
import { randomSource } from '../matching/random-problem.ts';

/** Divisions that clusters' companies work in, by how often (works, engineering, IT, machinery, services, …). */
const DIVISIONS: readonly (readonly [string, number])[] = [
  ['45', 11],
  ['71', 9],
  ['72', 8],
  ['79', 6],
  ['50', 5],
  ['42', 5],
  ['44', 5],
  ['31', 5],
  ['38', 4],
  ['34', 4],
  ['90', 4],
  ['80', 4],
  ['48', 4],
  ['73', 3],
  ['33', 3],
  ['30', 3],
  ['39', 3],
  ['32', 3],
  ['35', 2],
  ['51', 2],
  ['43', 2],
  ['24', 2],
  ['85', 2],
  ['92', 2],
  ['18', 2],
  ['03', 1],
  ['15', 2],
  ['09', 1],
  ['77', 2],
  ['60', 2],
  ['63', 2],
  ['66', 1],
];

/** A made-up country of business clusters: real CPV codes, a trade per company, ties mostly inside a cluster. */
export type Population = { readonly organisations: Organisation[]; readonly ties: Tie[]; readonly lots: Lot[] };

/**
 * `n` organisations with about 4.7 capabilities and 6 ties each, and `lots` lots of `requirements` requirements from two
 * or three divisions, of which most are mandatory. Deterministic in the seed.
 */
export function population(
  n: number,
  seed: number,
  lots: number,
  { requirements = 12, maxMembers = 6 }: { requirements?: number; maxMembers?: number } = {},
): Population {
  const random = randomSource(seed);
  const int = (below: number) => Math.floor(random() * below);
  const codes = new Map<string, string[]>();
  for (const { code, level } of readCpv()) {
    if (level < 3 || level > 6) continue;
    const division = code.slice(0, 2);
    codes.set(division, [...(codes.get(division) ?? []), code]);
  }
  const total = DIVISIONS.reduce((sum, [, share]) => sum + share, 0);
  const division = (): string => {
    let at = random() * total;
    for (const [name, share] of DIVISIONS) {
      at -= share;
      if (at < 0) return name;
    }
    return '45';
  };
  /** Few codes are common, many are rare. */
  const codeOf = (name: string): string => {
    const list = codes.get(name) as string[];
    return list[Math.floor(list.length * random() ** 2.2)] as string;
  };
  const clusters = Array.from({ length: Math.max(2, Math.round(n / 200)) }, () => ({
    lat: 43 + random() * 7.5,
    lon: -3.5 + random() * 10,
    divisions: [division(), division(), division()],
  }));
  const organisations = Array.from({ length: n }, (_, i): Organisation => {
    const cluster = clusters[i % clusters.length] as (typeof clusters)[number];
    const trade = random() < 0.8 ? (cluster.divisions[int(3)] as string) : division();
    const size = (['micro', 'small', 'medium', 'large'] as const)[[0, 0, 1, 1, 1, 1, 2, 2, 2, 3][int(10)] as number] as
      | 'micro'
      | 'small'
      | 'medium'
      | 'large';
    const scale = { micro: 1, small: 6, medium: 30, large: 300 }[size];
    return {
      id: `o${String(i).padStart(6, '0')}`,
      kind: random() < 0.06 ? 'research' : 'company',
      sizeClass: size,
      headcount: scale * 4,
      turnoverCents: Math.round(scale * (0.5 + random()) * 60_000_000),
      nuts: null,
      lat: cluster.lat + (random() + random() - 1) * 0.6,
      lon: cluster.lon + (random() + random() - 1) * 0.8,
      canLead: random() < 0.9,
      excluded: random() < 0.01,
      recentProposals: random() < 0.6 ? 0 : int(8),
      group: null,
      capabilities: Array.from({ length: 2 + int(6) }, () => ({
        cpv: codeOf(random() < 0.85 ? trade : division()),
        level: 1 + Math.min(4, int(3) + int(3)),
        evidence: int(7),
        capacityCents: random() < 0.5 ? null : Math.round(scale * (1 + random() * 4) * 5_000_000),
      })),
      certifications:
        random() < 0.4 ? [{ code: 'ISO 9001', validUntil: random() < 0.8 ? '2028-12-31' : '2026-01-31' }] : [],
    };
  });
  const ties = Array.from({ length: n * 6 }, (): Tie | null => {
    const a = int(n);
    const near = a + clusters.length * (int(61) - 30);
    const b = random() < 0.85 ? near : int(n);
    if (b < 0 || b >= n || a === b) return null;
    return { a: name(organisations, a), b: name(organisations, b), weight: Math.round(10 + random() * 90) / 100 };
  }).filter((tie) => tie !== null);
  const wanted = Array.from({ length: lots }, (): Lot => {
    const cluster = clusters[int(clusters.length)] as (typeof clusters)[number];
    const trades = [division(), division(), division()];
    const raw = Array.from({ length: requirements }, () => 2 + int(9));
    const sum = raw.reduce((a, b) => a + b, 0);
    const weights = raw.map((one) => Math.floor((one * 10_000) / sum));
    weights[0] = (weights[0] as number) + 10_000 - weights.reduce((a, b) => a + b, 0);
    return {
      requirements: weights.map((weightBp, r) => ({
        id: `r${r + 1}`,
        cpv: codeOf(trades[int(3)] as string),
        weightBp,
        mandatory: random() < 0.8,
        minLevel: 1 + int(3),
        certification: random() < 0.1 ? 'ISO 9001' : null,
        capacityCents: random() < 0.4 ? (1 + int(40)) * 2_000_000 : 0,
        minQuality: 0,
        mustBeDoneByMember: false,
      })),
      constraints: {
        deadline: '2026-12-15',
        minMembers: 2,
        maxMembers,
        minTurnoverCents: random() < 0.4 ? 500_000_000 : 0,
        minMemberTurnoverCents: 0,
        minLeadTurnoverCents: random() < 0.3 ? 100_000_000 : 0,
        minSmeShareBp: random() < 0.3 ? 4000 : 0,
        minShareBp: 1000,
        minContribution: 0.01,
        minQuality: 0,
        researchOrganisation: random() < 0.2,
        pinned: [],
        banned: [],
        site: { lat: cluster.lat, lon: cluster.lon },
      },
      weights: DEFAULT_WEIGHTS,
      k: 5,
      minDifference: 1,
      maxDistance: 0.15,
    };
  });
  return { organisations, ties, lots: wanted };
}

const name = (organisations: readonly Organisation[], i: number): string => (organisations[i] as Organisation).id;
