import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identify, isAlive, type ProcessIdentity } from './process.ts';

type Claim = { holder: ProcessIdentity | null; token: string };

/**
 * Does `work` while no other process (nor another call in this one) holds the lock of `folder`, which is made if it is
 * not there. A holder that died, by kill -9 too, holds nothing.
 *
 * Node has no flock, and "delete the stale lock, then create mine" lets two processes break the same lock. So the lock
 * is the file with the highest number, and that one is never deleted: who finds its holder dead or done claims the next
 * number by an atomic link, then looks again whether its own is the highest.
 *
 * @throws Error when the lock is still held after `timeoutMs`
 */
export async function withLock<T>(folder: string, timeoutMs: number, work: () => Promise<T>): Promise<T> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const release = await acquire(folder, timeoutMs);
  try {
    return await work();
  } finally {
    await release();
  }
}

async function acquire(folder: string, timeoutMs: number): Promise<() => Promise<void>> {
  const claim: Claim = { holder: await identify(process.pid), token: randomUUID() };
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const last = await highest(folder);
    const held = last > 0 ? await livingHolder(join(folder, String(last))) : null;
    if (held === null && (await claimNumber(folder, last + 1, claim))) {
      return () => replace(folder, last + 1, { ...claim, holder: null });
    }
    if (held !== null && Date.now() > deadline) {
      throw new Error(`Process ${held.pid} has held the lock ${folder} for more than ${timeoutMs / 1000} s.`);
    }
    await sleep(held === null ? 0 : 15 + Math.random() * 15);
  }
}

async function claimNumber(folder: string, number: number, claim: Claim): Promise<boolean> {
  const draft = await write(folder, claim);
  const mine = join(folder, String(number));
  const won = await link(draft, mine).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );
  await rm(draft, { force: true });
  if (!won) return false;
  // A higher number means that this one had been used and cleaned away since we looked.
  if ((await highest(folder)) !== number) {
    await rm(mine, { force: true });
    return false;
  }
  for (const name of await readdir(folder)) {
    if (Number(name) < number) await rm(join(folder, name), { force: true });
  }
  return true;
}

async function replace(folder: string, number: number, claim: Claim): Promise<void> {
  await rename(await write(folder, claim), join(folder, String(number)));
}

async function write(folder: string, claim: Claim): Promise<string> {
  const draft = join(folder, `draft-${randomUUID()}`);
  await writeFile(draft, JSON.stringify(claim), { mode: 0o644 });
  return draft;
}

async function highest(folder: string): Promise<number> {
  const numbers = (await readdir(folder)).filter((name) => /^\d+$/.test(name)).map(Number);
  return Math.max(0, ...numbers);
}

async function livingHolder(file: string): Promise<ProcessIdentity | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return null;
  const { holder } = JSON.parse(text) as Claim;
  return holder !== null && (await isAlive(holder)) ? holder : null;
}
