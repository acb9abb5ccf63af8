import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { INDICATOR_WORDS, INDICATORS, missingText } from '../../src/reports/indicators/definitions.ts';
import { countGroups, type Part, venturesOf } from '../../src/reports/indicators/network.domain.ts';

const part = (ventureId: string, organisationId: string | null, over: Partial<Part> = {}): Part => ({
  ventureId,
  organisationId,
  innovation: false,
  international: false,
  intercluster: false,
  recent: true,
  company: true,
  sme: true,
  ...over,
});
const members = new Set(['a', 'b', 'c', 'd']);

describe('indicators of common work', () => {
  test('call active who is in an innovation project, or in two other initiatives of the last year', () => {
    const of = (parts: Part[]) => venturesOf(parts, members).activeActors;
    expect(of([part('p', 'a', { innovation: true })])).toBe(1);
    expect(of([part('x', 'a')])).toBe(0);
    expect(of([part('x', 'a'), part('y', 'a')])).toBe(1);
    expect(of([part('x', 'a'), part('x', 'a')])).toBe(0);
    expect(of([part('x', 'a'), part('y', 'a', { recent: false })])).toBe(0);
    expect(of([part('p', 'stranger', { innovation: true })])).toBe(0);
  });

  test('count firms in initiatives of three firms, each once, and the SMEs among those of known size', () => {
    const three = ['a', 'b', 'c'].map((id) => part('x', id, { sme: id !== 'a' }));
    const found = venturesOf([...three, part('y', 'a'), part('y', 'd'), part('x', 'lab', { company: false })], members);
    expect([found.firmsInInitiatives, found.firmsInInitiativesSmeShare]).toEqual([3, 2 / 3]);
    expect(venturesOf(three.slice(1), members).firmsInInitiatives).toBe(0);
    expect(venturesOf([], members).firmsInInitiativesSmeShare).toBeNull();
  });

  test('count a project once, however many take part, and one in which no member is named', () => {
    const abroad = { innovation: true, international: true };
    const found = venturesOf(
      [part('p', 'a', abroad), part('p', 'b', abroad), part('q', null, { innovation: true })],
      members,
    );
    expect([found.innovationProjects, found.internationalCollaborations, found.interclusterProjects]).toEqual([
      2, 1, 0,
    ]);
  });

  test('count companies of one group once, also those tied by another between them', () => {
    expect(
      countGroups(
        ['a', 'b', 'c', 'd'],
        [
          ['a', 'b'],
          ['b', 'c'],
        ],
      ),
    ).toBe(2);
    expect(
      countGroups(
        ['a', 'b'],
        [
          ['a', 'elsewhere'],
          ['a', 'b'],
          ['b', 'a'],
        ],
      ),
    ).toBe(1);
    expect(countGroups([], [])).toBe(0);
  });
});

test('every indicator is defined in both languages, and says what is missing in both', () => {
  expect(new Set(INDICATORS.map(({ id }) => id)).size).toBe(22);
  for (const { id } of INDICATORS)
    expect(INDICATOR_WORDS.fr[id].definition).not.toBe(INDICATOR_WORDS.en[id].definition);
  const page = readFileSync(new URL('../../src/reports/FIGURES.md', import.meta.url), 'utf8');
  for (const { id } of INDICATORS)
    for (const { name, definition } of [INDICATOR_WORDS.en[id], INDICATOR_WORDS.fr[id]])
      expect(
        page.split('\n').find((line) => line.startsWith(`| \`${id}\``)),
        id,
      ).toContain(`**${name}.** ${definition} |`);
  expect(missingText({ place: 'standings', n: 3, of: 8 }, 'fr')).toContain('3 membres sur 8');
  expect(missingText({ place: 'companyFigures', n: 3, of: 8 }, 'en')).toContain('3 of 8');
  expect(missingText(null, 'en')).toBeNull();
});
