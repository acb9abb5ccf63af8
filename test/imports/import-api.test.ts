import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { TEST_SYSTEM, type TestApp, type TestPerson, testApp } from '../app.ts';
import { bytesOf, NO_SHARED_DATA, sharedData, sharedFiles } from '../shared-data.ts';
import { turnsDuring } from '../waiting.ts';

let app: TestApp;
let coordinator: TestPerson;
let clusterId: string;

beforeAll(async () => {
  app = await testApp();
});
afterAll(async () => {
  await app.close();
});

/** A cluster of its own for each group of tests, so that their notices don't meet. */
const fresh = async (): Promise<void> => {
  clusterId = await app.cluster();
  coordinator = await app.person({ role: 'coordinator', clusterId });
};

const send = (body: string | Buffer, type = 'application/xml') =>
  app.call('POST', '/tenders/import', { as: coordinator, body, headers: { 'content-type': type } });

const rows = async (query: ReturnType<typeof sql>): Promise<Record<string, unknown>[]> =>
  inTransaction(app.database, TEST_SYSTEM, async (tx) => [...(await tx.execute(query))]);

const CALL = readFileSync('seeds/notices/cn_24_minimal.xml', 'utf8');
const VOID = readFileSync('seeds/notices/change-cn_24_void.xml', 'utf8');
const id = /<cbc:ID schemeName="notice-id">([^<]+)/.exec(CALL)?.[1] ?? '';

/** The call as a change notice of another id that acts on it, sent later. */
const changed = (edit: (xml: string) => string): string =>
  edit(
    CALL.replace(id, '00000000-0000-4000-8000-00000000c4a9')
      .replace(
        '<efac:NoticeSubType>',
        `<efac:Changes><efbc:ChangedNoticeIdentifier>${id}-01</efbc:ChangedNoticeIdentifier></efac:Changes><efac:NoticeSubType>`,
      )
      .replace(/<cbc:IssueDate>[^<]+/, '<cbc:IssueDate>2030-01-01Z'),
  );

describe('a large file', () => {
  beforeAll(fresh);

  it('of a line for each document is read while others are answered', async () => {
    const line = JSON.stringify({ text: 'of nothing in particular '.repeat(8), list: Array(40).fill([1, 2, 3]) });
    const lines = `${line}\n`.repeat(30_000);
    const { turns, value } = await turnsDuring(() => send(lines, 'application/json'));
    expect([value.statusCode, value.json().code]).toEqual([400, 'notice_unknown']);
    expect(turns).toBeGreaterThan(100);
  });
});

describe('a call for tenders', () => {
  beforeAll(fresh);

  it('sent ten times at once is one tender', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(CALL)));
    expect(answers.map((a) => a.statusCode).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 200, 200, 201]);
    expect(new Set(answers.map((a) => a.json().id)).size).toBe(1);
    expect(answers.every((a) => a.json().lots.length === 1)).toBe(true);
  });

  it('changed by a notice of another id is updated, with the list of changes', async () => {
    const answer = await send(changed((xml) => xml.replaceAll('72230000', '72267000')));
    expect(answer.statusCode).toBe(200);
    const tender = answer.json();
    expect(tender.source.noticeId).toBe(id);
    expect(tender.lots[0].cpvMain).toBe('72267000');
    expect(tender.changes).toContainEqual({ where: 'LOT-0000', field: 'cpvMain', from: '72230000', to: '72267000' });
    const again = await send(changed((xml) => xml.replaceAll('72230000', '72267000')));
    expect(again.json()).toMatchObject({ id: tender.id, changes: [], version: tender.version });
  });

  it('in its first version again leaves the change in place', async () => {
    const answer = await send(CALL);
    expect(answer.json()).toMatchObject({ changes: [], lots: [{ cpvMain: '72267000' }] });
  });

  it('cancelled is withdrawn while it is a draft', async () => {
    const answer = await send(VOID);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      state: 'withdrawn',
      changes: [{ field: 'state', from: 'draft', to: 'withdrawn' }],
    });
    expect((await rows(sql`select count(*)::int as n from tenders where cluster_id = ${clusterId}`))[0]).toEqual({
      n: 1,
    });
  });
});

describe('a change that comes before what it changes', () => {
  beforeAll(fresh);

  it('makes the tender; the notice that it changed adds nothing', async () => {
    const first = await send(changed((xml) => xml.replaceAll('72230000', '72267000')));
    expect(first.statusCode).toBe(201);
    const second = await send(CALL);
    expect(second.statusCode).toBe(200);
    expect(second.json()).toMatchObject({ id: first.json().id, lots: [{ cpvMain: '72267000' }] });
  });
});

const TRADES = 'Gros œuvre, couverture, électricité, plomberie, peinture et menuiseries extérieures d’un collège.';

describe('a published tender', () => {
  beforeAll(fresh);

  it('keeps the trades that were read of a lot when a change leaves its main code', async () => {
    const school = (xml: string) =>
      xml
        .replaceAll('72230000', '45214200')
        .replaceAll(/Provision of IT Services Related[^<]*/g, 'Extension d’un collège')
        .replaceAll(/Provision of IT services related[^<]*/g, TRADES);
    const { id: tenderId } = (await send(school(CALL))).json();
    const published = (await app.call('POST', `/tenders/${tenderId}/publish`, { as: coordinator })).json();
    const trades = (tender: { lots: { requirements: { id: string; origin: { kind: string } }[] }[] }) =>
      tender.lots[0]!.requirements.filter(({ origin }) => origin.kind === 'trade').map(({ id }) => id);
    expect(trades(published).length).toBeGreaterThan(0);
    const tender = (await send(changed((xml) => school(xml).replaceAll('d’un collège', 'd’un lycée')))).json();
    expect(tender.changes.length).toBeGreaterThan(0);
    expect(trades(tender)).toEqual(trades(published));
    const weights = tender.lots[0].requirements.map(({ weightBp }: { weightBp: number }) => weightBp);
    expect(weights.reduce((sum: number, one: number) => sum + one, 0)).toBe(10_000);
    await fresh();
  });

  it('is matched again when a change touches its lots, once', async () => {
    const tender = (await send(CALL)).json();
    await app.call('POST', `/tenders/${tender.id}/publish`, { as: coordinator });
    await rows(sql`update match_runs set status = 'succeeded' where tender_id = ${tender.id}`);
    await send(changed((xml) => xml.replaceAll('72230000', '72267000')));
    await send(changed((xml) => xml.replaceAll('72230000', '72267000')));
    const runs = await rows(sql`select status from match_runs where tender_id = ${tender.id} order by id`);
    expect(runs.map((r) => r['status'])).toEqual(['succeeded', 'queued']);
  });
});

describe('a notice that lacks something', () => {
  beforeAll(fresh);

  it('becomes a draft that says what', async () => {
    const bare = CALL.replace(/<cac:TenderSubmissionDeadlinePeriod>[\s\S]*?<\/cac:TenderSubmissionDeadlinePeriod>/, '');
    const answer = await send(bare);
    expect(answer.statusCode).toBe(201);
    expect(answer.json().state).toBe('draft');
    expect(answer.json().warnings).toContainEqual(
      expect.objectContaining({ code: 'missing_deadline', where: 'LOT-0000' }),
    );
  });

  it('of which no tender can be made is refused, naming it, and nothing is stored', async () => {
    const empty = '<ContractNotice xmlns="urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2"/>';
    const answer = await send(empty);
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ code: 'notice_incomplete' });
    expect(answer.json().errors.map((e: { pointer: string }) => e.pointer)).toEqual(
      expect.arrayContaining(['/buyer', '/title', '/lots']),
    );
    expect((await rows(sql`select count(*)::int as n from tenders where cluster_id = ${clusterId}`))[0]).toEqual({
      n: 1,
    });
  });

  it('or can not be read is a 400 with the place', async () => {
    const answer = await send(CALL.slice(0, 5_000));
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'notice_malformed', line: expect.any(Number) });
  });
});

describe('conditions read from the words of a notice', () => {
  beforeAll(fresh);

  it('wait for a coordinator; one above the cap is flagged with its article', async () => {
    const criterion = (text: string) =>
      `<efac:SelectionCriteria><cbc:TendererRequirementTypeCode listName="selection-criterion">slc-stand-to-gen</cbc:TendererRequirementTypeCode><cbc:Description languageID="FRA">${text}</cbc:Description></efac:SelectionCriteria>`;
    const extended = readFileSync('seeds/notices/cn_24_FRA_comments.xml', 'utf8')
      .replace(/<cbc:IssueDate>[^<]+/, '<cbc:IssueDate>2026-03-01Z')
      .replace(
        '<cac:TenderingTerms>\n\t\t\t<!--BT-60',
        `<cac:TenderingTerms><ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><efext:EformsExtension>${criterion("Chiffre d'affaires annuel minimum : 900 000 €")}</efext:EformsExtension></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions><!--BT-60`,
      );
    // The lot's own value: 500,000 €, so that the cap of 2026 is 750,000 €.
    const lotAt = extended.indexOf('LOT-0001');
    const body = `${extended.slice(0, lotAt)}${extended
      .slice(lotAt)
      .replace(
        '<cac:MainCommodityClassification>',
        '<cac:RequestedTenderTotal><cbc:EstimatedOverallContractAmount currencyID="EUR">500000</cbc:EstimatedOverallContractAmount></cac:RequestedTenderTotal><cac:MainCommodityClassification>',
      )}`;
    const tender = (await send(body)).json();
    expect(tender.constraints.minTurnoverCents).toBeUndefined();
    expect(tender.warnings).toContainEqual(
      expect.objectContaining({
        code: 'threshold_above_cap',
        where: 'LOT-0001',
        message: expect.stringContaining('R2142-7'),
      }),
    );
    const { items } = (await app.call('GET', `/tenders/${tender.id}/suggestions`, { as: coordinator })).json();
    const found = items.find((s: { kind: string }) => s.kind === 'min_turnover');
    expect(found).toMatchObject({
      lotExternalId: 'LOT-0001',
      value: 90_000_000,
      confirmed: false,
      flag: { article: 'R2142-7' },
      origin: { kind: 'selection-criterion', quote: expect.stringContaining('900 000') },
    });

    const decide = async (confirmed: boolean) =>
      (
        await app.call('POST', `/tenders/${tender.id}/suggestions/decide`, {
          as: coordinator,
          body: { lotId: found.lotId, kind: 'min_turnover', confirmed },
        })
      ).json();
    expect((await decide(true)).constraints).toMatchObject({ maxLotsPerTenderer: 2, minTurnoverCents: 90_000_000 });
    expect((await decide(false)).constraints).toEqual({ maxLotsPerTenderer: 2 });
  });
});

describe('other formats by their content', () => {
  beforeAll(fresh);

  it('OCDS becomes a tender; a later release of the process updates it, an earlier one does not', async () => {
    const release = (date: string, amount: number) =>
      JSON.stringify({
        ocid: 'ocds-x-1',
        id: `r-${date}`,
        date,
        tag: ['tender'],
        language: 'fr',
        buyer: { id: 'b', name: 'Port de Nantes' },
        tender: {
          title: 'Charpentes',
          tenderPeriod: { endDate: '2026-12-15T12:00:00+01:00' },
          lots: [{ id: 'L1', title: 'Acier', value: { amount, currency: 'EUR' } }],
          items: [{ id: '1', relatedLot: 'L1', classification: { scheme: 'CPV', id: '45262670-8' } }],
        },
      });
    const first = await send(release('2026-03-01T00:00:00Z', 1000.5), 'application/json');
    expect(first.statusCode).toBe(201);
    expect(first.json()).toMatchObject({
      source: { format: 'ocds', noticeId: 'ocds-x-1' },
      lots: [{ externalId: 'L1', cpvMain: '45262670', estimatedValue: { amountCents: 100_050 } }],
    });
    const later = await send(release('2026-04-01T00:00:00Z', 2000), 'application/json');
    expect(later.json().changes).toContainEqual({ where: 'L1', field: 'estimatedValue', from: 100_050, to: 200_000 });
    const award = {
      ocid: 'ocds-x-1',
      id: 'a',
      date: '2026-05-01T00:00:00Z',
      tag: ['award'],
      awards: [{ id: '1', status: 'active', title: 'Acier', suppliers: [{ id: 's', name: 'Acier Ouest' }] }],
    };
    const awarded = await send(JSON.stringify(award), 'application/json');
    expect([awarded.statusCode, awarded.json().lots[0].cpvMain]).toEqual([200, '45262670']);
    const earlier = await send(release('2026-02-01T00:00:00Z', 1), 'application/json');
    expect(earlier.json()).toMatchObject({ changes: [], lots: [{ estimatedValue: { amountCents: 200_000 } }] });
  });
});

describe('a package', () => {
  beforeAll(fresh);
  const release = (ocid: string, date: string, title: string) => ({
    ocid,
    id: date,
    date,
    tag: ['tender'],
    tender: { title },
  });
  const sendPackage = (...releases: unknown[]) =>
    send(JSON.stringify({ uri: 'u', publishedDate: '2026-01-01', releases }), 'application/json');

  it('of releases of one process is one tender in its newest state', async () => {
    const answer = await sendPackage(release('p-1', '2026-02-01', 'Second'), release('p-1', '2026-01-01', 'First'));
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({ title: 'Second', changes: [] });
  });

  it('of several processes is for a bulk import', async () => {
    const answer = await sendPackage(release('p-2', '2026-02-01', 'A'), release('p-3', '2026-02-01', 'B'));
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'several_notices']);
  });
});

const pair = sharedData('ted-notices/eforms/00675564-2023.xml.gz');
describe.skipIf(pair === null)(`real notices of one procedure${pair ? '' : `: ${NO_SHARED_DATA}`}`, () => {
  beforeAll(fresh);

  it('a change that names its notice by publication number finds its tender', async () => {
    const call = await send(Buffer.from(bytesOf(pair ?? '')));
    const change = await send(Buffer.from(bytesOf(sharedData('ted-notices/eforms/00700848-2023.xml.gz') ?? '')));
    expect([call.statusCode, change.statusCode]).toEqual([201, 200]);
    expect(change.json().id).toBe(call.json().id);
    expect(change.json().changes.length).toBeGreaterThan(0);
  });
});

const examples = sharedFiles('eforms', /\.xml$/);
describe.skipIf(examples.length === 0)(
  `the SDK's examples through the API${examples.length ? '' : `: ${NO_SHARED_DATA}`}`,
  () => {
    beforeAll(fresh);

    it('become tenders, the incomplete ones drafts that say what is missing, or are refused naming it', async () => {
      const refused: string[] = [];
      for (const file of examples) {
        const answer = await send(Buffer.from(bytesOf(file)));
        expect([200, 201, 422], `${file} ${answer.body.slice(0, 300)}`).toContain(answer.statusCode);
        const name = basename(file);
        if (answer.statusCode === 422) {
          refused.push(name);
          expect(answer.json().errors.length).toBeGreaterThan(0);
        } else if (name.startsWith('INVALID_cn_24_stage-1')) {
          expect(answer.json().state).toBe('draft');
          expect(answer.json().warnings.map((w: { code: string }) => w.code)).toEqual(
            expect.arrayContaining(['missing_buyer', 'missing_title', 'missing_cpvMain', 'missing_deadline']),
          );
        }
      }
      expect(refused.sort()).toEqual([
        'INVALID_cn_24_empty.xml',
        'INVALID_pin-buyer_24_stage-1.xml',
        'INVALID_pin-only_24_minimal.xml',
        'X01_EEIG.xml',
      ]);
    });
  },
);
