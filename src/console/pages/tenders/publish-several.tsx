import { useState } from 'react';
import { call } from '../../api/call.ts';
import { type Item, queryClient } from '../../api/query.ts';
import { BulkBar, onEach, type Selection } from '../../components/bulk.tsx';
import { Refusal } from '../../components/form.tsx';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { tenderTexts } from '../../texts/tenders.ts';

/** Publishes the drafts that are ticked: a search begins for each. */
export function PublishSeveral({ selection }: { selection: Selection<Item<'GET /v1/tenders'>> }) {
  const t = useTexts(tenderTexts).several;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const publish = async () => {
    setBusy(true);
    const outcome = await onEach(selection.chosen, ({ id }) =>
      call('POST /v1/tenders/{id}/publish', { params: { id } }),
    );
    setBusy(false);
    setError(outcome.error);
    if (outcome.done > 0) toast({ text: t.done(outcome.done) });
    await queryClient.invalidateQueries();
  };
  return (
    <>
      <Refusal error={error} />
      <BulkBar count={selection.chosen.length} clear={selection.clear}>
        <button className="btn" type="button" aria-busy={busy} onClick={() => void publish()}>
          {t.publish(selection.chosen.length)}
        </button>
      </BulkBar>
    </>
  );
}
