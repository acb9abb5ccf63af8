import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--remote-debugging-pipe',
];

/** A command's answer of the DevTools protocol, or its error. */
type Message = { id?: number; result?: unknown; error?: { message: string } };

/** Chromium, driven by single commands of the DevTools protocol (null-ended JSON over the file descriptors 3 and 4). */
export type BareBrowser = {
  /** @throws Error with the browser's words where it refuses the command */
  send<T>(method: string, params?: object, sessionId?: string): Promise<T>;
  close(): Promise<void>;
};

/**
 * Starts Chromium without what Playwright turns on in each page: its runtime agent looks up the place in the source of
 * every error that is made, and React makes a dozen when its code is first run. On a processor slowed four times that
 * is half a second, which no reader of the console waits for.
 */
export async function openBareBrowser(): Promise<BareBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'groupement-paint-'));
  const program = spawn(CHROMIUM, [...FLAGS, `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const ended = once(program, 'exit');
  const [to, from] = [program.stdio[3] as Writable, program.stdio[4] as Readable];
  const waiting = new Map<number, (message: Message) => void>();
  let rest = '';
  from.setEncoding('utf8').on('data', (chunk: string) => {
    const messages = (rest + chunk).split('\0');
    rest = messages.pop() ?? '';
    for (const text of messages) {
      const message: Message = JSON.parse(text);
      if (message.id === undefined) continue;
      waiting.get(message.id)?.(message);
      waiting.delete(message.id);
    }
  });
  let last = 0;
  return {
    send: <T>(method: string, params: object = {}, sessionId?: string) =>
      new Promise<T>((resolve, reject) => {
        const id = ++last;
        waiting.set(id, ({ result, error }) =>
          error === undefined ? resolve(result as T) : reject(new Error(`${method}: ${error.message}`)),
        );
        to.write(`${JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`);
      }),
    close: async () => {
      program.kill();
      await ended;
      await rm(profile, { recursive: true, force: true });
    },
  };
}
