import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { namesNoTrade } from '../../src/shared/cpv.ts';
import { learnNeeds } from '../../src/trades/lots/learning.service.ts';
import { type Decision, foresightOf, lessonsFrom, withLessons } from '../../src/trades/lots/lessons.ts';
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
      trade('45261200', 0.8),
      trade('45421000', 0.6, 'menuiseries'),
      trade('45432000', 0.3),
    ];
    const { needs, mayAlsoNeed } = needsOf(lot, [...trades, trade('77310000', 0.02)]);
    expect(needs.map(({ cpv, origin }) => [cpv, origin.kind])).toEqual([
      ['45214200', 'cpv-main'],
      ['45311000', 'cpv-additional'],
      ['45261200', 'trade'],
      ['45214200', 'certification'],
    ]);
    expect(needs.map(({ mandatory }) => mandatory)).toEqual([true, false, false, false]);
    expect(needs.reduce((sum, { weightBp }) => sum + weightBp, 0)).toBe(10_000);
    expect(needs.reduce((sum, { capacityCents }) => sum + (capacityCents ?? 0), 0)).toBe(200_000_000);
    expect(needs[2]).toMatchObject({ minLevel: 2 });
    expect(needs[3]).toMatchObject({ certification: 'ISO 9001', capacityCents: null });
    // The buyer names further trades itself, and did not name this one.
    expect(mayAlsoNeed.map(({ cpv }) => cpv)).toEqual(['45421000', '45432000']);
    // Words of the text are enough for a doubtful trade where it names none, or no more than a field of work.
    const doubtful = [trade('45421000', 0.3, 'menuiseries'), trade('45432000', 0.3)];
    for (const cpvAdditional of [[], ['45200000']]) {
      const read = needsOf({ ...lot, cpvAdditional }, doubtful).needs;
      expect(read.find(({ cpv }) => cpv === '45421000')).toMatchObject({
        origin: { kind: 'trade', quote: 'menuiseries', confidence: 0.3 },
      });
      expect(read.some(({ cpv }) => cpv === '45432000')).toBe(false);
    }
  });

  test('goods of works, and gatherings of unlike trades that no word speaks for, wait however probable', () => {
    const bare = { ...lot, description: '', cpvAdditional: [] };
    const codes = (trades: Parameters<typeof needsOf>[1], cpvMain = bare.cpvMain) =>
      needsOf({ ...bare, cpvMain }, trades).needs.map(({ cpv }) => cpv);
    expect(codes([trade('09310000', 0.9, 'groupe scolaire'), trade('45260000', 0.9)])).toEqual(['45214200']);
    expect(codes([trade('45260000', 0.9, 'groupe scolaire'), trade('45310000', 0.9)])).toEqual([
      '45214200',
      '45260000',
      '45310000',
    ]);
    expect(codes([trade('09310000', 0.9)], '79418000')).toEqual(['79418000', '09310000']);
  });

  test('a main code that names no trade leaves the work to the trades that were read', () => {
    const weights = (cpvMain: string, trades: Parameters<typeof needsOf>[1], cpvAdditional: string[] = []) =>
      needsOf({ ...lot, description: '', cpvMain, cpvAdditional }, trades).needs.map(({ weightBp }) => weightBp);
    const trades = [trade('45261200', 0.6), trade('45442100', 0.6)];
    expect(weights('45000000', trades)[0]).toBeLessThan(1_500);
    expect(weights('45200000', [], ['45311000'])[0]).toBeLessThan(2_000);
    const mandatory = needsOf({ ...lot, description: '', cpvMain: '45000000', cpvAdditional: [] }, trades).needs;
    expect(mandatory.map((need) => need.mandatory)).toEqual([false, false, false]);
    // It keeps its part where nothing else of its division is known, or where it is a trade.
    expect(weights('45000000', [])).toEqual([10_000]);
    expect(weights('71000000', trades)[0]).toBeGreaterThan(5_000);
    expect(weights('45214200', trades)[0]).toBeGreaterThan(5_000);
    expect(namesNoTrade('71300000') && namesNoTrade('09000000') && !namesNoTrade('45310000')).toBe(true);
  });

  test('publishing stores what was read where nobody confirmed anything, and leaves the rest', async () => {
    const body = {
      clusterId,
      title: 'Réhabilitation d’un collège',
      buyer: { name: 'Département' },
      lots: [
        {
          title: 'Travaux tous corps d’état',
          description: 'Désamiantage, couverture zinc, électricité, plomberie, peinture et menuiseries extérieures.',
          cpvMain: '45000000',
        },
        { title: 'Ascenseur', cpvMain: '45313100', requirements: [{ cpv: '45313100' }] },
      ],
    };
    const made = (await t.call('POST', '/tenders', { as, body })).json();
    const [read, typed] = made.lots as { id: string; requirements: { id: string }[] }[];
    expect(read!.requirements).toEqual([]);
    const asked = (await t.call('GET', `/lots/${read!.id}/needs`, { as })).json();
    const published = await t.call('POST', `/tenders/${made.id}/publish`, { as });
    expect(published.statusCode, published.body).toBe(200);
    const [now, still] = published.json().lots;
    const codes = (list: { cpv: string }[]) => list.map(({ cpv }) => cpv);
    expect(codes(now.requirements)).toEqual(codes(asked.needs));
    expect(now.requirements.length).toBeGreaterThan(2);
    expect(now.requirements.every(({ confirmed }: { confirmed: boolean }) => !confirmed)).toBe(true);
    expect(now.requirements[0]).toMatchObject({ cpv: '45000000', mandatory: false });
    expect(now.requirements[0].weightBp).toBeLessThan(1_500);
    expect(now.requirements.reduce((sum: number, one: { weightBp: number }) => sum + one.weightBp, 0)).toBe(10_000);
    expect(still.requirements).toEqual(typed!.requirements);
    const audit = (await t.call('GET', '/audit', { as, query: { entityId: made.id } })).json();
    expect(audit.items.map((one: { action: string }) => one.action)).toContain('tender.needs_read');
    // A lot of which nothing can be read is refused as before.
    const bare = { ...body, title: 'Rien', lots: [{ title: 'Sans code' }] };
    const none = (await t.call('POST', '/tenders', { as, body: bare })).json();
    expect((await t.call('POST', `/tenders/${none.id}/publish`, { as })).json().code).toBe('nothing_to_match');
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

  test('without a code the title of a lot names its trades, and its text a certificate', () => {
    const typed = {
      ...lot,
      title: 'Charpente métallique, soudage et peinture anticorrosion',
      description: 'Certification MASE exigée.',
      cpvMain: null,
      cpvAdditional: [],
    };
    const { needs } = needsOf(typed, []);
    expect(needs.map(({ cpv, certification, origin }) => [cpv, certification, origin.quote])).toEqual([
      ['45223210', null, 'Charpente métallique'],
      ['45262680', null, 'soudage'],
      ['45442200', null, 'peinture anticorrosion'],
      ['45223210', 'MASE', expect.stringContaining('MASE')],
    ]);
    expect(needs.reduce((sum, { weightBp }) => sum + weightBp, 0)).toBe(10_000);
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

describe('lessons from decisions', () => {
  const decided = (n: number, act: Decision['act'], cpv: string, confidence: number | null): Decision[] =>
    Array.from({ length: n }, (_, i) => ({ lotId: `lot ${i}`, act, cpv, cpvMain: '45214200', confidence }));

  test('move a trade as far as decisions say, for works of that kind most, and propose what is always added', () => {
    const decisions = [
      ...decided(12, 'struck_out', '45261200', 0.6),
      ...decided(12, 'confirmed', '45311200', 0.3),
      ...decided(12, 'added', '45421000', null),
    ];
    const lessons = lessonsFrom(decisions);
    const trades = [trade('45261200', 0.6), trade('45311200', 0.3), trade('44112000', 0.5)];
    const after = withLessons(trades, '45214100', lessons, () => 'Menuiserie');
    const score = (code: string) => after.find((one) => one.code === code)?.score ?? 0;
    expect(score('45261200')).toBeLessThan(0.3);
    expect(score('45311200')).toBeGreaterThan(0.6);
    expect(score('44112000')).toBe(0.5);
    expect(after.find(({ code }) => code === '45421000')).toMatchObject({ label: 'Menuiserie' });
    expect(score('45421000')).toBeGreaterThan(0.4);
    // Of another kind of work: the same way, less far, and nothing is proposed out of nothing.
    const elsewhere = withLessons(trades, '50241000', lessons, () => '');
    expect(elsewhere.map(({ code }) => code)).not.toContain('45421000');
    expect(elsewhere.find(({ code }) => code === '45261200')!.score).toBeLessThan(0.6);
    // One decision is no rule.
    const one = withLessons(trades, '45214200', lessonsFrom(decisions.slice(0, 1)), () => '');
    expect(one.find(({ code }) => code === '45261200')!.score).toBeGreaterThan(0.3);
    expect(withLessons(trades, '45214200', [], () => '')).toEqual(trades);
  });

  test('are told by how well they foretell lots that were not learned from', () => {
    expect(foresightOf(decided(4, 'struck_out', '45261200', 0.6))).toBeNull();
    const { proposals, before, after } = foresightOf(decided(20, 'struck_out', '45261200', 0.6))!;
    expect(proposals).toBe(20);
    expect(before).toBeCloseTo(0.36, 6);
    expect(after).toBeLessThan(before / 2);
  });
});

describe('what a coordinator decides of needs', () => {
  test('becomes requirements in place, alone counts, is not proposed again, is kept and learned from', async () => {
    const created = (
      await t.call('POST', '/tenders', {
        as,
        body: {
          clusterId,
          title: 'Construction d’un groupe scolaire',
          buyer: { name: 'Ville' },
          lots: [
            {
              title: 'Groupe scolaire',
              description:
                'Gros œuvre, charpente bois, électricité, plomberie, menuiseries extérieures. Qualibat exigé.',
              cpvMain: '45214200',
              estimatedValue: { amountCents: 300_000_000, currency: 'EUR' },
            },
          ],
        },
      })
    ).json();
    const lotId = created.lots[0].id;
    expect(created.lots[0].needsConfirmed).toBe(false);
    const needs = async () => (await t.call('GET', `/lots/${lotId}/needs`, { as })).json();
    const before = await needs();
    const trades = before.needs.filter((one: { origin: { kind: string } }) => one.origin.kind === 'trade');
    expect(trades.length).toBeGreaterThan(1);
    expect(before.needsConfirmed).toBe(false);
    const decide = (decisions: unknown[]) =>
      t.call('POST', `/lots/${lotId}/needs/decisions`, { as, body: { decisions } });

    const unknown = await decide([{ act: 'confirm', cpv: '03000000' }]);
    expect(unknown.statusCode).toBe(400);
    expect(unknown.json()).toMatchObject({ code: 'need_unknown', errors: [{ pointer: '/decisions/0/cpv' }] });
    const twice = await decide([
      { act: 'add', cpv: '45214200' },
      { act: 'strike_out', cpv: '45214200' },
    ]);
    expect(twice.json().errors[0].pointer).toBe('/decisions/1');
    expect((await needs()).needsConfirmed).toBe(false);

    const [yes, no] = trades;
    const decided = await decide([
      { act: 'confirm', cpv: '45214200' },
      { act: 'confirm', cpv: yes.cpv, mandatory: true },
      { act: 'strike_out', cpv: no.cpv },
      { act: 'add', cpv: '45442100', weightBp: 2_000 },
    ]);
    expect(decided.statusCode).toBe(200);
    const { requirements, needsConfirmed } = decided.json();
    expect(needsConfirmed).toBe(true);
    expect(requirements.map((one: { cpv: string }) => one.cpv)).toEqual(['45214200', yes.cpv, '45442100']);
    expect(requirements.reduce((sum: number, one: { weightBp: number }) => sum + one.weightBp, 0)).toBe(10_000);
    expect(requirements[1]).toMatchObject({ mandatory: true, confirmed: true, origin: yes.origin });
    const after = await needs();
    expect(after.struckOut.map((one: { cpv: string }) => one.cpv)).toEqual([no.cpv]);
    const known = after.needs.map((one: { cpv: string }) => one.cpv);
    expect(known).not.toContain(no.cpv);
    expect(after.needs.find((one: { cpv: string }) => one.cpv === '45442100').decided).toBe('added');
    expect(after.needs.find((one: { cpv: string }) => one.cpv === yes.cpv).decided).toBe('confirmed');

    // In place: the ids stay; and what was struck out can come back.
    const again = await decide([
      { act: 'strike_out', cpv: '45442100' },
      { act: 'add', cpv: no.cpv },
    ]);
    expect(
      again
        .json()
        .requirements.slice(0, 2)
        .map((one: { id: string }) => one.id),
    ).toEqual(requirements.slice(0, 2).map((one: { id: string }) => one.id));
    const audit = (await t.call('GET', '/audit', { as, query: { entityId: created.id } })).json();
    expect(audit.items.map((one: { action: string }) => one.action)).toContain('tender.needs_decided');

    const report = await learnNeeds({ database: t.database, clock: () => new Date('2026-11-27T00:00:00Z') });
    expect(report.decisions).toMatchObject({ confirmed: 1, added: 1, struckOut: 1 });
    expect(report.changes.map(({ cpv }) => cpv)).toContain(yes.cpv);
    expect((await learnNeeds({ database: t.database, clock: () => new Date() })).changes).toEqual([]);
    const other = await t.person({ role: 'coordinator', clusterId: await t.cluster() });
    const foreign = await t.call('POST', `/lots/${lotId}/needs/decisions`, {
      as: other,
      body: { decisions: [{ act: 'add', cpv: '45442100' }] },
    });
    expect(foreign.statusCode).toBe(404);
  });
});
