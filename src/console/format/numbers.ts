import type { Language } from '../shell/preferences.ts';
import { WORD_JOINER } from './typography.ts';

/** How thousands are set apart and where the decimals begin, as CLDR has it for fr-FR and en-GB. */
const SIGNS: Record<Language, { group: string; point: string }> = {
  fr: { group: '\u202f', point: ',' },
  en: { group: ',', point: '.' },
};

/** Below this a number is written with an exponent, and is 0 with every number of decimals that is printed. */
const LEAST = 1e-6;

/**
 * A number in digits, with from `least` to `most` decimals, rounded half away from zero: what `Intl.NumberFormat` gives
 * (a test compares them), without the tens of milliseconds that the first one of a page takes a phone. A minus is "−".
 */
export function digits(value: number, language: Language, least: number, most = least): string {
  const written = Math.abs(value) < LEAST ? '0' : String(Math.abs(value));
  if (/[a-z]/i.test(written)) return byIntl(value, language, least, most);
  // By its decimals as they are written: 1.005 is a little less in binary.
  const [units = '', fraction = ''] = written.split('.');
  const kept = BigInt(units + fraction.slice(0, most).padEnd(most, '0'));
  const rounded = (fraction[most] ?? '0') >= '5' ? kept + 1n : kept;
  const text = String(rounded).padStart(most + 1, '0');
  const whole = text.slice(0, text.length - most).replace(/\B(?=(\d{3})+$)/g, SIGNS[language].group);
  let decimals = text.slice(text.length - most);
  while (decimals.length > least && decimals.endsWith('0')) decimals = decimals.slice(0, -1);
  const unsigned = decimals === '' ? whole : `${whole}${SIGNS[language].point}${decimals}`;
  return value < 0 && rounded !== 0n ? `−${unsigned}` : unsigned;
}

/** Numbers without an end, or with more than 21 digits. */
const byIntl = (value: number, language: Language, least: number, most: number): string =>
  new Intl.NumberFormat(language, { minimumFractionDigits: least, maximumFractionDigits: most })
    .format(value)
    .replace('-', '−');

/**
 * Cents as euros, whole ones unless there are cents: "1 234 €", "€1,234.50".
 * @param withCents whole ones with them too, beside others that have some
 */
export function euros(amountCents: number, language: Language, withCents = amountCents % 100 !== 0): string {
  const decimals = withCents ? 2 : 0;
  const amount = digits(amountCents / 100, language, decimals);
  if (language === 'fr') return `${amount}\u00a0€`;
  // A narrow column would break a minus from the sign of the euro.
  return amount.startsWith('−') ? `−${WORD_JOINER}€${amount.slice(1)}` : `€${amount}`;
}
