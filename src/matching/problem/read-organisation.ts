import {
  type Capability,
  CapabilitySchema,
  type Certification,
  CertificationSchema,
  KINDS,
  MAX_CAPABILITIES,
  MAX_CERTIFICATIONS,
  NUTS,
  type Organisation,
  OrganisationSchema,
  SIZES,
  type SizeClass,
} from './organisation.ts';
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
import { COUNT, LATITUDE, LEVEL, LONGITUDE, TIMES } from './schema-parts.ts';

const FIELDS = Object.keys(OrganisationSchema.properties);
const CAPABILITY_FIELDS = Object.keys(CapabilitySchema.properties);
const CERTIFICATION_FIELDS = Object.keys(CertificationSchema.properties);
const NUTS_FORM = new RegExp(NUTS);

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
    nuts: textOrNull(at('nuts'), NUTS_FORM, 'a NUTS code of two to five characters'),
    lat,
    lon,
    canLead: flag(at('canLead'), true),
    excluded: flag(at('excluded'), false),
    recentProposals: integer(at('recentProposals'), TIMES, 0),
    group: at('group').value === undefined || at('group').value === null ? null : text(at('group')),
    capabilities: listOf(at('capabilities'), MAX_CAPABILITIES, (item) => readCapability(item, known)),
    certifications: listOf(at('certifications'), MAX_CERTIFICATIONS, readCertification),
  };
}

function optionalCount(field: Field): number | null {
  return field.value === undefined || field.value === null ? null : integer(field, COUNT);
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
  return [number(lat, LATITUDE), number(lon, LONGITUDE)];
}

function readCapability(field: Field, known: ReadonlySet<string> | null): Capability | null {
  const at = objectOf(field, CAPABILITY_FIELDS, ['cpv']);
  if (at === null) return null;
  return {
    cpv: cpvCode(at('cpv'), known),
    level: integer(at('level'), LEVEL, 3),
    evidence: integer(at('evidence'), TIMES, 0),
    capacityCents: optionalCount(at('capacityCents')),
  };
}

function readCertification(field: Field): Certification | null {
  const at = objectOf(field, CERTIFICATION_FIELDS, ['code']);
  if (at === null) return null;
  return { code: at('code').value === undefined ? '' : text(at('code')), validUntil: day(at('validUntil')) };
}
