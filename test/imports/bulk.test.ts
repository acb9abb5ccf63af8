import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { ARCHIVE_LIMITS, documentsOf } from '../../src/notices/archive.ts';
import { archiveReader, createNoticeReader } from '../../src/notices/reader.ts';
import { DomainError } from '../../src/shared/errors.ts';
import { TEST_SYSTEM, type TestApp, type TestPerson, testApp } from '../app.ts';
import { turnsDuring } from '../waiting.ts';

const CALL = readFileSync('seeds/notices/cn_24_minimal.xml', 'utf8');
/** The same notice under another id. */
const numbered = (n: number): string =>
  CALL.replace(/(schemeName="notice-id">)[^<]+/, `$1${String(n).padStart(8, '0')}-0000-4000-8000-000000000000`).replace(
    /(<cbc:ContractFolderID>)[^<]+/,
    `$1${String(n).padStart(8, '0')}-1111-4000-8000-000000000000`,
  );

const refusal = async (bytes: Uint8Array): Promise<string> => {
  try {
    await documentsOf('upload', bytes);
    return 'read';
  } catch (error) {
    return error instanceof DomainError ? `${error.kind} ${error.code}` : 'crash';
  }
};

describe('archives', () => {
  it('give their documents, one inside another too', async () => {
    const zip = zipSync({
      'a.xml': strToU8('<a/>'),
      'sub/b.xml.gz': gzipSync('<b/>'),
      'sub/': new Uint8Array(),
      '__MACOSX/x': strToU8('x'),
    });
    expect((await documentsOf('up.zip', zip)).map((d) => [d.name, new TextDecoder().decode(d.bytes)])).toEqual([
      ['up.zip/a.xml', '<a/>'],
      ['up.zip/sub/b.xml', '<b/>'],
    ]);
    expect(await documentsOf('n.xml.gz', gzipSync('<n/>'))).toMatchObject([{ name: 'n.xml' }]);
  });

  it('that are bombs, broken or nested without end are refused before they are unpacked', async () => {
    const zeros = new Uint8Array(40 * 1024 * 1024);
    expect(await refusal(gzipSync(zeros))).toBe('too_large archive_bomb');
    expect(await refusal(zipSync({ z: zeros }))).toBe('too_large archive_bomb');
    const many = zipSync(
      Object.fromEntries(Array.from({ length: ARCHIVE_LIMITS.documents + 1 }, (_, i) => [`${i}`, new Uint8Array()])),
      { level: 0 },
    );
    expect(await refusal(many)).toBe('too_large archive_too_many_documents');
    const nest = (bytes: Uint8Array, levels: number): Uint8Array =>
      levels === 0 ? bytes : nest(gzipSync(bytes), levels - 1);
    expect(await refusal(nest(strToU8('<a/>'), 4))).toBe('invalid archive_too_deep');
    const zip = zipSync({ 'a.xml': strToU8(CALL) });
    expect(await refusal(zip.subarray(0, zip.length - 40))).toBe('invalid archive_broken');
    expect(await refusal(zip.subarray(0, 900))).toBe('invalid archive_broken');
    expect(await refusal(gzipSync(CALL).subarray(0, 900))).toBe('invalid archive_broken');
    expect(await refusal(Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 255, 255]))).toBe('invalid archive_broken');
  });

  it('that unfold to more than a document or an upload may have are refused', async () => {
    const random = randomBytes(33 * 1024 * 1024);
    expect(await refusal(gzipSync(random, { level: 0 }))).toBe('too_large archive_document_too_large');
    const part = random.subarray(0, 30 * 1024 * 1024);
    const files = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`${i}`, part]));
    expect(await refusal(zipSync(files, { level: 0 }))).toBe('too_large archive_too_large');
  });
});

describe('a bulk import', () => {
  let app: TestApp;
  let coordinator: TestPerson;
  let clusterId: string;

  beforeAll(async () => {
    app = await testApp();
    clusterId = await app.cluster();
    coordinator = await app.person({ role: 'coordinator', clusterId });
  });
  afterAll(async () => {
    await app.close();
  });

  const upload = (body: Buffer, type: string) =>
    app.call('POST', '/imports', { as: coordinator, body, headers: { 'content-type': type } });
  const get = async (path: string) => (await app.call('GET', path, { as: coordinator })).json();
  const tenders = async (): Promise<number> =>
    inTransaction(app.database, TEST_SYSTEM, async (tx) =>
      Number([...(await tx.execute(sql`select count(*) as n from tenders where cluster_id = ${clusterId}`))][0]?.['n']),
    );

  it('of a zip is a job with a result for each file; what was there stays', async () => {
    const zip = zipSync({
      '1.xml': strToU8(numbered(1)),
      '2.xml.gz': gzipSync(numbered(2)),
      '2-again.xml': strToU8(numbered(2)),
      'broken.xml': strToU8(CALL.slice(0, 3_000)),
      'empty.xml': strToU8('<ContractNotice/>'),
      'none.json': strToU8('{"a":1}'),
    });
    const answer = await upload(Buffer.from(zip), 'application/zip');
    expect(answer.statusCode).toBe(202);
    const { id } = answer.json();
    expect(answer.headers['location']).toBe(`/v1/imports/${id}`);
    expect(answer.json()).toMatchObject({ state: 'queued', progress: { total: 6, waiting: 6 } });

    await app.services.imports.files.run(id);
    expect(await get(`/imports/${id}`)).toMatchObject({
      state: 'succeeded',
      progress: { total: 6, done: 3, refused: 3, waiting: 0 },
      notices: { total: 3, created: 2, unchanged: 1 },
    });
    const { items } = await get(`/imports/${id}/files`);
    expect(items.map((f: Record<string, unknown>) => [f['name'], f['outcome']])).toEqual([
      ['upload/1.xml', 'done'],
      ['upload/2.xml', 'done'],
      ['upload/2-again.xml', 'done'],
      ['upload/broken.xml', 'refused'],
      ['upload/empty.xml', 'refused'],
      ['upload/none.json', 'refused'],
    ]);
    expect(items[3].error).toMatchObject({ code: 'notice_malformed', line: expect.any(Number) });
    expect(items[4].error.code).toBe('notice_incomplete');
    expect((await get(`/imports/${id}/files?outcome=refused&limit=1`)).nextCursor).not.toBeNull();
    expect(await tenders()).toBe(2);
  });

  it('of a form takes every file of it', async () => {
    const form = new FormData();
    form.append('file', new Blob([numbered(3)]), '3.xml');
    form.append('file', new Blob([gzipSync(numbered(4))]), '4.xml.gz');
    const request = new Response(form);
    const answer = await upload(Buffer.from(await request.arrayBuffer()), request.headers.get('content-type') ?? '');
    expect(answer.json().progress.total).toBe(2);
    await app.services.imports.files.run(answer.json().id);
    expect(await tenders()).toBe(4);
  });

  it('stopped anywhere and run again, by two workers at once, has everything once', async () => {
    const zip = zipSync(
      Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${i}.xml`, strToU8(numbered(100 + i))])),
    );
    const { id } = (await upload(Buffer.from(zip), 'application/zip')).json();
    // What a killed worker leaves: some files done, the import running.
    await inTransaction(app.database, TEST_SYSTEM, (tx) =>
      tx.execute(sql`update imports set state = 'running' where id = ${id}`),
    );
    await Promise.all([app.services.imports.files.run(id), app.services.imports.files.run(id)]);
    await app.services.imports.files.run(id);
    expect(await get(`/imports/${id}`)).toMatchObject({ state: 'succeeded', notices: { total: 40, created: 40 } });
    expect(await tenders()).toBe(44);
    const left = await inTransaction(app.database, TEST_SYSTEM, async (tx) => [
      ...(await tx.execute(sql`select count(*)::int as n from import_files where content is not null`)),
    ]);
    expect(left).toEqual([{ n: 0 }]);
  });

  it('of award data feeds the track records and makes no tenders', async () => {
    const contract = (n: number) => ({
      id: `${n}`,
      acheteur: { id: '21440109300015', nom: 'Nantes' },
      objet: `Marché ${n}`,
      codeCPV: '45262670',
      montant: 1000.01,
      dateNotification: '2025-05-01',
      titulaires: [{ typeIdentifiant: 'SIRET', id: '80205452800012', denominationSociale: 'EGC' }],
    });
    const body = Buffer.from(JSON.stringify({ marches: [contract(1), contract(2)] }));
    const { id } = (await upload(body, 'application/json')).json();
    await app.services.imports.files.run(id);
    expect(await get(`/imports/${id}`)).toMatchObject({ notices: { total: 2, created: 0, recorded: 2 } });
    expect(await tenders()).toBe(44);
    const awards = await inTransaction(app.database, TEST_SYSTEM, async (tx) => [
      ...(await tx.execute(sql`select value_cents::int as cents from public_awards where format = 'decp'`)),
    ]);
    expect(awards).toEqual([{ cents: 100_001 }, { cents: 100_001 }]);
  });

  it('is seen and stopped by its own cluster only', async () => {
    const { id } = (await upload(Buffer.from(numbered(900)), 'application/xml')).json();
    const stranger = await app.person({ role: 'coordinator', clusterId: await app.cluster() });
    expect((await app.call('GET', `/imports/${id}`, { as: stranger })).statusCode).toBe(404);
    expect((await app.call('POST', `/imports/${id}/cancel`, { as: stranger })).statusCode).toBe(404);
    expect((await app.call('POST', `/imports/${id}/cancel`, { as: coordinator })).json().state).toBe('cancelled');
    await app.services.imports.files.run(id);
    expect(await tenders()).toBe(44);
    expect((await app.call('POST', `/imports/${id}/cancel`, { as: coordinator })).statusCode).toBe(409);
  });

  it('over a network comes as it is sent, also as JSON and with a key', async () => {
    const url = await app.app.listen({ port: 0, host: '127.0.0.1' });
    const send = () =>
      fetch(`${url}/v1/imports?name=none.json`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${coordinator.token}`,
          'content-type': 'application/json',
          'idempotency-key': 'over-a-network',
        },
        body: '{"a":1}',
      });
    const [first, again] = [await send(), await send()];
    expect([first.status, again.status]).toEqual([202, 202]);
    expect(await again.json()).toEqual(await first.json());
  });

  it('whose worker was killed goes on when one starts, with every file once', async () => {
    const zip = zipSync(
      Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`${i}.xml`, strToU8(numbered(500 + i))])),
    );
    const { id } = (await upload(Buffer.from(zip), 'application/zip')).json();
    // As a kill leaves it: running, some files done, and its job lost with the worker.
    await inTransaction(app.database, TEST_SYSTEM, async (tx) => {
      await tx.execute(sql`update imports set state = 'running' where id = ${id}`);
      await tx.execute(sql`delete from outbox where payload ->> 'importId' = ${id}`);
    });
    await app.startWorkers();
    await expect.poll(async () => (await get(`/imports/${id}`)).state, { timeout: 20_000 }).toBe('succeeded');
    expect(await tenders()).toBe(54);
  });

  it('runs in a worker', async () => {
    const { id } = (await upload(Buffer.from(numbered(901)), 'application/xml')).json();
    await expect.poll(async () => (await get(`/imports/${id}`)).state, { timeout: 20_000 }).toBe('succeeded');
    expect(await tenders()).toBe(55);
  });

  it('of a bomb or of nothing is refused and stores nothing', async () => {
    const bomb = await upload(gzipSync(new Uint8Array(40 * 1024 * 1024)), 'application/gzip');
    expect([bomb.statusCode, bomb.json().code]).toEqual([413, 'archive_bomb']);
    const nothing = await upload(Buffer.from(zipSync({})), 'application/zip');
    expect(nothing.statusCode).toBe(400);
    expect(await tenders()).toBe(55);
  });

  it('is unpacked while others are answered', async () => {
    // Below every limit, and most of a second of unpacking.
    const text = Buffer.alloc(12 * 1024 * 1024, 'abcdefghijklmnopqrstuvwxyz0123456789-'.repeat(20));
    for (let at = 0; at < text.length; at += 512) text.writeUInt32LE((at * 2_654_435_761) % 2 ** 32, at);
    const zip = zipSync({ a: text, b: text, c: text }, { level: 1 });
    const { turns, value } = await turnsDuring(() => archiveReader.documents('large.zip', zip));
    expect(value.map((d) => d.bytes.byteLength)).toEqual([1, 2, 3].map(() => text.byteLength));
    expect(turns).toBeGreaterThan(10);
  });

  it('that takes too long or too much memory ends alone, and the next one is read', async () => {
    const small = zipSync({ 'a.xml': strToU8('<a/>') });
    const slow = createNoticeReader({ milliseconds: 1, heapMb: 256 });
    const large = zipSync({ a: new Uint8Array(15 * 1024 * 1024) });
    await expect(slow.documents('slow.zip', large)).rejects.toMatchObject({ kind: 'too_large', code: 'file_too_slow' });
    await slow.close();
    const tight = createNoticeReader({ milliseconds: 20_000, heapMb: 24 });
    const nested = strToU8(`[${'{"a":[]},'.repeat(1_500_000)}{}]`);
    await expect(tight.notices(nested, {})).rejects.toMatchObject({ kind: 'too_large', code: 'file_too_heavy' });
    expect(await tight.documents('a.zip', small)).toMatchObject([{ name: 'a.zip/a.xml' }]);
    await tight.close();
  });
});
