import { useState } from 'react';
import { Link } from 'wouter';
import { hasRole, useMe } from '../../api/me.ts';
import { useAct, useApi } from '../../api/query.ts';
import type { Invitation } from '../../api/types.ts';
import { Refusal } from '../../components/form.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Await } from '../../components/states.tsx';
import { Trade } from '../../components/trade.tsx';
import { useFormats } from '../../format/values.ts';
import { to, usePathParams } from '../../shell/paths.ts';
import { usePreferences } from '../../shell/preferences.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { invitationTexts } from '../../texts/invitation.ts';
import { CounterDialog, DeclineDialog } from './answer-dialogs.tsx';
import { SealedDeclaration } from './sealed-declaration.tsx';

/** A seat that is offered: the work, the place, what one answers for, and the three acts under the thumb. */
export default function InvitationPage() {
  const t = useTexts(invitationTexts);
  const f = useFormats();
  const { id } = usePathParams<'invitation'>('invitation');
  const invitation = useApi('GET /v1/invitations/{id}', { params: { id } });
  const data = invitation.data;
  return (
    <Page
      title={data?.tender.title ?? t.one}
      {...(data?.state === 'pending'
        ? { lead: `${t.until(f.relative(data.expiresAt), f.moment(data.expiresAt))} ${t.opening}` }
        : {})}
      crumbs={[[to('invitations'), t.list.title]]}
    >
      <Await of={invitation} rows={8}>
        {(one) => <Offer invitation={one} />}
      </Await>
    </Page>
  );
}

function Offer({ invitation }: { invitation: Invitation }) {
  const t = useTexts(invitationTexts);
  const f = useFormats();
  const speaks = hasRole(useMe(), 'member');
  const { language } = usePreferences();
  const [undertaking, setUndertaking] = useState(false);
  const { amount, shareBp, tender, state } = invitation;
  const open = state === 'pending' && speaks;
  return (
    <div className="offer">
      <div className="sheet deal">
        <span>{t.deal.of(tender.lots.map(({ externalId }) => externalId).join(', '))}</span>
        <span className="note">{t.deal.share}</span>
        <strong className="big">{amount === null ? '–' : f.money(amount.amountCents)}</strong>
        <strong className="big">{f.share(shareBp)}</strong>
      </div>
      <Work invitation={invitation} />
      <Place invitation={invitation} />
      {state === 'pending' || state === 'accepted' ? (
        <SealedDeclaration invitation={invitation} editable={speaks} />
      ) : null}
      {open ? (
        <Section id="undertaking" title={t.undertaking.title}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
          <section className="scroll" tabIndex={0} aria-label={t.undertaking.region}>
            {invitation.undertakingText[language].split(/\n+/).map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </section>
          <label className="opt">
            <input
              id="agree"
              type="checkbox"
              checked={undertaking}
              onChange={(event) => setUndertaking(event.target.checked)}
            />
            <span>{t.undertaking.agree}</span>
          </label>
        </Section>
      ) : null}
      {open ? (
        <ActBar invitation={invitation} undertaking={undertaking} />
      ) : state === 'pending' ? null : (
        <Answered invitation={invitation} />
      )}
    </div>
  );
}

function Work({ invitation: { tender, covers } }: { invitation: Invitation }) {
  const t = useTexts(invitationTexts).work;
  const own = new Set(covers);
  return (
    <Section id="work" title={t.title}>
      <dl className="facts">
        <dt>{t.buyer}</dt>
        <dd>{tender.buyer.name}</dd>
        {tender.lots.map((lot) => (
          <LotFacts key={lot.id} lot={lot} own={own} />
        ))}
      </dl>
    </Section>
  );
}

function LotFacts({ lot, own }: { lot: Invitation['tender']['lots'][number]; own: ReadonlySet<string> }) {
  const t = useTexts(invitationTexts).work;
  const f = useFormats();
  const mine = lot.requirements.filter((requirement) => requirement.own || own.has(requirement.id));
  return (
    <>
      <dt>{t.lot}</dt>
      <dd>
        {lot.externalId}, {lot.title}
      </dd>
      <dt>{t.yours}</dt>
      <dd>
        {mine.length === 0 ? (
          <span className="note">{t.none}</span>
        ) : (
          mine.map(({ id, cpv, certification }) => (
            <span key={id} className="line">
              <Trade code={cpv} /> {certification === null ? null : <span className="note">{certification}</span>}
            </span>
          ))
        )}
      </dd>
      {lot.estimatedValue === null ? null : (
        <>
          <dt>{t.value}</dt>
          <dd>{f.money(lot.estimatedValue.amountCents)}</dd>
        </>
      )}
      {lot.deadline === null ? null : (
        <>
          <dt>{t.due}</dt>
          <dd>{f.moment(lot.deadline)}</dd>
        </>
      )}
    </>
  );
}

function Place({ invitation: { role, coMembers } }: { invitation: Invitation }) {
  const t = useTexts(invitationTexts);
  const sizes: Readonly<Record<string, string>> = t.sizes;
  const masked = coMembers.some(({ name }) => name === null);
  return (
    <Section id="place" title={t.place.title}>
      <dl className="facts">
        <dt>{t.place.role}</dt>
        <dd>{t.roles[role]}</dd>
        <dt>{t.place.with}</dt>
        <dd>
          <ul className="mates">
            {coMembers.map((mate, i) => (
              <li key={mate.organisationId ?? i}>
                {mate.name ?? (mate.sizeClass === null ? t.place.unknown : (sizes[mate.sizeClass] ?? t.place.unknown))}
                <span className="note">
                  {[mate.role === null ? null : t.roles[mate.role], mate.region]
                    .filter((part) => part !== null)
                    .join(', ')}
                </span>
              </li>
            ))}
          </ul>
          {masked ? <span className="note">{t.place.masked}</span> : null}
        </dd>
      </dl>
    </Section>
  );
}

function ActBar({ invitation, undertaking }: { invitation: Invitation; undertaking: boolean }) {
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
    const place = document.getElementById(first);
    place?.scrollIntoView({ block: 'center' });
    place?.focus();
  };
  return (
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
      {asking === 'counter' ? <CounterDialog invitation={invitation} close={() => setAsking(null)} /> : null}
      {asking === 'decline' ? <DeclineDialog invitation={invitation} close={() => setAsking(null)} /> : null}
    </section>
  );
}

function Answered({ invitation: { state, consortiumId } }: { invitation: Invitation }) {
  const t = useTexts(invitationTexts);
  if (state === 'pending') return null;
  return (
    <div className="call">
      <h2>{t.answered[state]}</h2>
      <p className="mute">{t.answeredText}</p>
      <p>
        <Link className="btn" href={to('consortium', { id: consortiumId })}>
          {t.seeConsortium}
        </Link>
      </p>
    </div>
  );
}
