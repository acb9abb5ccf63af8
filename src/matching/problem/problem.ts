import { type Static, Type } from 'typebox';
import {
  type Constraints,
  ConstraintsSchema,
  DEFAULT_CONSORTIA,
  MAX_CONSORTIA,
  MAX_DISTANCE,
  MAX_MEMBERS,
  MAX_REQUIREMENTS,
  MIN_DIFFERENCE,
  type Requirement,
  RequirementSchema,
  type Weights,
  WeightsSchema,
} from './lot.ts';
import { type Organisation, OrganisationSchema } from './organisation.ts';
import { type Fixed, MAX_ORGANISATIONS, nullable, textField, UNIT } from './schema-parts.ts';

export * from './lot.ts';
export type {
  Capability,
  Certification,
  Kind,
  Organisation,
  SizeClass,
  WrittenOrganisation,
} from './organisation.ts';

/**
 * Most ties and pairs that stay apart of a problem, refused above: 80,000 organisations of France's clusters have
 * 480,000 ties.
 */
export const MAX_TIES = 5_000_000;
export const MAX_CONFLICTS = 1_000_000;

const TieSchema = Type.Object(
  { a: textField(), b: textField(), weight: Type.Number(UNIT) },
  { additionalProperties: false },
);
const ConflictSchema = Type.Object({ a: textField(), b: textField() }, { additionalProperties: false });

/**
 * One lot's problem as the problem file, the worker's snapshot of a lot and the stored run all write it. Amounts are
 * integer cents, shares basis points of the whole work, levels 1–5. `problem.schema.json` is this as JSON.
 */
export const ProblemSchema = Type.Object(
  {
    requirements: Type.Array(RequirementSchema, { minItems: 1, maxItems: MAX_REQUIREMENTS }),
    organisations: Type.Array(OrganisationSchema, { maxItems: MAX_ORGANISATIONS }),
    ties: Type.Optional(Type.Array(TieSchema, { maxItems: MAX_TIES, default: [] })),
    conflicts: Type.Optional(Type.Array(ConflictSchema, { maxItems: MAX_CONFLICTS, default: [] })),
    constraints: Type.Optional(ConstraintsSchema),
    weights: Type.Optional(nullable(WeightsSchema)),
    /** How many consortia are wanted. */
    k: Type.Optional(Type.Integer({ minimum: 1, maximum: MAX_CONSORTIA, default: DEFAULT_CONSORTIA })),
    /** By how many members two proposals differ at least. */
    minDifference: Type.Optional(Type.Integer({ minimum: 0, maximum: MAX_MEMBERS, default: MIN_DIFFERENCE })),
    maxDistance: Type.Optional(
      Type.Number({
        ...UNIT,
        default: MAX_DISTANCE,
        description: 'how far below the best score further proposals may be, as a part of it',
      }),
    ),
  },
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Problem of one lot',
    description:
      'Input of `npm run match`. Also required, beyond what a schema can say: weights (weightBp) sum to 10,000; ids are unique and exist where they are named; nobody is pinned and banned at once; CPV codes exist; weights have at most four decimals and are not all zero.',
    additionalProperties: false,
  },
);

/** How well two organisations know each other, in [0,1]. Several ties of one pair: the strongest counts. */
export type Tie = Fixed<Static<typeof TieSchema>>;

/** Two organisations that never sit together. */
export type Conflict = Fixed<Static<typeof ConflictSchema>>;

/** A problem as it is written down: what has a default may be left out (see `readProblem`). */
export type ProblemFile = Fixed<Static<typeof ProblemSchema>>;

/** A lot's own part of a problem file: everything but organisations, ties and conflicts. */
export type WrittenLot = Omit<ProblemFile, 'organisations' | 'ties' | 'conflicts'>;

/** A complete, valid problem (see `readProblem`). */
export type Problem = {
  readonly requirements: readonly Requirement[];
  readonly organisations: readonly Organisation[];
  readonly ties: readonly Tie[];
  readonly conflicts: readonly Conflict[];
  readonly constraints: Constraints;
  readonly weights: Weights;
  readonly k: number;
  readonly minDifference: number;
  readonly maxDistance: number;
};
