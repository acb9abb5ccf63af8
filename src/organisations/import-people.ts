import { inSavepoint } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { DomainError } from '../shared/errors.ts';
import { DEFAULT_LANGUAGE, type Language } from '../shared/language.ts';
import type { ContactMailView } from './contacts.schemas.ts';
import type { Fault } from './spreadsheet/faults.ts';
import type { ReadRow } from './spreadsheet/rows.ts';

/** What the mail of an invitation would say. */
export type PreviewInvitation = (
  name: string,
  language: Language,
) => { subject: string; text: string; html?: string | undefined };

/** Invites the contact of an imported row to speak for its organisation. */
export type Invite = (
  actor: Actor,
  contact: { email: string; name: string; organisationId: string },
) => Promise<unknown>;

/** Invites the contacts of rows; whom the actor may not invite is told, and keeps nothing else out. */
export async function invitePeople(
  invite: Invite,
  actor: Actor,
  taken: readonly { row: ReadRow; id: string }[],
): Promise<{ done: { organisationId: string; email: string }[]; refused: Fault[] }> {
  const refused: Fault[] = [];
  const done: { organisationId: string; email: string }[] = [];
  for (const { row, id } of taken) {
    if (row.contact === null) continue;
    const { email, name } = row.contact;
    try {
      await inSavepoint(() => invite(actor, { email, name: name ?? email.split('@')[0]!, organisationId: id }));
      done.push({ organisationId: id, email });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      refused.push({
        row: row.row,
        column: null,
        code: 'notInvited',
        params: { email, message: error.message },
        name: row.input.name,
      });
    }
  }
  return { done, refused };
}

/** The mail that the first of the contacts would get: in French, as mails are until somebody chooses a language. */
export function firstMail(preview: PreviewInvitation, rows: readonly ReadRow[]): ContactMailView | null {
  const [contact] = rows
    .filter((row) => row.contact !== null)
    .sort((a, b) => a.row - b.row)
    .flatMap((row) => row.contact ?? []);
  return contact === undefined ? null : contactMail(preview, contact, DEFAULT_LANGUAGE);
}

/** The mail that an invitation of a contact would be. */
export function contactMail(
  preview: PreviewInvitation,
  { email, name }: { email: string; name: string | null },
  language: Language,
): ContactMailView {
  const { subject, text, html } = preview(name ?? email.split('@')[0]!, language);
  return { to: email, subject, text, html: html ?? '' };
}

/** The contacts that rows name, as they are kept with their organisations. */
export const contactsOf = (taken: readonly { row: ReadRow; id: string }[], clusterId: string | null) =>
  taken.flatMap(({ row: { contact }, id }) =>
    contact === null ? [] : [{ organisationId: id, clusterId, email: contact.email, name: contact.name }],
  );
