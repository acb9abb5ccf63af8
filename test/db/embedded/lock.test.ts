import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countLeases, takeLease } from '../../../src/db/embedded/leases.ts';
import { withLock } from '../../../src/db/embedded/lock.ts';
import { identify } from '../../../src/db/embedded/process.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groupement-lock-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the launcher lock', () => {
  test('lets one in at a time, and leaves one file behind', async () => {
    const lock = join(folder, 'many');
    let inside = 0;
    let most = 0;
    let done = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await sleep(1);
      inside -= 1;
      done += 1;
    };
    await Promise.all(Array.from({ length: 40 }, () => withLock(lock, 30_000, work)));
    expect({ most, done }).toEqual({ most: 1, done: 40 });
    expect(await readdir(lock)).toEqual(['40']);
  });

  test('is broken by one only, when its holder is dead or its pid is another process now', async () => {
    const lock = join(folder, 'stale');
    const self = await identify(process.pid);
    await mkdir(lock);
    await writeFile(join(lock, '7'), JSON.stringify({ holder: { pid: process.pid, started: 'long ago' }, token: 'x' }));
    let inside = 0;
    const seen = await Promise.all(
      Array.from({ length: 20 }, () =>
        withLock(lock, 30_000, async () => {
          const now = ++inside;
          await sleep(1);
          inside -= 1;
          return now;
        }),
      ),
    );
    expect(seen).toEqual(Array(20).fill(1));
    expect(self?.started).not.toBe('long ago');
  });

  test('names the living process that holds it too long, and is free after an error', async () => {
    const lock = join(folder, 'held');
    const held = withLock(lock, 1000, async () => {
      await expect(withLock(lock, 50, async () => {})).rejects.toThrow(`Process ${process.pid} has held the lock`);
      throw new Error('work failed');
    });
    await expect(held).rejects.toThrow('work failed');
    expect(await withLock(lock, 50, async () => 'free')).toBe('free');
  });
});

describe('leases', () => {
  test('count the living only', async () => {
    const users = join(folder, 'users');
    const end = await takeLease(users);
    await writeFile(join(users, 'dead'), JSON.stringify({ pid: process.pid, started: 'long ago' }));
    await writeFile(join(users, 'cut off'), '{"pi');
    expect(await countLeases(users)).toBe(1);
    expect(await readdir(users)).toHaveLength(1);
    await end();
    expect(await countLeases(users)).toBe(0);
  });
});
