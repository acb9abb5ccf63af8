import { createHash, randomBytes } from 'node:crypto';

/** A secret of 256 bits for a refresh token or an invitation. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a token: its SHA-256 in hexadecimal. It has 256 bits of entropy, so no salt is needed. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');
