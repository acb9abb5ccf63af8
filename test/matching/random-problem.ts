/** A small deterministic generator (mulberry32, public domain), so that a failing case can be made again from its seed. */
export function randomSource(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export type Shape = {
  readonly organisations: number;
  readonly requirements: number;
  readonly maxMembers: number;
  /** Adds certifications, capacities, conflicts, side conditions, odd weights. */
  readonly rich?: boolean;
  readonly divisions?: number;
};

/** A random problem file, as JSON would carry it. Deterministic in seed and shape. */
export function randomProblem(seed: number, shape: Shape) {
  const random = randomSource(seed);
  const int = (below: number) => Math.floor(random() * below);
  const chance = (p: number) => random() < p;
  const rich = shape.rich ?? false;
  const divisions = shape.divisions ?? 3;
  const code = () => {
    const division = 45 + int(divisions);
    return `${division}${1 + int(2)}${chance(0.7) ? 1 + int(3) : 0}${chance(0.5) ? 1 + int(3) : 0}000`;
  };
  const m = shape.requirements;
  const raw = Array.from({ length: m }, () => 1 + int(9));
  const sum = raw.reduce((a, b) => a + b, 0);
  const weights = raw.map((w) => Math.floor((w * 10_000) / sum));
  weights[0] = (weights[0] as number) + 10_000 - weights.reduce((a, b) => a + b, 0);
  const requirements = weights.map((weightBp, r) => ({
    id: `r${r + 1}`,
    cpv: code(),
    weightBp,
    mandatory: chance(0.7),
    minLevel: 1 + int(3),
    mustBeDoneByMember: rich && chance(0.1),
    ...(rich && chance(0.2) ? { certification: 'ISO 9001' } : {}),
    ...(rich && chance(0.5) ? { capacityCents: (1 + int(40)) * 1_000_000 } : {}),
  }));
  const organisations = Array.from({ length: shape.organisations }, (_, i) => ({
    id: `o${String(i + 1).padStart(5, '0')}`,
    kind: chance(0.15) ? 'research' : 'company',
    sizeClass: ['micro', 'small', 'medium', 'large'][int(4)],
    turnoverCents: int(50) * 10_000_000,
    ...(chance(0.85)
      ? { lat: 46 + random() * 3, lon: -2 + random() * 6 }
      : { nuts: `FR${'BGK'[int(3)]}0${1 + int(2)}` }),
    canLead: chance(0.8),
    excluded: rich && chance(0.05),
    recentProposals: int(5),
    ...(rich && chance(0.1) ? { group: `g${int(3)}` } : {}),
    capabilities: Array.from({ length: 1 + int(4) }, () => ({
      cpv: code(),
      level: 1 + int(5),
      evidence: int(7),
      ...(rich && chance(0.5) ? { capacityCents: int(40) * 1_000_000 } : {}),
    })),
    certifications: chance(0.6)
      ? [{ code: 'iso-9001', ...(chance(0.5) ? { validUntil: chance(0.3) ? '2026-01-01' : '2028-01-01' } : {}) }]
      : [],
  }));
  const pick = () => (organisations[int(organisations.length)] as { id: string }).id;
  const pairs = (count: number) =>
    Array.from({ length: count }, () => ({ a: pick(), b: pick() })).filter(({ a, b }) => a !== b);
  const pinned = rich && chance(0.2) ? [pick()] : [];
  return {
    requirements,
    organisations,
    ties: pairs(shape.organisations * 3).map((pair) => ({ ...pair, weight: Math.round(random() * 100) / 100 })),
    conflicts: rich ? pairs(Math.ceil(shape.organisations / 4)) : [],
    constraints: {
      deadline: '2026-12-15',
      maxMembers: shape.maxMembers,
      pinned,
      ...(rich && chance(0.3) ? { banned: [pick()].filter((id) => !pinned.includes(id)) } : {}),
      ...(chance(0.5) ? { site: { lat: 47.2, lon: -1.55 } } : {}),
      ...(rich && chance(0.3) ? { minTurnoverCents: int(60) * 10_000_000 } : {}),
      ...(rich && chance(0.2) ? { minMemberTurnoverCents: int(10) * 10_000_000 } : {}),
      ...(rich && chance(0.2) ? { minLeadTurnoverCents: int(30) * 10_000_000 } : {}),
      ...(rich && chance(0.3) ? { minSmeShareBp: int(8) * 1000 } : {}),
      ...(rich && chance(0.2) ? { minQuality: 0.2 } : {}),
      ...(rich && chance(0.2) ? { researchOrganisation: true } : {}),
    },
    ...(rich && chance(0.5)
      ? {
          weights: {
            coverage: 1 + int(60),
            cohesion: int(30),
            proximity: int(30),
            sme: int(30),
            balance: chance(0.4) ? int(20) : 0,
            fairTurn: int(10),
            parsimony: int(10) + (chance(0.2) ? 0.25 : 0),
          },
        }
      : {}),
    k: 3,
    minDifference: 1 + int(3),
  };
}
