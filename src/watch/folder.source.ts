import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { DomainError } from '../shared/errors.ts';
import type { Found, WatchSource } from './source.ts';

/** Files looked at in one poll, refused above: each costs a look at the disk. */
const MOST_FILES = 10_000;

/**
 * Files below a folder, itself below the folder of the cluster, `root/<cluster>` (links that lead out are refused), so
 * that no cluster reads another's. A file is new again when it changes: its
 * key holds its size and time.
 */
export const folderSource = (root: string): WatchSource => ({
  async page({ clusterId, location }) {
    const base = await realpath(join(root, clusterId)).catch(() => null);
    const folder = base === null ? null : await realpath(join(base, location)).catch(() => null);
    if (base === null || folder === null)
      throw new DomainError(
        'unavailable',
        'source_unavailable',
        `There is no folder "${location}" in the watch folder of the cluster (${clusterId}).`,
      );
    const inside = relative(base, folder);
    if (inside === '..' || inside.startsWith(`..${sep}`))
      throw new DomainError('invalid', 'folder_refused', `"${location}" leads out of the watch folder.`);
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile() && /\.(xml|json|jsonl|gz|tgz|tar|zip)$/i.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .slice(0, MOST_FILES);
    const found: Found[] = [];
    for (const file of files) {
      const { size, mtimeMs } = await stat(file);
      found.push({ key: `${relative(folder, file)}@${size}-${Math.trunc(mtimeMs)}`, read: () => readFile(file) });
    }
    return { found, position: null, more: false };
  },
});
