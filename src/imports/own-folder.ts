import { mkdtempSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Folders are named after the process that made them, so that those of a killed one can be told. */
const NAMED = /^groupement-import-(\d+)-/;

/** Folders that this process is working in. */
const inUse = new Set<string>();

/**
 * Runs `work` with a folder of its own that is gone afterwards. What a killed process left, up to some gigabytes, is
 * removed first.
 */
export async function inOwnFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  await removeAbandoned();
  // In one turn, so that no other import of this process takes it for a killed one's.
  const folder = mkdtempSync(join(tmpdir(), `groupement-import-${process.pid}-`));
  inUse.add(folder);
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
    inUse.delete(folder);
  }
}

async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(NAMED.exec(name)?.[1]);
    const folder = join(tmpdir(), name);
    // In a container a process often has the number that the killed one had: what it did not make itself is not its own.
    const abandoned = pid === process.pid ? !inUse.has(folder) : pid > 0 && !isAlive(pid);
    // What keeps it there (another user's, or another import is clearing it, too) is no reason to refuse this import.
    if (abandoned) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Whether a process of that number runs; one of another user does, too. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
