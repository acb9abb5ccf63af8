import { describe, expect, it } from 'vitest';
import { circles, type Graph, mutualPairs, roomGraph } from './circles.ts';
import { importsOf, sourceFiles } from './imports.ts';

const files = sourceFiles(['src', 'workers', 'seeds']);

describe('the folders', () => {
  it('import one another in one direction only, types included: no circle, no mutual pair', () => {
    const graph = roomGraph(files);
    expect(graph.size).toBeGreaterThan(40);
    expect(circles(graph)).toEqual([]);
    expect(mutualPairs(graph)).toEqual([]);
  });

  it('import files that are there', () => {
    const there = new Set(files.map(({ path }) => path));
    const missing = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => /\.tsx?$/.test(target) && !there.has(target))
        .map((target) => `${file.path} → ${target}`),
    );
    expect(missing).toEqual([]);
  });

  it.each([
    ['a type', "import type { A } from '../a/x.ts';"],
    ['a re-export', "export * from '../a/x.ts';"],
    ['an import over several lines', "import {\n  a,\n  b,\n} from '../a/x.ts';"],
    ['an import at run time', "const a = await import('../a/x.ts');"],
    ['an import for its effect', "import '../a/x.ts';"],
  ])('are found in a circle that %s closes', (_what, text) => {
    const graph = roomGraph([
      { path: 'src/a/x.ts', text: "import { c } from '../c/deep/z.ts';" },
      { path: 'src/b/y.ts', text },
      { path: 'src/c/deep/z.ts', text: "import { b } from '../../b/y.ts';" },
    ]);
    expect(circles(graph)).toEqual([['src/a', 'src/b', 'src/c']]);
  });

  it('are found as a mutual pair, files directly in src and the workers too', () => {
    const graph: Graph = roomGraph([
      { path: 'src/jobs.ts', text: "import { w } from '../workers/w.ts';" },
      { path: 'workers/w.ts', text: "import { j } from '../src/jobs.ts';" },
    ]);
    expect(mutualPairs(graph)).toEqual(['src/jobs.ts ↔ workers']);
  });
});
