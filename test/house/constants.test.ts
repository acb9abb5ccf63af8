import { describe, expect, it } from 'vitest';
import { type Constant, constantsIn, figuresIn } from './constants.ts';
import { sourceFiles } from './imports.ts';

/** Where a number weighs on what is proposed, read, suggested or judged. */
const FOLDERS = ['src/matching', 'src/notices', 'src/awards', 'src/law', 'src/watch', 'src/trades'];

/**
 * What makes a docstring more than a name: a figure that was seen or follows, a source, a reason. It cannot tell a good
 * reason from a bad one; it finds what has none.
 */
const REASON = /\d|: |because|\bwould\b|so that|otherwise|measured|halved|doubled|chosen|for memory/i;

/** 0, 1 and what only changes a unit (10, 100, 1000, 1024, a day in milliseconds) need none, nor do positions and bytes. */
const isPlain = (figure: string): boolean => /^(?:0x.*|[01]|1[0_]*0|1_?024|24|60|86_400_000|1_048_576)$/.test(figure);

const isNamed = ({ name }: Constant): boolean => /^[A-Z][A-Z\d_]*$/.test(name);

/** The constants of a file that nothing explains. */
const unexplained = (text: string): string[] =>
  constantsIn(text)
    .filter((one) => isNamed(one) && !one.figures.every(isPlain))
    .filter(({ doc }) => !REASON.test(doc.replaceAll(/\/\*\*?|\*\//g, '')))
    .map(({ name }) => name);

/** Fractions that a file writes down inside a function, where nothing can be said of them; halves are halves. */
function buriedFractions(text: string): string[] {
  const declared = constantsIn(text).map(({ at, initialiser }) => [at, at + initialiser.length] as const);
  return figuresIn(text)
    .filter(
      ({ figure, at }) =>
        /[.e]/.test(figure) &&
        figure !== '0.5' &&
        !figure.startsWith('0x') &&
        !declared.some(([from, to]) => at >= from && at < to),
    )
    .map(({ figure }) => figure);
}

describe('constants that weigh', () => {
  it('are found with what is said of them', () => {
    const text = [
      '/** Steps: with 20 nothing changed. */',
      'const STEPS = 40;',
      'const PACE = 0.5;',
      '',
      '/** How long to wait. */',
      'const WAIT_MS = 2_500;',
      'const DAY_MS = 86_400_000;',
      '',
      'const TABLE = [3, 5] as const;',
      'export const f = (x: number) => x / 1.5;',
      'function g(x: number) {',
      '  return 0.07 * x + 0.5; // 0.3',
      '}',
    ].join('\n');
    expect(constantsIn(text).map(({ name }) => name)).toEqual(['STEPS', 'PACE', 'WAIT_MS', 'DAY_MS', 'TABLE', 'f']);
    expect(unexplained(text)).toEqual(['WAIT_MS', 'TABLE']);
    expect(buriedFractions(text)).toEqual(['0.07']);
  });

  it('say what chose them', () => {
    const found = sourceFiles(FOLDERS).flatMap(({ path, text }) => unexplained(text).map((name) => `${path}: ${name}`));
    expect(found).toEqual([]);
  });

  it('have names where the engine uses them', () => {
    const found = sourceFiles(['src/matching']).flatMap(({ path, text }) =>
      buriedFractions(text).map((figure) => `${path}: ${figure}`),
    );
    expect(found).toEqual([]);
  });
});
