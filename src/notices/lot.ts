import type { Amount, Texts } from './notice.ts';

/** A selection criterion as published (BT-809 or the older BT-747/748/749/750). */
export type SelectionCriterion = {
  code: string | null;
  name: string | null;
  description: string | null;
  descriptions: Texts;
  /** `used`, `not-used` (≤ SDK 1.11) or null when not told. */
  usage: string | null;
  secondStage: boolean | null;
};

/** An award criterion (BT-539, 734, 540, 541); the weight is kept as written because its unit varies. */
export type AwardCriterion = {
  type: string | null;
  name: string | null;
  description: string | null;
  weight: string | null;
  weightKind: string | null;
};

/** A condition that is required or not, with its text; null in a lot where the notice is silent. */
export type Condition = { required: boolean; text: string | null };

/** Subcontracting terms: codes as published, percentages in basis points. */
export type Subcontracting = {
  obligations: string[];
  indications: string[];
  minBp: number | null;
  maxBp: number | null;
  text: string | null;
};

/** What the deadline is for: tenders (BT-131), requests to participate (BT-1311), expressions of interest (BT-630). */
export type DeadlineKind = 'tenders' | 'requests' | 'interest';

/** One lot, or one part of a prior information notice (`kind: 'part'`), codes as published. */
export type ParsedLot = {
  externalId: string;
  kind: 'lot' | 'part';
  internalId: string | null;
  title: string;
  titles: Texts;
  description: string;
  descriptions: Texts;
  nature: string | null;
  cpvMain: string | null;
  cpvAdditional: string[];
  nuts: string[];
  country: string | null;
  estimatedValue: Amount | null;
  frameworkMaximum: Amount | null;
  deadline: string | null;
  deadlineKind: DeadlineKind | null;
  reserved: string[];
  legalForm: Condition | null;
  selectionCriteria: SelectionCriterion[];
  awardCriteria: AwardCriterion[];
  smeSuitable: boolean | null;
  /** BT-765: `none`, `fa-wo-rc`, `fa-w-rc`, `fa-mix`. */
  framework: string | null;
  dynamicPurchasing: string | null;
  /** BT-63: `allowed`, `required`, `not-allowed`. */
  variants: string | null;
  securityClearance: Condition | null;
  subcontracting: Subcontracting | null;
  guarantee: Condition | null;
  /** BT-736: the performance must take place in sheltered employment. */
  reservedExecution: boolean | null;
  /** BT-774/775/776: environmental, social and innovation aims. */
  strategicAims: string[];
  executionConditions: string[];
  startsOn: string | null;
  endsOn: string | null;
  /** A number with its unit as published, `{ value: 48, unit: 'MONTH' }`. */
  duration: { value: string; unit: string } | null;
  additionalInformation: string | null;
};

/** A lot with nothing known but its id. */
export const emptyLot = (externalId: string, kind: ParsedLot['kind'] = 'lot'): ParsedLot => ({
  externalId,
  kind,
  internalId: null,
  title: '',
  titles: {},
  description: '',
  descriptions: {},
  nature: null,
  cpvMain: null,
  cpvAdditional: [],
  nuts: [],
  country: null,
  estimatedValue: null,
  frameworkMaximum: null,
  deadline: null,
  deadlineKind: null,
  reserved: [],
  legalForm: null,
  selectionCriteria: [],
  awardCriteria: [],
  smeSuitable: null,
  framework: null,
  dynamicPurchasing: null,
  variants: null,
  securityClearance: null,
  subcontracting: null,
  guarantee: null,
  reservedExecution: null,
  strategicAims: [],
  executionConditions: [],
  startsOn: null,
  endsOn: null,
  duration: null,
  additionalInformation: null,
});
