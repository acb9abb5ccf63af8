import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../../src/db/embedded/postmaster.ts';

const project = fileURLToPath(new URL('../../..', import.meta.url));

/** Has a process of its own run statements and send their rows (`hand-server.ts`), for the length of `work`. */
export async function withHandServer<T>(databaseUrl: string, work: (url: string) => Promise<T>): Promise<T> {
  const port = await freePort();
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/bench/scale/hand-server.ts'], {
    cwd: project,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DATABASE_URL: databaseUrl, PORT: String(port) },
  });
  const url = `http://127.0.0.1:${port}`;
  try {
    while ((await fetch(url).catch(() => null)) === null) {
      if (child.exitCode !== null) throw new Error('the server of statements ended');
      await sleep(50);
    }
    return await work(url);
  } finally {
    if (child.exitCode === null && child.kill('SIGTERM')) await once(child, 'exit');
  }
}

/** Milliseconds until the rows of a statement were there. */
export async function askByHand(url: string, statement: string): Promise<number> {
  const start = performance.now();
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ statement }),
  });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${statement}: ${answer.status}`);
  return performance.now() - start;
}
