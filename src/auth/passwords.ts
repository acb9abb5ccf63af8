import { hash, verify } from '@node-rs/argon2';
import { DomainError } from '../shared/errors.ts';
import { COMMON_PASSWORDS } from './data/common-passwords.ts';

/** Argon2id with 19 MiB and two passes: the OWASP Password Storage Cheat Sheet's first choice. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 200;

/** A hash in PHC string format. */
export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** Made once, so that an unknown address costs as much time as a wrong password. */
const decoy = hashPassword('nobody has this password');

/** Whether the password belongs to the hash; with no hash (nobody has that address) false after the same time. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await decoy), password);
  return matches && passwordHash !== null;
}

/** Refuses a password that is the address it belongs to, or one of those that everybody tries first. */
export function assertGoodPassword(password: string, email: string): void {
  if (password.toLowerCase().includes(email.split('@')[0]?.toLowerCase() ?? '\0') && password.length < 20)
    throw weak('must not contain your address');
  if (isCommon(password)) throw weak('is one of those that everyone tries first: use several words');
}

/** The longest that is looked at: whole sentences are nobody's first guess. */
const GUESSED_LENGTH = 40;
const KEY_ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890123456789', 'qwertyuiop', 'azertyuiop'];

/**
 * Whether a password is in the list of common ones, whatever its capitals; is one of them between digits and signs
 * (`Motdepasse2026!`); repeats a short piece (`soleilsoleil`); or runs along the keys (`123456789012`).
 */
export function isCommon(password: string): boolean {
  if (password.length > GUESSED_LENGTH) return false;
  const text = password.toLowerCase();
  const word = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  if (COMMON_PASSWORDS.has(text) || COMMON_PASSWORDS.has(word) || word.length < 4) return true;
  const piece = /^(.{1,8}?)\1+$/u.exec(text)?.[1] ?? /^(.{1,8}?)\1+$/u.exec(word)?.[1];
  if (piece !== undefined) return true;
  return KEY_ROWS.some((row) => row.includes(text) || [...row].reverse().join('').includes(text));
}

const weak = (message: string): DomainError =>
  new DomainError('invalid', 'weak_password', `The password ${message}.`, {
    fields: [{ pointer: '/password', message }],
  });
