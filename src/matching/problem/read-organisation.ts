import type { Capability, Certification, Kind, Organisation, SizeClass } from './problem.ts';
import {
  day,
  type Field,
  fault,
  flag,
  integer,
  listOf,
  number,
  objectOf,
  oneOf,
  text,
  textOrNull,
} from './read-fields.ts';

const KINDS: readonly Kind[] = ['company', 'research', 'training', 'institution'];
const SIZES: readonly SizeClass[] = ['micro', 'small', 'medium', 'large'];
const FIELDS = [
  'id',
  'kind',
  'sizeClass',
  'headcount',
  'turnoverCents',
  'nuts',
  'lat',
  'lon',
  'canLead',
  'excluded',
  'recentProposals',
  'group',
  'capabilities',
  'certifications',
];

/** A CPV code: eight digits that name a division at least; in `known` when that is given. */
export function cpvCode(field: Field, known: ReadonlySet<string> | null): string {
  if (field.value === undefined) return '';
  if (typeof field.value !== 'string' || !/^\d{8}$/.test(field.value) || field.value.startsWith('00')) {
    fault(field, 'must be a CPV code of eight digits');
    return '';
  }
  if (known !== null && !known.has(field.value)) fault(field, `"${field.value}" is not a code of the CPV`);
  return field.value;
}

/** One candidate; see `Organisation` for the defaults. */
export function readOrganisation(field: Field, known: ReadonlySet<string> | null): Organisation | null {
  const at = objectOf(field, FIELDS, ['id', 'capabilities']);
  if (at === null) return null;
  const headcount = optionalCount(at('headcount'));
  const [lat, lon] = coordinates(at('lat'), at('lon'));
  return {
    id: at('id').value === undefined ? '' : text(at('id')),
    kind: oneOf(at('kind'), KINDS, 'company'),
    sizeClass: oneOf(at('sizeClass'), SIZES, headcount === null ? 'small' : sizeByHeadcount(headcount)),
    headcount: headcount ?? 0,
    turnoverCents: optionalCount(at('turnoverCents')) ?? 0,
    nuts: textOrNull(at('nuts'), /^[A-Z]{2}[A-Z0-9]{0,3}$/, 'a NUTS code of two to five characters'),
    lat,
    lon,
    canLead: flag(at('canLead'), true),
    excluded: flag(at('excluded'), false),
    recentProposals: integer(at('recentProposals'), 0, 1_000_000, 0),
    group: at('group').value === undefined || at('group').value === null ? null : text(at('group')),
    capabilities: listOf(at('capabilities'), 2_000, (item) => readCapability(item, known)),
    certifications: listOf(at('certifications'), 500, readCertification),
  };
}

function optionalCount(field: Field): number | null {
  return field.value === undefined || field.value === null ? null : integer(field, 0, Number.MAX_SAFE_INTEGER);
}

/** EU 2003/361/EC by staff alone: the turnover of a problem file does not tell the balance sheet. */
export function sizeByHeadcount(headcount: number): SizeClass {
  if (headcount < 10) return 'micro';
  if (headcount < 50) return 'small';
  return headcount < 250 ? 'medium' : 'large';
}

/** Both or neither. */
export function coordinates(lat: Field, lon: Field): [number, number] | [null, null] {
  const none = (field: Field) => field.value === undefined || field.value === null;
  if (none(lat) && none(lon)) return [null, null];
  if (none(lat)) fault(lat, 'is missing beside lon');
  if (none(lon)) fault(lon, 'is missing beside lat');
  if (none(lat) || none(lon)) return [null, null];
  return [number(lat, -90, 90), number(lon, -180, 180)];
}

function readCapability(field: Field, known: ReadonlySet<string> | null): Capability | null {
  const at = objectOf(field, ['cpv', 'level', 'evidence', 'capacityCents'], ['cpv']);
  if (at === null) return null;
  return {
    cpv: cpvCode(at('cpv'), known),
    level: integer(at('level'), 1, 5, 3),
    evidence: integer(at('evidence'), 0, 1_000_000, 0),
    capacityCents: optionalCount(at('capacityCents')),
  };
}

function readCertification(field: Field): Certification | null {
  const at = objectOf(field, ['code', 'validUntil'], ['code']);
  if (at === null) return null;
  return { code: at('code').value === undefined ? '' : text(at('code')), validUntil: day(at('validUntil')) };
}
