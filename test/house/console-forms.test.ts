import { expect, it } from 'vitest';
import { type SourceFile, sourceFiles } from './imports.ts';

/** A part of a page that is made anew whenever what it shows has a new version: what is typed there is lost with it. */
const KEYED_BY_VERSION = /\bkey=\{[^}]*\.version\b/;

const madeAnew = (files: readonly SourceFile[]): string[] =>
  files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, at) => (KEYED_BY_VERSION.test(line) ? [`${path}:${at + 1}`] : [])),
  );

it('no form of the console begins anew when its page reads afresh: it keeps what was typed (useDraft)', () => {
  expect(madeAnew(sourceFiles(['src/console']))).toEqual([]);
});

it('finds a form that does', () => {
  const text = '<Profile key={data.version} of={data} />\n<li key={version}>';
  expect(madeAnew([{ path: 'a.tsx', text }])).toEqual(['a.tsx:1']);
});
