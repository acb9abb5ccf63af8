import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MipSolver } from './highs-oracle.ts';

/** Whether the native CBC solver (Debian: coinor-cbc) is on this machine. */
export const hasCbc = (): boolean => spawnSync('cbc', ['-quit'], { stdio: 'ignore' }).error === undefined;

/** Seconds after which it is stopped: a measurement cannot wait for ever. */
const LIMIT_S = 600;

/** Solves an LP file by CBC in a process of its own, on one thread, to a gap of nothing. */
export const cbcSolver: MipSolver = (text) => {
  const folder = mkdtempSync(join(tmpdir(), 'groupement-cbc-'));
  const [model, answer] = [join(folder, 'model.lp'), join(folder, 'answer.txt')];
  writeFileSync(model, text);
  const gaps = ['-ratioGap', '0', '-allowableGap', '1e-7', '-primalTolerance', '1e-9', '-integerTolerance', '1e-9'];
  const run = spawnSync('cbc', [model, ...gaps, '-seconds', String(LIMIT_S), '-solve', '-solution', answer], {
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 1e9,
  });
  if (run.error !== undefined) throw run.error;
  const [status = '', ...lines] = readFileSync(answer, 'utf8').split('\n');
  rmSync(folder, { recursive: true });
  if (status.startsWith('Stopped')) return Promise.resolve('unknown');
  if (!status.startsWith('Optimal')) return Promise.resolve(null);
  // Number of the column, its name, its value, its reduced cost; columns at 0 are left out.
  const values = new Map<string, number>();
  for (const line of lines) {
    const [, name, value] = line.replaceAll('**', '').trim().split(/\s+/);
    if (name !== undefined) values.set(name, Number(value));
  }
  return Promise.resolve((name) => values.get(name) ?? 0);
};
