import type { PostableContract } from '../contracts/posting.ts';
import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { dayOf } from '../shared/day.ts';
import { DomainError } from '../shared/errors.ts';
import { money } from '../shared/money.ts';
import { checkEntry, type EntryToPost, type LedgerBook } from './book.ts';
import { type EntryRecord, type RowFault, readEntryRows } from './csv-rows.ts';
import { assertRowsPlausible, doubtsOfRows } from './plausibility.ts';
import * as repository from './repository.ts';
import type { ImportOutcome } from './schemas.ts';
import { MEASURES } from './table.ts';

export type LedgerImport = ReturnType<typeof createLedgerImport>;

/** Faults that an answer lists; further ones are counted only. */
const MAX_FAULTS = 500;

/** Entries in bulk, for old business and for the accounts' monthly export. */
export function createLedgerImport(deps: {
  database: Database;
  clock: Clock;
  book: LedgerBook;
  /** Contracts by id or reference, those only that the actor answers for; locked against a change of shares. */
  contractsForPosting: (tx: Tx, actor: Actor, names: readonly string[]) => Promise<Map<string, PostableContract>>;
}) {
  const { database, clock } = deps;
  return {
    /**
     * Posts the rows of a CSV; a row whose contract, measure and reference are there already is left alone.
     * @param options.partial post the good rows even when others are faulty
     * @param options.dryRun only tell what would be posted, beside the faults and the doubts
     * @param options.confirm yes to what does not look right
     * @throws DomainError `rows_refused` (422) naming row and column of each fault, `implausible` (409) with the row of each
     * doubt unless confirmed; nothing is posted then
     */
    async importCsv(
      actor: Actor,
      bytes: Uint8Array,
      options: { partial?: boolean; dryRun?: boolean; confirm?: boolean },
    ): Promise<ImportOutcome> {
      const { records, faults } = readEntryRows(bytes);
      return inTransaction(database, actor, async (tx) => {
        const errors = [...faults];
        const contracts = await deps.contractsForPosting(tx, actor, [...new Set(records.map((r) => r.contract))]);
        const known = await repository.findReferences(
          tx,
          [...contracts.values()].map((contract) => contract.id),
          records.map((record) => record.reference),
        );
        const seen = new Map<string, EntryRecord>();
        const items: { contract: PostableContract; entry: EntryToPost; record: EntryRecord }[] = [];
        let unchanged = 0;
        for (const record of records) {
          const contract = contracts.get(record.contract);
          const fault = faultOf(record, contract, dayOf(clock()));
          if (fault !== null || contract === undefined) {
            errors.push(fault ?? { row: record.row, column: 'contract', message: 'is not known' });
            continue;
          }
          const key = repository.referenceKey(contract.id, record.measure, record.reference);
          const before = known.get(key);
          const above = seen.get(key);
          if (before !== undefined || above !== undefined) {
            const same =
              before !== undefined
                ? before.amountCents === record.amountCents && before.occurredOn === record.date
                : above!.amountCents === record.amountCents && above!.date === record.date;
            if (same) unchanged++;
            else
              errors.push({
                row: record.row,
                column: 'reference',
                message:
                  before !== undefined
                    ? 'belongs to an entry of another date or amount: reverse that one'
                    : `is that of row ${above!.row}, with another date or amount`,
              });
            continue;
          }
          seen.set(key, record);
          items.push({ contract, entry: entryOf(record), record });
        }
        errors.sort((a, b) => a.row - b.row);
        if (errors.length > 0 && options.partial !== true && options.dryRun !== true) throw refused(errors);
        const doubts = doubtsOfRows(
          await repository.totalsOfAll(tx, [...new Set(items.map(({ contract }) => contract.id))]),
          items.map(({ contract, record }) => ({ ...record, contractId: contract.id })),
        );
        if (options.dryRun !== true) assertRowsPlausible(doubts.slice(0, MAX_FAULTS), options.confirm === true);
        if (options.dryRun !== true) for (const group of byCluster(items)) await deps.book.post(tx, actor, group);
        return {
          created: items.length,
          unchanged,
          errors: errors.slice(0, MAX_FAULTS),
          doubts: doubts.slice(0, MAX_FAULTS),
          sums: sumsOf(items),
        };
      });
    },
  };
}

/**
 * What entries come to, by measure in the order of the book.
 * @throws DomainError `total_out_of_range` (422) beyond what is counted exactly
 */
const sumsOf = (items: readonly { entry: EntryToPost }[]): ImportOutcome['sums'] =>
  MEASURES.flatMap((measure) => {
    const amounts = items.flatMap(({ entry }) => (entry.measure === measure ? [BigInt(entry.amountCents)] : []));
    if (amounts.length === 0) return [];
    const sum = amounts.reduce((total, cents) => total + cents, 0n);
    if (sum > BigInt(Number.MAX_SAFE_INTEGER) || sum < -BigInt(Number.MAX_SAFE_INTEGER))
      throw new DomainError('unprocessable', 'total_out_of_range', 'The rows come to more than 2^53 − 1 cents.');
    return [{ measure, entries: amounts.length, amount: money(Number(sum)) }];
  });

const entryOf = (record: EntryRecord): EntryToPost => ({
  measure: record.measure,
  amountCents: record.amountCents,
  occurredOn: record.date,
  reference: record.reference,
  note: record.note,
  ...(record.organisationId === null
    ? {}
    : { split: [{ organisationId: record.organisationId, amountCents: record.amountCents }] }),
});

const COLUMN_OF: Record<string, string> = { '/occurredOn': 'date', '/amount/amountCents': 'amount' };

function faultOf(record: EntryRecord, contract: PostableContract | undefined, today: string): RowFault | null {
  const { row } = record;
  if (contract === undefined) return { row, column: 'contract', message: 'is not known, or not yours' };
  if (
    record.organisationId !== null &&
    !contract.sharers.some((sharer) => sharer.organisationId === record.organisationId)
  )
    return { row, column: 'organisation', message: 'has no part in this contract' };
  try {
    checkEntry(contract, entryOf(record), today);
    return null;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const [field] = error.fields;
    return field === undefined
      ? { row, column: 'contract', message: error.message }
      : { row, column: COLUMN_OF[field.pointer] ?? null, message: field.message };
  }
}

const refused = (errors: readonly RowFault[]): DomainError =>
  new DomainError(
    'unprocessable',
    'rows_refused',
    `Nothing was posted: ${errors.length} ${errors.length === 1 ? 'fault' : 'faults'} in the rows.`,
    {
      fields: errors.slice(0, MAX_FAULTS).map((e) => ({
        pointer: `/rows/${e.row}${e.column === null ? '' : `/${e.column}`}`,
        message: e.message,
      })),
      details: { rows: errors.slice(0, MAX_FAULTS) },
    },
  );

function byCluster<T extends { contract: PostableContract }>(items: readonly T[]): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(item.contract.clusterId);
    if (group === undefined) groups.set(item.contract.clusterId, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
