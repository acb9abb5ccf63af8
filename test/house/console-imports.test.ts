import { expect, it } from 'vitest';
import { importsOf, type SourceFile, sourceFiles } from './imports.ts';

const CONSOLE = 'src/console/';
/** Imports that are gone once compiled: `import type … from`, `export type … from`. */
const TYPE_ONLY = /\b(?:import|export)\s+type\s[^'";]*?\bfrom\s*['"][^'"]+['"];?/g;

/** Imports across the border of the console: it takes types alone from the program, and the program nothing from it. */
function crossings(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const inside = path.startsWith(CONSOLE);
    const seen = inside ? text.replaceAll(TYPE_ONLY, '') : text;
    return importsOf({ path, text: seen })
      .filter((target) => target.startsWith(CONSOLE) !== inside)
      .map((target) => `${path} → ${target}`);
  });
}

it('the console takes types alone from the program, and the program nothing from the console', () => {
  const files = sourceFiles(['src', 'workers', 'seeds']);
  expect(files.filter(({ path }) => path.startsWith(CONSOLE)).length).toBeGreaterThan(20);
  expect(crossings(files)).toEqual([]);
});

it.each([
  ['src/console/pages/a.tsx', "import { money } from '../../shared/money.ts';", 1],
  ['src/console/pages/a.tsx', "import type { Money } from '../../shared/money.ts';", 0],
  ['src/server.ts', "import type { Page } from './console/pages/a.tsx';", 1],
])('%s with %s crosses %i times', (path, text, times) => {
  expect(crossings([{ path, text }])).toHaveLength(times);
});
