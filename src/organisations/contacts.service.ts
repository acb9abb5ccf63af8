import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { actingAs, inSavepoint, inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, coordinatedClusters, holds, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError, invalidField, notFound } from '../shared/errors.ts';
import { DEFAULT_LANGUAGE, type Language } from '../shared/language.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import * as repository from './contacts.repository.ts';
import type { ContactMailView, ContactView, InvitedContactsView } from './contacts.schemas.ts';
import { contactMail, type Invite, type PreviewInvitation } from './import-people.ts';
import { auditCluster } from './lists.service.ts';
import { findOrganisation, type OrganisationRow } from './repository.ts';
import { rightTo } from './rights.domain.ts';

/** Sees who can sign in, of which a coordinator is told how many. */
const READERS = systemActor('readers');

export type ContactService = ReturnType<typeof createContactService>;

/** People whom the lists of clusters name, kept until somebody invites them: a contact by itself reads nothing. */
export function createContactService(deps: {
  database: Database;
  clock: Clock;
  invite: Invite;
  previewInvitation: PreviewInvitation;
}) {
  const { database, clock } = deps;
  const ofMine = <T>(actor: Actor, id: string, work: (tx: Tx, row: OrganisationRow) => Promise<T>): Promise<T> =>
    inTransaction(database, actor, async (tx) => {
      const row = await findOrganisation(tx, id);
      if (row === null || rightTo(actor, row) !== 'full') throw notFound('organisation');
      return work(tx, row);
    });

  return {
    /** Contacts of an organisation that the actor's clusters know. */
    list: (actor: Actor, id: string): Promise<{ items: ContactView[] }> =>
      ofMine(actor, id, async (tx) => ({ items: (await repository.contactsOf(tx, id)).map(toView) })),

    /** Organisations of the actor's clusters that nobody reads for, by name, each with whom the lists name. */
    async unread(actor: Actor, query: { clusterId?: string; limit?: number; cursor?: string }) {
      const page = pageRequest(query, ['text', 'uuid']);
      const clusterIds = clustersOf(actor, query.clusterId);
      return inTransaction(database, actor, async (tx) => {
        const found = await actingAs(READERS, (system) => repository.findUnread(system, clusterIds, page));
        const { items, nextCursor }: Page<repository.UnreadRow> = toPage(found, page.limit, (row) => [
          row.searchName,
          row.organisationId,
        ]);
        const contacts = await repository.contactsAmong(
          tx,
          items.map(({ organisationId }) => organisationId),
        );
        return {
          items: items.map(({ searchName: _folded, ...row }) => ({
            ...row,
            contacts: contacts.filter(({ organisationId }) => organisationId === row.organisationId).map(toView),
          })),
          nextCursor,
        };
      });
    },

    /**
     * Invites contacts to speak for their organisations, each with a mail; whom the actor may not invite is told, and
     * keeps nobody else out.
     * @throws DomainError `validation_failed` for a contact that is not the actor's to see
     */
    invite: (actor: Actor, contactIds: readonly string[]): Promise<InvitedContactsView> =>
      inTransaction(database, actor, async (tx) => {
        const contacts = await repository.lockContacts(tx, contactIds);
        const known = new Set(contacts.map(({ id }) => id));
        const stranger = contactIds.findIndex((id) => !known.has(id));
        if (stranger !== -1) throw invalidField(`/contactIds/${stranger}`, 'is not a contact of your clusters');
        const refused: InvitedContactsView['refused'] = [];
        const invited: string[] = [];
        for (const { id, email, name, organisationId } of contacts) {
          try {
            await inSavepoint(() => deps.invite(actor, { email, name: name ?? email.split('@')[0]!, organisationId }));
            invited.push(id);
          } catch (error) {
            if (!(error instanceof DomainError)) throw error;
            refused.push({ contactId: id, email, message: error.message });
          }
        }
        await repository.markInvited(tx, invited, clock());
        return { invited: invited.length, refused };
      }),

    /** The mail that an invitation would be, with a link that opens nothing. Nothing is sent. */
    mail: (actor: Actor, id: string, contactId: string, language: Language = DEFAULT_LANGUAGE) =>
      ofMine(actor, id, async (tx): Promise<ContactMailView> => {
        const contact = (await repository.contactsOf(tx, id)).find((one) => one.id === contactId);
        if (contact === undefined) throw notFound('contact');
        return contactMail(deps.previewInvitation, contact, language);
      }),

    /** Forgets a contact: who was invited stays invited. */
    remove: (actor: Actor, id: string, contactId: string): Promise<void> =>
      ofMine(actor, id, async (tx, row) => {
        if ((await repository.deleteContact(tx, id, contactId)) === null) throw notFound('contact');
        await recordAudit(tx, actor, {
          action: 'organisation.contact_removed',
          entity: 'organisation',
          entityId: id,
          clusterId: auditCluster(actor, row),
          payload: { contactId },
        });
      }),
  };
}

/** Clusters that the list is of: the given one, else all that the actor coordinates; null: any, for an administrator. */
function clustersOf(actor: Actor, given: string | undefined): string[] | null {
  const all = actor.kind === 'system' || holds(actor, 'admin');
  const mine = coordinatedClusters(actor);
  if (given === undefined) return all ? null : mine;
  if (!all && !mine.includes(given)) throw invalidField('?clusterId', 'is not a cluster that you coordinate');
  return [given];
}

const toView = ({ clusterId: _cluster, invitedAt, createdAt, ...row }: repository.ContactRow): ContactView => ({
  ...row,
  invitedAt: invitedAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
});
