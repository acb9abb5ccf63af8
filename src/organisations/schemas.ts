import { type Static, Type } from 'typebox';
import {
  BasisPoints,
  Cents,
  CpvCode,
  Day,
  Instant,
  listQuery,
  Named,
  Nullable,
  NutsCode,
  pageOf,
  ShortText,
  Strict,
  Uuid,
  Word,
  Year,
} from '../shared/schemas.ts';
import { CAPABILITY_ORIGINS, EU_SIZE_CLASSES, FR_SIZE_CLASSES, ORGANISATION_KINDS, RELATION_KINDS } from './table.ts';

const Kind = Word(ORGANISATION_KINDS, { examples: ['company'] });
const SizeClass = Word(EU_SIZE_CLASSES, { description: 'Recommendation 2003/361/EC' });
const SizeClassFr = Word(FR_SIZE_CLASSES, { description: 'Décret 2008-1354' });
const Latitude = Type.Number({ minimum: -90, maximum: 90, description: 'Degrees, WGS 84', examples: [47.2184] });
const Longitude = Type.Number({ minimum: -180, maximum: 180, description: 'Degrees, WGS 84', examples: [-1.5536] });
const Paragraph = Type.String({ maxLength: 10_000 });
const Headcount = Type.Integer({ minimum: 0, maximum: 10_000_000, description: 'Annual work units' });

export const CapabilitySchema = Named('CapabilityInput', {
  cpv: CpvCode,
  level: Type.Integer({ minimum: 1, maximum: 5, description: '1 beginner to 5 reference of its field' }),
  evidence: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 5, description: 'References and certifications that back it; 0 unless given' }),
  ),
  capacityCents: Type.Optional(Nullable(Cents)),
  description: Type.Optional(Nullable(Paragraph)),
  origin: Type.Optional(
    Word(CAPABILITY_ORIGINS, {
      description:
        'Where it was read, for one that was confirmed as suggested; as it was, else `declared`, unless given',
    }),
  ),
  quote: Type.Optional(
    Nullable(
      Type.String({ maxLength: 500, description: 'The words that it was read from; null where it was typed in' }),
    ),
  ),
});
export const CertificationSchema = Named('CertificationInput', {
  code: Type.String({ minLength: 1, maxLength: 100, examples: ['EN 9100'] }),
  issuer: Type.Optional(Nullable(ShortText)),
  validUntil: Type.Optional(
    Nullable(Type.String({ format: 'date', description: 'Last day of validity; null: without end' })),
  ),
});
export const ReferenceSchema = Named('ReferenceInput', {
  title: ShortText,
  buyer: ShortText,
  cpv: Type.Optional(Nullable(CpvCode)),
  year: Year,
  valueCents: Type.Optional(Nullable(Cents)),
  description: Type.Optional(Nullable(Paragraph)),
});
export const YearFiguresSchema = Named('YearFiguresInput', {
  year: Year,
  headcount: Headcount,
  turnoverCents: Cents,
  balanceSheetCents: Type.Optional(Nullable(Cents)),
});

export type Capability = Static<typeof CapabilitySchema>;
export type Certification = Static<typeof CertificationSchema>;
export type Reference = Static<typeof ReferenceSchema>;
export type YearFiguresInput = Static<typeof YearFiguresSchema>;

export const CapabilityList = Type.Array(CapabilitySchema, { maxItems: 500 });
export const CertificationList = Type.Array(CertificationSchema, { maxItems: 200 });
export const ReferenceList = Type.Array(ReferenceSchema, { maxItems: 500 });
export const YearList = Type.Array(YearFiguresSchema, { maxItems: 100 });

/** What a person may type in of an organisation itself. */
const profile = {
  registrationNumber: Type.Optional(
    Nullable(
      Type.String({
        pattern: '^[0-9A-Z][0-9A-Z .-]{1,39}$',
        description: 'National registration number; in France the SIRET',
        examples: ['90000000100013'],
      }),
    ),
  ),
  nafCode: Type.Optional(
    Nullable(
      Type.String({
        pattern: '^\\d{2}\\.\\d{2}[A-Z]$',
        description: 'NAF rev. 2 or NAF 2025; the last letter tells the edition',
        examples: ['25.62B'],
      }),
    ),
  ),
  country: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1; FR unless given' })),
  nuts: Type.Optional(Nullable(NutsCode)),
  town: Type.Optional(Nullable(ShortText)),
  postalCode: Type.Optional(Nullable(Type.String({ minLength: 1, maxLength: 20 }))),
  address: Type.Optional(Nullable(ShortText)),
  lat: Type.Optional(Nullable(Latitude)),
  lon: Type.Optional(Nullable(Longitude)),
  website: Type.Optional(Nullable(Type.String({ pattern: '^https?://[^\\s]+$', maxLength: 500 }))),
  description: Type.Optional(Nullable(Paragraph)),
  canLead: Type.Optional(Type.Boolean({ description: 'Whether it can be mandataire of a group; true unless given' })),
  exclusionGround: Type.Optional(
    Nullable(
      Type.String({
        minLength: 1,
        maxLength: 500,
        description: 'Ground for exclusion that the organisation declares (CCP L2141-1 to -10): it is never proposed',
      }),
    ),
  ),
  excludedUntil: Type.Optional(
    Nullable(Type.String({ format: 'date', description: 'First day without the ground; null: without end' })),
  ),
};

export const NewOrganisation = Named(
  'OrganisationInput',
  {
    name: ShortText,
    kind: Kind,
    clusterId: Type.Optional(
      Type.String({ format: 'uuid', description: "The cluster that it joins; the caller's first unless given" }),
    ),
    ...profile,
    years: Type.Optional(YearList),
    capabilities: Type.Optional(CapabilityList),
    certifications: Type.Optional(CertificationList),
    references: Type.Optional(ReferenceList),
  },
  {
    examples: [
      {
        name: 'Chaudronnerie de l’Estuaire',
        kind: 'company',
        nuts: 'FRG01',
        town: 'Saint-Nazaire',
        years: [{ year: 2025, headcount: 42, turnoverCents: 640_000_000 }],
        capabilities: [{ cpv: '45262670', level: 4, evidence: 2, capacityCents: 150_000_000 }],
        certifications: [{ code: 'ISO 9001', validUntil: '2028-03-31' }],
      },
    ],
  },
);
export const OrganisationPatch = Named(
  'OrganisationPatch',
  { name: Type.Optional(ShortText), kind: Type.Optional(Kind), ...profile },
  {
    minProperties: 1,
    examples: [{ town: 'Saint-Nazaire', nuts: 'FRG01', website: 'https://ateliers-loire.example', canLead: true }],
  },
);
export type NewOrganisationInput = Static<typeof NewOrganisation>;
export type OrganisationPatchInput = Static<typeof OrganisationPatch>;

const summary = {
  id: Uuid,
  name: Type.String(),
  kind: Kind,
  registrationNumber: Nullable(Type.String()),
  country: Type.String(),
  nuts: Nullable(Type.String()),
  town: Nullable(Type.String()),
  lat: Nullable(Type.Number()),
  lon: Nullable(Type.Number()),
  canLead: Type.Boolean(),
  headcount: Nullable(Type.Integer()),
  turnoverCents: Nullable(Type.Number()),
  sizeClass: Nullable(SizeClass),
  sizeClassFr: Nullable(SizeClassFr),
  clusterIds: Type.Array(Type.String()),
  version: Type.Integer(),
};
export const OrganisationSummary = Named('OrganisationSummary', summary);
export const OrganisationPage = pageOf(OrganisationSummary);

export const OrganisationSchema = Named('Organisation', {
  ...summary,
  nafCode: Nullable(Type.String({ description: 'NAF rev. 2 or NAF 2025' })),
  postalCode: Nullable(Type.String()),
  address: Nullable(Type.String()),
  website: Nullable(Type.String()),
  description: Nullable(Type.String()),
  exclusionGround: Nullable(Type.String()),
  excludedUntil: Nullable(Day),
  excluded: Type.Boolean({ description: 'Whether a declared ground for exclusion holds today' }),
  years: Type.Array(
    Named('YearFigures', {
      year: Year,
      headcount: Headcount,
      turnoverCents: Cents,
      balanceSheetCents: Nullable(Cents),
      sizeClass: SizeClass,
      sizeClassFr: SizeClassFr,
    }),
  ),
  capabilities: Type.Array(
    Named('Capability', {
      cpv: Type.String(),
      level: Type.Integer(),
      evidence: Type.Integer(),
      capacityCents: Nullable(Cents),
      description: Nullable(Type.String()),
      origin: Word(CAPABILITY_ORIGINS, { description: 'Where it was read; `declared`: somebody typed it in' }),
      quote: Nullable(Type.String({ description: 'The words that it was read from; null where it was typed in' })),
    }),
  ),
  certifications: Type.Array(
    Named('Certification', {
      code: Type.String(),
      issuer: Nullable(Type.String()),
      validUntil: Nullable(Day),
      expired: Type.Boolean({ description: 'Whether its last day of validity has passed' }),
    }),
  ),
  references: Type.Array(
    Named('Reference', {
      id: Uuid,
      title: Type.String(),
      buyer: Type.String(),
      cpv: Nullable(Type.String()),
      year: Year,
      valueCents: Nullable(Cents),
      description: Nullable(Type.String()),
      source: Type.String({ description: '`declared`, or the result notice that it was read from' }),
    }),
  ),
  profileConfirmedAt: Nullable(
    Type.String({ format: 'date-time', description: 'When its own people last said that it is right; null: never' }),
  ),
  createdAt: Instant,
  updatedAt: Instant,
});

export const OrganisationQuery = listQuery({
  q: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      description:
        'Words of the name, the town, a trade or a region, or a registration number: what fits best comes first',
    }),
  ),
  cpv: Type.Optional(
    Type.String({ pattern: '^[0-9]{2,8}$', description: 'Has a capability with this CPV code or one below it' }),
  ),
  nuts: Type.Optional(Type.String({ pattern: '^[A-Z]{2}[0-9A-Z]{0,3}$', description: 'In this NUTS region' })),
  clusterId: Type.Optional(Uuid),
  kind: Type.Optional(Kind),
});

export const ExpiringQuery = listQuery({
  by: Type.Optional(Type.String({ format: 'date', description: 'Last day to look at; 90 days from now unless given' })),
  clusterId: Type.Optional(Uuid),
});
export const ExpiringPage = pageOf(
  Named('ExpiringCertification', {
    id: Uuid,
    organisationId: Uuid,
    organisationName: Type.String(),
    code: Type.String(),
    issuer: Nullable(Type.String()),
    validUntil: Day,
  }),
);

export const NewRelation = Named('RelationInput', {
  organisationId: Uuid,
  kind: Word(RELATION_KINDS),
  note: Type.Optional(Nullable(ShortText)),
});
export const RelationSchema = Named('Relation', {
  id: Uuid,
  organisationId: Uuid,
  kind: Word(RELATION_KINDS),
  note: Nullable(Type.String()),
  createdAt: Instant,
});
export const TieInput = Named('TieInput', {
  weightBp: BasisPoints,
  jointContracts: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000, description: '1 unless given' })),
  lastYear: Type.Optional(Nullable(Year)),
});
export const TieSchema = Named('Tie', {
  organisationId: Uuid,
  weightBp: BasisPoints,
  jointContracts: Type.Integer(),
  lastYear: Nullable(Year),
  source: Type.String({ description: 'Who says so: `declared`, or the joint contracts that it was read from' }),
});
export const OtherParams = Strict({ id: Uuid, otherId: Uuid });
export const RelationParams = Strict({ id: Uuid, relationId: Uuid });
