import { stringify } from 'csv-stringify/sync';
import type { Language } from '../shared/language.ts';
import type { FullEntry } from './repository.ts';
import type { Measure } from './table.ts';

const WORDS = {
  fr: {
    heads: ['Date', 'Contrat', 'Mesure', 'Montant HT (€)', 'Pièce', 'Libellé', 'Contre-passe', 'Écriture'],
    measures: { signed: 'signé', invoiced: 'facturé', paid: 'payé' },
  },
  en: {
    heads: ['Date', 'Contract', 'Measure', 'Amount excl. tax (EUR)', 'Document', 'Note', 'Reverses', 'Entry'],
    measures: { signed: 'signed', invoiced: 'invoiced', paid: 'paid' },
  },
} as const satisfies Record<Language, { heads: readonly string[]; measures: Record<Measure, string> }>;

/** `15/11/2026` in French, the ISO day in English. */
const dayIn = (day: string, language: Language): string =>
  language === 'fr' ? day.split('-').reverse().join('/') : day;

/** Euros with two decimals: a comma and no blanks in French, a point in English; cents are counted exactly. */
function eurosIn(cents: number, language: Language): string {
  const [whole, rest] = [Math.floor(Math.abs(cents) / 100), Math.abs(cents) % 100];
  const plain = `${cents < 0 ? '-' : ''}${whole}.${String(rest).padStart(2, '0')}`;
  return language === 'fr' ? plain.replace('.', ',') : plain;
}

/** Of what a value was signed by, which the ledger keeps by a name of its own: the contract or one of its amendments. */
function documentIn({ measure, reference }: FullEntry, language: Language): string | null {
  const number = measure === 'signed' ? /^amendment (\d+)$/.exec(reference ?? '')?.[1] : undefined;
  return number === undefined || language === 'en' ? reference : `avenant n° ${number}`;
}

/** What a reader sees of an entry: for coordinators the whole, for a member its own part. */
const seenCents = (entry: FullEntry, ownOnly: boolean): number =>
  ownOnly
    ? -entry.postings.reduce(
        (sum, { organisationId, amountCents }) => sum + (organisationId === null ? 0 : amountCents),
        0,
      )
    : entry.amountCents;

/**
 * The ledger as a spreadsheet opens it. French: semicolons, a byte-order mark, days as 15/11/2026, decimal commas; English:
 * commas and ISO days. Text that a spreadsheet would take for a formula is quoted with an apostrophe, amounts are not.
 * @param ownOnly the reader sees its own parts alone: the amount is theirs
 */
export function ledgerCsv(entries: readonly FullEntry[], language: Language, ownOnly: boolean): string {
  const { heads, measures } = WORDS[language];
  const text = (value: string | null): string =>
    value === null ? '' : /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return stringify(
    [
      heads,
      ...entries.map((entry) => [
        dayIn(entry.occurredOn, language),
        text(entry.contractTitle),
        measures[entry.measure],
        eurosIn(seenCents(entry, ownOnly), language),
        text(documentIn(entry, language)),
        text(entry.note),
        entry.reversesId ?? '',
        entry.id,
      ]),
    ],
    { delimiter: language === 'fr' ? ';' : ',', bom: language === 'fr', record_delimiter: 'windows' },
  );
}
