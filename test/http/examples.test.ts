import { readFileSync } from 'node:fs';
import type { HTTPMethods } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDemo } from '../../seeds/demo-network.ts';
import type { OpenApiDocument, OperationObject } from '../../src/plugins/openapi/document.ts';
import { type TestApp, testApp } from '../app.ts';
import { documentOf } from './document.ts';
import { type Demo, theDemo } from './examples/demo.ts';
import { refusals } from './examples/refusals.ts';
import { inScene, pathInScene } from './examples/scene.ts';
import { stageFor } from './examples/stages.ts';
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
      as: demo.coordinator,
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

describe('the examples of the OpenAPI document, on the data of the demo', () => {
  it('are carried out as they stand, with ids of things that are there', async () => {
    const faults: string[] = [];
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        for (const fault of await tryOperation(path, method, operation).catch((error: Error) => [
          `${operation.operationId} ${error.message}`,
        ]))
          faults.push(fault);
      }
    }
    expect(faults).toEqual([]);
  }, 120_000);
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

/** Documents that nobody types in: there is nothing to show. */
const BINARY = /^(multipart\/form-data|application\/(zip|gzip|vnd\..*))$/;
/** Answers that go on until the caller has enough. */
const isStream = (operation: OperationObject): boolean =>
  operation.responses['200']?.content?.['text/event-stream'] !== undefined;

async function tryOperation(path: string, method: string, operation: OperationObject): Promise<string[]> {
  const id = operation.operationId ?? '';
  const bodies = Object.entries(operation.requestBody?.content ?? { none: {} });
  const faults: string[] = [];
  for (const [mediaType, media] of bodies) {
    if (mediaType !== 'none' && media.example === undefined) {
      if (!BINARY.test(mediaType)) faults.push(`${id} (${mediaType}): no example`);
      continue;
    }
    const stage = await stageFor(demo, id).catch((error: Error) => error);
    if (stage instanceof Error) {
      faults.push(`${id}: no stage, ${stage.message}`);
      continue;
    }
    const example = (name: string) =>
      operation.parameters?.find((parameter) => parameter.in === 'path' && parameter.name === name)?.example;
    const inQuery = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query');
    const query = Object.fromEntries(
      inQuery
        .filter((parameter) => parameter.required === true)
        .map(({ name, example: given }) => [name, String(inScene(given, stage.scene, name))]),
    );
    const headers = Object.fromEntries(
      (operation.parameters ?? [])
        .filter((parameter) => parameter.in === 'header' && parameter.required === true)
        .map(({ name, example: given }) => [name.toLowerCase(), String(given)]),
    );
    const body = media.example === undefined ? undefined : inScene(media.example, stage.scene);
    const answer = await app.app.inject({
      payloadAsStream: isStream(operation),
      method: method.toUpperCase() as HTTPMethods,
      url: pathInScene(path, stage.scene, example),
      query,
      headers: {
        ...headers,
        authorization: `Bearer ${stage.as.token}`,
        // As a page of ours has it.
        origin: 'http://localhost:80',
        ...(body === undefined ? {} : { 'content-type': mediaType }),
      },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    if (isStream(operation)) answer.stream().destroy();
    const wanted = refusals[`${id}${mediaType === 'application/json' || mediaType === 'none' ? '' : ` ${mediaType}`}`];
    const problem = answer.statusCode < 300 ? null : answer.json<{ code: string; detail: string; errors?: unknown }>();
    const got =
      problem === null
        ? 'done'
        : `${answer.statusCode} ${problem.code}: ${problem.detail} ${JSON.stringify(problem.errors ?? [])}`;
    // What may be left out, one by one: a list is filtered, and nothing else is asked of it.
    for (const { name, schema } of method === 'get' && problem === null ? inQuery : []) {
      const given = inScene(schema?.examples?.[0], stage.scene, name);
      if (given === undefined || name in query) continue;
      const filtered = await app.app.inject({
        url: pathInScene(path, stage.scene, example),
        query: { ...query, [name]: String(given) },
        headers: { authorization: `Bearer ${stage.as.token}` },
      });
      if (filtered.statusCode >= 300) faults.push(`${id} ?${name}=${given}: ${filtered.payload}`);
    }
    if (wanted === undefined ? got !== 'done' : problem?.code !== wanted.code)
      faults.push(`${id} (${mediaType}): ${got}`);
  }
  return faults;
}
