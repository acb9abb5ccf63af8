/** A member's part in something that several did together. */
export type Part = {
  ventureId: string;
  innovation: boolean;
  international: boolean;
  intercluster: boolean;
  /** Whether it ran, or was signed or handed in, in the last twelve months of the period. */
  recent: boolean;
  /** Null: an initiative in which no member is named. */
  organisationId: string | null;
  company: boolean;
  sme: boolean | null;
};

/** What the network did together in a period. */
export type Ventures = {
  innovationProjects: number;
  internationalCollaborations: number;
  interclusterProjects: number;
  firmsInInitiatives: number;
  firmsInInitiativesSmeShare: number | null;
  activeActors: number;
  activeSmeShare: number | null;
};

/** An initiative with fewer companies does not bring firms together. */
const LEAST_FIRMS = 3;
/** So many initiatives that are no innovation projects make a member active. */
const LEAST_OTHERS = 2;

/** The indicators of common work, from who took part in what; `members`: organisations on the last day. */
export function venturesOf(parts: readonly Part[], members: ReadonlySet<string>): Ventures {
  const distinct = (which: (part: Part) => boolean): number =>
    new Set(parts.filter(which).map(({ ventureId }) => ventureId)).size;
  const firmsOf = new Map<string, Set<string>>();
  for (const { ventureId, organisationId, company } of parts)
    if (company && organisationId !== null)
      firmsOf.set(ventureId, (firmsOf.get(ventureId) ?? new Set()).add(organisationId));
  const inLarge = parts.filter((part) => part.company && (firmsOf.get(part.ventureId)?.size ?? 0) >= LEAST_FIRMS);
  const active = activeOf(parts, members);
  return {
    innovationProjects: distinct(({ innovation }) => innovation),
    internationalCollaborations: distinct(({ international }) => international),
    interclusterProjects: distinct(({ intercluster }) => intercluster),
    firmsInInitiatives: new Set(inLarge.map(({ organisationId }) => organisationId)).size,
    firmsInInitiativesSmeShare: smeShare(inLarge),
    activeActors: active.size,
    activeSmeShare: smeShare(
      parts.filter(({ organisationId }) => organisationId !== null && active.has(organisationId)),
    ),
  };
}

function activeOf(parts: readonly Part[], members: ReadonlySet<string>): Set<string> {
  const others = new Map<string, Set<string>>();
  const active = new Set<string>();
  for (const { organisationId, ventureId, innovation, recent } of parts) {
    if (organisationId === null || !recent || !members.has(organisationId)) continue;
    const so = (others.get(organisationId) ?? new Set()).add(ventureId);
    others.set(organisationId, so);
    if (innovation || so.size >= LEAST_OTHERS) active.add(organisationId);
  }
  return active;
}

/** Of companies of known class, each once. */
function smeShare(parts: readonly Part[]): number | null {
  const known = new Map(
    parts.flatMap(({ organisationId, company, sme }) =>
      company && organisationId !== null && sme !== null ? [[organisationId, sme] as const] : [],
    ),
  );
  return known.size === 0 ? null : [...known.values()].filter(Boolean).length / known.size;
}

/** How many there are when those that are tied together, also by others between them, count once. */
export function countGroups(members: readonly string[], ties: readonly (readonly [string, string])[]): number {
  const parent = new Map(members.map((id) => [id, id]));
  const rootOf = (id: string): string => {
    let root = id;
    while (parent.get(root) !== root) root = parent.get(root)!;
    return root;
  };
  let groups = parent.size;
  for (const [a, b] of ties) {
    if (!parent.has(a) || !parent.has(b)) continue;
    const [x, y] = [rootOf(a), rootOf(b)];
    if (x === y) continue;
    parent.set(x, y);
    groups -= 1;
  }
  return groups;
}
