/**
 * First step of `npm run build`: writes the program as JavaScript under dist, or under the folder that is its first
 * argument, and beside it what it reads at run time (data folders beside modules, seed data and notices, migrations).
 */
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeProgram } from './built.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = resolve(process.argv[2] ?? join(root, 'dist'));

/**
 * Every folder named `data` under `folder`, outermost first; folders inside a found one are part of it.
 * @param {string} folder
 * @returns {string[]}
 */
function dataFolders(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory()) return [];
    const path = join(folder, entry.name);
    return entry.name === 'data' ? [path] : dataFolders(path);
  });
}

rmSync(dist, { recursive: true, force: true });
await writeProgram(dist);

const assets = [
  ...dataFolders(join(root, 'src')),
  ...dataFolders(join(root, 'workers')),
  ...['seeds/data', 'seeds/notices', 'drizzle'].map((path) => join(root, path)).filter(existsSync),
];

for (const asset of assets) {
  const target = join(dist, relative(root, asset));
  // Snapshots of the schema serve drizzle-kit alone.
  cpSync(asset, target, { recursive: true, filter: (path) => !/\.ts$|\.md$|_snapshot\.json$/.test(path) });
  console.log(`copied ${relative(root, asset)}`);
}
