import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { TEST_SYSTEM, type TestApp, type TestPerson, testApp } from '../app.ts';
import { caseBytes } from '../notices/cases.ts';

let app: TestApp;
let coordinator: TestPerson;
let clusterId: string;

beforeAll(async () => {
  app = await testApp();
});
afterAll(async () => {
  await app.close();
});

const fresh = async (): Promise<void> => {
  clusterId = await app.cluster();
  coordinator = await app.person({ role: 'coordinator', clusterId });
};

const send = (body: Buffer | string, type = 'application/xml') =>
  app.call('POST', '/tenders/import', { as: coordinator, body, headers: { 'content-type': type } });
const json = 'application/json';

const rows = async (query: ReturnType<typeof sql>): Promise<Record<string, unknown>[]> =>
  inTransaction(app.database, TEST_SYSTEM, async (tx) => [...(await tx.execute(query))]);

describe('a TED corrigendum (F14)', () => {
  beforeAll(fresh);

  it('changes the deadline and the code it names, and nothing else', async () => {
    const first = (await send(caseBytes('02-ted-f14-corrigendum/1-f02.xml'))).json();
    const answer = await send(caseBytes('02-ted-f14-corrigendum/2-f14.xml'));
    expect(answer.statusCode).toBe(200);
    const tender = answer.json();
    expect(tender.id).toBe(first.id);
    expect(tender.lots).toHaveLength(2);
    expect(tender.lots.map((l: { deadline: string }) => l.deadline)).toEqual([
      '2021-04-26T10:00:00.000Z',
      '2021-04-26T10:00:00.000Z',
    ]);
    expect(tender.lots[1].cpvAdditional).toEqual(['45332000']);
    const still = (lot: Record<string, unknown>) => ({
      ...lot,
      deadline: null,
      cpvAdditional: null,
      requirements: null,
    });
    expect(tender.lots.map(still)).toEqual(first.lots.map(still));
    expect(tender.lots[0].requirements).toEqual(first.lots[0].requirements);
    const codes = tender.lots[1].requirements.map((r: { id: string; cpv: string }) => [r.id, r.cpv]);
    const before = first.lots[1].requirements.map((r: { id: string; cpv: string }) => [
      r.id,
      r.cpv === '45330000' ? '45332000' : r.cpv,
    ]);
    expect(codes).toEqual(before);
    expect(tender.changes.map((c: { where: string; field: string }) => `${c.where} ${c.field}`)).toEqual([
      '1 deadline',
      '2 cpvAdditional',
      '2 deadline',
    ]);
    expect((await send(caseBytes('02-ted-f14-corrigendum/2-f14.xml'))).json()).toMatchObject({
      version: tender.version,
      changes: [],
    });
  });

  it('leaves all as it was and says so where it can not be read', async () => {
    const odd = caseBytes('02-ted-f14-corrigendum/2-f14.xml')
      .toString()
      .replaceAll('900002', '900012')
      .replace('<SECTION>IV.2.2</SECTION>', '<SECTION>VI.3</SECTION>')
      .replace('<LOT_NO>2</LOT_NO>', '<LOT_NO>7</LOT_NO>');
    const answer = await send(odd);
    expect(answer.statusCode).toBe(200);
    expect(answer.json().changes).toEqual([]);
    const read = answer.json().warnings.filter((w: { code: string }) => w.code === 'correction_to_read');
    expect(read).toHaveLength(2);
    expect(read[0].message).toContain('VI.3');
    expect(answer.json().lots[0].deadline).toBe('2021-04-26T10:00:00.000Z');
  });

  it('of a notice that is not here makes no tender', async () => {
    await fresh();
    const answer = await send(caseBytes('02-ted-f14-corrigendum/2-f14.xml'));
    expect(answer.statusCode).toBe(422);
    expect(answer.json().code).toBe('corrected_notice_unknown');
  });

  it('that comes first in a bulk import waits for its notice', async () => {
    await fresh();
    const imported = await app.services.imports.files.start(coordinator.actor, clusterId, [
      { name: '2.xml', bytes: caseBytes('02-ted-f14-corrigendum/2-f14.xml') },
      { name: '1.xml', bytes: caseBytes('02-ted-f14-corrigendum/1-f02.xml') },
    ]);
    await app.services.imports.files.run(imported.id);
    expect((await app.services.imports.files.get(coordinator.actor, imported.id)).notices).toMatchObject({
      created: 1,
      recorded: 1,
    });
    const lots = await rows(
      sql`select l.deadline from lots l join tenders t on t.id = l.tender_id where t.cluster_id = ${clusterId}`,
    );
    expect(lots.map((l) => new Date(String(l['deadline'])).toISOString())).toEqual([
      '2021-04-26T10:00:00.000Z',
      '2021-04-26T10:00:00.000Z',
    ]);
  });
});

describe('an OCDS release that tells only what is new', () => {
  beforeAll(fresh);

  it('is merged with those before it', async () => {
    const first = (await send(caseBytes('16-ocds-partial-release/1-tender.json'), json)).json();
    const tender = (await send(caseBytes('16-ocds-partial-release/2-tender-update.json'), json)).json();
    expect(tender).toMatchObject({
      id: first.id,
      title: 'Rénovation de deux écoles',
      buyer: { name: 'Ville Exemple' },
    });
    expect(tender.lots.map((l: { cpvMain: string; deadline: string }) => [l.cpvMain, l.deadline])).toEqual([
      ['45261000', '2026-12-15T11:00:00.000Z'],
      ['45330000', '2026-12-15T11:00:00.000Z'],
    ]);
    expect(tender.lots.map((l: { id: string }) => l.id)).toEqual(first.lots.map((l: { id: string }) => l.id));
  });

  it('in whatever order they come', async () => {
    await fresh();
    await send(caseBytes('16-ocds-partial-release/1-tender.json'), json);
    const later = caseBytes('16-ocds-partial-release/2-tender-update.json').toString();
    await send(later, json);
    const between = later
      .replace('"r2"', '"r3"')
      .replace('2026-11-10', '2026-11-05')
      .replace('2026-12-15', '2026-12-08')
      .replace('"id": "t",', '"id": "t", "title": "Rénovation de trois écoles",');
    const tender = (await send(between, json)).json();
    expect(tender).toMatchObject({
      title: 'Rénovation de trois écoles',
      lots: [{ deadline: '2026-12-15T11:00:00.000Z' }, {}],
    });
  });
});

describe('a national correction of BOAMP', () => {
  beforeAll(fresh);
  const initial = caseBytes('23-boamp-rectificatif/1-initial.json');
  const second = caseBytes('23-boamp-rectificatif/2-rectificatif.json').toString();

  it('moves the deadline that its words move', async () => {
    const first = (await send(initial, json)).json();
    const tender = (await send(second, json)).json();
    expect(tender).toMatchObject({ id: first.id, title: first.title });
    expect(tender.lots).toHaveLength(1);
    expect(tender.lots[0]).toMatchObject({ ...first.lots[0], deadline: '2026-10-19T10:00:00.000Z' });
  });

  it('that speaks of another date leaves the deadline, with a warning', async () => {
    const visit = second
      .replaceAll('26-230002', '26-230003')
      .replace(/Au lieu de : [^"\\]*/, 'Visite : au lieu de : 01/10/2026, lire : 02/10/2026');
    const tender = (await send(visit, json)).json();
    expect(tender.lots[0].deadline).toBe('2026-10-19T10:00:00.000Z');
    expect(tender.warnings).toContainEqual(expect.objectContaining({ code: 'correction_to_read' }));
  });
});

describe('a lot in use that a newer version leaves out', () => {
  beforeAll(fresh);

  it('stays where somebody added it by hand, in a draft as in a published tender', async () => {
    const newer = (release: string, day: number) =>
      caseBytes('16-ocds-partial-release/1-tender.json')
        .toString()
        .replace('"r1"', `"${release}"`)
        .replace('"date": "2026-11-01', `"date": "2026-11-${day}`)
        .replace('["tender"]', '["compiled"]')
        .replace('"Charpente"', `"Charpente, ${release}"`);
    const { id } = (await send(caseBytes('16-ocds-partial-release/1-tender.json'), json)).json();
    const body = { title: 'Paratonnerre', requirements: [{ cpv: '45312310' }] };
    const added = (await app.call('POST', `/tenders/${id}/lots`, { as: coordinator, body })).json();
    for (const [release, day] of [
      ['r7', 20],
      ['r8', 21],
    ] as const) {
      const after = (await send(newer(release, day), json)).json();
      expect(after.lots.at(-1)).toMatchObject({ id: added.id, title: 'Paratonnerre', withdrawnAt: null });
      expect(after.lots[0].title).toBe(`Charpente, ${release}`);
      expect(after.changes.map(({ where }: { where: string }) => where)).not.toContain(added.externalId);
      await app.call('POST', `/tenders/${id}/publish`, { as: coordinator });
    }
  });

  it('is marked withdrawn, its consortium stands and is told', async () => {
    await fresh();
    const first = (await send(caseBytes('16-ocds-partial-release/1-tender.json'), json)).json();
    const published = (await app.call('POST', `/tenders/${first.id}/publish`, { as: coordinator })).json();
    const [lot] = published.lots;
    const consortiumId = uuidv7();
    await rows(sql`insert into consortia (id, cluster_id, tender_id, lot_ids, name, state)
      values (${consortiumId}, ${clusterId}, ${first.id}, array[${lot.id}]::uuid[], 'Toits', 'inviting')`);
    const compiled = caseBytes('16-ocds-partial-release/1-tender.json')
      .toString()
      .replace('"r1"', '"r9"')
      .replace('"date": "2026-11-01', '"date": "2026-11-20')
      .replace('["tender"]', '["compiled"]')
      .replace('{"id": "1", "title": "Charpente"}, ', '');
    const answer = await send(compiled, json);
    expect(answer.statusCode).toBe(200);
    const after = answer.json();
    expect(after.lots.map((l: { id: string; withdrawnAt: string | null }) => [l.id, l.withdrawnAt !== null])).toEqual([
      [lot.id, true],
      [first.lots[1].id, false],
    ]);
    expect(after.lots[0].requirements).toEqual(lot.requirements);
    expect(after.changes).toContainEqual({ where: '1', field: 'lot', from: 'Charpente', to: null });
    const told = await rows(sql`select kind, params from notifications where user_id = ${coordinator.id}`);
    expect(told).toContainEqual({
      kind: 'consortium.lots_withdrawn',
      params: expect.objectContaining({ consortiumId, lots: '1 Charpente' }),
    });
    const found = await app.call('GET', `/consortia/${consortiumId}`, { as: coordinator });
    expect(found.json()).toMatchObject({ id: consortiumId, state: 'inviting', lotIds: [lot.id] });
  });

  it('is matched no more, and takes no further consortium', async () => {
    const list = (await app.call('GET', '/tenders', { as: coordinator })).json();
    const tender = (await app.call('GET', `/tenders/${list.items[0].id}`, { as: coordinator })).json();
    const [withdrawn] = tender.lots;
    await rows(sql`update match_runs set status = 'succeeded' where tender_id = ${tender.id}`);
    const run = await app.call('POST', `/tenders/${tender.id}/match-runs`, {
      as: coordinator,
      body: { lotIds: [withdrawn.id] },
    });
    expect(run.statusCode).toBe(422);
    expect(list.items[0].lotCount).toBe(1);
  });
});
