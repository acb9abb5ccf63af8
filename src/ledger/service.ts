import { uuidv7 } from 'uuidv7';
import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { assertPast, dayOf } from '../shared/day.ts';
import { DomainError, invalidField, notFound } from '../shared/errors.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import { type Line, linesOf, opposite, type Part, type Sharer } from './lines.domain.ts';
import * as repository from './repository.ts';
import type { EntryFilter, EntryView, NewEntryInput, ReverseInput } from './schemas.ts';
import type { Measure } from './table.ts';
import { entryView } from './view.ts';

/** What the ledger needs to know of a contract to post to it; `sharers` are those of today. */
export type PostableContract = {
  id: string;
  clusterId: string;
  kind: 'contract' | 'framework' | 'call_off';
  signedOn: string | null;
  sharers: readonly Sharer[];
};

/** An entry to be; `split` by the contract's shares unless given. */
export type EntryToPost = {
  measure: Measure;
  amountCents: number;
  occurredOn: string;
  reference?: string | null;
  note?: string | null;
  split?: readonly Part[];
};

export type LedgerService = ReturnType<typeof createLedgerService>;

/** The ledger: what was signed, invoiced and paid, to the cent, by whom and thanks to what. Only ever added to. */
export function createLedgerService(deps: {
  database: Database;
  clock: Clock;
  /** Locks the contract against a change of its shares meanwhile; `not_found` unless the actor answers for it. */
  contractForPosting: (tx: Tx, actor: Actor, contractId: string) => Promise<PostableContract>;
}) {
  const { database, clock } = deps;

  /**
   * Writes entries of one cluster; each with its lines, or none is written.
   * @returns their ids, in order
   */
  const post = async (
    tx: Tx,
    actor: Actor,
    items: readonly { contract: PostableContract; entry: EntryToPost; lines?: readonly Line[]; reversesId?: string }[],
  ): Promise<string[]> => {
    const [first] = items;
    if (first === undefined) return [];
    const rows = items.map(({ contract, entry, lines, reversesId }) => {
      if (lines === undefined) checkEntry(contract, entry, dayOf(clock()));
      const written = lines ?? linesOf(entry.amountCents, contract.sharers, entry.split);
      return {
        entry: {
          id: uuidv7(),
          clusterId: contract.clusterId,
          contractId: contract.id,
          measure: entry.measure,
          occurredOn: entry.occurredOn,
          amountCents: entry.amountCents,
          reference: entry.reference ?? null,
          note: entry.note ?? null,
          lines: written.length,
          reversesId: reversesId ?? null,
          createdBy: actor.kind === 'user' ? actor.userId : null,
        },
        lines: written,
      };
    });
    const accounts = await repository.openAccounts(
      tx,
      first.contract.clusterId,
      unique(rows.map((row) => row.entry.contractId)),
      unique(rows.flatMap((row) => row.lines.flatMap((line) => line.organisationId ?? []))),
    );
    await repository.insertEntries(tx, rows, accounts);
    if (await repository.isBeyondExact(tx, unique(rows.map((row) => row.entry.contractId)))) {
      throw new DomainError(
        'unprocessable',
        'total_out_of_range',
        'With it the total of the contract would be beyond 2^53 − 1 cents.',
      );
    }
    await recordAudit(
      tx,
      actor,
      ...rows.map(({ entry }) => ({
        action: entry.reversesId === null ? 'ledger_entry.posted' : 'ledger_entry.reversed',
        entity: 'ledger_entry',
        entityId: entry.id,
        clusterId: entry.clusterId,
        payload: {
          contractId: entry.contractId,
          measure: entry.measure,
          amountCents: entry.amountCents,
          occurredOn: entry.occurredOn,
          ...(entry.reversesId === null ? {} : { reversesId: entry.reversesId }),
        },
      })),
    );
    return rows.map((row) => row.entry.id);
  };

  return {
    post,
    totalsOf: repository.totalsOf,

    /** Entries, newest first; a member gets those that it has a part in. */
    async list(actor: Actor, query: EntryFilter): Promise<Page<EntryView>> {
      const page = pageRequest(query, ['uuid']);
      const rows = await inTransaction(database, actor, (tx) => repository.listEntries(tx, query, page));
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
        const [id] = await post(tx, actor, [{ contract, entry }]);
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
        const [reversal] = await post(tx, actor, [
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

/** Refuses what no entry of the contract can be; `today` is the last day that can have happened. */
export function checkEntry(contract: PostableContract, entry: EntryToPost, today: string): void {
  if (contract.kind === 'framework')
    throw new DomainError('conflict', 'framework_takes_no_entries', 'A framework has no turnover: its call-offs have.');
  if (entry.amountCents === 0) throw invalidField('/amount/amountCents', 'must not be zero');
  if (!Number.isSafeInteger(entry.amountCents)) throw invalidField('/amount/amountCents', 'is beyond 2^53 − 1 cents');
  assertPast(entry.occurredOn, '/occurredOn', today);
  if (contract.signedOn !== null && entry.occurredOn < contract.signedOn)
    throw invalidField('/occurredOn', `is before the contract was signed, on ${contract.signedOn}`);
}

const later = (a: string, b: string): string => (a > b ? a : b);
const unique = (ids: readonly string[]): string[] => [...new Set(ids)];
