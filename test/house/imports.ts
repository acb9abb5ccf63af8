import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** Relative imports of every form: values, types, re-exports, for effect, dynamic. */
const IMPORT =
  /\b(?:import|export)\s[^'";]*?\bfrom\s*['"](\.[^'"]+)['"]|\bimport\(\s*['"](\.[^'"]+)['"]|\bimport\s*['"](\.[^'"]+)['"]/g;

/** A source file; `path` is relative to the repository. */
export type SourceFile = { readonly path: string; readonly text: string };

/** Every source file below the folders, by path. */
export function sourceFiles(folders: readonly string[]): SourceFile[] {
  return folders.filter(existsSync).flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .sort()
      .map((name) => ({ path: join(folder, name), text: readFileSync(join(folder, name), 'utf8') })),
  );
}

/** The files of the project that a file imports, as paths relative to the repository. */
export const importsOf = ({ path, text }: SourceFile): string[] =>
  [...text.matchAll(IMPORT)].map((match) => normalize(join(dirname(path), (match[1] ?? match[2] ?? match[3])!)));

/** A file, what it imports, what those import, and so on. */
export function reachableFrom(path: string, files: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set([path]);
  for (const file of reached) for (const next of files.get(file) ?? []) reached.add(next);
  return reached;
}
