import type { Component } from './problem.ts';

/** What an organisation lacks for a requirement, as stable codes. */
export type Lack =
  | 'capability'
  | 'quality'
  | 'level'
  | 'certification'
  | 'certification_expired'
  | 'capacity'
  | 'turnover'
  | 'excluded'
  | 'banned'
  | 'minimum_share'
  | 'apart';

/** A part of a requirement that a member does: `ofBp` basis points of that requirement, `quality` in [0,1]. */
export type ToldPart = { readonly requirementId: string; readonly ofBp: number; readonly quality: number };

/** A change of profile: what would have to be there, and the certification that comes with it, if any. */
export type ToldChange = {
  readonly requirementId: string;
  readonly kind: 'certification' | 'level' | 'evidence' | 'capacity' | 'capability';
  readonly cpv: string | null;
  readonly level: number | null;
  readonly capacityCents: number | null;
  readonly certification: string | null;
};

/** What a lot takes of a capability, in cents. */
export type ToldUse = { readonly lotIds: readonly string[]; readonly cents: number };

/** Of a proposal. Scores, gains and gaps in [0,1]. */
type ToldOfConsortium =
  | {
      readonly code: 'score';
      readonly score: number;
      readonly members: number;
      /** Components that count, the largest gain first: what each adds to the score, and could at most. */
      readonly gains: readonly { readonly component: Component; readonly gain: number; readonly most: number }[];
    }
  | { readonly code: 'proof'; readonly rank: number; readonly proven: boolean; readonly gap: number }
  | {
      readonly code: 'member';
      readonly organisationId: string;
      readonly role: 'mandataire' | 'cotraitant' | 'sous_traitant';
      readonly shareBp: number;
      readonly parts: readonly ToldPart[];
      /** What the score loses without it; null: the others cannot stand. */
      readonly worth: number | null;
    }
  | { readonly code: 'left_out'; readonly requirementIds: readonly string[] };

/** Of a lot: how its list ends. */
type ToldOfLot =
  | { readonly code: 'only_alone'; readonly count: number }
  | { readonly code: 'ends_by_distance'; readonly score: number; readonly maxDistance: number }
  | { readonly code: 'ends_with_none'; readonly found: number }
  | { readonly code: 'ends_by_budget'; readonly found: number };

/** Of a lot that nobody can answer. `constraints`: names of the problem file. */
type ToldOfImpasse =
  | { readonly code: 'pinned_barred'; readonly organisationIds: readonly string[] }
  | { readonly code: 'nobody_serves'; readonly requirementIds: readonly string[] }
  | { readonly code: 'trades_unsaid' }
  | { readonly code: 'capacity_short'; readonly requirementIds: readonly string[] }
  | { readonly code: 'team_too_small'; readonly requirementIds: readonly string[] }
  | {
      readonly code: 'cannot_all_be_met';
      readonly constraints: readonly string[];
      readonly requirementIds: readonly string[];
    }
  | { readonly code: 'some_stay_apart' }
  | { readonly code: 'pinned_apart'; readonly a: string; readonly b: string }
  | { readonly code: 'any_one_helps' }
  | { readonly code: 'fewer_may_do' }
  | { readonly code: 'nearest'; readonly organisationId: string; readonly lacks: readonly Lack[] };

/** Why an organisation is not proposed. */
type ToldOfWhyNot =
  | { readonly code: 'in_rank'; readonly organisationId: string; readonly rank: number }
  | { readonly code: 'as_good'; readonly organisationId: string }
  | { readonly code: 'barred'; readonly organisationId: string }
  | { readonly code: 'would_be_passenger'; readonly organisationId: string }
  | { readonly code: 'in_no_consortium'; readonly organisationId: string }
  | {
      readonly code: 'behind';
      readonly organisationId: string;
      readonly behind: number;
      readonly others: readonly string[];
    }
  | { readonly code: 'apart_from_pinned'; readonly organisationIds: readonly string[] }
  | { readonly code: 'apart_from_best'; readonly organisationIds: readonly string[] }
  | { readonly code: 'would_bring_in'; readonly change: ToldChange }
  | { readonly code: 'no_change_helps' }
  | { readonly code: 'changes_not_all_tried' };

/** Of the plan for all lots. Lots of a group are named together. */
type ToldOfPlan =
  | { readonly code: 'group_too_large'; readonly lotIds: readonly string[] }
  | { readonly code: 'group_unserved'; readonly lotIds: readonly string[]; readonly missing: number }
  | { readonly code: 'no_plan' }
  | { readonly code: 'lots_agree' }
  | { readonly code: 'lots_clash'; readonly count: number }
  | {
      readonly code: 'too_many_lots';
      readonly organisationId: string;
      readonly lots: readonly (readonly string[])[];
      readonly most: number;
      readonly kept: readonly (readonly string[])[];
    }
  | {
      readonly code: 'promised_twice';
      readonly organisationId: string;
      readonly cpv: string;
      readonly capacityCents: number;
      readonly asked: readonly ToldUse[];
      readonly taken: readonly ToldUse[];
    }
  | { readonly code: 'lot_unserved'; readonly lotIds: readonly string[] }
  | { readonly code: 'lot_left_out'; readonly lotIds: readonly string[] }
  | { readonly code: 'lot_alone'; readonly lotIds: readonly string[]; readonly count: number }
  | {
      readonly code: 'lot_differs';
      readonly lotIds: readonly string[];
      /** Empty: the same members, who share the work differently. */
      readonly members: readonly string[];
      readonly behind: number;
    };

/**
 * One sentence of an explanation as a code with its values. The engine knows ids and no language: sentences are stored
 * so, and put into words where somebody reads them (src/explanations).
 */
export type Told = ToldOfConsortium | ToldOfLot | ToldOfImpasse | ToldOfWhyNot | ToldOfPlan;

/** The codes of sentences. */
export type ToldCode = Told['code'];
