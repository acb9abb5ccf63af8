import type { FastifyRequest } from 'fastify';

/** What somebody signed in with. */
export type SignInFactor = 'password' | 'code' | 'passkey';

/** What was given beside the password. */
export const factorsOf = (given: { code?: unknown; passkey?: unknown }): SignInFactor[] => [
  'password',
  ...(given.passkey !== undefined ? (['passkey'] as const) : given.code !== undefined ? (['code'] as const) : []),
];

/** A line of its own in the log for every sign-in: who, from where, and with what. */
export function noteSignIn({ log, ip }: FastifyRequest, userId: string, factors: readonly SignInFactor[]): void {
  log.info({ event: 'signed_in', userId, factors, ip }, 'signed in');
}
