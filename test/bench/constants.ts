import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build, type OnLoadResult } from 'esbuild';
import { constantsIn, figuresIn } from '../house/constants.ts';
import { sourceFiles } from '../house/imports.ts';
import type { Figures } from './constants-work.ts';

/** A text of the program and what stands in its place; `says` names it in the table. */
type Change = { readonly path: string; readonly says: string; readonly text: string };

/**
 * `npm run bench -- constants --only SMALL,SEATS --on search,truth [--times 0.5,2] [--in src/matching]`, or
 * `--file src/matching/x.ts --from 'text' --to 'text|text'`: what changes when a constant of the engine is another. Each is
 * replaced in the text of the program before it is bundled, so that the program needs no way of being told; effort is counted in nodes, and in
 * the processor's seconds, which are a ratio to the unchanged program in the same run.
 */
export async function benchConstants(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: '' },
      on: { type: 'string', default: 'search' },
      times: { type: 'string', default: '0.5,2' },
      in: { type: 'string', default: 'src/matching' },
      file: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string', default: '' },
    },
  });
  const changes =
    values.file === undefined || values.from === undefined
      ? scaled(values.in, values.only.split(',').filter(Boolean), values.times.split(',').map(Number))
      : values.to.split('|').map((to) => replaced(values.file!, values.from!, to));
  const folder = mkdtempSync(join(tmpdir(), 'groupement-constants-'));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  try {
    for (const work of values.on.split(',')) await measure(folder, work, changes);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The named constants (all, without names) with every number in them so many times as large; whole ones stay whole. */
function scaled(folder: string, names: readonly string[], factors: readonly number[]): Change[] {
  return sourceFiles([folder]).flatMap(({ path, text }) =>
    constantsIn(text)
      .filter(({ name }) => names.length === 0 || names.includes(name))
      .flatMap(({ name, at, initialiser }) =>
        factors.map((factor): Change => {
          const other = scaledText(initialiser, factor);
          const says = `${path.split('/').at(-1)}: ${name} = ${other.replaceAll(/\s+/g, ' ')}`;
          return { path, says, text: text.slice(0, at) + other + text.slice(at + initialiser.length) };
        }),
      ),
  );
}

function scaledText(initialiser: string, factor: number): string {
  let other = initialiser;
  for (const { figure, at } of figuresIn(initialiser).reverse()) {
    const value = Number(figure.replaceAll('_', ''));
    const next = Number.isInteger(value) ? Math.round(value * factor) : value * factor;
    other = other.slice(0, at) + String(next) + other.slice(at + figure.length);
  }
  return other;
}

function replaced(path: string, from: string, to: string): Change {
  const text = readFileSync(path, 'utf8');
  if (text.split(from).length !== 2) throw new Error(`"${from}" does not stand in ${path} once`);
  return { path, says: `${from} → ${to}`, text: text.replace(from, () => to) };
}

/** One row for the program as it is, and one for each change: figures, and by how much they differ. */
async function measure(folder: string, work: string, changes: readonly Change[]): Promise<void> {
  const plain = await workWith(folder, work, null);
  const names = Object.keys(plain);
  process.stdout.write(`\n| ${work} | ${names.join(' | ')} |\n|---|${names.map(() => '---').join('|')}|\n`);
  process.stdout.write(`| as it is | ${names.map((name) => shown(plain[name]!)).join(' | ')} |\n`);
  for (const change of changes) {
    const now = await workWith(folder, work, change);
    process.stdout.write(
      `| ${change.says} | ${names.map((name) => compared(plain[name]!, now[name]!)).join(' | ')} |\n`,
    );
  }
}

/** Does a piece of work in a process of its own, with the program changed: bundled anew, its data where they are. */
async function workWith(folder: string, work: string, change: Change | null): Promise<Figures> {
  const outfile = join(folder, 'work.mjs');
  await build({
    stdin: { contents: RUN, resolveDir: resolve('test/bench') },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'error',
    plugins: [
      { name: 'changed', setup: (bundler) => bundler.onLoad({ filter: /\.ts$/ }, ({ path }) => read(path, change)) },
    ],
  });
  const words = [outfile, work];
  return JSON.parse(execFileSync(process.execPath, words, { maxBuffer: 2 ** 26 }).toString()) as Figures;
}

const RUN = `import { WORK } from './constants-work.ts';
const before = process.cpuUsage();
const figures = await WORK[process.argv[2]]();
const { user, system } = process.cpuUsage(before);
process.stdout.write(JSON.stringify({ ...figures, seconds: (user + system) / 1e6 }));`;

function read(path: string, change: Change | null): OnLoadResult {
  const text = change !== null && path === resolve(change.path) ? change.text : readFileSync(path, 'utf8');
  return { loader: 'ts', contents: text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)) };
}

const shown = (value: number | string): string =>
  typeof value === 'string' || Number.isInteger(value) ? String(value) : value.toFixed(4);

/** The same; another hash; a number with the ratio to the plain one. */
function compared(plain: number | string, now: number | string): string {
  if (plain === now) return 'same';
  if (typeof plain === 'string' || typeof now === 'string') return 'others';
  return plain === 0 ? shown(now) : `${shown(now)} (×${(now / plain).toFixed(4)})`;
}
