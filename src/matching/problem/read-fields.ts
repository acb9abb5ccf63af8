import type { FieldError } from '../../shared/errors.ts';
import { type Bounds, MAX_TEXT } from './schema-parts.ts';

/** Faults found so far, each with the JSON pointer (RFC 6901) of the field. */
export type Faults = FieldError[];

/** The value under inspection and where it stands. */
export type Field = { readonly value: unknown; readonly pointer: string; readonly faults: Faults };

/** Notes that this field is wrong. */
export function fault(field: Field, message: string): void {
  field.faults.push({ pointer: field.pointer, message });
}

/** A JSON pointer's step, escaped. */
export const step = (pointer: string, key: string | number): string =>
  `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** An object whose keys are all known; the fields of `required` must be there. Null when it is no object. */
export function objectOf(
  field: Field,
  known: readonly string[],
  required: readonly string[] = [],
): ((key: string) => Field) | null {
  const { value, pointer, faults } = field;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    fault(field, 'must be an object');
    return null;
  }
  const record = value as Record<string, unknown>;
  for (const key of Object.keys(record)) {
    if (!known.includes(key)) faults.push({ pointer: step(pointer, key), message: 'is not a known field' });
  }
  for (const key of required) {
    if (record[key] === undefined) faults.push({ pointer: step(pointer, key), message: 'is missing' });
  }
  return (key) => ({
    value: Object.hasOwn(record, key) ? record[key] : undefined,
    pointer: step(pointer, key),
    faults,
  });
}

/** A list of at most `max` items, each read by `item`; absent: empty. */
export function listOf<T>(field: Field, max: number, item: (field: Field) => T | null): T[] {
  const { value, pointer, faults } = field;
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    fault(field, 'must be a list');
    return [];
  }
  if (value.length > max) {
    fault(field, `must have at most ${max} items, has ${value.length}`);
    return [];
  }
  const items: T[] = [];
  for (let i = 0; i < value.length; i++) {
    const read = item({ value: value[i], pointer: step(pointer, i), faults });
    if (read !== null) items.push(read);
  }
  return items;
}

/** A text of 1–`max` characters. */
export function text(field: Field, max = MAX_TEXT): string {
  if (typeof field.value !== 'string') fault(field, 'must be a text');
  else if (field.value.length === 0) fault(field, 'must not be empty');
  else if (field.value.length > max) fault(field, `must have at most ${max} characters`);
  else return field.value;
  return '';
}

/** A text that matches, or null when absent or null. */
export function textOrNull(field: Field, pattern: RegExp, what: string): string | null {
  if (field.value === undefined || field.value === null) return null;
  const read = text(field);
  if (read !== '' && !pattern.test(read)) fault(field, `must be ${what}`);
  return read;
}

/** A safe integer within the bounds; absent: the default. */
export function integer(field: Field, { minimum: min, maximum: max }: Bounds, byDefault?: number): number {
  const { value } = field;
  if (value === undefined && byDefault !== undefined) return byDefault;
  if (value === undefined) return min;
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) fault(field, 'must be an integer below 2^53');
  else if (value < min || value > max) fault(field, `must be between ${min} and ${max}, is ${value}`);
  else return value;
  return min;
}

/** A finite number within the bounds. */
export function number(field: Field, { minimum: min, maximum: max }: Bounds): number {
  const { value } = field;
  if (typeof value !== 'number' || !Number.isFinite(value)) fault(field, 'must be a finite number');
  else if (value < min || value > max) fault(field, `must be between ${min} and ${max}, is ${value}`);
  else return value;
  return min;
}

/** True or false; absent: the default. */
export function flag(field: Field, byDefault: boolean): boolean {
  if (field.value === undefined) return byDefault;
  if (typeof field.value !== 'boolean') fault(field, 'must be true or false');
  return field.value === true;
}

/** One of the words; absent: the default. */
export function oneOf<T extends string>(field: Field, words: readonly T[], byDefault: T): T {
  if (field.value === undefined) return byDefault;
  const found = words.find((word) => word === field.value);
  if (found === undefined) fault(field, `must be one of ${words.join(', ')}`);
  return found ?? byDefault;
}

/** A calendar day, `YYYY-MM-DD`, or null when absent or null. */
export function day(field: Field): string | null {
  const read = textOrNull(field, /^\d{4}-\d{2}-\d{2}$/, 'a day as YYYY-MM-DD');
  if (read === null || !/^\d{4}-\d{2}-\d{2}$/.test(read)) return null;
  const [year, month, date] = read.split('-').map(Number) as [number, number, number];
  const last =
    month === 2
      ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
        ? 29
        : 28
      : 30 + ((month + (month >> 3)) & 1);
  if (month < 1 || month > 12 || date < 1 || date > last) fault(field, 'is not a day of the calendar');
  return read;
}
