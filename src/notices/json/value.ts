import { decimalText } from '../amounts.ts';
import { cleanText } from '../clean.ts';

/** A parsed JSON object of unknown shape. */
export type JsonObject = { readonly [key: string]: unknown };

/** The value as an object, or an empty one: absent and wrong-typed members read alike. */
export const objectOf = (value: unknown): JsonObject => (isObject(value) ? value : {});

/** True for an object that is no array. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The objects of a list; a lone object is a list of one, as converters from XML write it. */
export function listOf(value: unknown): JsonObject[] {
  if (Array.isArray(value)) return value.filter(isObject);
  return isObject(value) ? [value] : [];
}

/** Text, trimmed: strings and numbers; null for the rest and for blanks. */
export function textOf(value: unknown): string | null {
  const text =
    typeof value === 'string' ? cleanText(value).trim() : typeof value === 'number' ? decimalText(value) : null;
  return text || null;
}

/** Texts of a list, or of one. */
export const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).map(textOf).filter((t): t is string => t !== null);

/** A whole number that is not negative; null otherwise. */
export function countOf(value: unknown): number | null {
  const text = textOf(value);
  return text !== null && /^\d{1,9}(?:\.0+)?$/.test(text) ? Number.parseInt(text, 10) : null;
}
