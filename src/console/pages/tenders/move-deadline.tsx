import { useState } from 'react';
import type { Answer } from '../../api/call.ts';
import { useAct } from '../../api/query.ts';
import { FieldsDialog, saidAndClosed } from '../../components/fields-dialog.tsx';
import { lotName } from '../../format/lot.ts';
import { clockOf } from '../../format/moments.ts';
import { useFormats } from '../../format/values.ts';
import { useTexts } from '../../texts/define.ts';
import { tenderPageTexts } from '../../texts/tender.ts';

type Lot = Answer<'GET /v1/tenders/{id}'>['lots'][number];

/** Until when an offer for a lot is due, what it was before, and the way to move it. */
export function Due({ lot, movable }: { lot: Lot; movable: boolean }) {
  const t = useTexts(tenderPageTexts).lots;
  const f = useFormats();
  const { deadline, deadlineMoved: moved, withdrawnAt } = lot;
  return (
    <div>
      {deadline === null ? '–' : f.instant(deadline)}
      {moved === null ? null : (
        <span className="sub">{t.movedFrom(moved.from === null ? '–' : f.instant(moved.from), moved.reason)}</span>
      )}
      {movable && withdrawnAt === null ? (
        <span className="sub">
          <MoveDeadline lot={lot} />
        </span>
      ) : null}
    </div>
  );
}

/** The buyer moved the deadline of a lot by a letter or on its platform: the new one, and how one knows. */
function MoveDeadline({ lot }: { lot: Lot }) {
  const t = useTexts(tenderPageTexts).lots;
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  const move = useAct('PUT /v1/lots/{id}/deadline', { done: saidAndClosed(t.moved, close) });
  return (
    <>
      <button className="btn quiet sm" type="button" onClick={() => setAsking(true)}>
        {t.move}
        <span className="sr"> {lotName(lot.externalId)}</span>
      </button>
      {asking ? (
        <FieldsDialog
          name="move-deadline"
          verb={t.move}
          text={t.moveText}
          first={{ deadline: lot.deadline === null ? '' : clockOf(new Date(lot.deadline)), reason: '' }}
          fields={[
            { key: 'deadline', label: t.moveTo, kind: 'moment' },
            { key: 'reason', label: t.moveReason, note: t.moveReasonNote },
          ]}
          act={move}
          send={({ deadline, reason }) => void move.run({ params: { id: lot.id }, body: { deadline, reason } })}
          close={close}
        />
      ) : null}
    </>
  );
}
