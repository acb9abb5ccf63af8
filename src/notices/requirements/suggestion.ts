/** Where a suggestion was read: the field, the words, and how sure the reading is, in [0,1]. */
export type SuggestionOrigin = {
  kind: OriginKind;
  quote: string;
  confidence: number;
  /** The document of the consultation, where it is none of the notice's fields. */
  document?: {
    documentId: string;
    name: string;
    place: { kind: 'page' | 'paragraph' | 'row'; number: number; sheet: string | null };
  };
};

/** Fields that suggestions are read from. */
export type OriginKind =
  | 'document'
  | 'cpv-main'
  | 'cpv-additional'
  | 'cpv-procedure'
  | 'selection-criterion'
  | 'execution-condition'
  | 'description'
  | 'reserved-participation'
  | 'legal-form'
  | 'sme-suitability'
  | 'strategic-procurement'
  | 'security-clearance';

/** A requirement for a lot, as the tender API has it: the weights of a lot sum to exactly 10,000 basis points. */
export type SuggestedRequirement = {
  cpv: string;
  weightBp: number;
  mandatory: boolean;
  /** 1 to 5. */
  minLevel: number;
  certification: string | null;
  /** Yearly capacity in cents; null where the notice gives no value in euros. */
  capacityCents: number | null;
  mustBeDoneByMember: boolean;
  origin: SuggestionOrigin;
  confirmed: boolean;
};

/** Who must reach a threshold (R2142-25: the group as a whole, unless the buyer says otherwise). */
export type ThresholdScope = 'group' | 'each_member' | 'mandataire';

/** A rule that a suggestion seems to break, with its article. */
export type LegalFlag = { rule: string; article: string; message: string };

/** A condition on the group. Nothing of this is applied before a coordinator confirms it. */
export type SuggestedConstraint = {
  kind:
    | 'min_turnover'
    | 'min_headcount'
    | 'min_sme_share'
    | 'sme_suitable'
    | 'research_organisation'
    | 'reserved'
    | 'legal_form'
    | 'security_clearance'
    | 'essential_tasks';
  scope: ThresholdScope;
  /** Cents for turnover, persons for headcount, basis points for a share; null where the text gives none. */
  value: number | null;
  /** Codes or words that belong to it: reserved participation codes, the legal form asked for. */
  text: string | null;
  origin: SuggestionOrigin;
  flag: LegalFlag | null;
  confirmed: boolean;
};

/** What a lot seems to need. */
export type Suggestions = { requirements: SuggestedRequirement[]; constraints: SuggestedConstraint[] };
