import type { HTTPMethods } from 'fastify';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonSchema, OpenApiDocument, OperationObject } from '../../src/plugins/openapi/document.ts';
import { operationIdOf } from '../../src/plugins/openapi/operation-id.ts';
import { type TestApp, testApp } from '../app.ts';
import { documentOf, schemaChecker } from './document.ts';

let app: TestApp;
let document: OpenApiDocument;
let operations: { name: string; method: string; path: string; operation: OperationObject }[];
beforeAll(async () => {
  app = await testApp();
  document = documentOf(app.app);
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method,
      path,
      operation,
    })),
  );
});
afterAll(() => app.close());

/** The operations that break a rule, by name. */
const breaking = (rule: (o: (typeof operations)[number]) => boolean): string[] =>
  operations.filter((o) => !rule(o)).map((o) => o.name);

describe('every operation of the OpenAPI document', () => {
  it('has a summary, a description and a tag', () => {
    expect(operations.length).toBeGreaterThan(30);
    expect(breaking(({ operation }) => (operation.summary ?? '').length > 5)).toEqual([]);
    expect(breaking(({ operation }) => (operation.description ?? '').length > 15)).toEqual([]);
    expect(breaking(({ operation }) => operation.tags?.length === 1)).toEqual([]);
    expect(breaking(({ operation }) => operation['x-access'] !== undefined)).toEqual([]);
  });

  it('has an id of its own that a client can be generated from', () => {
    const ids = operations.map((o) => o.operation.operationId ?? '');
    expect(ids.filter((id) => !/^[a-z][A-Za-z0-9]{2,60}$/.test(id))).toEqual([]);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  it('documents the problems that it may answer, all of one shape', () => {
    const has = (o: OperationObject, status: number) => o.responses[status] !== undefined;
    expect(breaking(({ operation }) => has(operation, 500))).toEqual([]);
    expect(breaking(({ operation, path }) => !path.startsWith('/v1/') || has(operation, 401))).toEqual([]);
    expect(breaking(({ operation }) => operation.requestBody === undefined || has(operation, 400))).toEqual([]);
    expect(breaking(({ operation, method }) => method !== 'patch' || has(operation, 428))).toEqual([]);
    const named = new Set(Object.keys(document.components.responses ?? {}));
    const refs = operations.flatMap((o) => Object.values(o.operation.responses).flatMap((r) => r.$ref ?? []));
    expect(refs.filter((ref) => !named.has(ref.split('/').at(-1) ?? ''))).toEqual([]);
  });

  /** One of two groups of members must be said, which a schema tells in words alone. */
  const EITHER = ['POST /v1/consortia'];

  it('takes no body where nothing in it must be said: people leave it out', () => {
    const resolved = ({ $ref, ...schema }: JsonSchema): JsonSchema =>
      $ref === undefined ? schema : (document.components.schemas?.[$ref.split('/').at(-1) ?? ''] ?? {});
    const saysNothing = ({ requestBody }: OperationObject): boolean => {
      const schema = resolved(requestBody?.content['application/json']?.schema ?? { type: 'none' });
      return schema.type === 'object' && (schema.required ?? []).length === 0 && schema.minProperties === undefined;
    };
    const mayLeaveOut = ({ operation, method }: (typeof operations)[number]) =>
      method !== 'post' || !saysNothing(operation) || operation.requestBody?.required !== true;
    expect(breaking(mayLeaveOut)).toEqual(EITHER);
  });

  it('shows examples that its own schemas accept', () => {
    const faultsOf = schemaChecker(document);
    const faults: string[] = [];
    const check = (where: string, schema: JsonSchema = {}, example: unknown = undefined) => {
      if (example === undefined) faults.push(`${where}: no example`);
      else for (const fault of faultsOf(schema, example)) faults.push(`${where}: ${fault}`);
    };
    for (const { name, operation } of operations) {
      for (const parameter of operation.parameters ?? []) {
        // The page fills in `example`: of what may be left out it would fill in everything.
        const { example = parameter.schema?.examples?.[0], required = false } = parameter;
        if (parameter.name !== 'cursor') check(`${name} ${parameter.in} ${parameter.name}`, parameter.schema, example);
        expect(parameter.example !== undefined, `${name} ${parameter.name}`).toBe(required);
      }
      for (const [type, media] of Object.entries(operation.requestBody?.content ?? {})) {
        const isFile = media.schema?.format === 'binary';
        if (!isFile || media.example !== undefined) check(`${name} ${type}`, media.schema, media.example);
      }
      for (const [status, response] of Object.entries(operation.responses)) {
        for (const media of Object.values(response.content ?? {})) {
          check(`${name} ${status}`, media.schema, media.example);
        }
      }
    }
    for (const [name, response] of Object.entries(document.components.responses ?? {})) {
      for (const media of Object.values(response.content ?? {})) check(name, media.schema, media.example);
    }
    expect(faults).toEqual([]);
  });
});

describe('a body that may be missing', () => {
  it('is documented so, and taken so; every other one is asked for', async () => {
    const admin = await app.person({ role: 'admin' });
    const optional: string[] = [];
    for (const { method, path, operation } of operations) {
      if (operation.requestBody === undefined || operation['x-access'] === 'public') continue;
      const answer = await app.app.inject({
        method: method.toUpperCase() as HTTPMethods,
        url: path.replaceAll(/\{\w+\}/g, () => uuidv7()),
        headers: { authorization: `Bearer ${admin.token}`, 'if-match': '*' },
      });
      const asksForBody = [400, 415].includes(answer.statusCode);
      expect(asksForBody, `${method} ${path}: ${answer.payload}`).toBe(operation.requestBody.required);
      if (operation.requestBody.required === false) optional.push(path);
    }
    expect(optional).toEqual([
      '/v1/invitations/{id}/accept',
      '/v1/organisations/{id}/capabilities/suggest',
      '/v1/clusters/{id}/memberships/{membershipId}/end',
      '/v1/consortia/{id}/recompose',
      '/v1/consortia/{id}/submit',
      '/v1/consortia/{id}/dissolve',
      '/v1/consortia/{id}/equipment/hold',
      '/v1/clusters/{id}/recruiting-surveys',
      '/v1/tenders/{id}/match-runs',
    ]);
  });
});

describe('operation ids', () => {
  it.each([
    ['GET', '/v1/tenders', true, 'listTenders'],
    ['GET', '/v1/tenders/{id}', false, 'getTender'],
    ['POST', '/v1/tenders', false, 'createTender'],
    ['POST', '/v1/tenders/{id}/publish', false, 'publishTender'],
    ['POST', '/v1/tenders/{id}/match-runs', false, 'createTenderMatchRun'],
    ['PUT', '/v1/lots/{id}/requirements', false, 'replaceLotRequirements'],
    ['PATCH', '/v1/consortia/{id}', false, 'changeConsortium'],
    ['POST', '/v1/award-matches/{id}/confirm', false, 'confirmAwardMatch'],
    ['DELETE', '/v1/organisations/{id}/ties/{otherId}', false, 'deleteOrganisationTie'],
    ['POST', '/v1/auth/accept-invitation', false, 'acceptInvitation'],
  ])('%s %s', (method, path, isList, id) => {
    expect(operationIdOf(method, path, isList)).toBe(id);
  });
});
