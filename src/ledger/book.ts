import { uuidv7 } from 'uuidv7';
import { recordAudit } from '../audit/record.ts';
import type { PostableContract } from '../contracts/posting.ts';
import type { Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { assertPast, dayOf } from '../shared/day.ts';
import { DomainError, invalidField } from '../shared/errors.ts';
import { type Line, linesOf, type Part } from './lines.domain.ts';
import * as repository from './repository.ts';
import type { Measure } from './table.ts';

/** An entry to be; `split` by the contract's shares unless given. */
export type EntryToPost = {
  measure: Measure;
  amountCents: number;
  occurredOn: string;
  reference?: string | null;
  note?: string | null;
  split?: readonly Part[];
};

export type LedgerBook = ReturnType<typeof createLedgerBook>;

/** The book itself: writes entries and sums them up. Who may post, and to what, is its callers' to know. */
export function createLedgerBook({ clock }: { clock: Clock }) {
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

  return { post, totalsOf: repository.totalsOf, signedByMember: repository.signedByMember };
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

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];
