import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const CONSOLE = fileURLToPath(new URL('../../src/console', import.meta.url));
/** Acts that the console leaves out on purpose, and why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'POST /v1/auth/login': 'for programs: the console has its cookie session',
  'POST /v1/auth/refresh': 'for programs: the console has its cookie session',
  'POST /v1/auth/logout': 'for programs: the console has its cookie session',
  'POST /v1/auth/accept-invitation': 'for programs: the console is signed in as the password is chosen',
  'POST /v1/taxonomies/cpv/suggest': 'for programs: what the text of a lot says is among its needs',
};

const files = readdirSync(CONSOLE, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && file !== join('api', 'types.ts'),
);
const sources = files.map((file) => readFileSync(join(CONSOLE, file), 'utf8')).join('\n');
const operations = [
  ...readFileSync(join(CONSOLE, 'api', 'types.ts'), 'utf8').matchAll(
    /^ {2}'((?:GET|POST|PUT|PATCH|DELETE) [^']+)': \{$/gm,
  ),
].map(([, name]) => name ?? '');

it('knows every operation that it calls', () => {
  expect(operations.length).toBeGreaterThan(100);
  const called = [...sources.matchAll(/'((?:GET|POST|PUT|PATCH|DELETE) \/v1\/[^']+)'/g)].map(([, name]) => name ?? '');
  expect(called.length).toBeGreaterThan(20);
  expect(called.filter((name) => !operations.includes(name))).toEqual([]);
});

it('names what it leaves out, and why', () => {
  expect(Object.keys(LEFT_OUT).filter((name) => !operations.includes(name))).toEqual([]);
  const missing = operations.filter(
    (name) => !name.startsWith('GET') && !sources.includes(`'${name}'`) && LEFT_OUT[name] === undefined,
  );
  expect(missing).toEqual([]);
});

it('leaves what differs between languages to the texts: no colon stands in a page', () => {
  const written = files
    .filter((file) => !file.startsWith('texts'))
    .flatMap((file) =>
      readFileSync(join(CONSOLE, file), 'utf8')
        .split('\n')
        .filter((line) =>
          /\$\{[^`]*\} : |[\w)}] : \$\{|^\s*\{[^?{}]*\} : [{\w]/.test(line.replaceAll(/\$\{[^{}]*\?[^{}]*\}/g, '')),
        )
        .map((line) => `${file}: ${line.trim()}`),
    );
  expect(written).toEqual([]);
});
