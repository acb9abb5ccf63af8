import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedDemo } from '../../seeds/demo-network.ts';
import type { OperationObject } from '../../src/plugins/openapi/document.ts';
import { type TestApp, testApp } from '../app.ts';
import { documentOf } from './document.ts';
import { type Demo, theDemo } from './examples/demo.ts';

let app: TestApp;
let demo: Demo;
beforeAll(async () => {
  app = await testApp({ env: { WATCH_PRIVATE_ADDRESSES: 'true', LOGIN_ATTEMPTS_PER_MINUTE: '10000' } });
  const seeds = await seedDemo(app);
  await app.startWorkers();
  demo = await theDemo(app, seeds);
});
afterAll(() => app.close());

it('sends every example of a body: none is refused for its values but where only the caller can know them', async () => {
  const faults: string[] = [];
  let sent = 0;
  for (const [path, methods] of Object.entries(documentOf(app.app).paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      for (const [mediaType, { example }] of Object.entries(operation.requestBody?.content ?? {})) {
        if (example === undefined) continue;
        const body = filled(example);
        const answer = await app.call(method.toUpperCase() as 'POST', addressOf(path, operation), {
          as: await caller(operation),
          body: mediaType.endsWith('json') ? body : Buffer.from(String(example)),
          headers: { 'content-type': mediaType, 'accept-language': 'en', 'if-match': '*', ...FROM_CONSOLE },
        });
        sent += 1;
        if (!REFUSED.includes(answer.statusCode) || isCallersOwn(answer.json(), body)) continue;
        faults.push(`${method.toUpperCase()} ${path} ${mediaType}: ${answer.payload}`);
      }
    }
  }
  expect(faults).toEqual([]);
  expect(sent).toBeGreaterThan(100);
}, 600_000);

/** Refusals of values; what is not there (404), not now (409) or not one's own (401, 403) says nothing of them. */
const REFUSED: readonly number[] = [400, 413, 415, 422, 500, 501, 503];
const FROM_CONSOLE = { 'sec-fetch-site': 'same-origin', 'x-groupement-console': '1' };
/** Passwords, links and codes of the caller; and the ids of its own things where the fault names no single one. */
const OWN = /^(wrong_password|invitation_invalid|passkey_invalid|need_unknown|not_a_member|rows_refused)$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

/** Whether what is refused is the id of a thing, or a secret: no text can show those of its reader. */
function isCallersOwn(
  problem: { code: string; detail: string; errors?: { pointer: string }[] },
  body: unknown,
): boolean {
  if (OWN.test(problem.code) || LATER_THAN_TENDER.test(problem.detail)) return true;
  const { errors = [] } = problem;
  return (
    errors.length > 0 && errors.every(({ pointer }) => IN_PATH.test(pointer) || UUID.test(String(at(body, pointer))))
  );
}

const at = (body: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce((value, key) => (value as Record<string, unknown> | undefined)?.[key], body as unknown);
/** An id of the path is told as `{otherId}`. */
const IN_PATH = /^\{\w*[iI]d\}$/;
/** The tender of the demo was due long ago. */
const LATER_THAN_TENDER = /after the bid is due/;

const UNKNOWN = '0190a6c2-7d2e-7c4a-9a55-3f0f6f1c2b10';
/** What the parts of a path call the things of the demo. */
const KINDS: Readonly<Record<string, string>> = {
  tenders: 'tender',
  lots: 'lot',
  consortia: 'consortium',
  contracts: 'contract',
  clusters: 'cluster',
  organisations: 'organisation',
  'match-runs': 'matchRun',
  users: 'user',
};

/** The id of the demo's thing of a kind, its first where it has several. */
function inDemo(kind: string): string | undefined {
  const ids = demo.scene[kind];
  return typeof ids === 'string' ? ids : ids?.[0];
}

/** Somebody new for each call: some acts end one's sessions. */
const caller = (operation: OperationObject) =>
  operation['x-access'] === 'admin'
    ? app.person({ role: 'admin' })
    : app.person(
        { role: 'coordinator', clusterId: inDemo('cluster')! },
        { role: 'member', organisationId: inDemo('organisation')! },
      );

function addressOf(path: string, { parameters = [] }: OperationObject): string {
  const given = (name: string): string => String(parameters.find((parameter) => parameter.name === name)?.example);
  const parts = path.split('/').map((part, i, all) => {
    const [, name] = /^\{(.*)\}$/.exec(part) ?? [];
    if (name === undefined) return part;
    return UUID.test(given(name)) ? (inDemo(KINDS[all[i - 1]!] ?? '') ?? UNKNOWN) : encodeURIComponent(given(name));
  });
  const asked = parameters.filter((parameter) => parameter.in === 'query' && parameter.required === true);
  const query = new URLSearchParams(asked.map(({ name }) => [name, String(filled(given(name), name))]));
  return `${parts.join('/').replace('/v1', '')}${query.size === 0 ? '' : `?${query}`}`;
}

/** The example with the ids of the demo's things where a field is named after their kind. */
function filled(value: unknown, name = ''): unknown {
  if (typeof value === 'string' && UUID.test(value)) return inDemo(name.replace(/Ids?$/, '')) ?? value;
  if (Array.isArray(value)) return value.map((one) => filled(one, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, filled(member, key)]));
}
