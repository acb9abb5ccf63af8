import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

/**
 * `npm run check:drift`: the tables in the code and the committed migrations say the same. Runs drizzle-kit's own check,
 * then generates into a copy of the folder: a new file there is a migration that somebody forgot.
 */
const kit = join('node_modules', 'drizzle-kit', 'bin.cjs');
const run = (...args: string[]): string =>
  execFileSync(process.execPath, [kit, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

run('check', '--dialect=postgresql', '--out=drizzle');
const copy = mkdtempSync(join(tmpdir(), 'groupement-drift-'));
try {
  cpSync('drizzle', copy, { recursive: true });
  const before = new Set(readdirSync(copy).filter((name) => /^\d+_.*\.sql$/.test(name)));
  const tables = './src/**/*table.ts';
  run('generate', '--dialect=postgresql', `--schema=${tables}`, `--out=${relative('.', copy)}`, '--name=drift');
  const added = readdirSync(copy).filter((name) => /^\d+_.*\.sql$/.test(name) && !before.has(name));
  if (added.length > 0) {
    process.stderr.write('The tables and the migrations differ. Run: npm run db:generate -- --name=what-it-does\n');
    process.exitCode = 1;
  } else {
    process.stdout.write(`migrations: ${before.size} up to date with the tables\n`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
