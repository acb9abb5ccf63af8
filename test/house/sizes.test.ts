import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from './imports.ts';

const FOLDERS = ['src', 'workers', 'seeds'];

/** Functions of more than 80 lines that are still there, with the most lines that they may have: none, and none may come. */
const LONG_FUNCTIONS: Readonly<Record<string, number>> = {};

/** Files of more than 300 lines that are neither data nor tables, with the most that they may have; may only shrink. */
const LONG_FILES: Readonly<Record<string, number>> = {};

/** Data, tables, and what is generated: as long as they are. */
const MAY_BE_LONG =
  /table\.ts$|\/(data|texts)\/|(usual-words|error-codes|faults\/french)\.ts$|^seeds\/network\/trades\.ts$|^src\/console\/api\/types\.ts$/;

/** The functions over 80 lines, as file → lines of its longest, by biome's own count. */
function longFunctions(folder: string, cwd: string): Record<string, number> {
  const rules = { complexity: { noExcessiveLinesPerFunction: { level: 'error', options: { maxLines: 80 } } } };
  writeFileSync(join(folder, 'biome.json'), JSON.stringify({ linter: { rules } }));
  const words = ['--only=complexity/noExcessiveLinesPerFunction', '--reporter=json', '--max-diagnostics=none'];
  const { stdout } = spawnSync(
    resolve('node_modules/.bin/biome'),
    ['lint', `--config-path=${folder}`, ...words, ...(cwd === folder ? ['.'] : FOLDERS)],
    { cwd, encoding: 'utf8', maxBuffer: 2 ** 26 },
  );
  const longest: Record<string, number> = {};
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { message: string; location: { path: string } }[] };
  for (const { message, location } of diagnostics) {
    const lines = Number(/\((\d+)\)/.exec(message)?.[1]);
    longest[location.path] = Math.max(longest[location.path] ?? 0, lines);
  }
  return longest;
}

/** What is over its limit, as `file: lines`. */
const over = (found: Readonly<Record<string, number>>, allowed: Readonly<Record<string, number>>): string[] =>
  Object.entries(found)
    .filter(([file, lines]) => lines > (allowed[file] ?? 0))
    .map(([file, lines]) => `${file}: ${lines}`);

/** Entries that allow more than they need: the list follows what shrank. */
const loose = (found: Readonly<Record<string, number>>, allowed: Readonly<Record<string, number>>): string[] =>
  Object.entries(allowed)
    .filter(([file, lines]) => lines >= (found[file] ?? 0) + 20)
    .map(([file]) => `${file}: ${found[file] ?? 'no longer over'}`);

describe('the size of the code', () => {
  it('keeps functions to 80 lines', () => {
    const folder = mkdtempSync(join(tmpdir(), 'groupement-sizes-'));
    try {
      const found = longFunctions(folder, process.cwd());
      expect(over(found, LONG_FUNCTIONS)).toEqual([]);
      expect(loose(found, LONG_FUNCTIONS)).toEqual([]);
      writeFileSync(join(folder, 'long.ts'), `export function long() {\n${'  void 0;\n'.repeat(81)}}\n`);
      expect(over(longFunctions(folder, folder), LONG_FUNCTIONS)).toEqual(['long.ts: 81']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 60_000);

  it('keeps files to 300 lines', () => {
    const lengths = Object.fromEntries(
      sourceFiles(FOLDERS)
        .filter(({ path }) => !MAY_BE_LONG.test(path))
        .map(({ path, text }) => [path, text.split('\n').length - 1] as const)
        .filter(([, lines]) => lines > 300),
    );
    expect(over(lengths, LONG_FILES)).toEqual([]);
    expect(loose(lengths, LONG_FILES)).toEqual([]);
    expect(loose({}, { 'src/gone.ts': 320 })).toEqual(['src/gone.ts: no longer over']);
    expect(over({ 'src/app.ts': 301 }, LONG_FILES)).toEqual(['src/app.ts: 301']);
  });
});
