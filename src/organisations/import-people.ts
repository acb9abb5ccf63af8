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
): Promise<{ invited: number; refused: Fault[] }> {
  const refused: Fault[] = [];
  let invited = 0;
  for (const { row, id } of taken) {
    if (row.contact === null) continue;
    const { email, name } = row.contact;
    try {
      await inSavepoint(() => invite(actor, { email, name: name ?? email.split('@')[0]!, organisationId: id }));
      invited += 1;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      refused.push({ row: row.row, column: null, code: 'notInvited', params: { email, message: error.message } });
    }
  }
  return { invited, refused };
}
