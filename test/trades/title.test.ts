import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { needsOf } from '../../src/trades/lots/needs.ts';
import { tradesOfTitle } from '../../src/trades/lots/title.ts';

const codesOf = (title: string, named: readonly string[]): string[] =>
  tradesOfTitle(title, named).map(({ code }) => code);

describe('trades that a title names', () => {
  it.each([
    ['Espaces Verts', '45111291', '45112700'],
    ['Espaces verts', '79993000', '77310000'],
    ['Lot n° 4 : Conduite forcée', '45200000', '45262680'],
    ['Ouvrage de prise - travaux de génie civil', '45200000', '45220000'],
    ['Voiries Réseaux Divers', '45111291', '45233140'],
    ['Prestations géotechniques et géophysiques', '45000000', '45120000'],
    ['Repair and maintenance services of gates', '50711000', '45340000'],
    ['Propulsion - lignes d’arbres', '50241000', '34312000'],
    ['Réfection des tuyautages du bord', '50241000', '44162000'],
    ['Électricité', '42990000', '45310000'],
    ['Pièces composites drapées', '34740000', '19500000'],
    ['Électricité', '45300000', '45310000'],
  ])('%s, whose buyer says %s: %s', (title, main, code) => {
    expect(codesOf(title, [main])).toContain(code);
  });

  it.each([
    ['ÉLECTRICITÉ', '45311200', 'the code says it'],
    ['MAÇONNERIE', '45262522', 'the code is one of its trade'],
    [
      'Prestation d’organisation, de coordination et de gestion de l’accueil de loisirs',
      '92331210',
      'beside the point',
    ],
    ['Fourniture de produits de voiries pour les besoins des routes', '44113900', 'a sentence names the object'],
    ['Surveillance des fabrications', '45251000', 'who watches is no guard'],
    ['Carénage', '50222000', 'the upkeep of ships is none of trams'],
    ['Îlots robotisés', '42990000', 'robots are special machines'],
    ['Diagnostic du fonctionnement hydrologique', '71351900', 'a study of any kind'],
    ['Fourniture d’électricité', '09310000', 'the current, and no wiring'],
    ['Électricité', '65310000', 'the current from the network'],
    ['Peinture', '44800000', 'paint, and no painting'],
    ['', '45000000', 'nothing'],
  ])('none in "%s" with %s: %s', (title, main) => {
    expect(codesOf(title, [main])).toEqual([]);
  });

  /** Titles of French notices and awards (TED, DECP 2019), as published, with the code that the buyer gave the lot. */
  const PUBLISHED: { title: string; main: string; codes: string }[] = parse(
    readFileSync(new URL('lots-as-published.csv', import.meta.url)),
    { columns: true },
  );

  it.each(PUBLISHED)('$title, whose buyer says $main: $codes', ({ title, main, codes }) => {
    expect(codesOf(title, [main]).sort().join(' ')).toBe(codes);
  });

  it('none that a further code of the buyer says, by its label', () => {
    expect(codesOf('Repair and maintenance services of gates', ['50711000', '44221300'])).toEqual([]);
  });

  it.each([
    ['Concours de maîtrise d’œuvre pour la construction de 63 logements sociaux', [], '71200000'],
    ['Accord-cadre de missions de maîtrise d’œuvre relatif aux écoles', ['71240000'], '71240000'],
    ['Marché de coordination SPS en vue de la réhabilitation du collège', [], '71317210'],
  ])('the service before what it is for, though the code is that of the works: %s', (title, further, code) => {
    const facts = { description: '', cpvMain: '45211000', cpvAdditional: further, estimatedCents: null, months: null };
    const { needs } = needsOf({ title, ...facts }, []);
    expect(needs.map(({ cpv, mandatory }) => [cpv, mandatory])).toEqual([
      ['45211000', false],
      [code, true],
    ]);
    expect(needs[0]!.weightBp).toBeLessThan(100);
    expect(codesOf('Travaux de peinture pour la maîtrise d’œuvre', ['45442100'])).toEqual([]);
  });

  it('are what the lot is, where its code is that of the whole, and what usually goes with it comes after', () => {
    const facts = { description: '', cpvMain: '45111291', cpvAdditional: [], estimatedCents: null, months: null };
    const usual = [
      { code: '45112720', label: '', score: 0.9 },
      { code: '71310000', label: '', score: 0.9 },
      { code: '45231300', label: '', score: 0.6 },
    ];
    const { needs, mayAlsoNeed } = needsOf({ title: 'Espaces Verts', ...facts }, usual);
    expect(needs.map(({ cpv, mandatory }) => [cpv, mandatory])).toEqual([
      ['45111291', false],
      ['45112700', true],
    ]);
    expect(needs[1]).toMatchObject({ origin: { kind: 'trade', quote: 'Espaces Verts', confidence: 0.8 } });
    // So little that nobody is in a team for the code of the whole.
    expect(needs[0]!.weightBp).toBeLessThan(1_000);
    // What goes with the code of the whole is mostly in other lots, unless words of this one say it.
    const bancs = { code: '45340000', label: '', score: 0.5, quote: 'Pose de bancs' };
    const said = { ...facts, title: 'Espaces Verts', description: 'Plantations. Pose de bancs.' };
    const quoted = needsOf(said, [...usual, bancs, { ...bancs, code: '45231300', quote: 'Espaces Verts' }]).needs;
    expect(quoted.map(({ cpv }) => cpv)).toEqual(['45111291', '45112700', '45340000']);
    expect(quoted[1]!.weightBp).toBeGreaterThan(quoted[2]!.weightBp);
    // Where the title names the code's trade too, that is mandatory, and the other weighs as much.
    const both = needsOf({ title: 'Terrassements - VRD', ...facts, cpvMain: '45112500' }, []).needs;
    expect(both.map(({ cpv, mandatory }) => [cpv, mandatory])).toEqual([
      ['45112500', true],
      ['45233140', false],
    ]);
    expect(Math.abs(both[0]!.weightBp - both[1]!.weightBp)).toBeLessThanOrEqual(1);
    // Of several that the title names instead of the code, none is mandatory: whoever stands alone does half of them.
    const several = needsOf({ title: 'VRD - Espaces verts', ...facts, cpvMain: '45200000' }, []).needs;
    expect(several.map(({ cpv, mandatory }) => [cpv, mandatory])).toEqual([
      ['45200000', false],
      ['45233140', false],
      ['45112700', false],
    ]);
    // A code that names no trade says nothing to look for.
    expect(mayAlsoNeed.map(({ cpv }) => cpv)).toContain('71310000');
  });
});
