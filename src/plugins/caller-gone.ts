import type { FastifyReply } from 'fastify';

/**
 * Aborts when the caller goes away before its answer is sent, so that nobody works on for it. Fastify's own
 * `request.signal` would say so of every caller whose body has been read.
 */
export function callerGone({ raw }: Pick<FastifyReply, 'raw'>): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort();
  });
  return gone.signal;
}
