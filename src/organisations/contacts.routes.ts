import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Empty, IdParams } from '../shared/schemas.ts';
import {
  ContactList,
  ContactMail,
  ContactParams,
  InviteContacts,
  InvitedContacts,
  MailQuery,
  UnreadPage,
  UnreadQuery,
} from './contacts.schemas.ts';
import type { ContactService } from './contacts.service.ts';

const tags = ['organisations'];

/** People whom lists name and who are not invited yet: for coordinators of the organisation's clusters. */
export const contactRoutes: FastifyPluginAsyncTypebox<{ contacts: ContactService }> = async (app, { contacts }) => {
  app.get(
    '/organisations/unread',
    {
      schema: {
        tags,
        summary: 'Organisations that nobody reads for',
        description:
          'Nobody who can sign in speaks for them: invitations to bid would reach no one. Each with the contacts that imported lists named.',
        querystring: UnreadQuery,
        response: { 200: UnreadPage },
      },
    },
    async (request) => contacts.unread(request.actor, request.query),
  );
  app.post(
    '/organisations/contacts/invite',
    {
      schema: {
        tags,
        summary: 'Invite contacts to speak for their organisations',
        description:
          'Each gets a mail with a personal link. Who may not be invited is told, and keeps nobody else out.',
        body: InviteContacts,
        response: { 200: InvitedContacts },
      },
    },
    async (request) => contacts.invite(request.actor, request.body.contactIds),
  );
  app.get(
    '/organisations/:id/contacts',
    {
      schema: {
        tags,
        summary: 'Contacts of an organisation that lists of your clusters named',
        description: 'A contact reads and answers nothing before it is invited and comes in.',
        params: IdParams,
        response: { 200: ContactList },
      },
    },
    async (request) => contacts.list(request.actor, request.params.id),
  );
  app.get(
    '/organisations/:id/contacts/:contactId/mail',
    {
      schema: {
        tags,
        summary: 'The mail that an invitation of the contact would be',
        description: 'Nothing is sent; the link in it opens nothing.',
        params: ContactParams,
        querystring: MailQuery,
        response: { 200: ContactMail },
      },
    },
    async (request) => contacts.mail(request.actor, request.params.id, request.params.contactId, request.query.lang),
  );
  app.delete(
    '/organisations/:id/contacts/:contactId',
    { schema: { tags, summary: 'Forget a contact', params: ContactParams, response: { 204: Empty } } },
    async (request, reply) => {
      await contacts.remove(request.actor, request.params.id, request.params.contactId);
      return reply.code(204).send(null);
    },
  );
};
