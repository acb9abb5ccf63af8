import { importsOf, reachableFrom, sourceFiles } from './imports.ts';

/** What needs a server or a process: whoever reaches one of these is no pure test. */
const SYSTEM = [
  'test/database.ts',
  'test/redis.ts',
  'src/db/client.ts',
  'src/db/embedded/lock.ts',
  'src/db/embedded/launcher.ts',
  'src/migrate.ts',
];

/** What takes long without any server: oracles on random problems, whole corpora, typesetting, random lives. */
const HEAVY = [
  'src/printing/pdf.ts',
  'src/charts/render.ts',
  'test/matching/random-problem.ts',
  'test/documents/schematron.ts',
  'test/notices/eforms-by-xpath.ts',
  'test/awards/awards.test.ts',
  'test/consortia/lives.test.ts',
  'test/notices/fuzz.test.ts',
  'test/notices/json-formats.test.ts',
  'test/notices/ted-export.test.ts',
  'test/taxonomies/suggest.test.ts',
  'test/trades/decompose.test.ts',
];

/** Tests that start no database, queue, browser or process. */
export type PureTests = {
  /** Done in a moment, all of them in 20 seconds: `npm run test:fast`. */
  fast: string[];
  slow: string[];
};

/** The pure tests, told by what they import: a new test is in the right set by itself. */
export function pureTests(): PureTests {
  const files = sourceFiles(['src', 'workers', 'seeds', 'test']);
  const graph = new Map(files.map((file) => [file.path, importsOf(file)]));
  const sets: PureTests = { fast: [], slow: [] };
  for (const { path, text } of files) {
    if (!path.endsWith('.test.ts')) continue;
    if (text.includes('node:child_process') && !path.startsWith('test/house/')) continue;
    const reached = reachableFrom(path, graph);
    if (SYSTEM.some((file) => reached.has(file))) continue;
    sets[HEAVY.some((file) => reached.has(file)) ? 'slow' : 'fast'].push(path);
  }
  return sets;
}
