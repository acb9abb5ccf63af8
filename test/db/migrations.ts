import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrationsFolder } from '../../src/migrate.ts';

/** A copy of this version's migrations with further ones after them, as a newer version would have; name → SQL. */
export async function migrationsAnd(further: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'groupement-migrations-'));
  await cp(migrationsFolder, folder, { recursive: true });
  const path = join(folder, 'meta', '_journal.json');
  const journal = JSON.parse(await readFile(path, 'utf8')) as { entries: { idx: number; when: number }[] };
  for (const [name, text] of Object.entries(further)) {
    const last = journal.entries[journal.entries.length - 1]!;
    const tag = `${String(last.idx + 1).padStart(4, '0')}_${name.replace(/\.sql$/, '')}`;
    journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1000, tag } as typeof last);
    await writeFile(join(folder, `${tag}.sql`), text);
  }
  await writeFile(path, JSON.stringify(journal));
  return folder;
}
