import type { FastifyRequest } from 'fastify';

/** A line of its own in the log for every sign-in: who, from where, and whether a code was given beside the password. */
export function noteSignIn({ log, ip }: FastifyRequest, userId: string, withCode: boolean): void {
  log.info({ event: 'signed_in', userId, factors: withCode ? ['password', 'code'] : ['password'], ip }, 'signed in');
}
