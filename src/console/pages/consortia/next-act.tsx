import { Link } from 'wouter';
import { useAct, useApi } from '../../api/query.ts';
import type { Consortium } from '../../api/types.ts';
import { Refusal } from '../../components/form.tsx';
import { Tag } from '../../components/icon.tsx';
import { to } from '../../shell/paths.ts';
import { usePreferences } from '../../shell/preferences.ts';
import { toast } from '../../shell/toasts.tsx';
import { consortiumTexts } from '../../texts/consortia.ts';
import { consortiumActTexts } from '../../texts/consortium-acts.ts';
import { useTexts } from '../../texts/define.ts';
import { groupStandingTexts } from '../../texts/group-standing.ts';
import { askedShares } from './asked-shares.ts';
import { ChecksInTheWay, Stopping } from './checks-in-the-way.tsx';
import { CompleteOutcome } from './complete-outcome.tsx';
import { Invite } from './invite-act.tsx';
import { useLotsOf } from './lots-of.ts';
import { NoteOutcome } from './note-outcome.tsx';
import { OutcomeFacts } from './outcome-facts.tsx';
import { SubmitAct } from './submit-act.tsx';

/** The one act that comes next for a consortium in its state. */
export function NextAct({ consortium }: { consortium: Consortium }) {
  const t = useTexts(consortiumTexts);
  switch (consortium.state) {
    case 'proposed':
      return <Invite consortium={consortium} />;
    case 'inviting':
      return <Awaited consortium={consortium} />;
    case 'recomposing':
      return consortium.impasse === null ? (
        <Recompose consortium={consortium} />
      ) : (
        <Call tone="bad" title={t.impasse} text={consortium.impasse} />
      );
    case 'agreed':
      return <Prepare consortium={consortium} />;
    case 'ready':
      return <Submit consortium={consortium} />;
    case 'submitted':
      return <NoteOutcome consortium={consortium} after="submitted" />;
    case 'awarded':
    case 'lost':
    case 'dissolved':
      return <Over consortium={consortium} />;
  }
}

/** Somebody asked for another share, or a seat is empty: what the coordinator decides. */
function Recompose({ consortium }: { consortium: Consortium }) {
  const t = useTexts(consortiumTexts).recompose;
  const { language } = usePreferences();
  const { members, recomposition } = consortium;
  const asked = askedShares(consortium);
  const empty = members.some(({ invitation }) => invitation?.state === 'declined' || invitation?.state === 'expired');
  const [first] = asked;
  if (first === undefined) return <Call tone="warn" title={t.title} text={t.text} />;
  const found = (recomposition?.alternatives.length ?? 0) > 0;
  const title = empty ? t.title : asked.length === 1 ? t.counter(first.name) : t.counters;
  const list = new Intl.ListFormat(language, { type: 'disjunction' });
  const words = (ranks: readonly number[]) => list.format(ranks.map(String));
  return (
    <Call
      tone="warn"
      title={title}
      text={empty ? t.both : t.counterText}
      warning={
        found ? (
          <ul className="read">
            {asked.map(({ name, granted, other, without }) => (
              <li key={name}>
                {t.way(name, {
                  granted: words(granted),
                  other: words(other),
                  without: words(without),
                  refused: granted.length === 0 && recomposition?.complete === true,
                })}
              </li>
            ))}
          </ul>
        ) : undefined
      }
    />
  );
}

/** Answers come by themselves, but from companies where nobody reads the question. */
function Awaited({ consortium }: { consortium: Consortium }) {
  const t = useTexts(consortiumTexts);
  const unread = consortium.members.filter(
    ({ readers, invitation }) => readers === 0 && invitation?.state === 'pending',
  ).length;
  return unread === 0 ? (
    <Call title={t.waiting.title} text={t.waiting.text} />
  ) : (
    <Call tone="warn" title={t.unheard.title(unread)} text={t.unheard.text(unread)} />
  );
}

function Call({
  title,
  text,
  tone,
  error = null,
  warning = null,
  children,
}: {
  title: string;
  text: string;
  tone?: 'warn' | 'bad';
  error?: Error | null;
  /** What is not in its way, but should be known before. */
  warning?: React.ReactNode;
  children?: React.ReactNode;
}) {
  return (
    <div className={`call side-act ${tone ?? ''}`}>
      <div>
        <h2>{title}</h2>
        <p className="mute read">{text}</p>
        {warning}
        <Refusal error={error} />
        <Stopping error={error} />
      </div>
      {children === undefined ? null : <div className="row">{children}</div>}
    </div>
  );
}

/** The file is said to be ready once no check is in its way; what is, stands first. */
function Prepare({ consortium: { id } }: { consortium: Consortium }) {
  const t = useTexts(consortiumTexts).agreed;
  const { blocked, blockedText } = useTexts(groupStandingTexts);
  const { language } = usePreferences();
  const checks = useApi('GET /v1/consortia/{id}/checks', { params: { id }, query: { lang: language } });
  const ready = useAct('POST /v1/consortia/{id}/ready', { done: () => toast({ text: t.done }) });
  const blocking = checks.data?.items.filter(({ status }) => status === 'blocking') ?? [];
  if (blocking.length > 0)
    return <Call tone="bad" title={blocked} text={blockedText} warning={<ChecksInTheWay checks={blocking} />} />;
  return (
    <Call title={t.title} text={t.text} error={ready.error} warning={<Lacking consortiumId={id} />}>
      <button
        className="btn first"
        type="button"
        aria-busy={ready.busy || checks.data === undefined}
        onClick={() => void ready.run({ params: { id } })}
      >
        {t.act}
      </button>
    </Call>
  );
}

/** Papers that lack something: the buyer may refuse an incomplete bid, and the act beside does not. */
function Lacking({ consortiumId }: { consortiumId: string }) {
  const t = useTexts(consortiumTexts).file;
  const { data } = useApi('GET /v1/consortia/{id}/documents', { params: { id: consortiumId } });
  const lacking = data?.items.filter(({ ready }) => !ready).length ?? 0;
  if (data === undefined || lacking === 0) return null;
  return (
    <p>
      <Tag tone="warn" icon="warn">
        {t.lacking(lacking, data.items.length)}
      </Tag>{' '}
      <a href="#h-file">{t.toFile}</a>
    </p>
  );
}

function Submit({ consortium }: { consortium: Consortium }) {
  const t = useTexts(consortiumTexts).ready;
  return (
    <Call title={t.title} text={t.text} warning={<Lacking consortiumId={consortium.id} />}>
      <SubmitAct consortium={consortium} />
    </Call>
  );
}

function Over({ consortium }: { consortium: Consortium }) {
  const t = useTexts(consortiumTexts).over;
  const { later, dropped, learnt } = useTexts(consortiumActTexts).outcome;
  const { state, outcome, dissolvedBecause } = consortium;
  const lots = useLotsOf(consortium).filter(({ id }) => outcome?.lots.some(({ lotId }) => lotId === id));
  const some = lots.length > 0 && lots.length < consortium.lotIds.length;
  const title = state === 'awarded' ? t.awarded : state === 'lost' ? t.lost : t.dissolved;
  return (
    <>
      <Call
        title={title}
        text={dissolvedBecause ?? outcome?.reason ?? ''}
        warning={<OutcomeFacts consortium={consortium} lots={some ? lots.map(({ name }) => name).join(', ') : null} />}
      >
        {state === 'awarded' ? <ToContract consortiumId={consortium.id} /> : undefined}
      </Call>
      {outcome === null ? null : (
        <details>
          <summary>{learnt}</summary>
          <CompleteOutcome id={consortium.id} outcome={outcome} />
        </details>
      )}
      {state === 'lost' ? (
        <details>
          <summary>{later}</summary>
          <NoteOutcome consortium={consortium} after="lost" />
        </details>
      ) : null}
      {state === 'awarded' ? (
        <details>
          <summary>{dropped}</summary>
          <NoteOutcome consortium={consortium} after="awarded" />
        </details>
      ) : null}
    </>
  );
}

/** The contract that the award made: its signature is the next act. */
function ToContract({ consortiumId }: { consortiumId: string }) {
  const t = useTexts(consortiumTexts).over;
  const contracts = useApi('GET /v1/contracts', { query: { consortiumId, limit: 1 } });
  const contract = contracts.data?.items[0];
  if (contract === undefined) return null;
  return (
    <Link className={contract.signedOn === null ? 'btn first' : 'btn'} href={to('contract', { id: contract.id })}>
      {contract.signedOn === null ? t.sign : t.contract}
    </Link>
  );
}
