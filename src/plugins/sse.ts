import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Signals } from '../db/signals.ts';

/** A comment line every so often keeps proxies from closing a quiet stream; and a look in case a notification was missed. */
const HEARTBEAT_MS = 10_000;

/**
 * Streams a thing that changes as server-sent events (WHATWG HTML, section 9.2): its state now, then again after each
 * notification of the topic when it differs, until `isFinal`. Each time it is asked again who the caller is, and `read`
 * runs with its rights of then: a stream ends when they are taken away, and when the caller signs out.
 */
export async function streamChanges<T>(
  request: FastifyRequest,
  reply: FastifyReply,
  options: {
    signals: Signals;
    topic: string;
    event: string;
    read: () => Promise<T>;
    isFinal: (value: T) => boolean;
  },
): Promise<FastifyReply> {
  // Before the stream begins, so that a missing thing is still a proper 404.
  let value = await options.read();
  reply.hijack();
  const { raw } = reply;
  for (const [name, header] of Object.entries(reply.getHeaders()))
    if (header !== undefined) raw.setHeader(name, header);
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });

  let sent = '';
  let id = 0;
  const send = (): void => {
    const data = JSON.stringify(value);
    if (data === sent) return;
    sent = data;
    raw.write(`id: ${++id}\nevent: ${options.event}\ndata: ${data}\n\n`);
  };

  let wake: () => void = () => undefined;
  let changed = false;
  const onChange = () => {
    changed = true;
    wake();
  };
  const { actor } = request;
  const topics = [options.topic, ...(actor.kind === 'user' ? [personTopic(actor.userId)] : [])];
  const unsubscribes = topics.map((topic) => options.signals.subscribe(topic, onChange));
  let gone = false;
  raw.on('close', () => {
    gone = true;
    wake();
  });
  try {
    send();
    while (!gone && !options.isFinal(value)) {
      if (!changed) await pause((resume) => (wake = resume));
      if (gone) break;
      if (!changed) raw.write(': still here\n\n');
      changed = false;
      if (!(await request.stillSignedIn())) break;
      value = await options.read();
      send();
    }
  } catch (error) {
    request.log.warn({ err: error }, 'stream ended');
  } finally {
    for (const unsubscribe of unsubscribes) unsubscribe();
    raw.end();
  }
  return reply;
}

/** Told of by triggers (drizzle/after/access.sql) when the person signs out or what it may do changes. */
const personTopic = (userId: string): string => `person/${userId}`;

const pause = (onStart: (resume: () => void) => void): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, HEARTBEAT_MS);
    onStart(() => {
      clearTimeout(timer);
      resolve();
    });
  });
