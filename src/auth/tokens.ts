import { createHash, createHmac, randomBytes } from 'node:crypto';

/** A secret of 256 bits for a refresh token. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a token: its SHA-256 in hexadecimal. It has 256 bits of entropy, so no salt is needed. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * The token of an account invitation, made from its id (HMAC-SHA256, 256 bits): the worker that writes
 * the mail makes it, and it lies in no table, queue, job or answer.
 */
export const invitationToken = (secret: string, invitationId: string): string =>
  createHmac('sha256', secret).update(`account-invitation:${invitationId}`).digest('base64url');
