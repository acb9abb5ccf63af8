import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

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

/** One person's way to one seat that is offered. */
export type Seat = { invitationId: string; userId: string };

const UUID_BYTES = 16;
const MAC_BYTES = 32;

/**
 * The token of an invitation's mail: both ids and their HMAC-SHA256. It lies nowhere but in the mail, and opens the
 * page of that seat for that person until the deadline. Signing the same seat again gives the same token.
 */
export function seatToken(secret: string, seat: Seat): string {
  const ids = Buffer.concat([bytesOf(seat.invitationId), bytesOf(seat.userId)]);
  return Buffer.concat([ids, seatMac(secret, ids)]).toString('base64url');
}

/** The seat that a token is of; null for what this program did not sign. */
export function seatOf(secret: string, token: string): Seat | null {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== 2 * UUID_BYTES + MAC_BYTES) return null;
  const ids = bytes.subarray(0, 2 * UUID_BYTES);
  if (!timingSafeEqual(seatMac(secret, ids), bytes.subarray(2 * UUID_BYTES))) return null;
  return { invitationId: uuidOf(ids.subarray(0, UUID_BYTES)), userId: uuidOf(ids.subarray(UUID_BYTES)) };
}

const seatMac = (secret: string, ids: Buffer): Buffer =>
  createHmac('sha256', secret).update('seat:').update(ids).digest();
const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');
const uuidOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
