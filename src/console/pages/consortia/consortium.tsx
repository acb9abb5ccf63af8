import { Link } from 'wouter';
import { useLive } from '../../api/live.ts';
import { isStaff, useMe } from '../../api/me.ts';
import { queryClient, useAct, useApi } from '../../api/query.ts';
import type { Consortium } from '../../api/types.ts';
import { AskedAct } from '../../components/asked-act.tsx';
import { Page } from '../../components/page.tsx';
import { Await } from '../../components/states.tsx';
import { useFormats } from '../../format/values.ts';
import { to, usePathParams } from '../../shell/paths.ts';
import { toast } from '../../shell/toasts.tsx';
import { consortiumTexts } from '../../texts/consortia.ts';
import { useTexts } from '../../texts/define.ts';
import { groupSettingsTexts } from '../../texts/group-settings.ts';
import { groupStandingTexts } from '../../texts/group-standing.ts';
import { AboutTender } from './about-tender.tsx';
import { ChangeMembers } from './change-members.tsx';
import { BidFile, LawChecks } from './file-and-law.tsx';
import { NextAct } from './next-act.tsx';
import { PricedOffer } from './offer.tsx';
import { OutcomeFacts } from './outcome-facts.tsx';
import { Pooled } from './pooled.tsx';
import { Recompositions } from './recompositions.tsx';
import { Seats, worthOf } from './seats.tsx';
import { isShown, type Seats as SaidSeats } from './shown-seats.ts';
import { Subcontracts } from './subcontracts.tsx';

const FINAL = new Set(['awarded', 'lost', 'dissolved']);
const STEPS = ['proposed', 'inviting', 'agreed', 'ready', 'submitted', 'outcome'] as const;

/** A consortium: the next act, seats and answers as they come, re-compositions, the file, the law. */
export default function ConsortiumPage() {
  const t = useTexts(consortiumTexts);
  const settings = useTexts(groupSettingsTexts);
  const staff = isStaff(useMe());
  const { id } = usePathParams<'consortium'>('consortium');
  const consortium = useApi('GET /v1/consortia/{id}', { params: { id } });
  const live = staff && consortium.data !== undefined && !FINAL.has(consortium.data.state);
  useLive<SaidSeats>(
    live ? `/v1/consortia/${id}/events` : null,
    'seats',
    // The stream begins with the state as it is: what is shown already is not read again.
    (seats) => {
      if (!isShown(seats, consortium.data)) void queryClient.invalidateQueries();
    },
    ({ state }) => FINAL.has(state),
  );
  return (
    <Page
      title={consortium.data?.name ?? t.one}
      {...(consortium.data === undefined ? {} : { lead: <Lead consortium={consortium.data} /> })}
      crumbs={[[to('consortia'), t.title]]}
      acts={
        staff && consortium.data !== undefined ? (
          <>
            <Link className="btn" href={to('consortiumSettings', { id })}>
              {settings.act}
            </Link>
            <ChangeMembers consortium={consortium.data} />
            {FINAL.has(consortium.data.state) ? null : <Dissolve id={id} />}
          </>
        ) : undefined
      }
    >
      <Await of={consortium} rows={8}>
        {(data) => (
          <>
            <Steps consortium={data} counted={staff} />
            {staff ? <NextAct consortium={data} /> : <WhereItStands consortium={data} />}
            {staff ? <AboutTender consortium={data} /> : null}
            <Seats consortium={data} />
            {staff ? <Recompositions consortium={data} /> : null}
            {staff ? <Pooled consortium={data} /> : null}
            {staff ? <PricedOffer consortium={data} /> : null}
            {staff ? <Subcontracts consortium={data} /> : null}
            {staff ? (
              <div className="two">
                <BidFile consortium={data} />
                <LawChecks consortium={data} />
              </div>
            ) : null}
          </>
        )}
      </Await>
    </Page>
  );
}

function Lead({ consortium }: { consortium: Consortium }) {
  const { legalForm } = consortium;
  const worth = worthOf(consortium);
  const t = useTexts(consortiumTexts);
  const f = useFormats();
  return (
    <>
      {t.forms[legalForm]}
      {worth === null ? '.' : `. ${t.worth(f.money(worth))}.`}
    </>
  );
}

/** What happens now, for a member, and where its own part of it is. */
function WhereItStands({ consortium }: { consortium: Consortium }) {
  const { state, members } = consortium;
  const t = useTexts(groupStandingTexts);
  const papers = ['agreed', 'ready', 'submitted'].includes(state);
  const asked = members.find(({ own, invitation }) => own && invitation?.state === 'pending')?.invitation;
  return (
    <div className="call">
      <h2>{t.states[state]}</h2>
      {asked === undefined || asked === null ? null : <Link href={to('invitation', { id: asked.id })}>{t.asked}</Link>}
      {FINAL.has(state) ? <OutcomeFacts consortium={consortium} /> : null}
      {papers ? <Link href={to('myPapers')}>{t.papers}</Link> : null}
      {state === 'awarded' ? <Link href={to('myContracts')}>{t.contracts}</Link> : null}
    </div>
  );
}

/** @param counted whether the answers of all are known here: a member sees its own alone */
function Steps({ consortium: { state, members }, counted }: { consortium: Consortium; counted: boolean }) {
  const t = useTexts(consortiumTexts).steps;
  if (state === 'dissolved') return null;
  const at =
    state === 'awarded' || state === 'lost'
      ? STEPS.length - 1
      : STEPS.indexOf(state === 'recomposing' ? 'inviting' : state);
  const accepted = members.filter(({ invitation }) => invitation?.state === 'accepted').length;
  return (
    <ol className="steps" aria-label={t.label}>
      {STEPS.map((step, i) => (
        <li key={step} className={i < at ? 'done' : undefined} aria-current={i === at ? 'step' : undefined}>
          <b>{t[step]}</b>
          {step === 'inviting' && at >= 1 && counted ? <small>{t.of(accepted, members.length)}</small> : null}
        </li>
      ))}
    </ol>
  );
}

function Dissolve({ id }: { id: string }) {
  const t = useTexts(consortiumTexts).dissolve;
  const dissolve = useAct('POST /v1/consortia/{id}/dissolve', { done: () => toast({ text: t.done }) });
  return (
    <AskedAct
      label={t.act}
      className="btn quiet"
      question={t.question}
      text={t.text}
      tone="bad"
      act={dissolve}
      run={() => dissolve.run({ params: { id }, body: {} })}
    />
  );
}
