import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const FOLDERS = ['src', 'drizzle', 'test', 'seeds', 'workers'];
const SCRIPTS = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).scripts as object);

/** What a Markdown text names that isn't there: files it links to, scripts, paths of this repository, measurements. */
function stale(path: string, text: string): string[] {
  const links = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map(([, link]) => link!)
    .filter((link) => !/^[a-z]+:/.test(link) && !existsSync(join(dirname(path), link)));
  const scripts = [...text.matchAll(/\bnpm run ([\w:-]+)/g)]
    .map(([, script]) => script!)
    .filter((script) => !SCRIPTS.includes(script));
  const paths = [...text.matchAll(/`((?:src|drizzle|test|seeds|workers|\.ci)\/[\w./-]+)`/g)]
    .map(([, named]) => named!)
    .filter((named) => !existsSync(named));
  return [...links, ...scripts, ...paths];
}

const texts = [
  'README.md',
  ...FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => normalize(join(folder, name))),
  ),
];

describe('the texts', () => {
  it.each(texts)('%s names only what is there', (path) => {
    expect(stale(path, readFileSync(path, 'utf8'))).toEqual([]);
  });

  it.each([
    ['[how](src/nowhere.md)', 'src/nowhere.md'],
    ['`npm run bench:engine`', 'bench:engine'],
    ['see `src/intake/parse.ts`', 'src/intake/parse.ts'],
  ])('are found out by %s', (text, what) => {
    expect(stale('README.md', text)).toEqual([what]);
  });

  it('the README is a page or two, and links to every other text for people', () => {
    const readme = readFileSync('README.md', 'utf8');
    expect(readme.split('\n').length).toBeLessThanOrEqual(151);
    for (const file of [
      'src/CONFIGURATION.md',
      'src/DEPENDENCIES.md',
      'src/API.md',
      'test/bench/FIGURES.md',
      'drizzle/README.md',
    ])
      expect(readme).toContain(`(${file})`);
  });

  it('src/DEPENDENCIES.md names every package that the program uses', () => {
    const text = readFileSync('src/DEPENDENCIES.md', 'utf8');
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    const named = (name: string) => text.includes(name.replace(/^@types\//, '')) || name.startsWith('@types/');
    expect(Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !named(name))).toEqual([]);
  });
});
