import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { packArtifact, unpackArtifact } from '../../src/taxonomies/suggest/artifact.ts';
import { decodeAscending, encodeAscending } from '../../src/taxonomies/suggest/bytes.ts';
import { gramsOfText, wordsOf } from '../../src/taxonomies/suggest/grams.ts';
import { LABEL_LANGUAGES, LabelLibrary } from '../../src/taxonomies/suggest/labels.ts';
import { guessLanguage } from '../../src/taxonomies/suggest/language.ts';
import { largest, positionsOfLargest } from '../../src/taxonomies/suggest/sparse.ts';
import { ARTIFACT_URL, loadSuggester, type Suggester, suggesterOf } from '../../src/taxonomies/suggest/suggester.ts';
import type { trainLanguages } from '../../src/taxonomies/suggest/train/languages.ts';
import { foldsOf, readTextRows, type TextRow } from '../../src/taxonomies/suggest/train/rows.ts';
import { cpvTree } from '../../src/taxonomies/suggest/tree.ts';
import { NO_SHARED_DATA, sharedData } from '../shared-data.ts';

describe('suggesting CPV codes', () => {
  let suggester: Suggester;
  beforeAll(() => {
    suggester = loadSuggester();
  });

  it.each([
    ['fr', 'Entretien des espaces verts et tonte des pelouses', '77'],
    ['en', 'Road resurfacing and pavement works', '45'],
    ['de', 'Reinigung von Bürogebäuden und Schulen, Glasreinigung', '90'],
    ['pl', 'Dostawa energii elektrycznej do budynków gminy', '09'],
    ['fr', 'Mobilier scolaire et de bureau', '39'],
  ])('%s: %s is of division %s', (lang, text, division) => {
    const [first] = suggester.suggestLevels({ text, lang });
    expect(first!.items[0]!.code).toBe(division.padEnd(8, '0'));
    expect(suggester.suggest({ text, lang })[0]!.code.slice(0, 2)).toBe(division);
  });

  it('guesses the language when it is not said, and labels in it', () => {
    const text = 'Entretien des espaces verts et tonte des pelouses de la commune';
    expect(suggester.suggest({ text })).toEqual(suggester.suggest({ text, lang: 'fr' }));
  });

  it('uses the nature of what is bought', () => {
    const text = 'École maternelle Jean Moulin, chauffage';
    const division = (nature: string) => suggester.suggestLevels({ text, lang: 'fr', nature })[0]!.items;
    const score = (nature: string) => division(nature).find(({ code }) => code === '45000000')?.score ?? 0;
    expect(score('works')).toBeGreaterThan(score('supplies'));
    expect(division('Marché')).toEqual(suggester.suggestLevels({ text, lang: 'fr' })[0]!.items);
  });

  it('gives listed codes, by falling probability, at each level', () => {
    const levels = suggester.suggestLevels({ text: 'Maintenance informatique et hébergement', lang: 'fr', limit: 50 });
    expect(levels.map(({ level }) => level)).toEqual(['division', 'group', 'class', 'category', 'code']);
    for (const { items } of levels) {
      expect(items.length).toBeGreaterThan(20);
      expect(new Set(items.map(({ code }) => code)).size).toBe(items.length);
      for (const { code, label } of items) {
        expect(cpvTree().codeIndex.has(code)).toBe(true);
        expect(label.length).toBeGreaterThan(1);
      }
      const scores = items.map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      expect(scores.reduce((sum, score) => sum + score, 0)).toBeLessThanOrEqual(1.01);
    }
  });

  it('stands for every node of every level by a listed code of its own, below it', () => {
    for (const { prefixes, codeOf, ofCode } of cpvTree().levels) {
      expect(codeOf).toHaveLength(prefixes.length);
      expect(new Set(codeOf).size).toBe(prefixes.length);
      codeOf.forEach((code, node) => {
        expect(ofCode[code]).toBe(node);
      });
    }
  });

  it('answers any text, the same each time', () => {
    expect(suggester.suggest({ text: '12 34 — !!' })).toEqual([]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.constantFrom('fr', 'en', 'zz'), (text, lang) => {
        const asked = { text, lang, limit: 5 };
        const items = suggester.suggest(asked);
        expect(suggester.suggest(asked)).toEqual(items);
        for (const { score } of items) expect(score >= 0 && score <= 1).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('is packed and unpacked without a change, in 15 MB at most', () => {
    const bytes = readFileSync(ARTIFACT_URL);
    expect(bytes.length).toBeLessThan(15_000_000);
    const artifact = unpackArtifact(bytes);
    const packed = packArtifact(artifact, 1);
    const again = unpackArtifact(packed);
    expect(packArtifact(again, 1).equals(packed)).toBe(true);
    expect(artifact.trainedOn['cpv-eval.jsonl']?.texts).toBe(6125);
    const text = 'Travaux de couverture et zinguerie';
    expect(suggesterOf(again).suggest({ text })).toEqual(suggester.suggest({ text }));
  });

  const notices = sharedData('cpv-eval.jsonl');
  describe.skipIf(notices === null)(`against real notices${notices ? '' : ` ${NO_SHARED_DATA}`}`, () => {
    it('guesses the language of nearly all', () => {
      const rows = readTextRows(notices!).filter((_, i) => i % 10 === 0);
      const right = rows.filter((row) => {
        const profiles = unpackedLanguages();
        return guessLanguage(gramsOfText(row.text), profiles) === row.lang;
      });
      expect(right.length / rows.length).toBeGreaterThan(0.93);
    });

    it('suggests listed codes with labels for each of many hundred', () => {
      const texts = [notices!, sharedData('cpv-eval-decp-fr.jsonl.gz')!]
        .flatMap(readTextRows)
        .filter((_, i) => i % 13 === 0);
      expect(texts.length).toBeGreaterThan(650);
      const wrong = new Set<string>();
      for (const { text, lang } of texts) {
        for (const { level, items } of suggester.suggestLevels({ text, lang, limit: 50 })) {
          for (const { code, label, score } of items) {
            if (!cpvTree().codeIndex.has(code) || !label || !(score >= 0 && score <= 1)) wrong.add(`${level} ${code}`);
          }
          if (new Set(items.map(({ code }) => code)).size < items.length) wrong.add(`${level}: a code twice`);
        }
      }
      expect([...wrong]).toEqual([]);
    }, 180_000);

    it('folds keep notices and titles whole, and are even', () => {
      const rows = readTextRows(notices!);
      const folds = foldsOf(rows, 5);
      const foldOfKey = new Map<string, number>();
      const sizes = [0, 0, 0, 0, 0];
      rows.forEach((row, i) => {
        sizes[folds[i]!]!++;
        for (const key of row.keys) {
          expect(foldOfKey.get(key) ?? folds[i]).toBe(folds[i]);
          foldOfKey.set(key, folds[i]!);
        }
      });
      for (const size of sizes) expect(Math.abs(size - rows.length / 5)).toBeLessThan(rows.length / 50);
    });
  });
});

let languages: ReturnType<typeof trainLanguages> | undefined;
function unpackedLanguages(): ReturnType<typeof trainLanguages> {
  languages ??= unpackArtifact(readFileSync(ARTIFACT_URL)).languages;
  return languages;
}

describe('parts of the suggestion', () => {
  it('reads words of any script without marks, case and digits', () => {
    expect(wordsOf("Élagage d'arbres 2024 — Στέγη, Път")).toEqual(['elagage', 'd', 'arbres', 'στεγη', 'път']);
  });

  it('gives headings more weight than the body', () => {
    const weights = gramsOfText('toiture\n\nardoise').weights;
    expect(new Set(weights)).toEqual(new Set([1, 0.5]));
  });

  it('encodes ascending numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat({ max: 2 ** 32 - 1 }), { maxLength: 20 })), (lists) => {
        const rows = lists.map((list) => [...new Set(list)].sort((a, b) => a - b));
        const starts = Uint32Array.from([0, ...rows.map(() => 0)]);
        rows.forEach((row, i) => {
          starts[i + 1] = starts[i]! + row.length;
        });
        const numbers = Uint32Array.from(rows.flat());
        expect(decodeAscending(encodeAscending(numbers, starts), starts)).toEqual(numbers);
      }),
    );
  });

  it('keeps the largest values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 })), fc.integer({ min: 1, max: 20 }), (list, keep) => {
        const positions = positionsOfLargest(Float32Array.from(list), keep);
        const sorted = list.map((value, i) => ({ value, i })).sort((a, b) => b.value - a.value || a.i - b.i);
        const expected = sorted.slice(0, keep).map(({ i }) => i);
        expect([...positions]).toEqual(expected.sort((a, b) => a - b));
      }),
    );
    const { values } = largest([1, 2], Float32Array.of(3, 4), 2);
    expect(values[0]).toBeCloseTo(0.6);
  });

  it('joins rows through shared keys', () => {
    const row = (...keys: string[]): TextRow => ({ text: '', lang: 'fr', nature: 0, cpv: '', code: 0, keys });
    const folds = foldsOf([row('a', 'x'), row('b'), row('b', 'y'), row('y', 'a'), row('c')], 2);
    expect(folds[0]).toBe(folds[1]);
    expect(folds[0]).toBe(folds[3]);
    expect(folds[4]).not.toBe(folds[0]);
  });

  it('has labels in every language', () => {
    const library = new LabelLibrary(() => 1);
    library.load(['ga', 'mt', 'xx']);
    expect(library.of('ga').labels[0]).not.toBe(library.of('mt').labels[0]);
    expect(library.of('xx').labels).toEqual(library.of('en').labels);
    expect(LABEL_LANGUAGES).toHaveLength(24);
  });
});
