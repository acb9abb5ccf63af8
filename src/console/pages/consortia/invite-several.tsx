import { useState } from 'react';
import { call } from '../../api/call.ts';
import { type Item, queryClient } from '../../api/query.ts';
import { BulkBar, onEach, type Selection } from '../../components/bulk.tsx';
import { Confirm } from '../../components/dialog.tsx';
import { Refusal } from '../../components/form.tsx';
import { TextInput } from '../../components/inputs.tsx';
import { inAWeek, instantOf } from '../../format/moments.ts';
import { toast } from '../../shell/toasts.tsx';
import { consortiumTexts } from '../../texts/consortia.ts';
import { useTexts } from '../../texts/define.ts';

/** Invites the members of all consortia that are ticked, with one day by which they answer. */
export function InviteSeveral({ selection }: { selection: Selection<Item<'GET /v1/consortia'>> }) {
  const t = useTexts(consortiumTexts);
  const [asking, setAsking] = useState(false);
  const [until, setUntil] = useState(inAWeek);
  const [past, setPast] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const send = async () => {
    const expiresAt = instantOf(until);
    const wrong = expiresAt === null || Date.parse(expiresAt) < Date.now();
    setPast(wrong);
    if (wrong) return;
    setBusy(true);
    const outcome = await onEach(selection.chosen, ({ id }) =>
      call('POST /v1/consortia/{id}/invite', { params: { id }, body: { expiresAt } }),
    );
    setBusy(false);
    setError(outcome.error);
    if (outcome.done > 0) toast({ text: t.several.done(outcome.done) });
    if (outcome.error === null) setAsking(false);
    await queryClient.invalidateQueries();
  };
  return (
    <>
      <BulkBar count={selection.chosen.length} clear={selection.clear}>
        <button className="btn" type="button" onClick={() => setAsking(true)}>
          {t.several.invite(selection.chosen.length)}
        </button>
      </BulkBar>
      {asking ? (
        <Confirm
          question={t.several.invite(selection.chosen.length)}
          verb={t.invite.act}
          busy={busy}
          close={() => setAsking(false)}
          onConfirm={() => void send()}
        >
          <p>{t.invite.text}</p>
          <Refusal error={error} />
          <TextInput
            id="several-until"
            type="datetime-local"
            label={t.invite.until}
            value={until}
            onChange={setUntil}
            error={past ? t.invite.past : undefined}
          />
        </Confirm>
      ) : null}
    </>
  );
}
