import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { inOwnFolder } from '../../src/imports/own-folder.ts';

/** A folder with a file in it, as a process of that number makes it. */
function leftBy(pid: number): string {
  const folder = mkdtempSync(join(tmpdir(), `groupement-import-${pid}-`));
  writeFileSync(join(folder, 'received'), 'half of a file');
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

it('clears what killed imports left, and nothing that anybody works in', async () => {
  const ended = spawnSync(process.execPath, ['--version']).pid;
  const [killed, formerly, alive] = [leftBy(ended), leftBy(process.pid), leftBy(process.ppid)];
  await inOwnFolder(async (mine) => {
    expect([killed, formerly, alive].map(existsSync)).toEqual([false, false, true]);
    await inOwnFolder(async () => expect(existsSync(mine)).toBe(true));
    expect(existsSync(mine)).toBe(true);
  });
});
