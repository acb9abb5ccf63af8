import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/db/embedded/launcher.ts';
import { countLeases } from '../src/db/embedded/leases.ts';
import { layout } from '../src/db/embedded/paths.ts';
import { shutDown } from '../src/db/embedded/postmaster.ts';
import { migrateDatabase } from '../src/migrate.ts';
import { built } from '../src/program/built.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The superuser's URL of the migrated template; clone it with `testDatabase()`, never connect to it. */
    templateUrl: string;
  }
}

const PREFIX = 'groupement-tests-';

/**
 * One server for the whole run, in a temporary folder, with one migrated template database in it. It alone runs
 * without fsync: its data is worth nothing after the run.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweepAbandoned();
  // Once for all processes and threads that the tests start.
  await built(new URL('../src/start.ts', import.meta.url));
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  const server = await startEmbeddedPostgres({
    dataDir: folder,
    database: 'template_migrated',
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  });
  const teardown = () => remove(server, folder);
  try {
    await migrateDatabase(server.url);
  } catch (error) {
    await teardown();
    throw error;
  }
  project.provide('templateUrl', server.url);
  return teardown;
}

async function remove(server: EmbeddedPostgres, folder: string): Promise<void> {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

/** Stops and removes what a killed run left: folders that no living process uses and that aren't just being made. */
async function sweepAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const folder = layout(join(tmpdir(), name));
    const made = await stat(folder.base).catch(() => null);
    if (made === null || made.uid !== process.getuid?.() || Date.now() - made.birthtimeMs < 300_000) continue;
    if ((await countLeases(folder.users)) > 0) continue;
    await shutDown(folder, 10_000);
    await rm(folder.base, { recursive: true, force: true });
  }
}
