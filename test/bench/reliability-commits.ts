import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/db/embedded/launcher.ts';
import { layout } from '../../src/db/embedded/paths.ts';
import { readPidFile } from '../../src/db/embedded/postmaster.ts';
import { processesIn } from '../../src/db/embedded/process.ts';

export type CommitsResult = {
  acknowledged: number;
  /** Acknowledged and not in the table at the end. */
  lost: number;
  /** In the table and never acknowledged: the server died between commit and answer. Allowed. */
  unanswered: number;
  kills: number;
  /** Milliseconds from each kill to the next acknowledged commit. */
  back: number[];
  checksumFailures: number;
};

/**
 * Figure 1 of the reliability programme: writers commit one row after the other to the embedded database, settings as
 * in production, while its server is killed with -9 again and again (in turn the postmaster alone and all of its
 * processes). The launcher starts it again. Then every acknowledged row is looked for.
 */
export async function measureCommits(options: {
  kills: number;
  commits: number;
  writers: number;
}): Promise<CommitsResult> {
  const dataDir = await mkdtemp(join(tmpdir(), 'groupement-reliability-'));
  const server = await startEmbeddedPostgres({ dataDir });
  const folder = layout(server.dataDir);
  const acknowledged = new Set<number>();
  const back: number[] = [];
  let stop = false;
  let next = 1;
  /** When the youngest connection that has committed was opened. */
  let freshest = 0;
  try {
    await once(server.url, 'create table commits (id int primary key)');
    const writers = Array.from({ length: options.writers }, () =>
      write(
        server.url,
        () => (stop ? null : next++),
        (id, connectedAt) => {
          acknowledged.add(id);
          freshest = Math.max(freshest, connectedAt);
        },
      ),
    );
    for (let kill = 1; kill <= options.kills; kill++) {
      await until(() => acknowledged.size >= (options.commits * kill) / (options.kills + 1));
      const { pid } = (await readPidFile(folder)) ?? { pid: 0 };
      const victims = kill % 2 === 0 ? await processesIn(folder.cluster) : [pid];
      const killedAt = performance.now();
      for (const victim of victims) kill9(victim);
      // An orphaned backend may still commit for a moment: it is back when a new connection has committed.
      await until(() => freshest > killedAt);
      back.push(performance.now() - killedAt);
    }
    await until(() => acknowledged.size >= options.commits);
    stop = true;
    await Promise.all(writers);
    const found = new Set((await once<{ id: number }>(server.url, 'select id from commits')).map((row) => row.id));
    const [health] = await once<{ n: string }>(server.url, 'select sum(checksum_failures) n from pg_stat_database');
    return {
      acknowledged: acknowledged.size,
      lost: [...acknowledged].filter((id) => !found.has(id)).length,
      unanswered: [...found].filter((id) => !acknowledged.has(id)).length,
      kills: options.kills,
      back,
      checksumFailures: Number(health?.n ?? 0),
    };
  } finally {
    stop = true;
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Commits one id after the other until there is none; connects anew whenever the connection is lost. */
async function write(
  url: string,
  nextId: () => number | null,
  acknowledge: (id: number, connectedAt: number) => void,
): Promise<void> {
  let client: pg.Client | null = null;
  let connectedAt = 0;
  for (let id = nextId(); id !== null; id = nextId()) {
    try {
      if (client === null) {
        connectedAt = performance.now();
        client = await connect(url);
      }
      await client.query('insert into commits values ($1)', [id]);
      acknowledge(id, connectedAt);
    } catch {
      client?.end().catch(() => undefined);
      client = null;
      await sleep(20);
    }
  }
  await client?.end();
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function once<T extends object>(url: string, query: string): Promise<T[]> {
  const client = await connect(url);
  try {
    return (await client.query<T>(query)).rows;
  } finally {
    await client.end();
  }
}

async function until(condition: () => boolean, timeoutMs = 120_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('no progress for two minutes');
    await sleep(2);
  }
}

function kill9(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it is gone already
  }
}
