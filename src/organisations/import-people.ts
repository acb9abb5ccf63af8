import { inSavepoint } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { DomainError } from '../shared/errors.ts';
import type { Fault } from './spreadsheet/faults.ts';
import type { ReadRow } from './spreadsheet/rows.ts';

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
      refused.push({ row: row.row, column: null, code: 'notInvited', params: { email, message: error.message } });
    }
  }
  return { done, refused };
}

/** The contacts that rows name, as they are kept with their organisations. */
export const contactsOf = (taken: readonly { row: ReadRow; id: string }[], clusterId: string | null) =>
  taken.flatMap(({ row: { contact }, id }) =>
    contact === null ? [] : [{ organisationId: id, clusterId, email: contact.email, name: contact.name }],
  );
