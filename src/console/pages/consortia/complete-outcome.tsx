import { useState } from 'react';
import { useAct } from '../../api/query.ts';
import type { Consortium } from '../../api/types.ts';
import { useDraft } from '../../components/draft.ts';
import { Form, fieldError, Refusal, SaveRow } from '../../components/form.tsx';
import { LongTextInput, TextInput } from '../../components/inputs.tsx';
import { toast } from '../../shell/toasts.tsx';
import { consortiumActTexts } from '../../texts/consortium-acts.ts';
import { useTexts } from '../../texts/define.ts';

/** What the buyer's later letter tells of a decision that was noted, and what is learnt from it. */
export function CompleteOutcome({ id, outcome }: { id: string; outcome: NonNullable<Consortium['outcome']> }) {
  const t = useTexts(consortiumActTexts).outcome;
  const lost = outcome.result === 'lost';
  const [typed, change, forget, unsaved] = useDraft(`learnt-${id}`, {
    rank: outcome.rank === null ? '' : String(outcome.rank),
    winner: outcome.winner ?? '',
    reason: outcome.reason ?? '',
    lessons: outcome.lessons ?? '',
  });
  const [checked, setChecked] = useState(false);
  const complete = useAct('PATCH /v1/consortia/{id}/outcome', { done: () => toast({ text: t.learntDone }) });
  const wrongRank = typed.rank !== '' && !/^[1-9]\d{0,3}$/.test(typed.rank);
  const save = async (): Promise<void> => {
    setChecked(true);
    if (wrongRank) return;
    const given = (text: string): string | null => (text.trim() === '' ? null : text.trim());
    const ofLost = { rank: typed.rank === '' ? null : Number(typed.rank), winner: given(typed.winner) };
    const learnt = { reason: given(typed.reason), lessons: given(typed.lessons) };
    const done = await complete.run({ params: { id }, body: { ...(lost ? ofLost : {}), ...learnt } });
    if (done !== null) forget(typed);
  };
  const error = (pointer: string) => fieldError(complete.error, pointer);
  return (
    <Form className="stack" onSubmit={() => void save()}>
      <p className="mute read">{t.learntText}</p>
      <Refusal error={complete.error} />
      {lost ? (
        <div className="row wide">
          <TextInput
            id="learnt-winner"
            label={t.winner}
            value={typed.winner}
            onChange={(winner) => change({ winner })}
            error={error('/winner')}
          />
          <TextInput
            id="learnt-rank"
            label={t.rank}
            size={4}
            inputMode="numeric"
            value={typed.rank}
            onChange={(rank) => change({ rank })}
            error={checked && wrongRank ? t.notRank : error('/rank')}
          />
        </div>
      ) : null}
      <LongTextInput
        id="learnt-reason"
        label={t.reason}
        value={typed.reason}
        onChange={(reason) => change({ reason })}
        error={error('/reason')}
      />
      <LongTextInput
        id="learnt-lessons"
        label={t.lessons}
        value={typed.lessons}
        onChange={(lessons) => change({ lessons })}
        error={error('/lessons')}
      />
      <SaveRow label={t.learnt} busy={complete.busy} unsaved={unsaved} forget={forget} />
    </Form>
  );
}
