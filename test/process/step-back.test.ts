import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const module = fileURLToPath(new URL('../../src/step-back.ts', import.meta.url));
const SCRIPT = `
  import { readFileSync, readdirSync } from 'node:fs';
  import { getPriority } from 'node:os';
  import { stepBack } from '${module}';
  const seen = () => ({
    session: readFileSync('/proc/self/autogroup', 'utf8').trim().split(' ').at(-1),
    threads: [...new Set(readdirSync('/proc/self/task').map((thread) => getPriority(Number(thread))))],
  });
  const before = seen();
  stepBack();
  console.log(JSON.stringify({ before, after: seen() }));
`;

type Seen = { session: string; threads: number[] };

/** What a process sees of its priority before and after it steps back. */
const tried = (detached: boolean): Promise<{ before: Seen; after: Seen }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', SCRIPT], { detached });
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    child.stderr.on('data', (chunk) => (said += chunk));
    child.once('exit', (code) => (code === 0 ? resolve(JSON.parse(said)) : reject(new Error(said))));
  });

const reason = existsSync('/proc/self/autogroup') ? null : 'this kernel has no autogroups';

describe.skipIf(reason !== null)(reason ?? 'a worker steps back', () => {
  it('with all of its threads, and with its session where that is its own', async () => {
    const { before, after } = await tried(true);
    expect([before.session, after]).toEqual(['0', { session: '10', threads: [10] }]);
  });

  it('and leaves a session alone that it shares with others', async () => {
    const { before, after } = await tried(false);
    expect(after.session).toBe(before.session);
    expect(after.threads).toEqual([10]);
  });
});
