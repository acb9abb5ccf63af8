import type { KnownParts } from './import.repository.ts';
import { positioned } from './position.ts';
import { latestFigures, withOrigins, type YearInput } from './profile.domain.ts';
import type { OrganisationInsert, OrganisationRow } from './repository.ts';
import { isSirenOf } from './same-company.domain.ts';
import type { RecognisedBy } from './same-company.ts';
import type { Capability, Certification } from './schemas.ts';
import type { ReadRow } from './spreadsheet/rows.ts';

/** What an import changes of one organisation; a list that is null stays as it is. */
export type Change = {
  organisation: OrganisationInsert & { id: string };
  clusterId: string | null;
  years: readonly YearInput[] | null;
  capabilities: readonly Capability[] | null;
  certifications: readonly Certification[] | null;
  /** Names of what changes. */
  changed: string[];
};

/** Fields of an organisation that a row may set. */
const FIELDS = [
  'name',
  'kind',
  'registrationNumber',
  'nafCode',
  'country',
  'nuts',
  'town',
  'postalCode',
  'address',
  'lat',
  'lon',
  'website',
  'description',
  'canLead',
] as const;

/** The row of a new organisation. */
export function toNew(row: ReadRow, clusterId: string | null): OrganisationInsert {
  const { capabilities: _listed, certifications: _certificates, ...input } = row.input;
  return {
    ...complete(input),
    ...positioned(input),
    ...latestFigures(row.figures === null ? [] : [row.figures]),
    name: row.input.name,
    searchName: row.searchName,
    kind: row.input.kind,
    country: row.input.country ?? 'FR',
    canLead: row.input.canLead ?? true,
    registrationNumber: row.registration,
    clusterIds: clusterId === null ? [] : [clusterId],
    version: 1,
  };
}

const complete = (input: Partial<Record<(typeof FIELDS)[number], unknown>>) =>
  Object.fromEntries(FIELDS.map((field) => [field, input[field] ?? null])) as Partial<OrganisationInsert>;

/**
 * What a row changes of a known organisation; null when it says nothing new. Its kind changes only if the file says it, its
 * name not where it was found by the name but for its form: a list writes the form or leaves it out as it pleases. A SIREN takes
 * no SIRET's place.
 */
export function merge(known: OrganisationRow, parts: KnownParts, row: ReadRow, by: RecognisedBy): Change | null {
  const given: Record<string, unknown> = { ...row.input, kind: row.kindGiven ? row.input.kind : known.kind };
  const isShort = row.registration !== null && isSirenOf(row.registration, known.registrationNumber ?? '');
  if (row.registration !== null) given['registrationNumber'] = isShort ? known.registrationNumber : row.registration;
  if (by === 'nameButForm') given['name'] = known.name;
  const moved = given['nuts'] !== undefined && given['nuts'] !== known.nuts && given['lat'] === undefined;
  if (moved) Object.assign(given, positioned({ nuts: row.input.nuts }));
  const fields = FIELDS.filter((field) => given[field] !== undefined && given[field] !== known[field]);
  const years = mergedYears(parts.years, row.figures);
  const capabilities = differing<Capability>(parts.capabilities, listedOf(row, parts), (c) => [
    c.cpv,
    c.level,
    c.capacityCents ?? null,
  ]);
  const certifications = differing<Certification>(parts.certifications, row.input.certifications, (c) => [
    c.code,
    c.validUntil ?? null,
  ]);
  const changed = [
    ...fields,
    ...(years === null ? [] : ['years']),
    ...(capabilities === null ? [] : ['capabilities']),
    ...(certifications === null ? [] : ['certifications']),
  ];
  if (changed.length === 0) return null;
  const values = Object.fromEntries(FIELDS.map((field) => [field, given[field] ?? known[field]]));
  return {
    organisation: {
      ...(values as Pick<OrganisationRow, (typeof FIELDS)[number]>),
      id: known.id,
      searchName: by === 'nameButForm' ? known.searchName : row.searchName,
      ...latestFigures(years ?? parts.years),
    },
    clusterId: known.clusterIds[0] ?? null,
    years,
    capabilities: capabilities === null ? null : keepingEvidence(parts.capabilities, capabilities),
    certifications,
    changed,
  };
}

/** The list that the row gives, else what it holds with what was read and confirmed; undefined where it says nothing. */
function listedOf(row: ReadRow, { capabilities }: KnownParts): readonly Capability[] | undefined {
  if (row.input.capabilities !== undefined || row.skills === undefined) return row.input.capabilities;
  const held = new Set(capabilities.map(({ cpv }) => cpv));
  return [
    ...capabilities.map(({ id: _id, organisationId: _of, ...one }) => one),
    ...row.skills.filter(({ cpv }) => !held.has(cpv)),
  ];
}

function mergedYears(known: KnownParts['years'], given: YearInput | null): YearInput[] | null {
  if (given === null) return null;
  const same = known.find((year) => year.year === given.year);
  const balanceSheetCents = given.balanceSheetCents ?? same?.balanceSheetCents ?? null;
  if (
    same !== undefined &&
    same.headcount === given.headcount &&
    same.turnoverCents === given.turnoverCents &&
    same.balanceSheetCents === balanceSheetCents
  ) {
    return null;
  }
  return [...known.filter((year) => year.year !== given.year), { ...given, balanceSheetCents }];
}

/** The given list where it differs from the known one in what a file can say; null where not, or nothing is given. */
function differing<T extends object>(
  known: readonly T[],
  given: readonly T[] | undefined,
  facts: (item: T) => readonly unknown[],
): readonly T[] | null {
  if (given === undefined) return null;
  const told = (list: readonly T[]) => JSON.stringify(list.map((item) => JSON.stringify(facts(item))).sort());
  return told(known) === told(given) ? null : given;
}

/** A file says nothing of evidence and descriptions: they stay with their codes. */
function keepingEvidence(known: KnownParts['capabilities'], given: readonly Capability[]): Capability[] {
  const byCode = new Map(known.map((capability) => [capability.cpv, capability]));
  return withOrigins(known, given).map((item) => {
    const before = byCode.get(item.cpv);
    return { evidence: before?.evidence ?? 0, description: before?.description ?? null, ...item };
  });
}
