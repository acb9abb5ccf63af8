import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { levelIn, needsOf, yearlyCents } from '../../src/trades/lots/needs.ts';
import { type TestApp, type TestPerson, testApp } from '../app.ts';

let t: TestApp;
let as: TestPerson;
let clusterId: string;
beforeAll(async () => {
  t = await testApp();
  clusterId = await t.cluster();
  as = await t.person({ role: 'coordinator', clusterId });
});
afterAll(() => t.close());

const lot = {
  title: 'Construction d’un groupe scolaire',
  description: 'Certification ISO 9001 exigée. Références de travaux comparables demandées.',
  cpvMain: '45214200',
  cpvAdditional: ['45311000'],
  estimatedCents: 400_000_001,
  months: 24,
};
const trade = (code: string, score: number, quote?: string) => ({
  code,
  label: code,
  score,
  ...(quote === undefined ? {} : { quote }),
});

describe('what a lot seems to need', () => {
  test('probable trades become requirements, the others wait; weights and capacities are exact', () => {
    const trades = [
      trade('45311200', 0.9),
      trade('45261200', 0.6),
      trade('45421000', 0.3, 'menuiseries'),
      trade('45432000', 0.3),
    ];
    const { needs, mayAlsoNeed } = needsOf(lot, [...trades, trade('77310000', 0.02)]);
    expect(needs.map(({ cpv, origin }) => [cpv, origin.kind])).toEqual([
      ['45214200', 'cpv-main'],
      ['45311000', 'cpv-additional'],
      ['45261200', 'trade'],
      ['45421000', 'trade'],
      ['45214200', 'certification'],
    ]);
    expect(needs.map(({ mandatory }) => mandatory)).toEqual([true, false, false, false, false]);
    expect(needs.reduce((sum, { weightBp }) => sum + weightBp, 0)).toBe(10_000);
    expect(needs.reduce((sum, { capacityCents }) => sum + (capacityCents ?? 0), 0)).toBe(200_000_000);
    expect(needs[3]).toMatchObject({ origin: { quote: 'menuiseries', confidence: 0.3 }, minLevel: 2 });
    expect(needs[4]).toMatchObject({ certification: 'ISO 9001', capacityCents: null });
    expect(mayAlsoNeed.map(({ cpv }) => cpv)).toEqual(['45432000']);
  });

  test('a larger or shorter lot asks for more capacity a year; without euros for none', () => {
    expect(yearlyCents({ estimatedCents: 1_200, months: 24 })).toBe(600);
    expect(yearlyCents({ estimatedCents: 1_200, months: 6 })).toBe(1_200);
    expect(yearlyCents({ estimatedCents: null, months: 6 })).toBeNull();
    expect(needsOf({ ...lot, estimatedCents: null }, []).needs.every((need) => need.capacityCents === null)).toBe(true);
  });

  test('without a code nothing is suggested, and words ask for levels', () => {
    expect(needsOf({ ...lot, cpvMain: null, cpvAdditional: [] }, [trade('45311200', 0.9)])).toEqual({
      needs: [],
      mayAlsoNeed: [],
    });
    expect(['Peinture', 'Trois références exigées', 'Personnel hautement qualifié'].map(levelIn)).toEqual([1, 2, 3]);
  });

  test('a hand-made lot is read too, for its own coordinators alone', async () => {
    const body = {
      clusterId,
      title: 'Extension du chantier naval',
      buyer: { name: 'Port de Loire' },
      lots: [
        {
          title: 'Hangar et équipements',
          description:
            'Charpente métallique, bardage, pont roulant et électricité industrielle. Soudage selon ISO 3834.',
          cpvMain: '45213200',
          estimatedValue: { amountCents: 350_000_000, currency: 'EUR' },
        },
      ],
    };
    const made = await t.call('POST', '/tenders', { as, body });
    expect(made.statusCode, made.body).toBe(201);
    const { id } = made.json().lots[0];
    const answer = await t.call('GET', `/lots/${id}/needs`, { as });
    expect(answer.statusCode, answer.body).toBe(200);
    const { needs, mayAlsoNeed } = answer.json();
    expect(needs[0]).toMatchObject({ cpv: '45213200', mandatory: true });
    expect(needs.some(({ certification }: { certification: string | null }) => certification === 'ISO 3834')).toBe(
      true,
    );
    const all = [...needs, ...mayAlsoNeed].map(({ cpv }: { cpv: string }) => cpv);
    expect(
      all.some((cpv) => /^(4521|4522|4526|4531|4544|4535)/.test(cpv) && cpv !== '45213200'),
      all.join(' '),
    ).toBe(true);
    const other = await t.person({ role: 'coordinator', clusterId: await t.cluster() });
    expect((await t.call('GET', `/lots/${id}/needs`, { as: other })).statusCode).toBe(404);
  });

  test('further trades are asked for with the main code, which must be listed', async () => {
    const ask = (body: unknown) => t.call('POST', '/taxonomies/cpv/suggest', { as, body });
    const text = 'Réhabilitation d’un collège : désamiantage, menuiseries extérieures, électricité.';
    const answer = await ask({ text, lang: 'fr', cpvMain: '45214220', limit: 12 });
    expect(answer.statusCode, answer.body).toBe(200);
    const { items, levels } = answer.json();
    expect(items).toHaveLength(12);
    expect(levels).toEqual([]);
    const quoted = items.filter(({ quote }: { quote?: string }) => quote !== undefined);
    expect(quoted.length).toBeGreaterThan(0);
    for (const { quote } of quoted) expect(text).toContain(quote);
    const refused = await ask({ text, cpvMain: '99999999' });
    expect(refused.statusCode).toBe(400);
    expect(refused.json().errors[0].pointer).toBe('/cpvMain');
  });
});
