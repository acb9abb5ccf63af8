import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type postgres from 'postgres';

/** A file of functions and triggers: not part of a migration, run again whenever its text changes. */
type SqlFile = { name: string; text: string; hash: string };

/**
 * The files of `drizzle/before` (what the migrations' policies stand on) or `drizzle/after` (what stands on the tables),
 * by name.
 * @param folder where the numbered migrations are
 */
export function schemaFiles(folder: string, part: 'before' | 'after'): SqlFile[] {
  return readdirSync(join(folder, part))
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const text = `set local check_function_bodies = off;\n${readFileSync(join(folder, part, name), 'utf8')}`;
      return { name: `${part}/${name}`, text, hash: createHash('sha256').update(text).digest('hex') };
    });
}

/**
 * Runs the files whose text this database has never seen, each in a transaction with the note of it. A text that it has
 * seen is left alone even if it isn't the latest: then a newer version has replaced it, and an older process that starts
 * beside it must not put the old functions back.
 */
export async function runChangedFiles(sql: postgres.Sql, files: readonly SqlFile[]): Promise<void> {
  await sql.unsafe(`
    create schema if not exists drizzle;
    create table if not exists drizzle.schema_files (name text, hash text, primary key (name, hash))`);
  for (const { name, text, hash } of files) {
    await sql.begin(async (tx) => {
      const noted =
        await tx`insert into drizzle.schema_files ${tx({ name, hash })} on conflict do nothing returning name`;
      if (noted.length > 0) await tx.unsafe(text).simple();
    });
  }
}
