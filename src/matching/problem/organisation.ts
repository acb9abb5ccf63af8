import { type Static, Type } from 'typebox';
import {
  COUNT,
  type Complete,
  cpvField,
  dayField,
  type Fixed,
  LATITUDE,
  LEVEL,
  LONGITUDE,
  nullable,
  TIMES,
  textField,
} from './schema-parts.ts';

/*
 * The one description of a candidate: the JSON schema of the problem file, what its reader accepts, the type that the
 * engine works on, the columns' type (`network/candidate.ts`) and the rows that SQL gives (`src/candidates`) follow it.
 */

/** What an organisation may be. Only `research` has a rule of its own (`researchOrganisation`). */
export const KINDS = ['company', 'research', 'training', 'institution'] as const;
export type Kind = (typeof KINDS)[number];

/** EU size classes (2003/361/EC); `micro`, `small` and `medium` count as SMEs. */
export const SIZES = ['micro', 'small', 'medium', 'large'] as const;
export type SizeClass = (typeof SIZES)[number];

/** The form of a NUTS code. */
export const NUTS = '^[A-Z]{2}[A-Z0-9]{0,3}$';

/**
 * Most capabilities and certifications of one organisation, refused above: an invented company has 4.7 of the CPV's
 * 9,454.
 */
export const MAX_CAPABILITIES = 2_000;
export const MAX_CERTIFICATIONS = 500;

/** One skill. */
export const CapabilitySchema = Type.Object(
  {
    cpv: cpvField(),
    level: Type.Optional(Type.Integer({ ...LEVEL, default: 3 })),
    /** Number of references. */
    evidence: Type.Optional(Type.Integer({ ...TIMES, default: 0 })),
    capacityCents: Type.Optional(nullable(Type.Integer(COUNT), { description: 'yearly; null: not limited' })),
  },
  { additionalProperties: false },
);

/** A certificate that an organisation holds. */
export const CertificationSchema = Type.Object(
  {
    code: textField(),
    /** Null: it does not expire. */
    validUntil: Type.Optional(nullable(dayField(), { description: 'last valid day' })),
  },
  { additionalProperties: false },
);

/** A candidate, with all that the engine may know of it. */
export const OrganisationSchema = Type.Object(
  {
    id: textField(),
    kind: Type.Optional(Type.Enum([...KINDS], { default: 'company' })),
    sizeClass: Type.Optional(Type.Enum([...SIZES], { description: 'default: from the headcount, small without one' })),
    headcount: Type.Optional(nullable(Type.Integer(COUNT))),
    turnoverCents: Type.Optional(nullable(Type.Integer({ ...COUNT, default: 0 }), { default: 0 })),
    nuts: Type.Optional(nullable(Type.String({ pattern: NUTS }))),
    /** Degrees; both or neither. */
    lat: Type.Optional(nullable(Type.Number(LATITUDE))),
    lon: Type.Optional(nullable(Type.Number(LONGITUDE))),
    /** May be the mandataire. */
    canLead: Type.Optional(Type.Boolean({ default: true })),
    /** Excluded by law (CCP L2141-1 ff.): never proposed. */
    excluded: Type.Optional(Type.Boolean({ default: false })),
    /** How often it was proposed lately; for the fair turn. */
    recentProposals: Type.Optional(Type.Integer({ ...TIMES, default: 0 })),
    group: Type.Optional(
      nullable(textField(), {
        description: 'group of companies: two firms of one group never sit together',
      }),
    ),
    capabilities: Type.Array(CapabilitySchema, { maxItems: MAX_CAPABILITIES }),
    certifications: Type.Optional(Type.Array(CertificationSchema, { maxItems: MAX_CERTIFICATIONS, default: [] })),
  },
  { additionalProperties: false },
);

/** An organisation of a problem file: what has a default may be left out. */
export type WrittenOrganisation = Fixed<Static<typeof OrganisationSchema>>;
/** One skill, with its level (1–5), number of references and yearly capacity in cents. */
export type Capability = Complete<Static<typeof CapabilitySchema>>;
/** A certificate with its last valid day. */
export type Certification = Complete<Static<typeof CertificationSchema>>;
/** A candidate with every default filled in: a headcount and a turnover that nobody knows are 0. */
export type Organisation = Omit<
  Complete<WrittenOrganisation, 'headcount' | 'turnoverCents'>,
  'capabilities' | 'certifications'
> & { readonly capabilities: readonly Capability[]; readonly certifications: readonly Certification[] };
