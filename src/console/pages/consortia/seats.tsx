import { useState } from 'react';
import { isStaff, useMe } from '../../api/me.ts';
import type { Consortium } from '../../api/types.ts';
import { Tag } from '../../components/icon.tsx';
import { InvitePerson } from '../../components/invite-person.tsx';
import { Section } from '../../components/page.tsx';
import { maskedRegion, maskedSize } from '../../format/masked.ts';
import { useFormats } from '../../format/values.ts';
import { consortiumTexts } from '../../texts/consortia.ts';
import { consortiumActTexts } from '../../texts/consortium-acts.ts';
import { useTexts } from '../../texts/define.ts';
import { groupStandingTexts } from '../../texts/group-standing.ts';
import { invitationTexts } from '../../texts/invitation.ts';
import { peopleTexts } from '../../texts/people.ts';
import { ProxyAnswer } from './proxy-answer.tsx';

type Member = Consortium['members'][number];

/** Each member's seat, share and answer. */
export function Seats({ consortium }: { consortium: Consortium }) {
  const t = useTexts(consortiumTexts).seats;
  const f = useFormats();
  const { state } = consortium;
  // Who reads as a member looks for its own answer.
  const members = [...consortium.members].sort((a, b) => Number(b.own) - Number(a.own));
  const whole = members.every(({ shareBp }) => shareBp !== null);
  const worth = worthOf(consortium);
  const money = f.moneyIn([worth, ...members.map(({ amount }) => amount?.amountCents)]);
  const tone = ({ invitation }: Member) =>
    invitation === null
      ? undefined
      : ['declined', 'expired'].includes(invitation.state)
        ? 'stop'
        : invitation.state === 'countered'
          ? 'todo'
          : undefined;
  return (
    <Section
      id="seats"
      title={t.title}
      {...(members.some(({ readers }) => readers === 0) ? { lead: t.nobodyText } : {})}
    >
      <table className="t cards sheet answers" role="table">
        <caption className="sr">{t.caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              {t.member}
            </th>
            <th scope="col" role="columnheader" className="num">
              {t.share}
            </th>
            <th scope="col" role="columnheader" className="num">
              {t.amount}
            </th>
            <th scope="col" role="columnheader">
              {t.answer}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {members.map((member, i) => (
            <tr key={member.organisationId ?? i} role="row" className={tone(member)}>
              <MemberName member={member} />
              <td role="cell" className="num" data-l={t.share}>
                <div>{member.shareBp === null ? '–' : f.share(member.shareBp)}</div>
              </td>
              <td role="cell" className="num" data-l={t.amount}>
                <div>{member.amount === null ? '–' : money(member.amount.amountCents)}</div>
              </td>
              <td role="cell" data-l={t.answer}>
                <div>
                  <Answer member={member} group={state} />
                </div>
              </td>
            </tr>
          ))}
        </tbody>
        {whole ? (
          <tfoot role="rowgroup">
            <tr role="row">
              <th scope="row" role="rowheader">
                {t.total}
              </th>
              <td role="cell" className="num" data-l={t.share}>
                <div>{f.share(members.reduce((sum, { shareBp }) => sum + (shareBp ?? 0), 0))}</div>
              </td>
              <td role="cell" className="num" data-l={t.amount}>
                <div>{worth === null ? '–' : money(worth)}</div>
              </td>
              <td role="cell" />
            </tr>
          </tfoot>
        ) : null}
      </table>
    </Section>
  );
}

/** What all are paid together, in cents: by the prices of the bid where there are any; null where no value is known. */
export function worthOf({ members, value }: Consortium): number | null {
  const amounts = members.flatMap(({ amount }) => amount ?? []);
  return amounts.length < members.length || members.length === 0
    ? (value?.amountCents ?? null)
    : amounts.reduce((sum, { amountCents }) => sum + amountCents, 0);
}

/** In these states all have accepted. */
const STANDING: readonly Consortium['state'][] = ['agreed', 'ready', 'submitted', 'awarded', 'lost'];

/** The name, or what may be told of a member whose name is not told yet. */
function MemberName({ member: { organisationId, name, role, sizeClass, region, readers } }: { member: Member }) {
  const words = useTexts(consortiumTexts);
  const people = useTexts(peopleTexts);
  const masks = useTexts(invitationTexts);
  const staff = isStaff(useMe());
  const [inviting, setInviting] = useState(false);
  return (
    <th scope="row" role="rowheader" className="wrapped">
      {name ?? [maskedSize(sizeClass, masks), maskedRegion(region, masks)].filter((part) => part !== null).join(', ')}
      <span className="sub">{role === null ? '' : words.roles[role]}</span>
      {readers === 0 ? (
        <span className="sub">
          <Tag tone="warn" icon="warn">
            {words.seats.nobody}
          </Tag>{' '}
          {staff && organisationId !== null && name !== null ? (
            <button className="btn sm" type="button" onClick={() => setInviting(true)}>
              {people.inviteShort}
              <span className="sr"> {name}</span>
            </button>
          ) : null}
        </span>
      ) : null}
      {inviting && organisationId !== null && name !== null ? (
        <InvitePerson organisation={{ id: organisationId, name }} close={() => setInviting(false)} />
      ) : null}
    </th>
  );
}

function Answer({ member, group }: { member: Member; group: Consortium['state'] }) {
  const { invitation } = member;
  const staff = isStaff(useMe());
  const proxyWords = useTexts(consortiumActTexts).proxy;
  const t = useTexts(consortiumTexts).seats;
  const f = useFormats();
  const { untold } = useTexts(groupStandingTexts);
  if (invitation === null) {
    // A member reads the answer of another from the state of the group alone.
    if (!staff && STANDING.includes(group)) return <Tag icon="check">{t.accepted}</Tag>;
    return <span className="note">{staff ? t.none : untold}</span>;
  }
  const { state, reason, note, counterShareBp, expiresAt, answeredAt, declared, undertaking, proxy } = invitation;
  const head = {
    pending: <Tag icon="clock">{t.pending}</Tag>,
    accepted: <Tag icon="check">{t.accepted}</Tag>,
    declined: (
      <Tag tone="bad" icon="x">
        {t.declined}
      </Tag>
    ),
    countered: (
      <Tag tone="warn" icon="warn">
        {t.countered(counterShareBp === null ? '' : f.share(counterShareBp))}
      </Tag>
    ),
    expired: (
      <Tag tone="bad" icon="clock">
        {t.expired}
      </Tag>
    ),
    withdrawn: <Tag>{t.withdrawn}</Tag>,
  }[state];
  return (
    <>
      {head}
      <span className="sub">
        {state === 'pending' ? t.until(f.moment(expiresAt)) : answeredAt === null ? '' : f.moment(answeredAt)}
      </span>
      {state === 'accepted' ? <span className="sub">{declared ? t.declared : t.undeclared}</span> : null}
      {state === 'accepted' && !undertaking ? (
        <span className="sub">
          <Tag tone="warn" icon="warn">
            {t.noUndertaking}
          </Tag>
        </span>
      ) : null}
      {state !== 'declined' || reason === null ? null : <q>{reason}</q>}
      {note === null ? null : <q>{note}</q>}
      {proxy === null ? null : <span className="sub">{proxyWords.noted(proxy.reason)}</span>}
      {staff ? <ProxyAnswer member={member} /> : null}
    </>
  );
}
