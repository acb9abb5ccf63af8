import type { LedgerEntry } from '../../api/types.ts';
import type { Formats } from '../../format/values.ts';
import type { ledgerTexts } from '../../texts/ledger.ts';

/** An entry in a few words: its measure, amount and day. */
export const entryWords = (
  { measure, amount, occurredOn }: LedgerEntry,
  t: (typeof ledgerTexts)['fr'],
  f: Formats,
): string => `${t.measures[measure]}, ${f.money(amount.amountCents)}, ${f.day(occurredOn)}`;
