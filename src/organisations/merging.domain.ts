/** Columns of a row that are filled from the one that goes, where the one that stays has nothing. */
const FILLED = [
  'registration_number',
  'naf_code',
  'nuts',
  'town',
  'postal_code',
  'address',
  'website',
  'description',
] as const;

/** Where things stand that refer to a company, as people call them. Everything else is `other`. */
const PLACES: Readonly<Record<string, string>> = {
  user_roles: 'people',
  role_requests: 'people',
  organisation_contacts: 'contacts',
  capabilities: 'capabilities',
  certifications: 'certifications',
  organisation_references: 'references',
  organisation_years: 'years',
  memberships: 'memberships',
  working_groups: 'workingGroups',
  working_group_members: 'workingGroups',
  organisation_relations: 'relations',
  ties: 'relations',
  consortium_members: 'seats',
  invitations: 'seats',
  consortium_offers: 'seats',
  recompositions: 'seats',
  candidacies: 'seats',
  disclosures: 'seats',
  solo_declarations: 'declarations',
  contract_members: 'contracts',
  ledger_accounts: 'ledger',
  ledger_postings: 'ledger',
  bid_facts: 'bidFacts',
  equipment: 'equipment',
  equipment_bookings: 'equipment',
  equipment_commitments: 'equipment',
  equipment_trainings: 'equipment',
  award_holders: 'awards',
};

/** What people call what refers to a company. */
export const MERGE_KINDS = [...new Set(Object.values(PLACES)), 'other'] as const;

export const kindOf = (place: string): string => PLACES[place] ?? 'other';

/** How many of each kind, the most first. */
export function countKinds(places: readonly string[]): { kind: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const place of places) counts.set(kindOf(place), (counts.get(kindOf(place)) ?? 0) + 1);
  return [...counts]
    .map(([kind, count]) => ({ kind, count }))
    .sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1));
}

/**
 * What the row that stays takes from the one that goes: what it has not itself; a place only as a whole, with its
 * position. By column names of the database.
 */
export function fillings(
  into: Readonly<Record<string, unknown>>,
  from: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const filled: Record<string, unknown> = {};
  for (const column of FILLED) if (into[column] === null && from[column] !== null) filled[column] = from[column];
  if (into['lat'] === null && from['lat'] !== null) Object.assign(filled, { lat: from['lat'], lon: from['lon'] });
  return filled;
}
