import { type Static, Type } from 'typebox';
import { WHOLE_BP } from '../../shared/money.ts';
import {
  COUNT,
  type Complete,
  cpvField,
  dayField,
  type Fixed,
  LATITUDE,
  LEVEL,
  LONGITUDE,
  MAX_ORGANISATIONS,
  nullable,
  textField,
  UNIT,
} from './schema-parts.ts';

/**
 * Most requirements of a lot, refused above: a notice's lot has 12 codes at most, and 40 among 20,000 firms were
 * answered in 8 s.
 */
export const MAX_REQUIREMENTS = 64;
/** Most members of a team, refused above: means over up to 12 are whole numbers in units of lcm(1..12) (see `model.ts`). */
export const MAX_MEMBERS = 12;
/** Members of a team at most unless a problem says so: each seat more takes 1.52 times as long (test/bench/FIGURES.md). */
export const DEFAULT_MEMBERS = 6;
/** Most consortia that may be asked for, refused above: each is a search with a proof of its own, and nobody reads more. */
export const MAX_CONSORTIA = 20;
/** Consortia that are looked for unless a problem says so: five take 2.5 times as long as one (test/bench/FIGURES.md). */
export const DEFAULT_CONSORTIA = 5;
/** What a component of the policy weighs at most: totals stay exact while whole weights sum to 10,000 (see `model.ts`). */
export const MAX_WEIGHT = 10_000;
/**
 * What a member does at least, in basis points, and adds at least to the coverage in [0,1], unless a problem says so. With
 * 200 and 0 on 171 lots of real notices, 192 members of the teams proposed were passengers; with these none (`bench -- passengers`).
 */
export const MIN_SHARE_BP = 1000;
export const MIN_CONTRIBUTION = 0.01;
/**
 * Members of a consortium at least, members by which two differ, and how far below the best one may score, unless a problem
 * says so. One firm is no consortium; the others are chosen by reasoning: a proposal that differs in nobody is none, and one
 * that is a seventh worse is not compared with the best.
 */
export const MIN_MEMBERS = 2;
export const MIN_DIFFERENCE = 1;
export const MAX_DISTANCE = 0.15;

/** One thing that the lot needs. */
export const RequirementSchema = Type.Object(
  {
    id: textField(),
    cpv: cpvField(),
    /** All weights of a problem sum to 10,000. */
    weightBp: Type.Integer({ minimum: 1, maximum: WHOLE_BP, description: 'part of the whole work, basis points' }),
    mandatory: Type.Optional(
      Type.Boolean({ default: true, description: 'wholly assigned to members; an optional one may be left out' }),
    ),
    /** Least level of the capability that serves it. */
    minLevel: Type.Optional(nullable(Type.Integer({ ...LEVEL, default: 1 }), { default: 1 })),
    /** Code of a certification that whoever works on it holds at the deadline; null: none. */
    certification: Type.Optional(nullable(textField())),
    capacityCents: Type.Optional(
      nullable(
        Type.Integer({
          ...COUNT,
          default: 0,
          description: 'what the whole requirement takes of a capacity; 0: nothing',
        }),
        { default: 0 },
      ),
    ),
    /** An essential task reserved to the group. */
    mustBeDoneByMember: Type.Optional(
      Type.Boolean({ default: false, description: 'never left out, even when optional (CCP R2142-27)' }),
    ),
    minQuality: Type.Optional(
      Type.Number({
        ...UNIT,
        default: 0,
        description: 'least quality with which anyone serves it, when more than constraints.minQuality',
      }),
    ),
  },
  { additionalProperties: false },
);

const cents = () => Type.Optional(Type.Integer({ ...COUNT, default: 0 }));
const organisationIds = () => Type.Optional(Type.Array(textField(), { maxItems: MAX_ORGANISATIONS, default: [] }));

/** The hard conditions of the lot. */
export const ConstraintsSchema = Type.Object(
  {
    /** Certifications must be valid on this day; null: any certification listed counts. */
    deadline: Type.Optional(nullable(dayField())),
    minMembers: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: MAX_MEMBERS,
        default: MIN_MEMBERS,
        description: 'fewest members; at most maxMembers. Who can do the lot alone is listed apart',
      }),
    ),
    maxMembers: Type.Optional(Type.Integer({ minimum: 1, maximum: MAX_MEMBERS, default: DEFAULT_MEMBERS })),
    /** Least turnover of the group taken together (CCP R2142-25), of each member, and of the mandataire. */
    minTurnoverCents: cents(),
    minMemberTurnoverCents: cents(),
    minLeadTurnoverCents: cents(),
    /** Least part of the whole work that SMEs do. */
    minSmeShareBp: Type.Optional(Type.Integer({ minimum: 0, maximum: WHOLE_BP, default: 0 })),
    minShareBp: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: WHOLE_BP,
        default: MIN_SHARE_BP,
        description: 'least part of each member',
      }),
    ),
    /** Who adds less is a passenger, and no team with one is proposed. */
    minContribution: Type.Optional(
      Type.Number({
        ...UNIT,
        default: MIN_CONTRIBUTION,
        description:
          'coverage that the others lose at least without a member, or else they break a condition of the group; 0: passengers are let in',
      }),
    ),
    minQuality: Type.Optional(
      Type.Number({ ...UNIT, default: 0, description: 'least quality with which anyone serves a requirement' }),
    ),
    researchOrganisation: Type.Optional(Type.Boolean({ default: false })),
    pinned: organisationIds(),
    banned: organisationIds(),
    site: Type.Optional(
      nullable(
        Type.Object({ lat: Type.Number(LATITUDE), lon: Type.Number(LONGITUDE) }, { additionalProperties: false }),
      ),
    ),
  },
  { additionalProperties: false },
);

const weight = () => Type.Optional(Type.Number({ minimum: 0, maximum: MAX_WEIGHT }));

/** The cluster's policy; its seven components in the order in which they are shown. */
export const WeightsSchema = Type.Object(
  {
    coverage: weight(),
    cohesion: weight(),
    proximity: weight(),
    sme: weight(),
    balance: weight(),
    fairTurn: weight(),
    parsimony: weight(),
  },
  {
    additionalProperties: false,
    description: 'the policy; a component that is not named weighs 0; without a policy, that of DEFAULT_WEIGHTS',
  },
);

/** One thing that the lot needs, complete; minQuality is the more severe of its own and the problem's. */
export type Requirement = Complete<Static<typeof RequirementSchema>, 'minLevel' | 'capacityCents'>;
/** The hard conditions of the lot, complete. */
export type Constraints = Fixed<Complete<Static<typeof ConstraintsSchema>>>;
/** The cluster's policy: what each component weighs. Any non-negative scale; the score divides by their sum. */
export type Weights = Complete<Static<typeof WeightsSchema>>;
export type Component = keyof Weights;

/** Names of the seven score components, in the order in which they are shown. */
export const COMPONENTS = [
  'coverage',
  'cohesion',
  'proximity',
  'sme',
  'balance',
  'fairTurn',
  'parsimony',
] as const satisfies Component[];

/**
 * The policy of a cluster that has chosen none. Coverage, cohesion and proximity stand in the proportion that finds the
 * partners of real awards best (`npm run bench -- truth`); the others cannot be read from awards and are a moderate choice.
 */
export const DEFAULT_WEIGHTS: Weights = {
  coverage: 50,
  cohesion: 30,
  proximity: 20,
  sme: 10,
  balance: 0,
  fairTurn: 5,
  parsimony: 5,
};
