import { useState } from 'react';
import { useApi } from '../../api/query.ts';
import { AccountState } from '../../components/account-state.tsx';
import { InvitePerson } from '../../components/invite-person.tsx';
import { Section } from '../../components/page.tsx';
import { Await } from '../../components/states.tsx';
import { useTexts } from '../../texts/define.ts';
import { peopleTexts } from '../../texts/people.ts';

/** Who reads and answers for a company, invited contacts included; and how to invite somebody. */
export function Readers({ organisation }: { organisation: { id: string; name: string } }) {
  const t = useTexts(peopleTexts);
  const [inviting, setInviting] = useState(false);
  const people = useApi('GET /v1/users', { query: { organisationId: organisation.id, limit: 20 } });
  return (
    <Section
      id="readers"
      title={t.readers.title}
      aside={
        <button className="btn sm" type="button" onClick={() => setInviting(true)}>
          {t.inviteShort}
        </button>
      }
    >
      <Await of={people} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="mute">{t.readers.none}</p>
          ) : (
            <>
              {items.every(({ status, mailRefused }) => status === 'disabled' || mailRefused !== null) ? (
                <p className="mute">{t.readers.unread}</p>
              ) : null}
              <ul className="tasks sheet" aria-label={t.readers.caption}>
                {items.map(({ id, name, email, status, mailRefused }) => (
                  <li key={id}>
                    <span>
                      {name}
                      <span className="sub">{email}</span>
                    </span>
                    <AccountState status={status} mailRefused={mailRefused} />
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Await>
      {inviting ? <InvitePerson organisation={organisation} close={() => setInviting(false)} /> : null}
    </Section>
  );
}
