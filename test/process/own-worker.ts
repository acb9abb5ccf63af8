import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** The workers that a program started. */
export async function workersOf(pid: number): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-ww', '-o', 'pid=,ppid=,args=', '-A']);
  return stdout.split('\n').flatMap((line) => {
    const [own, parent, ...args] = line.trim().split(/\s+/);
    return Number(parent) === pid && args.at(-1) === 'worker' ? [Number(own)] : [];
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
