import { Link } from 'wouter';
import type { Answer } from '../../api/call.ts';
import { useAct, useApi } from '../../api/query.ts';
import { Refusal } from '../../components/form.tsx';
import { lotName } from '../../format/lot.ts';
import { to } from '../../shell/paths.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { tenderPageTexts } from '../../texts/tender.ts';
import { SearchProgress } from './search-progress.tsx';

type Tender = Answer<'GET /v1/tenders/{id}'>;
/** Up to here a tender's requirements and conditions may change. */
export const EDITABLE = new Set(['draft', 'published', 'proposed']);

/** The notice tells of an award: nothing is published, and the winners are elsewhere. */
function AwardNotice() {
  const t = useTexts(tenderPageTexts);
  return (
    <div className="call side-act">
      <div>
        <h2>{t.awardNotice}</h2>
        <p className="mute read">{t.awardNoticeText}</p>
      </div>
      <p className="row">
        <Link className="btn first" href={to('awards')}>
          {t.seeAwards}
        </Link>
      </p>
    </div>
  );
}

const PAST = ['bidding', 'submitted', 'awarded', 'lost', 'cancelled', 'withdrawn'] as const;
type PastState = (typeof PAST)[number];
const isPast = (state: string): state is PastState => PAST.some((one) => one === state);

/** A consortium was taken, or the tender is over: the act is the consortium's, and its proposals are there to read. */
function Past({ tender: { id, latestMatchRunId }, state }: { tender: Tender; state: PastState }) {
  const t = useTexts(tenderPageTexts);
  const groups = useApi('GET /v1/consortia', { query: { tenderId: id, limit: 2 } });
  const [group, another] = groups.data?.items ?? [];
  return (
    <div className="call side-act">
      <div>
        <h2>{t.past[state]}</h2>
      </div>
      <p className="row">
        {group === undefined ? null : (
          <Link
            className="btn first"
            href={another === undefined ? to('consortium', { id: group.id }) : to('consortia')}
          >
            {another === undefined ? t.toConsortium : t.toConsortia}
          </Link>
        )}
        {latestMatchRunId === null ? null : (
          <Link className="btn" href={to('proposals', { id })}>
            {t.seeProposals}
          </Link>
        )}
      </p>
    </div>
  );
}

/** The one act that comes next, and what it does. */
export function NextAct({ tender }: { tender: Tender }) {
  const t = useTexts(tenderPageTexts);
  const publish = useAct('POST /v1/tenders/{id}/publish', { done: () => toast({ text: t.published }) });
  const search = useAct('POST /v1/tenders/{id}/match-runs', { done: () => toast({ text: t.startedAgain }) });
  const run = useApi(
    'GET /v1/match-runs/{id}',
    tender.latestMatchRunId === null ? null : { params: { id: tender.latestMatchRunId } },
  );
  const params = { id: tender.id };
  if (tender.state === 'draft' && tender.source.alreadyAwarded) return <AwardNotice />;
  if (tender.state === 'draft') {
    const open = tender.lots.reduce(
      (sum, { requirements }) => sum + requirements.filter(({ confirmed }) => !confirmed).length,
      0,
    );
    const bare = tender.lots.filter(
      ({ requirements, cpvMain, cpvAdditional }) =>
        [requirements, cpvAdditional].every(({ length }) => length === 0) && cpvMain === null,
    );
    const allConfirmed = open === 0 && tender.lots.every(({ requirements }) => requirements.length > 0);
    const passed = tender.lots.flatMap(({ deadline, externalId }) =>
      deadline !== null && Date.parse(deadline) < Date.now() ? [lotName(externalId)] : [],
    );
    const title = bare.length > 0 ? t.bare(bare.map(({ externalId }) => lotName(externalId)).join(', ')) : t.reviewed;
    return (
      <div className={open > 0 || bare.length > 0 ? 'call warn side-act' : 'call side-act'}>
        <div>
          <h2>{open > 0 ? t.review(open) : title}</h2>
          <p className="mute read">{bare.length > 0 ? t.bareText : allConfirmed ? t.reviewedText : t.reviewText}</p>
          {passed.length === 0 ? null : <p className="err">{t.passed(passed, tender.lots.length)}</p>}
          <Refusal error={publish.error} />
        </div>
        <p className="row">
          <button
            className="btn first"
            type="button"
            aria-busy={publish.busy}
            onClick={() => void publish.run({ params })}
          >
            {t.publish(tender.lots.length)}
          </button>
        </p>
      </div>
    );
  }
  const status = run.data?.status;
  if (tender.latestMatchRunId !== null && (status === 'queued' || status === 'running'))
    return <SearchProgress runId={tender.latestMatchRunId} lots={tender.lots} />;
  if (isPast(tender.state)) return <Past tender={tender} state={tender.state} />;
  const searchable = EDITABLE.has(tender.state);
  const again = searchable ? (
    <button className="btn" type="button" aria-busy={search.busy} onClick={() => void search.run({ params, body: {} })}>
      {t.again}
    </button>
  ) : null;
  const found = status === 'succeeded' || (status === undefined && tender.state === 'proposed');
  if (!found && status === undefined) return null;
  const searched = run.data?.lots ?? [];
  const served = searched.filter(({ consortia }) => consortia.length > 0).length;
  return (
    <div className={found ? 'call side-act' : 'call warn side-act'}>
      <div>
        <h2>
          {found
            ? t.found(served, searched.length)
            : status === 'failed'
              ? t.failed
              : status === 'cancelled'
                ? t.cancelled
                : t.noneFound}
        </h2>
        <p className="mute read">
          {found ? t.foundText : status === 'cancelled' ? t.cancelledText : (run.data?.error ?? t.noneFoundText)}
        </p>
        <Refusal error={search.error} />
      </div>
      <p className="row">
        <Link className="btn first" href={to('proposals', { id: tender.id })}>
          {found ? t.compare : t.why}
        </Link>
        {again}
      </p>
    </div>
  );
}
