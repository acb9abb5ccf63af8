import type { Answer } from '../../api/call.ts';
import { useAct } from '../../api/query.ts';
import { Refusal } from '../../components/form.tsx';
import { lotName } from '../../format/lot.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { searchTexts } from '../../texts/search.ts';
import type { Run } from './proposals/model.ts';

/** The lots of a tender. */
export type Lots = Answer<'GET /v1/tenders/{id}'>['lots'];

/** Goes on with a search that used up its nodes or was stopped by hand; nothing where everything is proven. */
export function SearchFurther({ run, lots }: { run: Run; lots: Lots }) {
  const t = useTexts(searchTexts);
  const further = useAct('POST /v1/match-runs/{id}/further', { done: () => toast({ text: t.started }) });
  const left = run.lotIds.filter((id) => !run.lots.some(({ lotId }) => lotId === id));
  const nameOf = (id: string) => lotName(lots.find((lot) => lot.id === id)?.externalId ?? '');
  const isStopped = left.length > 0 || run.lots.some(({ status }) => status === 'cancelled');
  if (!isStopped && !run.lots.some(isOpen)) return null;
  return (
    <div className="stack no-print">
      <p className="note">
        {isStopped ? t.resumeNote : t.furtherNote}{' '}
        {left.length === 0 ? null : t.unsearched(left.map(nameOf).join(', '))}
      </p>
      <p>
        <button
          className="btn"
          type="button"
          aria-busy={further.busy}
          onClick={() => void further.run({ params: { id: run.id } })}
        >
          {isStopped ? t.resume : t.further}
        </button>
      </p>
      <Refusal error={further.error} />
    </div>
  );
}

/** Something of the lot is not proven: a consortium, what follows the last one, or that there is none. */
const isOpen = ({ certificate, consortia, ending }: Run['lots'][number]): boolean =>
  [certificate, ending?.certificate, ...consortia.map((one) => one.certificate)].some(
    (one) => one?.status === 'budget_exhausted',
  );
