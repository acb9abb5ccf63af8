import { createHash } from 'node:crypto';

/**
 * The source of something told that no row stands for, such as a certificate's last thirty days: the same words give
 * the same id (a UUID of version 8, RFC 9562), so that it is told once, whoever tells it and however often.
 */
export function sourceOf(...words: readonly (string | number)[]): string {
  const hex = createHash('sha256').update(JSON.stringify(words)).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(18, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
