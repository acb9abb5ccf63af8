import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const PROJECT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const FOLDER = process.env['GROUPEMENT_SHARED_DATA'] ?? resolve(PROJECT, '../shared/data');

/** A file or folder of the reference data, or null where the data isn't on this machine. */
export function sharedData(path: string): string | null {
  const full = join(FOLDER, path);
  return existsSync(full) ? full : null;
}

/** Why a test that needs the reference data didn't run: for the title of a skipped describe. */
export const NO_SHARED_DATA = 'did not run: the reference data (GROUPEMENT_SHARED_DATA) is not on this machine';

/** The bytes of a file, unpacked when its name ends in .gz. */
export function bytesOf(file: string): Uint8Array {
  const bytes = readFileSync(file);
  return file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

/** The files under a folder of the reference data whose names end so; none where it is absent. */
export function sharedFiles(folder: string, ending: RegExp): string[] {
  const full = sharedData(folder);
  if (full === null) return [];
  return readdirSync(full, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .sort()
    .map((name) => join(full, name));
}
