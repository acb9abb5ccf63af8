import { hash, verify } from '@node-rs/argon2';
import { DomainError } from '../shared/errors.ts';

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

/** Refuses a password that is too short, too long, or the address it belongs to. */
export function assertGoodPassword(password: string, email: string): void {
  if (password.toLowerCase().includes(email.split('@')[0]?.toLowerCase() ?? '\0') && password.length < 20) {
    throw new DomainError('invalid', 'weak_password', 'The password must not contain your address.', {
      fields: [{ pointer: '/password', message: 'must not contain your address' }],
    });
  }
}
