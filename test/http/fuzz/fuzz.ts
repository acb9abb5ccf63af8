import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { HTTPMethods } from 'fastify';
import type { OperationObject } from '../../../src/plugins/openapi/document.ts';
import { PROBLEM_MEDIA_TYPE, PROBLEM_SCHEMA } from '../../../src/plugins/openapi/problems.ts';
import { accessToken } from '../../access-token.ts';
import type { TestApp, TestPerson } from '../../app.ts';
import { documentOf, inPlace, schemaChecker } from '../document.ts';
import { Reach } from './reach.ts';
import { type FuzzRequest, requestsFor, soundRequests } from './requests.ts';
import { statesOf, statesOfKind } from './states.ts';
import { Things } from './things.ts';

/** What a run over all operations saw. */
export type FuzzReport = {
  requests: number;
  operations: number;
  /** Answers by status. */
  statuses: Map<number, number>;
  /** Operations that no request of the run made succeed. */
  neverDone: string[];
  /** One for each operation that broke a rule, with the smallest request that does. */
  faults: string[];
  /** The forms of bodies and the states of things that were reached. */
  reach: Reach;
};

/**
 * Calls every operation of the OpenAPI document with generated requests, as administrator, coordinator, member,
 * nobody and with forged tokens; ids in them are mostly of things that exist. An answer breaks a rule when it is a
 * 5xx, has an undocumented status, does not fit its documented schema, is an error but no problem document with a
 * code, is a 400 that names no place, or shows a place in our code.
 */
export async function fuzz(
  app: TestApp,
  people: Record<'admin' | 'coordinator' | 'member', TestPerson>,
  known: Readonly<Record<string, string>>,
  options: { requests: number; seed: number },
): Promise<FuzzReport> {
  const document = documentOf(app.app);
  const faultsOf = schemaChecker(document);
  const reach = new Reach((schema, value) => faultsOf(schema, value).length === 0);
  const report: FuzzReport = { requests: 0, operations: 0, statuses: new Map(), neverDone: [], faults: [], reach };
  let states = await statesOf(app);
  const things = new Things((id) => states.get(id));
  for (const [kind, value] of Object.entries(known)) things.add(kind, value);

  const send = async (method: string, path: string, operation: OperationObject, request: FuzzRequest) => {
    const { caller, headers, raw } = request;
    const url = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) =>
      encodeURIComponent(String(things.resolve(request.path[name] ?? '')).toWellFormed()),
    );
    const query = new URLSearchParams(things.resolve(request.query) as Record<string, string>).toString();
    const sent = things.resolve(request.body);
    const body = raw ?? (request.body === undefined ? undefined : JSON.stringify(sent));
    const token =
      caller === 'forger'
        ? `${people.admin.token.slice(0, -4)}AAAA`
        : caller === 'nobody'
          ? null
          : people[caller].token;
    const answer = await app.app.inject({
      method: method as HTTPMethods,
      url: query === '' ? url : `${url}?${query}`,
      headers: { ...headers, ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
      ...(body === undefined ? {} : { payload: body }),
    });
    // Its session was ended, its token had its time: it goes on, so that what comes after is not all refused.
    if (answer.statusCode === 401 && token !== null && caller !== 'forger' && caller !== 'nobody')
      await signedInAgain(app, people, caller);
    report.requests++;
    report.statuses.set(answer.statusCode, (report.statuses.get(answer.statusCode) ?? 0) + 1);
    if (raw === null && !NOT_READ.includes(answer.statusCode)) reach.noteBody(`${method} ${path}`, sent);
    if (![401, 403, 404].includes(answer.statusCode))
      for (const id of `${url} ${body}`.match(UUID) ?? []) if (states.has(id)) reach.noteState(states.get(id)!);
    const type = String(answer.headers['content-type'] ?? '').split(';')[0] ?? '';
    const fault = (what: string) =>
      new Error(
        `${what}: ${method} ${url}?${query} as ${caller} ${JSON.stringify(headers)} ${body?.slice(0, 1_500)} -> ${answer.statusCode} ${answer.payload.slice(0, 500)}`,
      );
    if (answer.statusCode >= 500) throw fault('a 5xx');
    const documented = operation.responses[answer.statusCode];
    if (documented === undefined) throw fault('an undocumented status');
    if (/node_modules|\.ts:\d|\bat \w+ \(/.test(answer.payload) && answer.statusCode >= 400)
      throw fault('a place in our code');
    if (answer.statusCode >= 400) {
      if (type !== PROBLEM_MEDIA_TYPE) throw fault('an error that is no problem document');
      const problem = answer.json<{ status: number; errors?: unknown[] }>();
      const broken = faultsOf(PROBLEM_SCHEMA, problem);
      if (broken.length > 0) throw fault(`a problem that breaks its schema (${broken.join('; ')})`);
      if (problem.status !== answer.statusCode) throw fault('a problem of another status');
      if (answer.statusCode === 400 && (problem.errors?.length ?? 0) === 0) throw fault('a 400 that names no place');
      return answer;
    }
    const schema = documented.content?.[type]?.schema;
    if (type === 'application/json') {
      const value: unknown = answer.json();
      const broken = schema === undefined ? ['no schema for it'] : faultsOf(schema, value);
      if (broken.length > 0) throw fault(`an answer that breaks its schema (${broken.join('; ')})`);
      things.learn(value, kindMade(path, operation));
    } else if (documented.content === undefined ? answer.payload !== '' : schema === undefined)
      throw fault(`an undocumented media type (${type})`);
    return answer;
  };

  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
  for (const { method, path, operation } of operations) {
    const schema = operation.requestBody?.content?.['application/json']?.schema;
    if (schema !== undefined) reach.expect(`${method} ${path}`, inPlace(schema, document));
  }
  // Whatever the lists show is there to be asked for.
  for (const { method, path, operation } of operations) {
    const asks = (operation.parameters ?? []).some((parameter) => parameter.required === true);
    const media = operation.responses['200']?.content?.['application/json'];
    if (method !== 'GET' || asks || media === undefined) continue;
    await send(method, path, operation, {
      caller: 'admin',
      path: {},
      query: {},
      headers: {},
      body: undefined,
      raw: null,
    });
  }
  const done = new Set<string>();
  const failed = new Set<string>();
  const fail = (name: string, error: unknown): void => {
    failed.add(name);
    report.faults.push(error instanceof Error ? error.message : String(error));
  };
  // Every act upon what has a life, in each of its states.
  for (const { method, path, operation } of operations) {
    const [, kind = ''] = /^\/v1\/(tenders|consortia|invitations)\/\{id\}/.exec(path) ?? [];
    const name = `${method} ${path}`;
    for (const state of method === 'GET' ? [] : statesOfKind(kind)) {
      const id = things.inState(kind, state);
      if (id === null || failed.has(name)) continue;
      const seed = seedOf(`${options.seed} ${name} ${state}`);
      const [request] = fc.sample(soundRequests(path, inPlace(operation, document)), { numRuns: 1, seed });
      const caller = kind === 'invitations' && !path.endsWith('proxy-answer') ? 'member' : 'coordinator';
      await send(method, path, operation, { ...request!, caller, path: { ...request!.path, id } }).then(
        ({ statusCode }) => statusCode < 300 && done.add(name),
        (error: unknown) => fail(name, error),
      );
      states = await statesOf(app);
    }
  }
  const rounds = Math.min(4, options.requests);
  for (let round = 0; round < rounds; round++) {
    states = await statesOf(app);
    for (const { method, path, operation } of operations) {
      const name = `${method} ${path}`;
      if (failed.has(name)) continue;
      const property = fc.asyncProperty(requestsFor(path, inPlace(operation, document)), async (request) => {
        const answer = await send(method, path, operation, request);
        if (answer.statusCode < 300) done.add(name);
      });
      const outcome = await fc.check(property, {
        numRuns: Math.ceil(options.requests / rounds),
        seed: seedOf(`${options.seed} ${round} ${name}`),
        endOnFailure: options.requests <= 100,
      });
      if (outcome.failed) {
        fail(name, outcome.errorInstance);
      }
    }
  }
  report.operations = operations.length;
  report.neverDone = operations.map(({ method, path }) => `${method} ${path}`).filter((name) => !done.has(name));
  return report;
}

/** Signs a person in again whose token is no longer taken; somebody else with the same roles where its account is closed. */
async function signedInAgain(
  app: TestApp,
  people: Record<'admin' | 'coordinator' | 'member', TestPerson>,
  caller: keyof typeof people,
): Promise<void> {
  const person = people[caller];
  const asked = async (): Promise<number> => (await app.call('GET', '/me', { as: people[caller] })).statusCode;
  if ((await asked()) !== 401) return;
  people[caller] = { ...person, token: await accessToken(app.app, app.database, person.id) };
  if ((await asked()) === 401 && person.actor.kind === 'user') people[caller] = await app.person(...person.actor.roles);
}

/** A seed of each operation's own: by one for all, each would be asked for the same things by the same callers. */
const seedOf = (words: string): number => createHash('sha256').update(words).digest().readInt32BE();

/** Answers to a body that was not looked into. */
const NOT_READ: readonly number[] = [401, 403, 413, 415, 429];
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** The kind of thing that an operation answers: the last of its path, or the last but one where that is an act. */
function kindMade(path: string, operation: OperationObject): string {
  const names = path.split('/').filter((part) => part !== '' && !part.startsWith('{'));
  const isAct = /\}\/[a-z-]+$/.test(path) && !/^(list|create|replace|get)/.test(operation.operationId ?? '');
  return names.at(isAct ? -2 : -1) ?? '';
}
