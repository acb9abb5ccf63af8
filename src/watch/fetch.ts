import { DomainError } from '../shared/errors.ts';
import { publicAddress } from './address.ts';

/** An answer's bytes at most, and its time. */
const MAX_BYTES = 32 * 1024 * 1024;
const TIMEOUT_MS = 30_000;

/** Fetches from a service that a watch names. */
export type Fetch = (url: URL, request?: { json: unknown }) => Promise<Uint8Array>;

/**
 * A fetch that goes to public addresses only, follows no redirect elsewhere, and gives up on what is too slow or too
 * large. Anything but a 2xx answer is `unavailable`, so that the poll is tried again.
 */
export const guardedFetch =
  (allowPrivate: boolean): Fetch =>
  async (url, request) => {
    await publicAddress(url.href, '/location', allowPrivate);
    const answer = await fetch(url, {
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { accept: 'application/json, application/xml', 'user-agent': 'groupement' },
      ...(request === undefined
        ? {}
        : {
            method: 'POST',
            body: JSON.stringify(request.json),
            headers: { 'content-type': 'application/json', accept: 'application/json', 'user-agent': 'groupement' },
          }),
    }).catch((cause: unknown) => {
      throw unavailable(url, cause instanceof Error ? cause.message : 'no answer', cause);
    });
    if (!answer.ok) throw unavailable(url, `answered ${answer.status}`);
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of answer.body ?? []) {
      size += chunk.byteLength;
      if (size > MAX_BYTES) throw unavailable(url, `answered more than ${MAX_BYTES} bytes`);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks, size);
  };

const unavailable = (url: URL, what: string, cause?: unknown): DomainError =>
  new DomainError('unavailable', 'source_unavailable', `${url.host}: ${what}`, { cause });
