import type { MemberRole } from './states.domain.ts';

/** Something that a member takes on beside its work, in both languages. */
export type Duty = {
  kind:
    | 'mandate'
    | 'joint_liability'
    | 'form_after_award'
    | 'mandataire_fee'
    | 'common_costs'
    | 'guarantees'
    | 'insurance'
    | 'penalties';
  fr: string;
  en: string;
  /** Of a duty that is counted (fee in basis points, cover in cents): less of it is no worse. */
  measure?: number;
};

/** What a member is asked to agree to. Amounts in cents without tax, shares in basis points; null: not yet known. */
export type TermsBody = {
  role: MemberRole;
  shareBp: number;
  /** Requirements that it does. */
  covers: readonly string[];
  amountCents: number | null;
  legalForm: string;
  /** The form that the buyer asks for after the award (R2142-22). */
  formAfterAward: string | null;
  /** `whole`: it answers for the whole contract, under the form now or after the award. */
  liability: 'own_part' | 'whole';
  /** What it may be made to pay at worst. */
  exposureCents: number | null;
  duties: readonly Duty[];
  /** When the bid is due, ISO instant. */
  deadline: string | null;
};

/** One version of a member's terms. Versions count up for an organisation in a consortium. */
export type Terms = TermsBody & {
  version: number;
  /** The version with which its invitation was sent: a later one has to be named by whoever accepts it. */
  offeredVersion: number;
  /** What differs from the version before. */
  changed: readonly (keyof TermsBody)[];
  /** What stood in the version before, where there was one. */
  before?: TermsBefore;
};

/** What of a version is told beside the next one: never what one may be made to pay, from which the prices of all are read. */
export type TermsBefore = Pick<
  TermsBody,
  'role' | 'shareBp' | 'amountCents' | 'legalForm' | 'formAfterAward' | 'liability' | 'deadline'
> & {
  /** Missing in versions that were written before they were kept. */
  duties?: readonly Duty[];
};

/** That part of a version. */
export const toldBefore = (terms: TermsBody): TermsBefore => ({
  role: terms.role,
  shareBp: terms.shareBp,
  amountCents: terms.amountCents,
  legalForm: terms.legalForm,
  formAfterAward: terms.formAfterAward,
  liability: terms.liability,
  deadline: terms.deadline,
  duties: terms.duties,
});

/** A part that moved by less than this, in cents, did so by rounding. */
const ROUNDING_CENTS = 100;

/** What makes a version of terms. */
export const TERM_FIELDS = [
  'role',
  'shareBp',
  'covers',
  'amountCents',
  'legalForm',
  'formAfterAward',
  'liability',
  'exposureCents',
  'duties',
  'deadline',
] as const satisfies readonly (keyof TermsBody)[];

/** The fields in which two versions differ. */
export const changedTerms = (before: TermsBody, after: TermsBody): (keyof TermsBody)[] =>
  TERM_FIELDS.filter((field) =>
    field === 'amountCents' || field === 'exposureCents'
      ? !about(before[field], after[field])
      : JSON.stringify(sorted(before[field])) !== JSON.stringify(sorted(after[field])),
  );

/**
 * What is worse for the member than what it had agreed to: an acceptance of the former does not bind it to the latter.
 * Another role or other work, a smaller share or amount, more to answer for, a new duty.
 */
export function worsenedTerms(accepted: TermsBody, now: TermsBody): (keyof TermsBody)[] {
  const known = new Set(accepted.duties.map(dutyKey));
  const lighter = ({ kind, measure }: Duty): boolean =>
    measure !== undefined &&
    accepted.duties.some((duty) => duty.kind === kind && duty.measure !== undefined && duty.measure >= measure);
  const worse: Record<keyof TermsBody, boolean> = {
    role: accepted.role !== now.role,
    shareBp: now.shareBp < accepted.shareBp,
    covers: now.covers.some((id) => !accepted.covers.includes(id)),
    amountCents: less(now.amountCents, accepted.amountCents),
    legalForm: false,
    formAfterAward: false,
    liability: accepted.liability === 'own_part' && now.liability === 'whole',
    exposureCents: less(accepted.exposureCents, now.exposureCents),
    duties: now.duties.some((duty) => !known.has(dutyKey(duty)) && !lighter(duty)),
    deadline: false,
  };
  return TERM_FIELDS.filter((field) => worse[field]);
}

const dutyKey = (duty: Duty): string => `${duty.kind} ${duty.fr}`;
/** A value without the order of lists and of keys: as JSON in the database, keys come in another order than they went. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (value === null || typeof value !== 'object') return value;
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}
const about = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= ROUNDING_CENTS;
const less = (a: number | null, b: number | null): boolean => a !== null && b !== null && b - a > ROUNDING_CENTS;
