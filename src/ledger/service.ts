import type { PostableContract } from '../contracts/posting.ts';
import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, ownOrganisations, seesOwnAlone } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { assertPast, dayOf } from '../shared/day.ts';
import { DomainError, invalidField, notFound } from '../shared/errors.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import type { EntryToPost, LedgerBook } from './book.ts';
import { opposite } from './lines.domain.ts';
import * as repository from './repository.ts';
import type { EntryFilter, EntryView, NewEntryInput, ReverseInput } from './schemas.ts';
import type { Measure } from './table.ts';
import { entryView } from './view.ts';

export type LedgerService = ReturnType<typeof createLedgerService>;

/** The ledger: what was signed, invoiced and paid, to the cent, by whom and thanks to what. Only ever added to. */
export function createLedgerService(deps: {
  database: Database;
  clock: Clock;
  book: LedgerBook;
  /** Locks the contract against a change of its shares meanwhile; `not_found` unless the actor answers for it. */
  contractForPosting: (tx: Tx, actor: Actor, contractId: string) => Promise<PostableContract>;
}) {
  const { database, clock } = deps;

  return {
    /** Entries, newest first; a member gets those that it has a part in. */
    async list(actor: Actor, query: EntryFilter): Promise<Page<EntryView>> {
      const page = pageRequest(query, ['uuid']);
      const ofParties = seesOwnAlone(actor) ? ownOrganisations(actor) : undefined;
      const rows = await inTransaction(database, actor, (tx) =>
        repository.listEntries(tx, { ...query, ofParties }, page),
      );
      const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.id]);
      return { items: items.map(entryView), nextCursor };
    },

    async get(actor: Actor, id: string): Promise<EntryView> {
      const row = await inTransaction(database, actor, (tx) => repository.findEntry(tx, id));
      if (row === null) throw notFound('ledger entry');
      return entryView(row);
    },

    /**
     * Posts one entry to a contract.
     * @throws DomainError `reference_taken`, `framework_takes_no_entries`, `unbalanced`, `unknown_account`
     */
    async enter(actor: Actor, contractId: string, input: NewEntryInput): Promise<EntryView> {
      return inTransaction(database, actor, async (tx) => {
        const contract = await deps.contractForPosting(tx, actor, contractId);
        const { amount, split, occurredOn, ...rest } = input;
        const entry: EntryToPost = {
          ...rest,
          amountCents: amount.amountCents,
          occurredOn: occurredOn ?? dayOf(clock()),
          ...(split === undefined
            ? {}
            : { split: split.map((p) => ({ organisationId: p.organisationId, amountCents: p.amount.amountCents })) }),
        };
        if (entry.reference) await refuseTakenReference(tx, contractId, entry.measure, entry.reference);
        const [id] = await deps.book.post(tx, actor, [{ contract, entry }]);
        return entryView((await repository.findEntry(tx, id!))!);
      });
    },

    /**
     * Undoes an entry by another that names it.
     * @throws DomainError `conflict` when it was reversed already or is itself a reversal
     */
    async reverse(actor: Actor, id: string, input: ReverseInput): Promise<EntryView> {
      return inTransaction(database, actor, async (tx) => {
        const original = await repository.findEntry(tx, id);
        if (original === null) throw notFound('ledger entry');
        const contract = await deps.contractForPosting(tx, actor, original.contractId);
        if (original.reversesId !== null)
          throw new DomainError('conflict', 'is_a_reversal', 'A reversal is not reversed: post the entry again.', {
            details: { reversesId: original.reversesId },
          });
        // Read again: the lock on the contract was waited for.
        const reversedById = (await repository.findEntry(tx, id))?.reversedById ?? null;
        if (reversedById !== null)
          throw new DomainError('conflict', 'already_reversed', 'This entry was reversed already.', {
            details: { reversedById },
          });
        const occurredOn = input.occurredOn ?? later(original.occurredOn, dayOf(clock()));
        assertPast(occurredOn, '/occurredOn', dayOf(clock()));
        if (occurredOn < original.occurredOn)
          throw invalidField('/occurredOn', `is before the entry, which is of ${original.occurredOn}`);
        const [reversal] = await deps.book.post(tx, actor, [
          {
            contract,
            entry: {
              measure: original.measure,
              amountCents: -original.amountCents,
              occurredOn,
              note: input.reason,
            },
            lines: opposite(original.postings),
            reversesId: id,
          },
        ]);
        return entryView((await repository.findEntry(tx, reversal!))!);
      });
    },
  };

  async function refuseTakenReference(tx: Tx, contractId: string, measure: Measure, reference: string): Promise<void> {
    const there = await repository.findReferences(tx, [contractId], [reference]);
    const entry = there.get(repository.referenceKey(contractId, measure, reference));
    if (entry === undefined) return;
    throw new DomainError('conflict', 'reference_taken', 'There is an entry with this reference already.', {
      fields: [{ pointer: '/reference', message: 'is taken' }],
      details: { entryId: entry.id },
    });
  }
}

const later = (a: string, b: string): string => (a > b ? a : b);
