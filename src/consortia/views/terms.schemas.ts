import { Type } from 'typebox';
import { Answer, Instant, Nullable, Uuid, Word } from '../../shared/schemas.ts';
import { MEMBER_ROLES } from '../life/domain.ts';
import type { Terms, TermsBefore } from '../life/terms.domain.ts';

const DutySchema = Answer('Duty', {
  kind: Type.String({ description: 'What the member takes on beside its work', examples: ['joint_liability'] }),
  fr: Type.String(),
  en: Type.String(),
});

const TermsBeforeSchema = Answer(
  'TermsBefore',
  {
    role: Word(MEMBER_ROLES),
    shareBp: Type.Integer({ description: 'Basis points of the whole contract' }),
    amountCents: Nullable(Type.Integer({ description: 'What it was to be paid, without tax; null: not known' })),
    legalForm: Type.String({ description: 'Form of the group (R2142-20)' }),
    formAfterAward: Nullable(
      Type.String({ description: 'The form that the buyer asks for after the award (R2142-22)' }),
    ),
    liability: Word(['own_part', 'whole'], { description: '`whole`: it answered for the whole contract' }),
    deadline: Nullable(Instant),
    duties: Nullable(Type.Array(DutySchema, { description: 'null: of that version they were not kept' })),
  },
  { description: 'The version of the terms before; null: there was none' },
);

/** One version of what a member is asked to agree to. */
export const TermsSchema = Answer(
  'Terms',
  {
    version: Type.Integer({ description: 'Named by whoever accepts; counts up with every change' }),
    role: Word(MEMBER_ROLES),
    shareBp: Type.Integer({ description: 'Basis points of the whole contract' }),
    covers: Type.Array(Uuid, { description: 'Requirements that it does' }),
    amountCents: Nullable(Type.Integer({ description: 'What it is paid, without tax; null: not yet known' })),
    legalForm: Type.String({ description: 'Form of the group (R2142-20)' }),
    formAfterAward: Nullable(
      Type.String({ description: 'The form that the buyer asks for after the award (R2142-22)' }),
    ),
    liability: Word(['own_part', 'whole'], { description: '`whole`: it answers for the whole contract' }),
    exposureCents: Nullable(Type.Integer({ description: 'What it may be made to pay at worst; null: not yet known' })),
    duties: Type.Array(DutySchema),
    deadline: Nullable(Instant),
    changed: Type.Array(Type.String(), { description: 'Fields that differ from the version before' }),
    before: Nullable(TermsBeforeSchema),
  },
  { description: 'The terms of a seat: what is accepted is a version of them' },
);
type DutyView = { kind: string; fr: string; en: string };
export type TermsView = Omit<Terms, 'offeredVersion' | 'duties' | 'covers' | 'changed' | 'before'> & {
  covers: string[];
  duties: DutyView[];
  changed: string[];
  before: (Omit<TermsBefore, 'duties'> & { duties: DutyView[] | null }) | null;
};

const dutiesView = (duties: Terms['duties']): DutyView[] => duties.map(({ kind, fr, en }) => ({ kind, fr, en }));

/** Without what only the program needs. */
export const termsView = (terms: Terms | null): TermsView | null =>
  terms === null
    ? null
    : {
        version: terms.version,
        role: terms.role,
        shareBp: terms.shareBp,
        covers: [...terms.covers],
        amountCents: terms.amountCents,
        legalForm: terms.legalForm,
        formAfterAward: terms.formAfterAward,
        liability: terms.liability,
        exposureCents: terms.exposureCents,
        duties: dutiesView(terms.duties),
        deadline: terms.deadline,
        changed: [...terms.changed],
        before:
          terms.before === undefined
            ? null
            : { ...terms.before, duties: terms.before.duties === undefined ? null : dutiesView(terms.before.duties) },
      };
