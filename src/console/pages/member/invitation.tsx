import { useState } from 'react';
import { Link } from 'wouter';
import { call } from '../../api/call.ts';
import { hasRole, useMe } from '../../api/me.ts';
import { useAct, useApi } from '../../api/query.ts';
import type { Invitation } from '../../api/types.ts';
import { Refusal } from '../../components/form.tsx';
import { Page } from '../../components/page.tsx';
import { Await } from '../../components/states.tsx';
import { daysApart } from '../../format/moments.ts';
import { useFormats } from '../../format/values.ts';
import { to, usePathParams } from '../../shell/paths.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { invitationTexts } from '../../texts/invitation.ts';
import { CounterDialog, DeclineDialog } from './answer-dialogs.tsx';
import { Liability, Place, Work } from './offer-parts.tsx';
import { SealedDeclaration } from './sealed-declaration.tsx';
import { GiveUndertaking, Undertaking } from './undertaking.tsx';

/** A seat that is offered: the work, the place, what one answers for, and the three acts under the thumb. */
export default function InvitationPage() {
  const t = useTexts(invitationTexts);
  const { id } = usePathParams<'invitation'>('invitation');
  const { seat } = useMe();
  const invitation = useApi('GET /v1/invitations/{id}', { params: { id } });
  const data = invitation.data;
  return (
    <Page
      title={data?.tender.title ?? t.one}
      {...(data?.state === 'pending' ? { lead: <Lead invitation={data} /> } : {})}
      crumbs={seat === null ? [[to('invitations'), t.list.title]] : []}
    >
      <Await of={invitation} rows={8}>
        {(one) => <Offer invitation={one} />}
      </Await>
    </Page>
  );
}

/** Who asks, until when, and what opening the page does not do. */
function Lead({ invitation: { cluster, expiresAt } }: { invitation: Invitation }) {
  const t = useTexts(invitationTexts);
  const f = useFormats();
  const near = daysApart(expiresAt) <= 2;
  return (
    <>
      {t.from(cluster.name)}{' '}
      <strong className={near ? 'when soon' : 'when'}>{t.until(f.moment(expiresAt), f.relative(expiresAt))}</strong>{' '}
      {t.opening}
    </>
  );
}

function Offer({ invitation }: { invitation: Invitation }) {
  const speaks = hasRole(useMe(), 'member');
  const [undertaking, setUndertaking] = useState(false);
  const [tried, setTried] = useState(false);
  const { state } = invitation;
  const open = state === 'pending' && speaks;
  // Taken without it: granted as asked, or answered by telephone.
  const owes = state === 'accepted' && speaks && !invitation.undertaking && invitation.replacedBy === null;
  return (
    <div className="offer">
      <Deal invitation={invitation} />
      <Work invitation={invitation} />
      <Place invitation={invitation} />
      <Liability invitation={invitation} />
      {state === 'pending' || state === 'accepted' ? (
        <SealedDeclaration invitation={invitation} editable={speaks} />
      ) : null}
      {open ? (
        <Undertaking invitation={invitation} given={undertaking} missed={tried} onChange={setUndertaking} />
      ) : null}
      {owes ? <GiveUndertaking invitation={invitation} /> : null}
      {open ? (
        <ActBar invitation={invitation} undertaking={undertaking} missed={() => setTried(true)} />
      ) : state === 'pending' ? null : (
        <Answered invitation={invitation} />
      )}
    </div>
  );
}

/** The money and the share, in the first screenful. */
function Deal({ invitation: { amount, shareBp, tender } }: { invitation: Invitation }) {
  const t = useTexts(invitationTexts).deal;
  const f = useFormats();
  const values = tender.lots.map(({ estimatedValue }) => estimatedValue?.amountCents ?? null);
  const worth = values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0);
  return (
    <section className="sheet deal" aria-label={t.title}>
      <div>
        <p className="note">{t.amount}</p>
        <p className="big">{amount === null ? t.unknown : f.money(amount.amountCents)}</p>
      </div>
      <div>
        <p className="note">{t.share}</p>
        <p className="big">{f.share(shareBp)}</p>
      </div>
      <p className="line mute">
        {worth === null ? t.later : t.of(tender.lots.length, f.money(worth))} {t.final}
      </p>
    </section>
  );
}

function ActBar({
  invitation,
  undertaking,
  missed,
}: {
  invitation: Invitation;
  undertaking: boolean;
  /** Accepted with something left to fill in. */
  missed: () => void;
}) {
  const t = useTexts(invitationTexts);
  const { terms } = invitation;
  const [asking, setAsking] = useState<'counter' | 'decline' | null>(null);
  const accept = useAct('POST /v1/invitations/{id}/accept', { done: () => toast({ text: t.accepted }) });
  const sealed = invitation.soloDeclaration !== null && invitation.soloDeclaration.items.length > 0;
  const gaps = [
    ...(sealed ? [] : [['h-sealed', t.leftSealed] as const]),
    ...(undertaking ? [] : [['agree', t.leftUndertaking] as const]),
  ];
  const act = () => {
    const first = gaps[0]?.[0];
    if (first === undefined)
      return void accept.run({
        params: { id: invitation.id },
        body: { undertaking: true, ...(terms === null ? {} : { termsVersion: terms.version }) },
      });
    missed();
    const place = document.getElementById(first);
    place?.scrollIntoView({ block: 'center' });
    place?.focus();
  };
  return (
    <>
      <section className="actbar" aria-label={t.one}>
        <div>
          <Refusal error={accept.error} />
          {gaps.length === 0 ? null : (
            <p className="note">
              {t.left} {gaps.map(([, name]) => name).join(', ')}
            </p>
          )}
          <button className="btn first" type="button" aria-busy={accept.busy} onClick={act}>
            {t.accept}
          </button>
          <button className="btn" type="button" onClick={() => setAsking('counter')}>
            {t.counter.act}
          </button>
          <button className="btn" type="button" onClick={() => setAsking('decline')}>
            {t.decline.act}
          </button>
        </div>
      </section>
      {asking === 'counter' ? (
        <CounterDialog invitation={invitation} undertaking={undertaking} close={() => setAsking(null)} />
      ) : null}
      {asking === 'decline' ? <DeclineDialog invitation={invitation} close={() => setAsking(null)} /> : null}
    </>
  );
}

function Answered({ invitation }: { invitation: Invitation }) {
  const { state, consortiumId, proxy, replacedBy, counterShareBp, shareBp, note } = invitation;
  const t = useTexts(invitationTexts);
  const f = useFormats();
  const me = useMe();
  if (state === 'pending') return null;
  const consortium = to('consortium', { id: consortiumId });
  if (replacedBy !== null) return <Replaced by={replacedBy} inSeat={me.seat !== null} />;
  return (
    <div className="call">
      <h2>{t.answered[state]}</h2>
      {state === 'countered' && counterShareBp !== null ? (
        <p>
          {t.asked(f.share(counterShareBp), f.share(shareBp))} {note}
        </p>
      ) : null}
      {proxy === null ? (
        <p className="mute">{isOver(state) ? t.over[state] : t.answeredText}</p>
      ) : (
        <p>{t.byProxy(f.instant(proxy.at), proxy.reason, proxy.evidence)}</p>
      )}
      {isOver(state) ? null : me.seat === null ? (
        <p>
          <Link className="btn" href={consortium}>
            {t.seeConsortium}
          </Link>
        </p>
      ) : (
        <p>
          <button className="btn" type="button" onClick={() => void leaveSeat(consortium)}>
            {t.signIn}
          </button>
        </p>
      )}
    </div>
  );
}

const OVER = ['declined', 'expired', 'withdrawn'] as const;
/** Whether the company has no place in the group any more: what follows there is not for it. */
const isOver = (state: string): state is (typeof OVER)[number] => OVER.some((one) => one === state);

/** What took the place of this invitation, and where it is. */
function Replaced({ by, inSeat }: { by: NonNullable<Invitation['replacedBy']>; inSeat: boolean }) {
  const t = useTexts(invitationTexts).replaced;
  const f = useFormats();
  const newer = to('invitation', { id: by.id });
  return (
    <div className="call">
      <h2>{by.state === 'accepted' ? t.granted(f.share(by.shareBp)) : t.title}</h2>
      <p className="mute">{by.state === 'accepted' ? t.grantedText : t.text}</p>
      <p>
        {inSeat ? (
          <button className="btn" type="button" onClick={() => void leaveSeat(newer)}>
            {t.signIn}
          </button>
        ) : (
          <Link className="btn first" href={newer}>
            {t.go}
          </Link>
        )}
      </p>
    </div>
  );
}

/** From the session of one seat to the sign-in page, and on to the consortium. */
async function leaveSeat(path: string): Promise<void> {
  await call('DELETE /v1/auth/session', {}).catch(() => null);
  location.assign(`/app${path}`);
}
