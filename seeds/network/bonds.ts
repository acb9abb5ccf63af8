import type { SeedCluster } from './clusters.ts';
import { LIMOUSIN } from './clusters.ts';
import type { SeedOrganisation } from './company.ts';
import type { PastDeal } from './past-deals.ts';
import { randomFrom, seedId } from './random.ts';

/** A working group with its members; the first leads it. */
export type SeedGroup = { id: string; cluster: string; name: string; memberIds: string[] };
/** A pair, the smaller id first. */
export type SeedPair = { id: string; aId: string; bId: string };
export type SeedTie = SeedPair & { weightBp: number; jointContracts: number; lastYear: number };
export type SeedRelation = SeedPair & { kind: 'competitor' | 'same_group'; note: string };

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  [LIMOUSIN]: ['Eau et assainissement', 'Déchets et matières', 'Énergies renouvelables', 'Biodiversité et paysages'],
};
const USUAL_GROUPS = ['Offres communes', 'Qualité et sécurité', 'Innovation'];

/** Working groups of each cluster that has members enough. */
export function workingGroups(
  clusters: readonly SeedCluster[],
  organisations: readonly SeedOrganisation[],
): SeedGroup[] {
  const random = randomFrom('working groups');
  return clusters.flatMap(({ key }) => {
    const members = organisations.filter((o) => o.memberships.some((m) => m.cluster === key));
    if (members.length < 8) return [];
    return (GROUPS[key] ?? USUAL_GROUPS).map((name) => ({
      id: seedId(`working group ${key} ${name}`),
      cluster: key,
      name,
      memberIds: random.sample(members, random.int(5, Math.min(14, members.length))).map((o) => o.id),
    }));
  });
}

/** Ties from past joint work: the more contracts together, the stronger. */
export function tiesOf(deals: readonly PastDeal[]): SeedTie[] {
  const ties = new Map<string, SeedTie>();
  for (const deal of deals) {
    const ids = deal.shares.map((share) => share.organisationId).sort();
    for (const [i, aId] of ids.entries()) {
      for (const bId of ids.slice(i + 1)) {
        const { id } = pair('tie', aId, bId);
        const contracts = (ties.get(id)?.jointContracts ?? 0) + 1;
        const weightBp = Math.min(9_500, 3_500 + 1_500 * contracts);
        ties.set(id, { id, aId, bId, weightBp, jointContracts: contracts, lastYear: deal.year });
      }
    }
  }
  return [...ties.values()];
}

/** Smaller works of two members of one cluster, before and beside the tenders won together. */
export function acquaintances(companies: readonly SeedOrganisation[], known: readonly SeedTie[]): SeedTie[] {
  const random = randomFrom('acquaintances');
  const ties = new Map(known.map((tie) => [tie.id, tie]));
  const homes = new Map<string, SeedOrganisation[]>();
  for (const company of companies) {
    const home = company.memberships[1]?.cluster ?? company.memberships[0]?.cluster ?? '';
    homes.set(home, [...(homes.get(home) ?? []), company]);
  }
  for (const members of homes.values()) {
    for (const company of members) {
      for (const other of random.sample(
        members.filter((member) => member !== company && member.trade !== company.trade),
        random.int(1, 4),
      )) {
        const { id, aId, bId } = pair('tie', company.id, other.id);
        const jointContracts = random.int(1, 4);
        const tie = {
          id,
          aId,
          bId,
          weightBp: 1_000 + 900 * jointContracts,
          jointContracts,
          lastYear: random.int(2010, 2024),
        };
        if (!ties.has(id)) ties.set(id, tie);
      }
    }
  }
  return [...ties.values()];
}

const COMPETITORS = 60;
const GROUPS_OF_FIRMS = 8;

/** Competitors do the same trade in the same département; a few firms of one owner do different ones. */
export function relationsOf(organisations: readonly SeedOrganisation[]): SeedRelation[] {
  const random = randomFrom('relations');
  const companies = organisations.filter((o) => o.kind === 'company');
  const relations = new Map<string, SeedRelation>();
  const draw = (
    kind: SeedRelation['kind'],
    count: number,
    fits: (a: SeedOrganisation, b: SeedOrganisation) => boolean,
  ) => {
    let found = 0;
    for (const a of random.sample(companies, companies.length)) {
      if (found === count) return;
      const others = companies.filter((b) => b !== a && fits(a, b));
      if (others.length === 0) continue;
      const relation = pair(kind, a.id, random.pick(others).id);
      if (relations.has(relation.id)) continue;
      const note = kind === 'competitor' ? 'Même métier, même département' : 'Même actionnaire';
      relations.set(relation.id, { ...relation, kind, note });
      found++;
    }
  };
  draw('competitor', COMPETITORS, (a, b) => a.trade === b.trade && a.town.nuts === b.town.nuts);
  draw('same_group', GROUPS_OF_FIRMS, (a, b) => a.trade !== b.trade && a.town.name === b.town.name);
  return [...relations.values()];
}

function pair(kind: string, one: string, other: string): SeedPair {
  const [aId, bId] = one < other ? [one, other] : [other, one];
  return { id: seedId(`${kind} ${aId} ${bId}`), aId, bId };
}
