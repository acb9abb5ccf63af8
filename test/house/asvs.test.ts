import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Sections of ASVS 5.0.0 by chapter; of 10 (OAuth) and 17 (WebRTC), which have nothing here, the first stands for all. */
const SECTIONS = {
  1: 5,
  2: 4,
  3: 7,
  4: 4,
  5: 4,
  6: 8,
  7: 6,
  8: 4,
  9: 2,
  10: 1,
  11: 7,
  12: 3,
  13: 4,
  14: 3,
  15: 4,
  16: 5,
  17: 1,
};
const STATES = ['held', 'partly', 'open', 'n/a'];

const rowsOf = (file: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => /^\| \d/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, section = '', state = '', shown = '', words = '']) => ({ section, state, shown, words }));
const rows = rowsOf('src/auth/ASVS.md');

/** Tests and files that a table names and that are not there. */
const goneFrom = (table: ReturnType<typeof rowsOf>): string[] =>
  table.flatMap(({ section, shown }) =>
    shown
      .split(' · ')
      .filter(Boolean)
      .filter((one) => {
        const [, file = '', title] = /^(\S+)(?: "(.+)")?$/.exec(one) ?? [];
        if (!existsSync(file)) return true;
        return title !== undefined && !readFileSync(file, 'utf8').includes(title);
      })
      .map((one) => `${section}: ${one}`),
  );

describe('the table of ASVS 5.0', () => {
  it('has every section once, with a state; what is not held says what is missing', () => {
    const all = Object.entries(SECTIONS).flatMap(([chapter, n]) =>
      Array.from({ length: n }, (_, i) => `${chapter}.${i + 1}`),
    );
    expect(rows.map(({ section }) => section.split(' ')[0])).toEqual(all);
    expect(rows.filter(({ state }) => !STATES.includes(state))).toEqual([]);
    expect(rows.filter(({ state, shown }) => state === 'held' && shown === '').map(({ section }) => section)).toEqual(
      [],
    );
    const silent = rows.filter(({ state, words }) => (state === 'partly' || state === 'open') && words === '');
    expect(silent.map(({ section }) => section)).toEqual([]);
  });

  it('names tests and files that there are', () => {
    expect(goneFrom(rows)).toEqual([]);
  });
});

describe('the table of what was found on a running program', () => {
  const found = rowsOf('src/operations/WALLS.md');

  it('says of each what holds it, by a test that there is', () => {
    expect(found.length).toBeGreaterThan(25);
    expect(found.filter(({ state, shown }) => !['held', 'partly'].includes(state) || shown === '')).toEqual([]);
    expect(found.filter(({ state, words }) => state === 'partly' && words === '')).toEqual([]);
    expect(goneFrom(found)).toEqual([]);
  });

  it('says which tests were seen failing with their wall taken down', () => {
    const seen = rowsOf('test/bench/WALLS.md');
    expect(seen.length).toBeGreaterThan(45);
    expect(seen.filter(({ state, shown }) => !['failed', 'blind'].includes(state) || shown === '')).toEqual([]);
    expect(goneFrom(seen)).toEqual([]);
  });
});
