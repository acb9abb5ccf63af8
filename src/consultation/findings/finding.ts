import type { Place } from '../document-text.ts';

/** What a finding says, by what it is about. */
export const FINDING_KINDS = [
  'trade',
  'certificate',
  'min_turnover',
  'min_headcount',
  'site_visit',
  'deadline',
  'offer_validity',
  'group_form',
  'group_rule',
  'award_criterion',
] as const;

/** Something that a consultation document says and a notice often leaves out; nothing of it counts before somebody confirms it. */
export type Finding = {
  kind: (typeof FINDING_KINDS)[number];
  /**
   * Of a trade its French name, of a certificate its usual name, of a criterion its words; else a code: `mandatory`,
   * `advised`, `possible` or `none` of a visit, `offers`, `questions` or `visit` of a deadline, `joint`, `solidary`,
   * `joint_solidary_lead` or `free` of the form of a group, `no_several_groups`, `no_solo_and_group`, `no_groups` of its rules,
   * `group`, `each_member` or `mandataire` of a threshold.
   */
  what: string;
  /**
   * Cents of a turnover, persons, basis points of a criterion's weight, days of validity, days before offers are due of a
   * deadline without a date; null: the words give none.
   */
  value: number | null;
  /** Local time of a deadline as `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`. */
  at: string | null;
  /** CPV codes of a trade, the most usual first. */
  cpv: string[];
  /** Number of the lot under whose heading it stands; null: under none. */
  lot: string | null;
  /** Whether the words make it a condition; null where that is no question. */
  mandatory: boolean | null;
  place: Place;
  /** At most 240 characters, as written. */
  quote: string;
  /** In [0,1]. */
  confidence: number;
};

/** A sentence or a line of a document, where it stands, and under which lot. */
export type Sentence = { text: string; place: Place; lot: string | null };

/** A finding with what its kind leaves open. */
export const finding = (
  from: Sentence,
  said: Pick<Finding, 'kind' | 'what' | 'quote' | 'confidence'> & Partial<Finding>,
): Finding => ({ value: null, at: null, cpv: [], mandatory: null, lot: from.lot, place: from.place, ...said });
