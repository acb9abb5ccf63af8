import { type Static, Type } from 'typebox';
import { LANGUAGES } from '../shared/language.ts';
import { Answer, Instant, listQuery, Named, Nullable, pageOf, Strict, Uuid, Word } from '../shared/schemas.ts';

const Email = Type.String({ description: 'Address as the list had it' });

export const ContactSchema = Named('Contact', {
  id: Uuid,
  organisationId: Uuid,
  email: Email,
  name: Nullable(Type.String({ description: 'Name as the list had it; null: none' })),
  invitedAt: Nullable(Type.String({ format: 'date-time', description: 'When it was last invited; null: not yet' })),
  createdAt: Instant,
});
export type ContactView = Static<typeof ContactSchema>;

export const ContactList = Answer('ContactList', { items: Type.Array(ContactSchema) });

export const UnreadQuery = listQuery({ clusterId: Type.Optional(Uuid) });
export const UnreadPage = pageOf(
  Named('UnreadOrganisation', {
    organisationId: Uuid,
    organisationName: Type.String({ description: 'Its name' }),
    invited: Type.Integer({ description: 'People invited who have not come in yet' }),
    contacts: Type.Array(ContactSchema, { description: 'Whom the lists of your clusters name' }),
  }),
);

export const InviteContacts = Named(
  'ContactInvitations',
  {
    contactIds: Type.Array(Uuid, {
      minItems: 1,
      maxItems: 500,
      uniqueItems: true,
      description: 'Whom to invite to speak for their organisation',
    }),
  },
  { examples: [{ contactIds: ['01890a5d-ac96-774b-bcce-b302099a8057'] }] },
);
export const InvitedContacts = Answer('InvitedContacts', {
  invited: Type.Integer({ description: 'People invited, each with a mail' }),
  refused: Type.Array(
    Named('ContactRefused', {
      contactId: Type.String({ format: 'uuid', description: 'The contact' }),
      email: Email,
      message: Type.String({ description: 'Why, in words' }),
    }),
    { description: 'Who was not invited, and why' },
  ),
});
export type InvitedContactsView = Static<typeof InvitedContacts>;

export const ContactParams = Strict({
  id: Uuid,
  contactId: Type.String({ format: 'uuid', description: 'The contact' }),
});
export const MailQuery = Strict({
  lang: Type.Optional(Word(LANGUAGES, { description: 'Language of the mail; `fr` unless given' })),
});
export const ContactMail = Answer(
  'ContactMail',
  {
    to: Type.String({ description: 'Address that it would go to' }),
    subject: Type.String({ description: 'Its subject' }),
    text: Type.String({ description: 'Its text, for readers without HTML' }),
    html: Type.String({ description: 'Its HTML' }),
  },
  { description: 'What the mail of an invitation would be; its link opens nothing' },
);
export type ContactMailView = Static<typeof ContactMail>;
