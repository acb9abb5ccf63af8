import { amountOf, decimalText } from '../amounts.ts';
import { type JsonObject, objectOf, textOf } from '../json/value.ts';
import type { Amount, Texts } from '../notice.ts';
import { instantOf } from '../times.ts';

/** An OCDS value `{amount, currency}`; amounts of zero or none are not told. */
export function amountIn(value: unknown): Amount | null {
  const { amount, currency } = objectOf(value);
  const read = amountOf(decimalText(amount), textOf(currency));
  return read === null || read.amountCents === 0 ? null : read;
}

/** A member in every language: `title` in the release's own, `title_fr` and the like in theirs. */
export function textsIn(holder: JsonObject, name: string, own: string): Texts {
  const texts: Record<string, string> = {};
  const plain = textOf(holder[name]);
  if (plain !== null) texts[own] = plain;
  for (const [key, value] of Object.entries(holder)) {
    const language = key.startsWith(`${name}_`) ? key.slice(name.length + 1).toLowerCase() : '';
    const text = textOf(value);
    if (/^[a-z]{2}(?:[-_][a-z]+)?$/.test(language) && text !== null) texts[language.slice(0, 2)] ??= text;
  }
  return texts;
}

/** RFC 3339 date-time, or a date (its last second), as a UTC instant; null for what is neither. */
export function instantIn(value: unknown): string | null {
  const text = textOf(value);
  if (text === null) return null;
  const [date = '', time] = text.split(/[T ]/);
  return instantOf(
    date,
    time && !/(Z|[+-]\d\d:\d\d)$/.test(time) ? `${time}Z` : time?.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'),
  );
}
