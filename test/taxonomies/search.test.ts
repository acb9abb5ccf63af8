import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, type TestPerson, testApp } from '../app.ts';

let t: TestApp;
let as: TestPerson;
beforeAll(async () => {
  t = await testApp();
  as = await t.person({ role: 'admin' });
});
afterAll(() => t.close());

const get = async (path: string, query: Record<string, string> = {}) => {
  const answer = await t.call('GET', path, { as, query });
  return { status: answer.statusCode, ...answer.json() };
};
const codes = async (query: Record<string, string>): Promise<string[]> =>
  (await get('/taxonomies/cpv', query)).items.map((item: { code: string }) => item.code);

describe('searching CPV codes', () => {
  test.each([
    [{ q: '45262670' }, '45262670'],
    [{ q: '45262670-8' }, '45262670'],
    [{ q: 'panneau solaire' }, '09331000'],
    [{ q: 'PANNEAUX SOLAIRES' }, '09331000'],
    [{ q: 'chaudières' }, '44621200'],
    [{ q: 'CHAUDIERES' }, '44621200'],
    [{ q: 'solar panels' }, '09331000'],
    [{ q: 'Solar Panels', lang: 'en' }, '09331000'],
    [{ q: 'Œuvres d’art' }, '92311000'],
    [{ q: 'oeuvres d art' }, '92311000'],
    [{ q: 'welding', lang: 'en' }, '42662000'],
    [{ q: 'chaudronnier' }, '44611000'],
    [{ q: 'enrochement' }, '45252125'],
    [{ q: 'conduite forcée' }, '44611000'],
    [{ q: 'penstocks', lang: 'en' }, '44611000'],
  ])('finds %j', async (query, expected) => {
    const found = await codes(query as unknown as Record<string, string>);
    expect(found.slice(0, 5)).toContain(expected);
  });

  test('answers a code by all that begin with it, in order', async () => {
    const found = await codes({ q: '4526267' });
    expect(found).toEqual(['45262670']);
    const class4526 = await codes({ q: '4526', limit: '200' });
    expect(class4526[0]).toBe('45260000');
    expect(class4526).toEqual([...class4526].sort());
    expect(class4526.every((code) => code.startsWith('4526'))).toBe(true);
  });

  test('puts the label that is the query before those that contain it, and the general before the special', async () => {
    const best = await get('/taxonomies/cpv', { q: 'travaux de construction', limit: '1' });
    expect(best.items[0]).toMatchObject({ code: '45000000', label: 'Travaux de construction', level: 2 });
  });

  test('answers in the language asked for, with both labels', async () => {
    const { items } = await get('/taxonomies/cpv', { q: '09331000', lang: 'en' });
    expect(items[0]).toEqual({
      code: '09331000',
      checkDigit: '8',
      level: 5,
      parent: '09330000',
      label: 'Solar panels',
      labels: { fr: 'Panneaux solaires', en: 'Solar panels' },
    });
  });

  test('pages through the whole list, each code once', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await get('/taxonomies/cpv', { limit: '200', ...(cursor === null ? {} : { cursor }) });
      seen.push(...page.items.map((item: { code: string }) => item.code));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toHaveLength(9_454);
    expect(new Set(seen).size).toBe(9_454);
  });

  test('pages through hits by words, each once and none left out', async () => {
    const whole = await codes({ q: 'bois', limit: '200' });
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await get('/taxonomies/cpv', { q: 'bois', limit: '7', ...(cursor === null ? {} : { cursor }) });
      paged.push(...page.items.map((item: { code: string }) => item.code));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(paged).toEqual(whole);
    expect(whole.length).toBeGreaterThan(20);
  });

  test.each(['!!!', '%', 'zzzz', "'; drop table cpv_codes"])('finds nothing for %j', async (q) => {
    expect(await codes({ q })).toEqual([]);
  });

  test('refuses a cursor of another list', async () => {
    const cursor = Buffer.from('["a","b","c"]').toString('base64url');
    expect(await get('/taxonomies/cpv', { cursor })).toMatchObject({ status: 400, errors: [{ pointer: '?cursor' }] });
  });
});

describe('one CPV code', () => {
  test('comes with the way down to it and what is below', async () => {
    const found = await get('/taxonomies/cpv/45262000');
    expect(found.ancestors.map((a: { code: string }) => a.code)).toEqual(['45000000', '45200000', '45260000']);
    expect(found.children.map((c: { code: string }) => c.code)).toContain('45262600');
    expect(found.children.every((c: { parent: string }) => c.parent === '45262000')).toBe(true);
    expect((await get('/taxonomies/cpv/45000000')).ancestors).toEqual([]);
  });

  test('that is not in the list is not found, and one that is no code is refused', async () => {
    expect((await get('/taxonomies/cpv/45262671')).status).toBe(404);
    expect(await get('/taxonomies/cpv/4526')).toMatchObject({ status: 400, errors: [{ pointer: '{code}' }] });
  });
});

describe('searching NUTS regions', () => {
  test.each([
    [{ q: 'FRG01' }, ['FRG01']],
    [{ q: 'frg0', level: '3' }, ['FRG01', 'FRG02', 'FRG03', 'FRG04', 'FRG05']],
    [{ q: 'vendee' }, ['FRG05']],
    [{ q: 'PAYS de la loire', level: '2' }, ['FRG0']],
  ])('finds %j', async (query, expected) => {
    const { items } = await get('/taxonomies/nuts', query as unknown as Record<string, string>);
    expect(items.map((item: { code: string }) => item.code)).toEqual(expected);
  });

  test('has positions in France', async () => {
    const { items } = await get('/taxonomies/nuts', { q: 'FRG01' });
    expect(items[0]).toMatchObject({ label: 'Loire-Atlantique', lat: 47.3617, lon: -1.6794, parent: 'FRG0' });
  });
});

test('the lists are for people who are signed in', async () => {
  for (const path of ['/taxonomies/cpv', '/taxonomies/cpv/45000000', '/taxonomies/nuts']) {
    expect((await t.call('GET', path)).statusCode).toBe(401);
  }
});
