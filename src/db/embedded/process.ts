import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * A process, told apart from a later one that got the same number: `started` is opaque, equal only for one and the
 * same process (boot identity and start tick on Linux, the start time that `ps` prints elsewhere).
 */
export type ProcessIdentity = { pid: number; started: string };

/** The identity of a living process, or null where there is none. A zombie counts as dead: it holds nothing. */
export async function identify(pid: number): Promise<ProcessIdentity | null> {
  const started = process.platform === 'linux' ? await startedOnLinux(pid) : await startedByPs(pid);
  return started === null ? null : { pid, started };
}

/** Whether the very process that was identified earlier still lives. */
export async function isAlive(identity: ProcessIdentity): Promise<boolean> {
  return (await identify(identity.pid))?.started === identity.started;
}

/**
 * Whether `pid` is a living PostgreSQL server of the data folder `data` (a real path). The server's working folder is
 * its data folder, which is what tells it from a stranger that got a dead server's number.
 */
export async function isServerOf(pid: number, data: string): Promise<boolean> {
  if ((await identify(pid)) === null) return false;
  if (process.platform === 'linux') return (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === data;
  const command = await ps(pid, 'command=');
  return command?.includes('postgres') === true && command.includes(data);
}

/**
 * The processes that work in the data folder `data`: a server and its backends, which outlive a killed server until
 * they notice. Linux only; elsewhere none is found.
 */
export async function processesIn(data: string): Promise<number[]> {
  const names = await readdir('/proc').catch(() => []);
  const pids = names.filter((name) => /^\d+$/.test(name)).map(Number);
  const inside = await Promise.all(pids.map(async (pid) => (await isServerOf(pid, data)) && pid));
  return inside.filter((pid) => pid !== false);
}

async function startedOnLinux(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return null;
  // The second field is the command in brackets and may itself hold blanks and brackets: count from the last one.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return null;
  return `${await bootIdentity()}:${fields[19]}`;
}

async function bootIdentity(): Promise<string> {
  return (await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => 'boot')).trim();
}

async function startedByPs(pid: number): Promise<string | null> {
  const line = await ps(pid, 'stat=,lstart=');
  if (line === null || line.startsWith('Z')) return null;
  return line.slice(line.indexOf(' ')).trim();
}

async function ps(pid: number, columns: string): Promise<string | null> {
  const answer = await run('ps', ['-ww', '-o', columns, '-p', String(pid)]).catch(() => null);
  return answer?.stdout.trim() || null;
}
