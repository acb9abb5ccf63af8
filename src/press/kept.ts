import { createHash } from 'node:crypto';
import { serialize } from 'node:v8';
import { LRUCache } from 'lru-cache';
import { dayOf } from '../shared/day.ts';

/** Bytes of everything that is kept, at most. */
const MOST_BYTES = 48 * 1_048_576;
/** So long the same order gives the same bytes, in milliseconds: papers hold names and addresses. */
const KEPT_MS = 3_600_000;

/** What the press makes: text, bytes, or a paper with its name. */
type Printed = string | Uint8Array | { bytes: Uint8Array };
type Tasks = Record<string, (...given: never[]) => Promise<Printed>>;

/**
 * Prints the same order once: what was made is kept under the hash of all that it is made of, and orders that come while
 * it is made wait for the same. Of the moment at which a file was put together (`writtenAt`) only the day in France counts:
 * who asks for the same paper twice in a day is given the same bytes. Faults are not kept.
 */
export function keptPress<T extends Tasks>(press: T): T {
  const making = new Map<string, Promise<Printed>>();
  const made = new LRUCache<string, Printed>({
    maxSize: MOST_BYTES,
    ttl: KEPT_MS,
    sizeCalculation: (printed) => bytesOf(printed) || 1,
  });
  const kept =
    (name: string, print: (...given: unknown[]) => Promise<Printed>) =>
    async (...given: unknown[]): Promise<Printed> => {
      const key = orderOf(name, given);
      const known = made.get(key) ?? making.get(key);
      if (known !== undefined) return known;
      const printing = print(...given);
      making.set(key, printing);
      try {
        const printed = await printing;
        made.set(key, printed);
        return printed;
      } finally {
        making.delete(key);
      }
    };
  const orders: Partial<Tasks> = Object.fromEntries(
    Object.entries(press).map(([name, print]) => [
      name,
      kept(name, print as (...given: unknown[]) => Promise<Printed>),
    ]),
  );
  return orders as T;
}

const bytesOf = (printed: Printed): number =>
  typeof printed === 'string'
    ? 2 * printed.length
    : printed instanceof Uint8Array
      ? printed.byteLength
      : printed.bytes.byteLength;

/** What names an order: its task and all that it is given. */
const orderOf = (name: string, given: readonly unknown[]): string =>
  createHash('sha256')
    .update(serialize([name, ...given.map(ofTheDay)]))
    .digest('base64url');

const ofTheDay = (given: unknown): unknown =>
  typeof given === 'object' && given !== null && 'writtenAt' in given && typeof given.writtenAt === 'string'
    ? { ...given, writtenAt: dayOf(new Date(given.writtenAt)) }
    : given;
