import { useState } from 'react';
import { useAct, useApi } from '../../api/query.ts';
import type { Contact } from '../../api/types.ts';
import { Confirm } from '../../components/dialog.tsx';
import { Refusal } from '../../components/form.tsx';
import { Section } from '../../components/page.tsx';
import { useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { mergingTexts } from '../../texts/organisation-merging.ts';
import { MailShown } from './mail-shown.tsx';

/** Whom imported lists name at a company: invited after a look at the mail, or forgotten. */
export function Contacts({ organisationId }: { organisationId: string }) {
  const t = useTexts(mergingTexts).contacts;
  const f = useFormats();
  const [asked, setAsked] = useState<Contact | null>(null);
  const contacts = useApi('GET /v1/organisations/{id}/contacts', { params: { id: organisationId } });
  const forget = useAct('DELETE /v1/organisations/{id}/contacts/{contactId}', {
    done: () => toast({ text: t.forgotten }),
  });
  const items = contacts.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Section id="contacts" title={t.title} lead={t.lead}>
      <Refusal error={forget.error} />
      <ul className="tasks sheet" aria-label={t.caption}>
        {items.map((contact) => (
          <li key={contact.id}>
            <span>
              {contact.name ?? contact.email}
              <span className="sub">{contact.email}</span>
              {contact.invitedAt === null ? null : <span className="note">{t.invited(f.day(contact.invitedAt))}</span>}
            </span>
            <span className="acts">
              <button className="btn sm" type="button" onClick={() => setAsked(contact)}>
                {t.invite}
                <span className="sr"> {contact.email}</span>
              </button>
              <button
                className="btn quiet sm"
                type="button"
                onClick={() => void forget.run({ params: { id: organisationId, contactId: contact.id } })}
              >
                {t.forget}
                <span className="sr"> {contact.email}</span>
              </button>
            </span>
          </li>
        ))}
      </ul>
      {asked === null ? null : <InviteContact contact={asked} close={() => setAsked(null)} />}
    </Section>
  );
}

function InviteContact({ contact, close }: { contact: Contact; close: () => void }) {
  const t = useTexts(mergingTexts).contacts;
  // In French, as it will go out: the person has chosen no language yet.
  const mail = useApi('GET /v1/organisations/{id}/contacts/{contactId}/mail', {
    params: { id: contact.organisationId, contactId: contact.id },
  });
  const invite = useAct('POST /v1/organisations/contacts/invite', {
    done: ({ data }) => toast({ text: data.refused[0]?.message ?? t.done }),
  });
  return (
    <Confirm
      question={t.question(contact.email)}
      verb={t.send}
      busy={invite.busy}
      close={close}
      onConfirm={() => void invite.run({ body: { contactIds: [contact.id] } }).then((done) => done !== null && close())}
    >
      <Refusal error={invite.error} />
      <p className="note">{t.mail}</p>
      <MailShown mail={mail.data} />
    </Confirm>
  );
}
