import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { startEmbeddedPostgres } from '../../src/db/embedded/launcher.ts';
import { migrateDatabase } from '../../src/migrate.ts';
import { redisMissing, startRedis } from '../redis.ts';

export type EventsResult = {
  events: number;
  kills: number;
  /** Acknowledged to the writer and not in the table. */
  unkept: number;
  /** Committed and without an effect at the end. */
  lost: number;
  /** Effects beyond one for an event. */
  twice: number;
};

const PART = fileURLToPath(new URL('./reliability-part.ts', import.meta.url));
/** A killed worker's jobs are found by another half a minute later, twice if it was bad luck. */
const PATIENCE_MS = 120_000;

/** Why there is no figure for Redis here; null where there is one. */
export const redisAbsent = redisMissing;

/**
 * Figures 2 and 3 of the reliability programme: a writer, a relay and a worker, each a process of its own, while one
 * of them after the other is killed with -9 and started again. In the end every committed event has had its effect
 * once: none lost, none twice.
 */
export async function measureEvents(options: { redis: boolean; events: number; kills: number }): Promise<EventsResult> {
  const dataDir = await mkdtemp(join(tmpdir(), 'groupement-events-'));
  const server = await startEmbeddedPostgres({ dataDir });
  const redis = options.redis ? await startRedis() : null;
  const owner = postgres(server.url, { max: 1, onnotice: () => undefined });
  const children = new Map<string, ChildProcess>();
  const acknowledged = new Set<number>();
  let next = 1;
  const start = (part: string): void => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', PART, part, server.url, redis?.url ?? '-', String(next), String(options.events)],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let rest = '';
    child.stdout.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) acknowledged.add(Number(line));
    });
    children.set(part, child);
  };
  try {
    await migrateDatabase(server.url);
    await owner.unsafe(`create table reliability_events (n int primary key);
      create table reliability_effects (n int);
      grant all on reliability_events, reliability_effects to groupement_app`);
    const parts = ['writer', 'relay', 'worker'];
    for (const part of parts) start(part);
    let kills = 0;
    while (kills < options.kills) {
      const goal = (options.events * (kills + 1)) / (options.kills + 1);
      await until(() => acknowledged.size >= goal || children.get('writer')?.exitCode === 0);
      const part = parts[kills++ % parts.length]!;
      const child = children.get(part)!;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null) {
        child.kill('SIGKILL');
        await gone;
      }
      const [top] = await owner<{ n: number }[]>`select coalesce(max(n), 0)::int n from reliability_events`;
      next = (top?.n ?? 0) + 1;
      start(part);
    }
    await until(() => children.get('writer')?.exitCode === 0);
    const deadline = Date.now() + PATIENCE_MS;
    const counts = async () => {
      const [row] = await owner<{ events: number; lost: number; twice: number }[]>`
        select (select count(*)::int from reliability_events) events,
          (select count(*)::int from reliability_events e where not exists
            (select from reliability_effects f where f.n = e.n)) lost,
          (select (count(*) - count(distinct n))::int from reliability_effects) twice`;
      return row!;
    };
    while ((await counts()).lost > 0 && Date.now() < deadline) await sleep(250);
    const kept = new Set((await owner<{ n: number }[]>`select n from reliability_events`).map((row) => row.n));
    return { ...(await counts()), kills, unkept: [...acknowledged].filter((n) => !kept.has(n)).length };
  } finally {
    for (const child of children.values()) child.kill('SIGKILL');
    await owner.end();
    await redis?.stop();
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('no progress for two minutes');
    await sleep(10);
  }
}
