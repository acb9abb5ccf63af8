import { expect, test } from 'vitest';
import { cpvTree } from '../../src/taxonomies/suggest/tree.ts';
import { Habits } from '../../src/trades/decompose/habits.ts';
import { nodeOf } from '../../src/trades/decompose/nodes.ts';
import { piecesOf } from '../../src/trades/decompose/passages.ts';
import { addRelative } from '../../src/trades/decompose/relative.ts';

test('a feature is told as a part of the most, with how many candidates have more', () => {
  const rows = Float32Array.from([4, 0, 0, 2, 0, 0, 4, 0, 0]);
  addRelative(rows, { width: 3, features: [0], from: 1 });
  expect([...rows]).toEqual([4, 1, 0, 2, 0.5, 2, 4, 1, 0]);
  const nothing = new Float32Array(6);
  addRelative(nothing, { width: 3, features: [0], from: 1 });
  expect([...nothing]).toEqual([0, 0, 0, 0, 0, 0]);
});

test('a long passage is taken apart at commas and at "et", a short one is not', () => {
  const long =
    'Le lot comprend la dépose des anciennes menuiseries, la fourniture de fenêtres et de portes-fenêtres et la peinture des façades';
  expect(piecesOf(`Menuiseries et peinture\n${long}`).map((piece) => piece.trim())).toEqual([
    'Menuiseries et peinture',
    'Le lot comprend la dépose des anciennes menuiseries',
    'la fourniture de fenêtres',
    'de portes-fenêtres',
    'la peinture des façades',
  ]);
});

test('what is asked for beside works of nearly the same kind, and of the same language, is a habit', () => {
  const work = (kind: 'lot' | 'project', lang: string, main: string, further: string) =>
    ({ kind, lang, main, further: [further], buyer: '' }) as const;
  const habits = new Habits([
    work('lot', 'fr', '45421000', '45441000'),
    work('lot', 'de', '45421100', '45262000'),
    work('project', 'fr', '45421000', '45310000'),
  ]);
  const likeness = new Float32Array(cpvTree().codes.length);
  likeness[cpvTree().codeIndex.get('45421100')!] = 1;
  const of = (kind: 'lot' | 'project', code: string) => {
    const { alike, language } = habits.shares({ kind, main: '45422000', lang: 'fr' }, likeness, 2);
    const node = nodeOf(code, 2);
    return [alike[node]!, language[node]!].map((value) => Number(value.toFixed(3)));
  };
  expect(of('lot', '45262000')).toEqual([0.769, 0]);
  expect(of('lot', '45441000')).toEqual([0, 0.5]);
  expect(of('lot', '45310000')).toEqual([0, 0]);
  expect(of('project', '45310000')).toEqual([0, 0.333]);
});
