import { DomainError } from '../shared/errors.ts';
import { MEASURES, type Measure } from './table.ts';

/** What a contract has brought by measure, in cents. */
export type Totals = Readonly<Record<Measure, number>>;

/** A measure that would pass the one that it follows: more invoiced than signed, more paid than invoiced. In cents. */
export type Doubt = { measure: Measure; after: Measure; wouldBeCents: number; limitCents: number };

const FOLLOWS: readonly (readonly [Measure, Measure])[] = [
  ['invoiced', 'signed'],
  ['paid', 'invoiced'],
];

/** What an entry makes doubtful; an entry that brings a measure nearer to the one that it follows does not. */
export function doubtsOf(totals: Totals, entry: { measure: Measure; amountCents: number }): Doubt[] {
  if (entry.amountCents <= 0) return [];
  return FOLLOWS.flatMap(([measure, after]): Doubt[] => {
    if (measure !== entry.measure) return [];
    const wouldBeCents = totals[measure] + entry.amountCents;
    return wouldBeCents > totals[after] ? [{ measure, after, wouldBeCents, limitCents: totals[after] }] : [];
  });
}

/**
 * Asks for a yes before an entry that does not look right.
 * @throws DomainError `implausible` (409) with the doubts; the same with `confirm` goes through
 */
export function assertPlausible(
  totals: Totals,
  entry: { measure: Measure; amountCents: number },
  confirm: boolean,
): void {
  if (confirm) return;
  assertNotBelowZero(totals, entry);
  const doubts = doubtsOf(totals, entry);
  if (doubts.length === 0) return;
  throw new DomainError('conflict', 'implausible', 'This does not look right: confirm it, or correct it.', {
    fields: [{ pointer: '/amount/amountCents', message: 'is more than what it follows: confirm it' }],
    details: { doubts },
  });
}

/** A credit note of more than there is to credit: of a contract nothing is invoiced or paid below zero, unless somebody says so. */
function assertNotBelowZero(totals: Totals, { measure, amountCents }: { measure: Measure; amountCents: number }): void {
  const wouldBeCents = totals[measure] + amountCents;
  if (amountCents >= 0 || wouldBeCents >= 0) return;
  throw new DomainError('conflict', 'implausible', 'This does not look right: confirm it, or correct it.', {
    fields: [{ pointer: '/amount/amountCents', message: 'takes the total below zero: confirm it' }],
    details: { doubts: [{ measure, after: null, wouldBeCents, limitCents: 0 }] },
  });
}

/** A row of a file as far as its plausibility goes: `contract` as the row names it. */
type PlausibleRow = { row: number; contract: string; contractId: string; measure: Measure; amountCents: number };

/** A doubt of a file: the last row of the contract and measure that would pass what they follow. */
export type RowDoubt = Doubt & { row: number; contract: string };

/**
 * What a whole file makes doubtful, in the order of its rows. Judged by what the contracts come to with all of it: a file may
 * tell the invoices before the signature.
 */
export function doubtsOfRows(totals: ReadonlyMap<string, Totals>, rows: readonly PlausibleRow[]): RowDoubt[] {
  const none: Totals = { signed: 0, invoiced: 0, paid: 0 };
  const ofContract = new Map<string, PlausibleRow[]>();
  for (const row of rows) {
    const own = ofContract.get(row.contractId);
    if (own === undefined) ofContract.set(row.contractId, [row]);
    else own.push(row);
  }
  const doubts = [...ofContract].flatMap(([contractId, own]) => {
    const before = totals.get(contractId) ?? none;
    const added = (measure: Measure) =>
      own.reduce((sum, row) => sum + (row.measure === measure ? row.amountCents : 0), 0);
    return MEASURES.flatMap((measure): RowDoubt[] => {
      const last = own.findLast((row) => row.measure === measure);
      if (last === undefined) return [];
      const others = Object.fromEntries(
        MEASURES.map((one) => [one, before[one] + (one === measure ? 0 : added(one))]),
      ) as Totals;
      const { row, contract } = last;
      return doubtsOf(others, { measure, amountCents: added(measure) }).map((doubt) => ({ ...doubt, row, contract }));
    });
  });
  return doubts.sort((a, b) => a.row - b.row);
}

/**
 * Asks for a yes before a file that does not look right.
 * @throws DomainError `implausible` (409) with each doubt and its row; nothing is posted then
 */
export function assertRowsPlausible(doubts: readonly RowDoubt[], confirm: boolean): void {
  if (confirm || doubts.length === 0) return;
  throw new DomainError('conflict', 'implausible', 'This does not look right: confirm it, or correct it.', {
    fields: doubts.map(({ row }) => ({
      pointer: `/rows/${row}/amount`,
      message: 'is more than what it follows: confirm it',
    })),
    details: { doubts },
  });
}
