import type { PostableContract } from '../contracts/posting.ts';
import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, seesOwnAlone } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { assertPast, dayOf } from '../shared/day.ts';
import { DomainError, invalidField, notFound } from '../shared/errors.ts';
import { DEFAULT_LANGUAGE } from '../shared/language.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import { checkEntry, type EntryToPost, type LedgerBook } from './book.ts';
import { ledgerCsv } from './export.ts';
import { opposite } from './lines.domain.ts';
import { assertPlausible } from './plausibility.ts';
import * as repository from './repository.ts';
import type { EntryFilter, EntryView, ExportFilter, NewEntryInput, ReverseInput } from './schemas.ts';
import type { Measure } from './table.ts';
import { entryView } from './view.ts';

/** Entries read at once for an export, and how many one has at most. */
const EXPORT_BATCH = 1_000;
const MOST_EXPORTED = 50_000;

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
      const ownOnly = seesOwnAlone(actor);
      const rows = await inTransaction(database, actor, (tx) =>
        repository.listEntries(tx, { ...query, ownOnly }, page),
      );
      const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.id]);
      return { items: items.map(entryView), nextCursor };
    },

    /** All entries of the filter as CSV in a language, newest first. */
    exportCsv: (actor: Actor, query: ExportFilter): Promise<string> =>
      inTransaction(database, actor, (tx) => exported(tx, actor, query)),

    async get(actor: Actor, id: string): Promise<EntryView> {
      const row = await inTransaction(database, actor, (tx) => repository.findEntry(tx, id));
      if (row === null) throw notFound('ledger entry');
      return entryView(row);
    },

    /**
     * Posts one entry to a contract.
     * @throws DomainError `implausible` unless confirmed, `reference_taken`, `framework_takes_no_entries`, `unbalanced`, `unknown_account`
     */
    async enter(actor: Actor, contractId: string, input: NewEntryInput): Promise<EntryView> {
      return inTransaction(database, actor, async (tx) => {
        const contract = await deps.contractForPosting(tx, actor, contractId);
        const { amount, split, occurredOn, confirm, ...rest } = input;
        const entry: EntryToPost = {
          ...rest,
          amountCents: amount.amountCents,
          occurredOn: occurredOn ?? dayOf(clock()),
          ...(split === undefined
            ? {}
            : { split: split.map((p) => ({ organisationId: p.organisationId, amountCents: p.amount.amountCents })) }),
        };
        if (entry.reference) await refuseTakenReference(tx, contractId, entry.measure, entry.reference);
        checkEntry(contract, entry, dayOf(clock()));
        assertPlausible(await deps.book.totalsOf(tx, contractId), entry, confirm === true);
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

/** @throws DomainError `too_many_rows` beyond what one export has */
async function exported(tx: Tx, actor: Actor, { lang = DEFAULT_LANGUAGE, ...filter }: ExportFilter): Promise<string> {
  const ownOnly = seesOwnAlone(actor);
  const all: repository.FullEntry[] = [];
  for (;;) {
    const after = all.at(-1);
    const page = { limit: EXPORT_BATCH, after: after === undefined ? null : [after.id] };
    const more = await repository.listEntries(tx, { ...filter, ownOnly }, page);
    all.push(...more.slice(0, EXPORT_BATCH));
    if (more.length <= EXPORT_BATCH) return ledgerCsv(all, lang, ownOnly);
    if (all.length >= MOST_EXPORTED) {
      throw new DomainError('too_large', 'too_many_rows', `More than ${MOST_EXPORTED} entries: choose a period.`);
    }
  }
}

const later = (a: string, b: string): string => (a > b ? a : b);
