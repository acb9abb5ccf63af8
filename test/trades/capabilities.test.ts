import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { certificateOf } from '../../src/trades/capabilities/certificates.ts';
import { supportedLevel } from '../../src/trades/capabilities/level.domain.ts';
import { type TestApp, type TestPerson, testApp } from '../app.ts';

let t: TestApp;
let as: TestPerson;
let clusterId: string;
beforeAll(async () => {
  t = await testApp({ clock: () => new Date('2026-06-15T10:00:00Z') });
  clusterId = await t.cluster();
  as = await t.person({ role: 'coordinator', clusterId });
});
afterAll(() => t.close());

type Item = {
  cpv: string;
  label: string;
  level: number;
  confidence: number;
  origin: string;
  quote: string;
  reasons: string[];
};

async function organisation(more: Record<string, unknown> = {}): Promise<string> {
  const body = { name: `Atelier ${Math.random()}`, kind: 'company', clusterId, ...more };
  const made = await t.call('POST', '/organisations', { as, body });
  expect(made.statusCode, made.body).toBe(201);
  return made.json().id;
}
const suggest = (id: string, body?: unknown, who = as) =>
  t.call('POST', `/organisations/${id}/capabilities/suggest`, { as: who, ...(body === undefined ? {} : { body }) });
const itemsOf = async (id: string, body?: unknown): Promise<Item[]> => {
  const answer = await suggest(id, body);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json().items;
};
const cpvs = (items: readonly Item[], origin: string) => items.filter((i) => i.origin === origin).map(({ cpv }) => cpv);

describe('suggesting what an organisation can do', () => {
  test('from its own words, with the words', async () => {
    const items = await itemsOf(await organisation(), { text: 'Chaudronnerie inox, tôlerie, soudure', lang: 'fr' });
    const first = cpvs(items, 'text').slice(0, 8);
    for (const beginning of ['4461', '4417', '45262680'])
      expect(
        first.some((code) => code.startsWith(beginning)),
        `${beginning} in ${first}`,
      ).toBe(true);
    const welding = items.find(({ cpv }) => cpv === '45262680')!;
    expect(welding).toMatchObject({ label: 'Soudage', origin: 'text', level: 2, reasons: ['déclaré, sans preuve'] });
    expect('Chaudronnerie inox, tôlerie, soudure').toContain(welding.quote);
    for (const { confidence } of items) expect(confidence > 0 && confidence < 1).toBe(true);
    expect(items.map(({ confidence }) => confidence)).toEqual(items.map((i) => i.confidence).sort((a, b) => b - a));
  });

  test('from an activity code of either revision and spelling, less sure and one level lower', async () => {
    const id = await organisation();
    const items = await itemsOf(id, { nafCode: '33.15Z' });
    expect(items[0]).toMatchObject({ cpv: expect.stringMatching(/^5024/), origin: 'naf', level: 1 });
    expect(items[0]!.quote).toContain('33.15Z');
    expect(await itemsOf(id, { nafCode: '3315z' })).toEqual(items);
    const refused = await suggest(id, { nafCode: '99.99Z' });
    expect(refused.statusCode).toBe(400);
    expect(refused.json().errors[0].pointer).toBe('/nafCode');
  });

  test('from the profile without a body: description, certificates, references; level and reasons from facts', async () => {
    const id = await organisation({
      description: 'Nous montons des échafaudages sur les sites industriels.',
      certifications: [{ code: 'QUALIFELEC' }, { code: 'CEFRI', validUntil: '2020-01-01' }],
      references: [
        { title: 'Carénage du bac', buyer: 'Département', cpv: '50241000', year: 2025, valueCents: 150_000_000 },
        { title: 'Refonte', buyer: 'Port', cpv: '50241100', year: 2024 },
        { title: 'Ancienne', buyer: 'Port', cpv: '50241100', year: 2010 },
      ],
    });
    const items = await itemsOf(id);
    expect(cpvs(items, 'text').some((code) => code.startsWith('452621'))).toBe(true);
    expect(cpvs(items, 'certification').some((code) => code.startsWith('4531'))).toBe(true);
    expect(
      items.some(({ quote }) => quote.includes('CEFRI')),
      'an expired certificate says nothing',
    ).toBe(false);
    const repair = items.find(({ cpv }) => cpv === '50241000')!;
    expect(repair).toMatchObject({ origin: 'reference', level: 4, quote: 'Carénage du bac (2025)' });
    expect(repair.reasons).toEqual([
      '2 références de moins de cinq ans',
      '1 référence plus ancienne',
      'une référence d’au moins 1 M€',
    ]);
    const kept = (await t.call('GET', `/organisations/${id}`, { as })).json();
    expect(kept.capabilities, 'nothing counts before somebody confirms').toEqual([]);
  });

  test('of an empty profile nothing, and in English when asked', async () => {
    expect(await itemsOf(await organisation())).toEqual([]);
    const [first] = await itemsOf(await organisation(), { text: 'scaffolding', lang: 'en' });
    expect(first).toMatchObject({ label: 'Scaffolding work', reasons: ['declared, nothing shows it yet'] });
  });

  test('is for its own cluster and people, and refuses bad input by field', async () => {
    const id = await organisation();
    const other = await t.person({ role: 'coordinator', clusterId: await t.cluster() });
    expect((await suggest(id, {}, other)).statusCode).toBe(404);
    const member = await t.person({ role: 'member', organisationId: id });
    expect((await suggest(id, { text: 'soudure' }, member)).statusCode).toBe(200);
    const refused = await suggest(id, { text: '', colour: 'blue' });
    expect(refused.statusCode).toBe(400);
    expect(refused.json().errors.map((e: { pointer: string }) => e.pointer)).toContain('/text');
  });
});

describe('levels from facts', () => {
  const reference = (year: number, valueCents: number | null = null, confirmed = false) => ({
    title: 'x',
    year,
    valueCents,
    confirmed,
  });
  test('rise with references, value, confirmed contracts and certificates, never above 5', () => {
    const level = (references: ReturnType<typeof reference>[], certificates: string[] = []) =>
      supportedLevel({ references, certificates }, 2026, 'fr', true);
    expect(level([]).level).toBe(2);
    expect(supportedLevel({ references: [], certificates: [] }, 2026, 'fr', false).level).toBe(1);
    expect(level([reference(2025)]).level).toBe(3);
    expect(level([reference(2012)]).level).toBe(3);
    expect(level([reference(2025), reference(2024), reference(2023)]).level).toBe(4);
    expect(level([reference(2025, 200_000_000, true), reference(2024), reference(2023)], ['ISO 3834']).level).toBe(5);
    const many = level(
      Array.from({ length: 12 }, () => reference(2025, 200_000_000, true)),
      ['A', 'B', 'C'],
    );
    expect(many).toMatchObject({ level: 5, evidence: 5 });
  });

  test('certificates are known by the ways they are written', () => {
    for (const code of ['EN 9100', 'EN 9100:2018', 'NF EN 9100', 'en 9100'])
      expect(certificateOf(code)?.code).toBe('EN 9100');
    expect(certificateOf('Qualibat 3111')?.code).toBe('QUALIBAT');
    expect(certificateOf('ISO 3834-2')?.code).toBe('ISO 3834');
    expect(certificateOf('EN 1090')?.code).toBe('EN 1090-1');
    expect(certificateOf('Permis de pêche')).toBeNull();
  });
});
