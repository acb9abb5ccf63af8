import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ENGLISH } from '../../src/explanations/english.ts';
import { FRENCH } from '../../src/explanations/french.ts';
import { lotInWords } from '../../src/explanations/result.ts';
import type { Saying } from '../../src/explanations/sayings.ts';
import { readText, storedText } from '../../src/explanations/stored-text.ts';
import { tell, tellStored } from '../../src/explanations/tell.ts';
import { match, readProblem, whyNot } from '../../src/matching/index.ts';

const problem = readProblem(
  JSON.parse(readFileSync(new URL('../matching/cases/five-trades.json', import.meta.url), 'utf8')),
);
const result = match(problem);
const names = new Map([
  ...problem.requirements.map(({ id }) => [id, `le besoin ${id}`] as const),
  ...problem.organisations.map(({ id }) => [id, `Société ${id}`] as const),
]);
/** English words that a French text has no business with. */
const ENGLISH_WORDS = /\b(the|of|with|and|score[sd]?|others?|member(?!s? )|lead|share|proven|without)\b/i;

describe('explanations', () => {
  it('have a sentence for every code in both languages', () => {
    expect(Object.keys(FRENCH).sort()).toEqual(Object.keys(ENGLISH).sort());
  });

  it('of proposals are French in French and English in English, with names in the place of ids', () => {
    const french = lotInWords(result, 'fr', names);
    const english = lotInWords(result, 'en', names);
    const lines = french.consortia.flatMap(({ explanation }) => explanation);
    expect(lines.length).toBeGreaterThan(6);
    const own = lines.map((line) => line.replaceAll(/Société \S+|le besoin \S+/g, ''));
    expect(own.filter((line) => ENGLISH_WORDS.test(line.replaceAll('score', '')))).toEqual([]);
    expect(lines.join(' ')).toContain('le besoin');
    expect(english.consortia[0]!.explanation[0]).toMatch(/^Scores [\d.]+ out of 100/);
    for (const told of [french, english]) {
      for (const { members, explanation } of told.consortia) {
        for (const { organisationId } of members) expect(explanation.join(' ')).toContain(`Société ${organisationId}`);
      }
    }
  });

  it('say how a list ends, and why somebody is not in it', () => {
    expect(result.consortia.length).toBeLessThan(5);
    expect(lotInWords(result, 'fr', names).explanation).toHaveLength(1);
    const seated = new Set(result.consortia.flatMap(({ members }) => members.map((one) => one.organisationId)));
    const out = problem.organisations.filter(({ id }) => !seated.has(id));
    expect(out.length).toBeGreaterThan(0);
    for (const { id } of out.slice(0, 2)) {
      const { explanation } = whyNot(problem, id);
      const [french, english] = [tell(explanation, 'fr', names), tell(explanation, 'en', names)];
      expect(french[0]).toContain(`Société ${id}`);
      expect(french.length).toBe(english.length);
      expect(french.join(' ')).not.toBe(english.join(' '));
    }
  });

  it('of older runs stay as they were, with names', () => {
    const id = '0190a6c2-7d2e-7c4a-9a55-3f0f6f1c2b10';
    expect(tellStored([`${id}, mandataire.`], 'fr', new Map([[id, 'Chaudronnerie Martin']]))).toEqual([
      'Chaudronnerie Martin, mandataire.',
    ]);
  });

  it('kept as a text are told when read; what a person writes stays as it is, whatever it begins with', () => {
    const said: Saying[] = [{ code: 'cannot_go_on' }, { code: 'nobody_serves', requirementIds: ['r1'] }];
    const stored = storedText(said);
    expect(readText(stored, 'fr', new Map([['r1', 'Soudage']]))).toBe(
      'Aucun groupement ne peut être formé. Aucune entreprise du réseau ne sait faire : Soudage.',
    );
    expect(readText(stored, 'en', new Map())).toBe(
      'No consortium can be formed. No organisation in the network can do: r1.',
    );
    for (const text of ['Trop cher.', '\u2063[oops', '\u2063[{"code":"unknown"}]', '\u2063[{"code":"behind"}]']) {
      expect(readText(text, 'fr', new Map())).toBe(text);
    }
  });
});
