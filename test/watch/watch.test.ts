import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicAddress } from '../../src/shared/public-address.ts';
import type { WatchView } from '../../src/watch/schemas.ts';
import { type TestApp, type TestPerson, testApp } from '../app.ts';

const CALL = readFileSync('seeds/notices/cn_25.xml', 'utf8');
/** The committed call under another number, with a deadline to come and codes of the test's choice. */
const call = (n: number, cpv = '45262670'): string =>
  CALL.replace(/(schemeName="notice-id">)[^<]+/, `$1${String(n).padStart(8, '0')}-0000-4000-8000-000000000000`)
    .replace(/(<cbc:EndDate>)2020-05-27/, '$12031-05-27')
    .replaceAll('>50000000<', `>${cpv}<`)
    .replaceAll('>09331200<', '>03000000<')
    .replaceAll('>31712331<', '>03000000<');

const body = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>;
};

let app: TestApp;
let server: Server;
let origin: string;
let root: string;
let folder: string;
let coordinator: TestPerson;
/** What the services were asked, and whether they are down. */
const asked: string[] = [];
let down = false;

/** The two services as they answer: TED in two pages, BOAMP in one. */
async function serve(): Promise<void> {
  server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://local');
    const json = (value: unknown) => response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
    if (down) return response.writeHead(503).end();
    if (request.method === 'POST' && url.pathname === '/v3/notices/search') {
      const query = await body(request);
      asked.push(String(query['query']));
      const entry = (n: number) => ({
        'publication-number': `${n}-2026`,
        'publication-date': `2026-11-${18 + (n % 3)}+01:00`,
        links: { xml: { MUL: `${origin}/notice/${n}.xml` }, pdf: { FRA: `${origin}/x.pdf` } },
      });
      return query['iterationNextToken'] === undefined
        ? json({ notices: [entry(1), entry(2)], totalNoticeCount: 3, iterationNextToken: 'next-1', timedOut: false })
        : json({ notices: [entry(3)], totalNoticeCount: 3, iterationNextToken: null, timedOut: false });
    }
    const number = /^\/notice\/(\d+)\.xml$/.exec(url.pathname)?.[1];
    if (number !== undefined) {
      asked.push(url.pathname);
      // The third speaks of farming, which no member does.
      return response.end(call(Number(number), number === '3' ? '03111000' : '45262670'));
    }
    if (url.pathname === '/api/explore/v2.1/catalog/datasets/boamp/records') {
      asked.push(url.searchParams.get('where') ?? '');
      const record = {
        idweb: '26-100',
        objet: 'Charpente métallique',
        nomacheteur: 'Nantes Métropole',
        dateparution: '2026-11-19',
        datelimitereponse: '2031-01-10T12:00:00+01:00',
        nature: 'APPEL_OFFRE',
        etat: 'INITIAL',
        type_marche: ['TRAVAUX'],
        donnees: JSON.stringify({ MAPA: {} }),
      };
      return json({ total_count: 1, results: [record] });
    }
    if (url.pathname === '/away') return response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    return response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'watch-'));
  await serve();
  app = await testApp({
    env: { WATCH_FOLDER: root, WATCH_PRIVATE_ADDRESSES: 'true' },
    clock: () => new Date('2026-11-21T08:00:00Z'),
  });
  const clusterId = await app.cluster();
  folder = join(root, clusterId);
  mkdirSync(join(folder, 'in'), { recursive: true });
  coordinator = await app.person({ role: 'coordinator', clusterId });
  const organisation = await app.call('POST', '/organisations', {
    as: coordinator,
    body: { name: 'Acier Ouest', kind: 'company', clusterId, capabilities: [{ cpv: '45262670', level: 4 }] },
  });
  expect(organisation.statusCode, organisation.body).toBe(201);
});
afterAll(async () => {
  await app.close();
  await new Promise((resolve) => server.close(resolve));
  rmSync(root, { recursive: true });
});

const watch = async (input: Record<string, unknown>): Promise<WatchView> => {
  const answer = await app.call('POST', '/watches', { as: coordinator, body: { name: 'A watch', ...input } });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json();
};
const finds = async (id: string): Promise<Record<string, unknown>[]> =>
  (await app.call('GET', `/watches/${id}/finds`, { as: coordinator })).json().items;
const tenderCount = async (): Promise<number> =>
  (await app.call('GET', '/tenders?limit=200', { as: coordinator })).json().items.length;

describe('a watch of TED', () => {
  it('proposes what fits the members, says why, leaves out the rest, and sees nothing twice', async () => {
    const { id } = await watch({ source: 'ted', location: origin, query: 'classification-cpv = 45*' });
    await app.services.watches.poll(id);
    const found = await finds(id);
    expect(found.map((f) => [f['key'], f['outcome']]).sort()).toEqual([
      ['1-2026', 'proposed'],
      ['2-2026', 'proposed'],
      ['3-2026', 'below'],
    ]);
    const best = found.find((f) => f['key'] === '1-2026');
    expect(best).toMatchObject({
      scoreBp: 10_000,
      reasons: ['LOT-0000 asks for 45262670: 1 member does 45262670 (the code).'],
    });
    const tender = (await app.call('GET', `/tenders/${best?.['tenderId']}`, { as: coordinator })).json();
    expect(tender).toMatchObject({ state: 'draft', source: { format: 'eforms' } });
    expect(asked[0]).toBe('(classification-cpv = 45*) AND publication-date >= 20261114 SORT BY publication-date ASC');

    const before = await tenderCount();
    asked.length = 0;
    await app.services.watches.poll(id);
    // The day goes on from the newest seen; notices seen are not fetched again.
    expect(asked[0]).toContain('publication-date >= 20261118');
    expect(asked.filter((a) => a.startsWith('/notice'))).toEqual([]);
    expect([await finds(id), await tenderCount()]).toEqual([found, before]);
  });

  it('is tuned by its filters: a higher threshold, words, places', async () => {
    const { id } = await watch({ source: 'ted', location: origin, filters: { cpv: ['03'], minScoreBp: 9_000 } });
    const patched = await app.call('PATCH', `/watches/${id}`, {
      as: coordinator,
      body: { filters: { keywords: ['photovoltaic', 'PV'], nuts: ['FRG'] } },
    });
    expect(patched.json().filters).toEqual({
      cpv: ['03'],
      minScoreBp: 9_000,
      keywords: ['photovoltaic', 'PV'],
      nuts: ['FRG'],
    });
    await app.services.watches.poll(id);
    const third = (await finds(id)).find((f) => f['key'] === '3-2026');
    expect(third).toMatchObject({ outcome: 'below', tenderId: null });
    expect(third?.['reasons']).toContain('It speaks of "PV".');
  });

  it('that does not answer keeps its place and says so', async () => {
    const { id } = await watch({ source: 'ted', location: origin });
    down = true;
    await expect(app.services.watches.poll(id)).rejects.toMatchObject({ kind: 'unavailable' });
    down = false;
    const told = (await app.call('GET', `/watches/${id}`, { as: coordinator })).json();
    expect(told.error).toContain('answered 503');
    await app.services.watches.poll(id);
    expect((await app.call('GET', `/watches/${id}`, { as: coordinator })).json().error).toBeNull();
  });
});

describe('a watch of BOAMP', () => {
  it('reads the records of the API', async () => {
    const { id } = await watch({ source: 'boamp', location: origin, filters: { minScoreBp: 0 } });
    await app.services.watches.poll(id);
    const [found] = await finds(id);
    expect(found).toMatchObject({ key: '26-100', outcome: 'proposed', title: 'Charpente métallique' });
    const tender = (await app.call('GET', `/tenders/${found?.['tenderId']}`, { as: coordinator })).json();
    expect(tender).toMatchObject({
      source: { format: 'boamp', noticeId: '26-100' },
      buyer: { name: 'Nantes Métropole' },
    });
    expect(tender.warnings.map((w: { code: string }) => w.code)).toContain('missing_cpvMain');
  });
});

describe('a watch of a folder', () => {
  it('takes new and changed files, and what another watch proposed is known', async () => {
    const { id } = await watch({ source: 'folder', location: 'in' });
    writeFileSync(join(folder, 'in', 'a.xml'), call(1));
    writeFileSync(join(folder, 'in', 'b.xml.gz'), gzipSync(call(50)));
    writeFileSync(join(folder, 'in', 'c.xml'), '<nothing');
    await app.services.watches.poll(id);
    await app.services.watches.poll(id);
    const found = await finds(id);
    expect(found.map((f) => [String(f['key']).split('@')[0], f['outcome']]).sort()).toEqual([
      ['a.xml', 'known'],
      ['b.xml.gz', 'proposed'],
      ['c.xml', 'refused'],
    ]);
  });

  it('stays below the watch folder, links too', async () => {
    for (const location of ['/etc', '../..', 'in/../../x']) {
      const answer = await app.call('POST', '/watches', {
        as: coordinator,
        body: { name: 'x', source: 'folder', location },
      });
      expect([location, answer.statusCode, answer.json().code]).toEqual([location, 400, 'folder_refused']);
    }
    // A folder of another cluster is not there, however it is spelled.
    mkdirSync(join(root, 'of-another'));
    writeFileSync(join(root, 'of-another', 'theirs.xml'), call(77));
    const theirs = await watch({ source: 'folder', location: 'of-another' });
    await expect(app.services.watches.poll(theirs.id)).rejects.toMatchObject({ code: 'source_unavailable' });
    expect(await finds(theirs.id)).toEqual([]);
    symlinkSync(join(root, 'of-another'), join(folder, 'linked'));
    const linked = await watch({ source: 'folder', location: 'linked' });
    await expect(app.services.watches.poll(linked.id)).rejects.toMatchObject({ code: 'folder_refused' });
    symlinkSync('/etc', join(folder, 'out'));
    const { id } = await watch({ source: 'folder', location: 'out' });
    await expect(app.services.watches.poll(id)).rejects.toMatchObject({ code: 'folder_refused' });
  });
});

describe('the scheduler', () => {
  it('asks for each watch when its time has come, once', async () => {
    await watch({ source: 'folder', location: 'in', name: 'due' });
    const [first, second] = await Promise.all([app.services.watches.tick(), app.services.watches.tick()]);
    expect(first + second).toBe(1);
    expect(await app.services.watches.tick()).toBe(0);
  });

  it('is set in the queue by the workers, who poll', async () => {
    await app.startWorkers();
    const { id } = await watch({ source: 'folder', location: 'in', name: 'by workers' });
    const answer = await app.call('POST', `/watches/${id}/poll`, { as: coordinator });
    expect([answer.statusCode, answer.payload, answer.headers.location]).toEqual([202, '', `/v1/watches/${id}/finds`]);
    await expect.poll(async () => (await finds(id)).length, { timeout: 20_000 }).toBe(3);
  });
});

describe('addresses', () => {
  it.each([
    'http://127.0.0.1/',
    'http://10.1.2.3/',
    'http://[::1]/',
    'http://[::ffff:192.168.1.1]/',
    'http://169.254.169.254/',
    'http://localhost/',
    'file:///etc/passwd',
    'https://user:pw@example.org/',
    'nothing',
  ])('%s is refused', async (address) => {
    await expect(publicAddress(address, '/location', false)).rejects.toMatchObject({ code: 'address_refused' });
  });

  it('of somebody else’s cluster are not seen', async () => {
    const { id } = await watch({ source: 'folder', location: 'in' });
    const stranger = await app.person({ role: 'coordinator', clusterId: await app.cluster() });
    for (const [method, path] of [
      ['GET', ''],
      ['PATCH', ''],
      ['DELETE', ''],
      ['POST', '/poll'],
      ['GET', '/finds'],
    ] as const) {
      const answer = await app.call(method, `/watches/${id}${path}`, {
        as: stranger,
        ...(method === 'PATCH' ? { body: { enabled: false } } : {}),
      });
      expect([method, path, answer.statusCode]).toEqual([method, path, 404]);
    }
    expect((await app.call('DELETE', `/watches/${id}`, { as: coordinator })).statusCode).toBe(204);
  });
});
