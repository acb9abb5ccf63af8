import type { Consortium } from '../../api/types.ts';
import { useDraft } from '../../components/draft.ts';
import { fieldError, Refusal, SaveRow } from '../../components/form.tsx';
import { DayInput, TextInput } from '../../components/inputs.tsx';
import { Section } from '../../components/page.tsx';
import { useTexts } from '../../texts/define.ts';
import { groupLawTexts } from '../../texts/group-law.ts';
import { type Part, usePatch } from './patching.tsx';

/** The buyer's leave as it is typed. */
export type Leave = {
  date: string;
  reference: string;
  evidence: string;
  guaranteesHold: boolean;
  competitionUnharmed: boolean;
};
export const NO_LEAVE: Leave = {
  date: '',
  reference: '',
  evidence: '',
  guaranteesHold: false,
  competitionUnharmed: false,
};
const CONDITIONS = ['guaranteesHold', 'competitionUnharmed'] as const;
/** Grounds on which the buyer's leave is needed (R2142-26, R2142-3). */
const BY_LEAVE = new Set(['restructuring', 'impossibility', 'buyer_authorised', 'group_formed']);

/** What was typed, without blanks around it. */
export const leaveOf = ({ reference, evidence, ...leave }: Leave): Leave => {
  return { ...leave, reference: reference.trim(), evidence: evidence.trim() };
};

/** Date, reference, evidence, and the two conditions of R2142-26. */
export function LeaveFields({
  leave,
  change,
  error,
}: {
  leave: Leave;
  change: (part: Partial<Leave>) => void;
  error: Error | null;
}) {
  const t = useTexts(groupLawTexts).leave;
  return (
    <>
      <DayInput
        id="leave-date"
        label={t.date}
        value={leave.date}
        onChange={(date) => change({ date })}
        error={fieldError(error, '/authorisation/date')}
      />
      <TextInput
        id="leave-reference"
        label={t.reference}
        value={leave.reference}
        onChange={(reference) => change({ reference })}
        error={fieldError(error, '/authorisation/reference')}
      />
      <TextInput
        id="leave-evidence"
        label={t.evidence}
        value={leave.evidence}
        onChange={(evidence) => change({ evidence })}
        error={fieldError(error, '/authorisation/evidence')}
      />
      {CONDITIONS.map((condition) => (
        <label key={condition} className="opt">
          <input
            type="checkbox"
            checked={leave[condition]}
            onChange={(event) => change({ [condition]: event.target.checked })}
          />
          <span>{t[condition]}</span>
        </label>
      ))}
    </>
  );
}

/** Where the buyer's leave for the change under way is recorded: only where there is one that needs it. */
export function BuyersLeave({ consortium, etag }: Part) {
  return consortium.change === null || !BY_LEAVE.has(consortium.change.ground) ? null : (
    <RecordedLeave consortium={consortium} etag={etag} before={consortium.change.authorisation} />
  );
}

type Recorded = NonNullable<Consortium['change']>['authorisation'];

function RecordedLeave({ consortium, etag, before }: Part & { before: Recorded }) {
  const t = useTexts(groupLawTexts).leave;
  const [leave, change, forget, unsaved] = useDraft<Leave>(`leave-${consortium.id}`, before ?? NO_LEAVE);
  const { patch, busy, error, question } = usePatch(consortium, etag, t.saved);
  return (
    <Section id="leave" title={t.title} lead={t.lead}>
      <div className="stack">
        {question}
        <Refusal
          error={error}
          fields={{
            '/authorisation/date': 'leave-date',
            '/authorisation/reference': 'leave-reference',
            '/authorisation/evidence': 'leave-evidence',
          }}
        />
        <LeaveFields leave={leave} change={change} error={error} />
        <SaveRow
          label={t.save}
          busy={busy}
          unsaved={unsaved}
          forget={forget}
          save={() => patch({ authorisation: leaveOf(leave) }, () => forget(leave))}
        />
      </div>
    </Section>
  );
}
