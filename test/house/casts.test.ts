import { describe, expect, it } from 'vitest';
import { sourceFiles } from './imports.ts';

/** A cast past the compiler, wherever its words stand. */
const DOUBLE_CAST = /\bas\s+unknown\s+as\b/g;

/** Files with such a cast, each with its reason beside it: types of a library that cannot say what it does. */
const KNOWN: Readonly<Record<string, number>> = {
  'src/queue/backend.ts': 1,
  'src/shared/send-raw.ts': 1,
};

const castsIn = (text: string): number => text.match(DOUBLE_CAST)?.length ?? 0;

describe('casts past the compiler', () => {
  it('are found over line ends too', () => {
    expect(castsIn('const a = b as unknown as C;\nconst d = e as\n  unknown as F;\nconst g = h as unknown;')).toBe(2);
  });

  it('stand where they are listed and nowhere else', () => {
    const found = Object.fromEntries(
      sourceFiles(['src', 'workers'])
        .map(({ path, text }) => [path, castsIn(text)] as const)
        .filter(([, casts]) => casts > 0),
    );
    expect(found).toEqual(KNOWN);
  });
});
