import { CONSORTIUM_STATES, INVITATION_STATES } from '../../../src/consortia/life/states.domain.ts';
import { consortia, invitations } from '../../../src/consortia/store/table.ts';
import { inTransaction } from '../../../src/db/transaction.ts';
import { TENDER_STATES, tenders } from '../../../src/tenders/table.ts';
import { TEST_SYSTEM, type TestApp } from '../../app.ts';

/** Every state of what has a life, as `statesOf` writes it. */
export const ALL_STATES: readonly string[] = [
  ...TENDER_STATES.map((state) => `tender ${state}`),
  ...CONSORTIUM_STATES.map((state) => `consortium ${state}`),
  ...INVITATION_STATES.map((state) => `invitation ${state}`),
];

/** The states of a collection of the API, as `statesOf` writes them. */
export const statesOfKind = (collection: string): readonly string[] =>
  ALL_STATES.filter((state) => collection !== '' && state.startsWith(collection.slice(0, 6)));

/** In which state each tender, consortium and invitation is now, by its id. */
export const statesOf = (app: TestApp): Promise<Map<string, string>> =>
  inTransaction(app.database, TEST_SYSTEM, async (tx) => {
    const states = new Map<string, string>();
    for (const { id, state } of await tx.select({ id: tenders.id, state: tenders.state }).from(tenders))
      states.set(id, `tender ${state}`);
    for (const { id, state } of await tx.select({ id: consortia.id, state: consortia.state }).from(consortia))
      states.set(id, `consortium ${state}`);
    for (const { id, state } of await tx.select({ id: invitations.id, state: invitations.state }).from(invitations))
      states.set(id, `invitation ${state}`);
    return states;
  });
