import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { DomainError } from './errors.ts';
import { publicAddress } from './public-address.ts';
import { publicLookup } from './public-lookup.ts';

/** An answer's bytes at most, and the time of the whole exchange unless told otherwise. */
const MAX_BYTES = 32 * 1024 * 1024;
const TIMEOUT_MS = 30_000;

/** What is sent, by POST: a value as JSON, or bytes of a kind with the kind of answer that is wanted. */
export type FetchBody = { json: unknown } | { bytes: Uint8Array; contentType: string; accept: string };

/** Fetches from a service outside. */
export type Fetch = (url: URL, request?: FetchBody) => Promise<Uint8Array>;

/**
 * A fetch that goes to public addresses only, follows no redirect, and gives up on what is too slow or too large. The
 * address that is looked at is the one that is connected to: a name that answers differently the second time leads
 * nowhere else. Anything but a 2xx answer is `unavailable`, so that the poll is tried again.
 */
export const guardedFetch =
  (allowPrivate: boolean, timeoutMs = TIMEOUT_MS): Fetch =>
  async (url, request) => {
    await publicAddress(url.href, '/location', allowPrivate);
    try {
      return await exchange(url, request, allowPrivate, timeoutMs);
    } catch (cause) {
      if (cause instanceof DomainError) throw cause;
      throw unavailable(url, cause instanceof Error ? cause.message : 'no answer', cause);
    }
  };

const asSent = (body: FetchBody) =>
  'bytes' in body
    ? body
    : { bytes: Buffer.from(JSON.stringify(body.json)), contentType: 'application/json', accept: 'application/json' };

function exchange(
  url: URL,
  request: FetchBody | undefined,
  allowPrivate: boolean,
  timeoutMs: number,
): Promise<Uint8Array> {
  const sent = request === undefined ? null : asSent(request);
  const open = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const outgoing = open(
      url,
      {
        method: sent === null ? 'GET' : 'POST',
        signal: AbortSignal.timeout(timeoutMs),
        agent: false,
        ...(allowPrivate ? {} : { lookup: publicLookup }),
        headers: {
          accept: sent === null ? 'application/json, application/xml' : sent.accept,
          'user-agent': 'groupement',
          ...(sent === null ? {} : { 'content-type': sent.contentType, 'content-length': sent.bytes.byteLength }),
        },
      },
      (answer) => {
        whole(url, answer).then(resolve, (error: unknown) => {
          outgoing.destroy();
          reject(error);
        });
      },
    );
    outgoing.on('error', (error) =>
      reject(error.name === 'AbortError' ? new Error(`no answer in ${timeoutMs / 1_000} s`) : error),
    );
    outgoing.end(sent?.bytes);
  });
}

async function whole(url: URL, answer: IncomingMessage): Promise<Uint8Array> {
  const status = answer.statusCode ?? 0;
  if (status < 200 || status > 299) throw unavailable(url, `answered ${status}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > MAX_BYTES) throw unavailable(url, `answered more than ${MAX_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

const unavailable = (url: URL, what: string, cause?: unknown): DomainError =>
  new DomainError('unavailable', 'source_unavailable', `${url.host}: ${what}`, { cause });
