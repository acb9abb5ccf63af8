import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, it } from 'vitest';

const project = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groupement-built-'));
  await mkdir(join(folder, 'src', 'program'), { recursive: true });
  await mkdir(join(folder, 'node_modules'));
  for (const file of ['built.mjs', 'sources.mjs'])
    await cp(join(project, 'src/program', file), join(folder, 'src/program', file));
  await writeFile(
    join(folder, 'package.json'),
    '{ "type": "module", "scripts": { "start": "node src/program/run.mjs src/start.ts" } }\n',
  );
  await symlink(join(project, 'node_modules/esbuild'), join(folder, 'node_modules/esbuild'));
  await writeFile(join(folder, 'src/other.ts'), 'export const other: number = 1;\n');
  await writeFile(
    join(folder, 'src/start.ts'),
    "import { other } from './other.ts';\nexport const told: string = [other, import.meta.url].join(' ');\n",
  );
});
afterEach(() => rm(folder, { recursive: true }));

/** What a thread of its own is told that `src/start.ts` was made into, and what that says. */
const inThread = (): Promise<{ href: string; told: string }> =>
  new Promise((resolve, reject) => {
    const maker = pathToFileURL(join(folder, 'src/program/built.mjs')).href;
    const start = JSON.stringify(join(folder, 'src/start.ts'));
    const boot = `import('${maker}').then(({ built }) => built(${start})).then(({ href }) =>
      import(href).then(({ told }) => require('node:worker_threads').parentPort.postMessage({ href, told })));`;
    const thread = new Worker(boot, { eval: true });
    thread.once('message', resolve);
    thread.once('error', reject);
  });
type Built = { built(source: string): Promise<URL>; writeProgram(folder: string): Promise<void> };
const states = async () => readdir(join(folder, 'node_modules/.cache/groupement'));

it('makes JavaScript once for each state of the sources, also for threads that begin at once', async () => {
  for (let i = 0; i < 150; i++)
    await writeFile(join(folder, `src/part-${i}.ts`), `export const part: number = ${i};\n`);
  const threads = await Promise.all(Array.from({ length: 4 }, inThread));
  expect(new Set(threads.map(({ href }) => href)).size).toBe(1);
  expect(threads[0]!.told).toBe(`1 ${pathToFileURL(join(folder, 'src/start.ts')).href}`);
  expect(await states()).toHaveLength(1);

  expect((await inThread()).href).toBe(threads[0]!.href);
  await writeFile(join(folder, 'src/other.ts'), 'export const other: number = 22;\n');
  expect((await inThread()).told).toMatch(/^22 /);
  expect(await states()).toHaveLength(2);
});

it('knows threads by how a module names them, and refuses what nobody starts', async () => {
  await mkdir(join(folder, 'src', 'deep'));
  await writeFile(
    join(folder, 'src/other.ts'),
    "export const other: string = new URL('./deep/counting-thread', import.meta.url).href;\n",
  );
  await writeFile(join(folder, 'src/deep/counting-thread.ts'), 'export const counted: number = 3;\n');
  const { built } = (await import(pathToFileURL(join(folder, 'src/program/built.mjs')).href)) as Built;
  const thread = (await import((await built(join(folder, 'src/deep/counting-thread.ts'))).href)) as { counted: number };
  expect(thread.counted).toBe(3);
  await expect(built(join(folder, 'src/other.ts'))).rejects.toThrow('src/other.ts is no program');
});

it('makes for production what names its own place, in whatever file it came to be', async () => {
  const dist = join(folder, 'dist');
  await mkdir(join(folder, 'src', 'deep'));
  await writeFile(join(folder, 'src/deep/late.ts'), 'export const late: string = import.meta.url;\n');
  await writeFile(
    join(folder, 'src/start.ts'),
    "export const told: string[] = [import.meta.url, (await import('./deep/late.ts')).late];\n",
  );
  const { writeProgram } = (await import(pathToFileURL(join(folder, 'src/program/built.mjs')).href)) as Built;
  await writeProgram(dist);
  await cp(join(folder, 'package.json'), join(dist, 'package.json'));
  const { told } = (await import(pathToFileURL(join(dist, 'src/start.js')).href)) as { told: string[] };
  expect(told).toEqual(['src/start.js', 'src/deep/late.js'].map((path) => pathToFileURL(join(dist, path)).href));
});
