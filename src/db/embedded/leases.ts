import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { identify, isAlive, type ProcessIdentity } from './process.ts';

/**
 * Notes in `folder` that this process uses the server; returns what takes the note back. A lease only counts while its
 * process lives, so a killed user never keeps the server up.
 */
export async function takeLease(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${process.pid}-${randomUUID()}`);
  await writeFile(file, JSON.stringify(await identify(process.pid)), { mode: 0o644 });
  return () => rm(file, { force: true });
}

/** How many living users the server has; leases of dead processes are cleared away. Call it under the launcher lock. */
export async function countLeases(folder: string): Promise<number> {
  let living = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    if (await isLiving(join(folder, name))) living += 1;
    else await rm(join(folder, name), { force: true });
  }
  return living;
}

async function isLiving(file: string): Promise<boolean> {
  try {
    return await isAlive(JSON.parse(await readFile(file, 'utf8')) as ProcessIdentity);
  } catch {
    return false; // gone, or half written by a process that was killed: leases are written under the lock
  }
}
