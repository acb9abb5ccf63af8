import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../../', import.meta.url).pathname;
/** Every folder of the engine imports itself and those before it; the files on top may import all. */
const ORDER = ['problem', 'quality', 'network', 'model', 'bound', 'search', 'explain', 'tender', ''];
const IMPORT = /\b(?:from|import\()\s*['"](\.[^'"]+)['"]/g;

type File = { readonly path: string; readonly text: string };

/** Imports that leave the order, or reach past `matching/index.ts` from outside, as `file → file`. */
function strayImports(files: readonly File[]): string[] {
  return files.flatMap(({ path, text }) =>
    [...text.matchAll(IMPORT)].flatMap(([, specifier]) => {
      const target = normalize(join(dirname(path), specifier!));
      if (!target.startsWith('src/matching/')) return [];
      const inside = path.startsWith('src/matching/');
      const room = (file: string) => relative('src/matching', dirname(file));
      const fine = inside
        ? ORDER.indexOf(room(target)) >= 0 && ORDER.indexOf(room(target)) <= ORDER.indexOf(room(path))
        : target === 'src/matching/index.ts';
      return fine ? [] : [`${path} → ${target}`];
    }),
  );
}

const files = ['src', 'workers', 'seeds'].flatMap((top) =>
  readdirSync(join(ROOT, top), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name): File => ({ path: join(top, name), text: readFileSync(join(ROOT, top, name), 'utf8') })),
);

describe('the rooms of the engine', () => {
  it('import only rooms before them, and from outside only the index is imported', () => {
    expect(files.filter(({ path }) => path.startsWith('src/matching/')).length).toBeGreaterThan(50);
    expect(strayImports(files)).toEqual([]);
  });

  it.each([
    ['src/matching/problem/a.ts', "import type { B } from '../search/b.ts';"],
    ['src/matching/bound/a.ts', "export * from '../match.ts';"],
    ['src/tenders/a.ts', "import { c } from '../matching/quality/cpv.ts';"],
    ['workers/a.ts', "const b = await import('../src/matching/match.ts');"],
  ])('%s is found when it holds %s', (path, text) => {
    expect(strayImports([{ path, text }])).toHaveLength(1);
  });
});
