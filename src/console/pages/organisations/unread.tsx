import { useState } from 'react';
import { Link } from 'wouter';
import { type Item, useAct, useApi, useList } from '../../api/query.ts';
import type { Contact } from '../../api/types.ts';
import { BulkBar, type Selection, Tick, useSelection } from '../../components/bulk.tsx';
import { Confirm } from '../../components/dialog.tsx';
import { Refusal } from '../../components/form.tsx';
import { List } from '../../components/list.tsx';
import { Page } from '../../components/page.tsx';
import { Said } from '../../components/said.tsx';
import { Await, Empty } from '../../components/states.tsx';
import { to } from '../../shell/paths.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { organisationTexts } from '../../texts/organisations.ts';
import { unreadTexts } from '../../texts/unread.ts';
import { MailShown } from './mail-shown.tsx';

type Unread = Item<'GET /v1/organisations/unread'>;
/** So many contacts are invited by one call (`InviteContacts`). */
const MOST_AT_ONCE = 500;
/** So many addresses are named in the question. */
const NAMED = 5;

/** Companies that an invitation would not reach, and all their contacts invited at once after a look at the mail. */
export default function UnreadPage() {
  const t = useTexts(unreadTexts);
  const words = useTexts(organisationTexts);
  const list = useList('GET /v1/organisations/unread', { query: { limit: 100 } });
  const contacts = (list.data ?? []).flatMap((one) => one.contacts);
  const selection = useSelection(
    contacts,
    ({ id }) => id,
    () => true,
  );
  return (
    <Page title={t.title} lead={t.lead} crumbs={[[to('organisations'), words.title]]}>
      <Await of={list} rows={8}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={t.none.title} text={t.none.text} />
          ) : (
            <>
              <InviteChosen selection={selection} />
              {contacts.length === 0 ? null : (
                <p>
                  <button className="btn sm" type="button" onClick={() => selection.add(contacts)}>
                    {t.all(contacts.length)}
                  </button>
                </p>
              )}
              <Companies rows={rows} selection={selection} more={list.more} loadingMore={list.loadingMore} />
            </>
          )
        }
      </Await>
    </Page>
  );
}

function Companies({
  rows,
  selection,
  more,
  loadingMore,
}: {
  rows: readonly Unread[];
  selection: Selection<Contact>;
  more: (() => void) | null;
  loadingMore: boolean;
}) {
  const t = useTexts(unreadTexts);
  return (
    <List
      caption={t.caption}
      rows={rows}
      rowKey={({ organisationId }) => organisationId}
      name={{
        head: t.company,
        cell: ({ organisationName }) => organisationName,
        href: ({ organisationId }) => to('organisation', { id: organisationId }),
      }}
      columns={[
        {
          key: 'contact',
          head: t.contact,
          cell: ({ contacts, organisationId, organisationName }) =>
            contacts.length === 0 ? (
              <>
                <span className="note">{t.noContact}</span>{' '}
                <Link className="btn quiet sm" href={`${to('organisation', { id: organisationId })}#readers`}>
                  {t.inviteOther}
                  <span className="sr"> {organisationName}</span>
                </Link>
              </>
            ) : (
              <ul className="plain">
                {contacts.map((contact) => (
                  <li key={contact.id} className="row">
                    <Tick row={contact} of={selection} open label={t.chosen(contact.email)} />
                    <span>
                      {contact.name ?? contact.email}
                      {contact.name === null ? null : <span className="sub">{contact.email}</span>}
                    </span>
                  </li>
                ))}
              </ul>
            ),
        },
        {
          key: 'state',
          head: t.state,
          cell: ({ invited }) => <span className="note">{invited === 0 ? t.never : t.waiting(invited)}</span>,
        },
      ]}
      more={more}
      loadingMore={loadingMore}
    />
  );
}

function InviteChosen({ selection }: { selection: Selection<Contact> }) {
  const t = useTexts(unreadTexts);
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<readonly { email: string; message: string }[]>([]);
  const chosen = selection.chosen.slice(0, MOST_AT_ONCE);
  const [first] = chosen;
  const mail = useApi(
    'GET /v1/organisations/{id}/contacts/{contactId}/mail',
    asking && first !== undefined ? { params: { id: first.organisationId, contactId: first.id } } : null,
  );
  const invite = useAct('POST /v1/organisations/contacts/invite', {
    done: ({ data }) => {
      setRefused(data.refused);
      selection.clear();
      toast({ text: t.done(data.invited) });
    },
  });
  const addresses = chosen.slice(0, NAMED).map(({ email }) => email);
  const others = chosen.length - addresses.length;
  return (
    <>
      {refused.length === 0 ? null : (
        <div className="call warn" role="status">
          <p>{t.refused}</p>
          <ul>
            {refused.map(({ email, message }) => (
              <li key={email}>
                {email}{' '}
                <span className="note">
                  <Said text={message} />
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <BulkBar count={selection.chosen.length} clear={selection.clear}>
        <button className="btn first" type="button" onClick={() => setAsking(true)}>
          {t.act(chosen.length)}
        </button>
      </BulkBar>
      {asking && first !== undefined ? (
        <Confirm
          question={t.question(chosen.length)}
          verb={t.send}
          busy={invite.busy}
          close={() => setAsking(false)}
          onConfirm={() =>
            void invite
              .run({ body: { contactIds: chosen.map(({ id }) => id) } })
              .then((done) => done !== null && setAsking(false))
          }
        >
          <Refusal error={invite.error} />
          <p>{t.whom([...addresses, ...(others === 0 ? [] : [t.andMore(others)])].join(', '))}</p>
          <p className="note">{t.mail}</p>
          <MailShown mail={mail.data} />
          <p className="note">{t.language}</p>
        </Confirm>
      ) : null}
    </>
  );
}
