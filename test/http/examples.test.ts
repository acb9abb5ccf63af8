import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDemo } from '../../seeds/demo-network.ts';
import type { OpenApiDocument } from '../../src/plugins/openapi/document.ts';
import { type TestApp, testApp } from '../app.ts';
import { documentOf } from './document.ts';
import { type Demo, theDemo } from './examples/demo.ts';
import { blocksOf, shown } from './examples/walk.ts';

let app: TestApp;
let document: OpenApiDocument;
let demo: Demo;
beforeAll(async () => {
  app = await testApp({ env: { WATCH_PRIVATE_ADDRESSES: 'true' } });
  document = documentOf(app.app);
  const seeds = await seedDemo(app);
  await app.startWorkers();
  demo = await theDemo(app, seeds);
});
afterAll(() => app.close());

describe('the calls of the texts, on the data of the demo', () => {
  it.each(['README.md', 'src/API.md'])('%s: are answered as it shows', async (file) => {
    const known: Record<string, string> = {
      ID: demo.scene['tender'] as string,
      RUN: demo.scene['matchRun'] as string,
      ORGANISATION: (demo.scene['organisation'] as string[])[0]!,
    };
    const blocks = blocksOf(file);
    expect(blocks.length).toBeGreaterThan(0);
    for (const block of blocks) {
      const answers: Record<string, unknown>[] = [];
      for (const call of block.calls) {
        const url = call.path.replaceAll(/\$(\w+)/g, (_all, name: string) => known[name] ?? `no ${name}`);
        const answer = await app.call(call.method, url, {
          ...(call.signedIn ? { as: { ...demo.coordinator, token: known['TOKEN']! } } : {}),
          ...(call.body === undefined ? {} : { body: call.body }),
          headers: call.headers,
        });
        // The tender of the texts is the demo's: taken in and published before.
        const again = call.path.endsWith('/publish') && answer.statusCode === 409;
        expect(answer.statusCode < 300 || again, `${file}: ${url} ${answer.payload.slice(0, 500)}`).toBe(true);
        if (!String(answer.headers['content-type']).includes('application/json')) continue;
        answers.push(answer.json());
        if (call.takes !== undefined) known[call.takes.variable] = answer.json()[call.takes.member];
      }
      if (block.answer === null) continue;
      const faults = answers.map((answer) => missing(answer, shown(block.answer!)));
      expect(faults.find((fault) => fault === null) === null, faults.join('\n')).toBe(true);
    }
  });

  it('shows a fault as it is answered, and names paths that there are', async () => {
    const text = readFileSync('src/API.md', 'utf8');
    const fault = JSON.parse(/\{ "type": "urn[\s\S]*?\n {2}"errors[^\n]*/.exec(text)![0]);
    const answer = await app.call('POST', '/tenders', {
      // The demo's people chose French.
      as: await app.person({ role: 'coordinator', clusterId: await app.cluster() }),
      headers: { 'accept-language': 'en' },
      body: { title: 'A tender', buyer: { name: 'A buyer' }, lots: [{ title: 'A lot', cpvMain: '99999999' }] },
    });
    expect({ ...answer.json(), requestId: fault.requestId }).toEqual(fault);
    const paths = Object.keys(document.paths).map((path) => path.replace('/v1', ''));
    const named = [...text.matchAll(/`(?:[A-Z]+ )?(\/[a-z{][^`\s]*)`/g)].map(([, path = '']) => path);
    const known = paths.map((path) => new RegExp(`${path.replaceAll(/[{]\w+[}]/g, '[^/]+')}$`));
    const unknown = named.filter(
      (path) =>
        !known.some((one) => one.test(path) || one.test(`/consortia/x${path}`) || one.test(`/invitations/x${path}`)),
    );
    expect(unknown.filter((path) => !['/docs', '/openapi.json'].includes(path))).toEqual([]);
    expect(named.length).toBeGreaterThan(12);
  });
});

/** Where an answer has not what a text shows of it: figures and names move with the engine, what they are does not. */
function missing(answer: unknown, text: unknown, at = ''): string | null {
  const kind = (value: unknown): string => (Array.isArray(value) ? 'array' : typeof value);
  if (kind(answer) !== kind(text)) return `${at}: ${kind(answer)}, not ${kind(text)}`;
  if (typeof text !== 'object' || text === null) return null;
  for (const [key, value] of Object.entries(text)) {
    const inner = missing((answer as Record<string, unknown>)[key], value, `${at}/${key}`);
    if (inner !== null) return inner;
  }
  return null;
}
