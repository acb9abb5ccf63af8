import { randomInt } from 'node:crypto';

/** So many at a time. */
const COUNT = 10;
/** Without letters and figures that look alike (Crockford's base 32): 20 of them are 100 bits. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 20;

/** New codes, in groups of five to be read. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: COUNT }, () =>
    Array.from(
      { length: LENGTH },
      (_, i) => (i > 0 && i % 5 === 0 ? '-' : '') + LETTERS[randomInt(LETTERS.length)],
    ).join(''),
  );

/** A code as it was typed, without hyphens, blanks and capitals; null: it is no recovery code. */
export function recoveryCodeOf(typed: string): string | null {
  const code = typed.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1');
  return new RegExp(`^[${LETTERS}]{${LENGTH}}$`).test(code) ? code : null;
}
