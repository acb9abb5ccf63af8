import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readArchive } from '../backup/archive.ts';
import { parseBackup } from '../backup/parts.ts';
import { restoreDatabase } from '../backup/restore.ts';
import { runCommand, usageError } from './command.ts';

const HELP = `Puts a backup into an empty database, and brings it to this version.

  npm run restore -- FILE.tar.gz           refused if the database holds data
  npm run restore -- FILE.tar.gz --force   replaces all data and all waiting jobs
  npm run restore -- FILE.tar.gz --check   only reads the file and tells whether it is whole

The database is that of DATABASE_URL, else the embedded one; stop the application first.
It is all or nothing: after an error the database is as it was. With REDIS_URL, empty that
Redis before the application starts again: its jobs belong to the data that was replaced.
`;

/** `npm run restore`. */
await runCommand(HELP, async ({ args, open, print }) => {
  const options = { force: { type: 'boolean' }, check: { type: 'boolean' } } as const;
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options });
  const [name, ...rest] = positionals;
  if (name === undefined || rest.length > 0) throw usageError('name the file of the backup');
  const file = resolve(name);
  if (values.check === true) {
    await check(file, print);
    return;
  }
  const { url, place } = await open();
  print(`restoring into ${place}`);
  const { tables } = await restoreDatabase(url, file, { force: values.force === true, progress: print });
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
  print(`${rows} rows of ${Object.keys(tables).length} tables are back`);
});

async function check(file: string, print: (line: string) => void): Promise<void> {
  for await (const part of parseBackup(readArchive(file), file)) {
    if (part.kind === 'header') print(`made ${part.header.madeAt} from PostgreSQL ${part.header.postgres}`);
    if (part.kind === 'table') for await (const _ of part.rows);
    if (part.kind !== 'summary') continue;
    for (const [table, { rows, bytes }] of Object.entries(part.summary.tables)) {
      print(`${table}: ${rows} rows, ${bytes} bytes`);
    }
    print(`${file} is whole`);
  }
}
