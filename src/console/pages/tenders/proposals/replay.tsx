import { useState } from 'react';
import { useAct } from '../../../api/query.ts';
import { Refusal } from '../../../components/form.tsx';
import { useTexts } from '../../../texts/define.ts';
import { groupSettingsTexts } from '../../../texts/group-settings.ts';

/** Does the whole calculation again from what was stored of it, and says whether it gives the same. */
export function Replay({ runId }: { runId: string }) {
  const t = useTexts(groupSettingsTexts).replay;
  const [identical, setIdentical] = useState<boolean | null>(null);
  const replay = useAct('POST /v1/match-runs/{id}/replay', { done: ({ data }) => setIdentical(data.identical) });
  return (
    <>
      <p className="row no-print">
        <button
          className="btn sm"
          type="button"
          aria-busy={replay.busy}
          onClick={() => void replay.run({ params: { id: runId } })}
        >
          {t.act}
        </button>
        <span role="status">{identical === null ? '' : identical ? t.same : t.other}</span>
      </p>
      <Refusal error={replay.error} />
    </>
  );
}
