import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** The workers that a program started. */
export const workersOf = (pid: number): Promise<number[]> => childrenOf(pid, 'worker');

/** Processes that one started; with a word, those whose last argument it is. */
export async function childrenOf(pid: number, last: string | null = null): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-ww', '-o', 'pid=,ppid=,args=', '-A']);
  return stdout.split('\n').flatMap((line) => {
    const [own, parent, ...args] = line.trim().split(/\s+/);
    return Number(parent) === pid && (last === null || args.at(-1) === last) ? [Number(own)] : [];
  });
}

/** Whether a process is there. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
