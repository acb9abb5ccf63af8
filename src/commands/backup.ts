import { mkdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { backupDatabase } from '../backup/backup.ts';
import { runCommand, usageError } from './command.ts';

const HELP = `Writes the whole database to one file, while the application works on.

  npm run backup                   into DATA_DIR/backups, named after the time
  npm run backup -- FILE.tar.gz    into that file

The database is that of DATABASE_URL, else the embedded one. The URL's user must be the
owner of the tables or a superuser. The file is readable by you alone: it holds personal
data and password hashes. It does not hold the secrets of the environment, nor DATA_DIR.
`;

/** `npm run backup`. */
await runCommand(HELP, async ({ args, open, print }) => {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  if (positionals.length > 1) throw usageError('name one file at most');
  const { url, place, dataDir } = await open();
  const stamp = new Date()
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-');
  const file = resolve(positionals[0] ?? join(dataDir, 'backups', `groupement-${stamp}.tar.gz`));
  await mkdir(dirname(file), { recursive: true });
  print(`backing up ${place}`);
  const { summary } = await backupDatabase(url, file, print);
  const tables = Object.values(summary.tables);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  print(`${rows} rows of ${tables.length} tables in ${file} (${(await stat(file)).size} bytes)`);
});
