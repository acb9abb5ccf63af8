import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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
beforeEach(async () => {
  clusterId = await app.cluster();
  coordinator = await app.person({ role: 'coordinator', clusterId });
});

const rows = async (query: ReturnType<typeof sql>): Promise<Record<string, unknown>[]> =>
  inTransaction(app.database, TEST_SYSTEM, async (tx) => [...(await tx.execute(query))]);

const upload = async (body: Buffer, name: string) => {
  const answer = await app.call('POST', '/imports', {
    as: coordinator,
    body,
    headers: { 'content-type': 'application/octet-stream' },
    query: { name },
  });
  if (answer.statusCode !== 202) return answer.json();
  await app.services.imports.files.run(answer.json().id);
  return app.services.imports.files.get(coordinator.actor, answer.json().id);
};
const send = (body: Buffer | string, type = 'application/xml') =>
  app.call('POST', '/tenders/import', { as: coordinator, body, headers: { 'content-type': type } });

const awards = (like: string) =>
  rows(sql`select value_cents::bigint as cents from public_awards where notice_id like ${like} order by id`);

describe('a corrected award notice', () => {
  const first = caseBytes('07-eforms-corrected-award/1-can.xml');
  const second = caseBytes('07-eforms-corrected-award/2-can-corrected.xml');
  const numbered = (bytes: Buffer, n: string) => bytes.toString().replaceAll('aaaaaaaa-0000', `aaaaaaaa-${n}`);

  it.each([
    ['1 then 2', '0001', [first, second]],
    ['2 then 1', '0002', [second, first]],
    ['2 alone', '0003', [second]],
  ] as const)('counts once, as corrected: %s', async (_order, n, bodies) => {
    for (const body of bodies) {
      const answer = await send(numbered(body, n));
      expect(answer.json().warnings).toContainEqual(expect.objectContaining({ code: 'already_awarded' }));
      expect(answer.json().source.alreadyAwarded).toBe(true);
    }
    expect(await awards(`aaaaaaaa-${n}%`)).toEqual([{ cents: '12000000' }]);
  });

  it('in bulk is recorded', async () => {
    expect(await upload(Buffer.from(numbered(second, '0004')), 'c.xml')).toMatchObject({
      notices: { created: 0, recorded: 1 },
    });
  });
});

describe('award data', () => {
  it('of a contract whose modification comes later has its newest amount', async () => {
    for (const n of [0, 2, 1]) await upload(caseBytes(`19-decp-modifications/contract-${n}.xml`), `${n}.xml`);
    expect(await awards('21750001600019-2024T11')).toEqual([{ cents: '13000000' }]);
  });

  it('larger than a document may be is read in parts', { timeout: 120_000 }, async () => {
    const one = JSON.parse(caseBytes('18-decp-nan/decp-2022.json').toString().replace('NaN', 'null')).marches.marche[0];
    const many = Array.from({ length: 600 }, (_, i) => ({ ...one, id: `L${i}`, note: ' '.repeat(60_000) }));
    const body = Buffer.from(JSON.stringify({ marches: { marche: many } }));
    expect(body.length).toBeGreaterThan(33 * 1_048_576);
    expect(await upload(body, 'decp.json')).toMatchObject({
      state: 'succeeded',
      notices: { total: 600, recorded: 600 },
    });
    expect((await awards('21750001600019-L%')).length).toBe(600);
  });
});

describe('TED’s daily tar.gz', () => {
  it('becomes its notices', async () => {
    expect(await upload(caseBytes('12-ted-bulk-tar-gz/202600228.tar.gz'), '202600228.tar.gz')).toMatchObject({
      progress: { total: 2, done: 2 },
      notices: { created: 2 },
    });
  });
});

describe('a body', () => {
  it('that is empty, or holds nothing, is refused', async () => {
    expect(await upload(Buffer.alloc(0), 'x')).toMatchObject({ code: 'empty_body', status: 400 });
  });
});

describe('codes that no list holds', () => {
  it('are kept, and told', async () => {
    const notice = caseBytes('29-old-nuts/notice.xml').toString().replace('>FR511<', '>FRX99<');
    const answer = await send(notice);
    expect(answer.statusCode).toBe(201);
    expect(answer.json().warnings).toContainEqual(
      expect.objectContaining({ code: 'unknown_nuts', message: 'FRX99 n’est pas un code de NUTS 2024.' }),
    );
  });
});
