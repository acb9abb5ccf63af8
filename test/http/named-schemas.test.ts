import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonSchema, OpenApiDocument, OperationObject } from '../../src/plugins/openapi/document.ts';
import { nameSchemas } from '../../src/plugins/openapi/named-schemas.ts';
import { type TestApp, testApp } from '../app.ts';
import { documentOf } from './document.ts';

let app: TestApp;
let document: OpenApiDocument;
beforeAll(async () => {
  app = await testApp();
  document = documentOf(app.app);
});
afterAll(() => app.close());

const operations = (): { name: string; operation: OperationObject }[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })),
  );

/** Bodies and 2xx answers in JSON of ours, each with the place where it is declared. */
const jsonOf = (operation: OperationObject): [string, JsonSchema][] =>
  [
    ['body', operation.requestBody?.content] as const,
    ...Object.entries(operation.responses).map(([status, response]) => [status, response.content] as const),
  ].flatMap(([place, content]) => {
    const schema = content?.['application/json']?.schema;
    return schema === undefined || schema.format === 'binary' ? [] : [[place, schema] as [string, JsonSchema]];
  });

const parts = (schema: JsonSchema): JsonSchema[] => [
  ...Object.values(schema.properties ?? {}),
  ...Object.values(schema.patternProperties ?? {}),
  ...(schema.items === undefined ? [] : [schema.items]),
  ...(schema.anyOf ?? []),
  ...(schema.oneOf ?? []),
  ...(schema.allOf ?? []),
  ...(typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : []),
];

/** The schema and all within, with the way to each; references are not followed. */
function everyPart(schema: JsonSchema, way: string): [string, JsonSchema][] {
  const named = Object.entries(schema.properties ?? {}).flatMap(([name, part]) => everyPart(part, `${way}.${name}`));
  const others = parts({ ...schema, properties: {} }).flatMap((part) => everyPart(part, `${way}[]`));
  return [[way, schema], ...named, ...others];
}

const components = (): [string, JsonSchema][] => Object.entries(document.components.schemas ?? {});
const refs = (schema: JsonSchema): string[] =>
  everyPart(schema, '').flatMap(([, part]) => (part.$ref === undefined ? [] : [part.$ref]));

describe('what the API takes and answers', () => {
  it('has a name: a reference, or a list of references', () => {
    const unnamed = operations().flatMap(({ name, operation }) =>
      jsonOf(operation)
        .filter(([, schema]) => schema.$ref === undefined && schema.items?.$ref === undefined)
        .map(([place]) => `${name} ${place}`),
    );
    expect(unnamed).toEqual([]);
  });

  it('has names in capitals, each with a schema, each used', () => {
    const names = components().map(([name]) => name);
    expect(names.filter((name) => !/^([A-Z][a-z0-9]*)+$/.test(name))).toEqual([]);
    const used = new Set([
      ...operations().flatMap(({ operation }) => jsonOf(operation).flatMap(([, schema]) => refs(schema))),
      ...components().flatMap(([, schema]) => refs(schema)),
      '#/components/schemas/Problem',
      '#/components/schemas/WebhookMessage',
    ]);
    expect(names.filter((name) => !used.has(`#/components/schemas/${name}`))).toEqual([]);
    expect([...used].filter((ref) => !names.includes(ref.split('/').at(-1) ?? ''))).toEqual([]);
  });

  it('keeps no name for itself, and no word that only the program reads', () => {
    const all = components().flatMap(([name, schema]) => everyPart(schema, name));
    expect(all.filter(([, schema]) => schema.title !== undefined).map(([way]) => way)).toEqual([]);
    expect(all.filter(([, schema]) => schema['x-own-description'] !== undefined).map(([way]) => way)).toEqual([]);
  });

  it('describes every property and every parameter', () => {
    const described = ({ $ref, description }: JsonSchema): boolean =>
      (description ?? document.components.schemas?.[$ref?.split('/').at(-1) ?? '']?.description ?? '').length > 2;
    const places = [
      ...operations().flatMap(({ name, operation }) =>
        jsonOf(operation).flatMap(([place, schema]) => everyPart(schema, `${name} ${place}`)),
      ),
      ...components().flatMap(([name, schema]) => everyPart(schema, name)),
    ];
    const mute = places.flatMap(([way, schema]) =>
      Object.entries(schema.properties ?? {})
        .filter(([, property]) => !described(property))
        .map(([name]) => `${way}.${name}`),
    );
    const muteParameters = operations().flatMap(({ name, operation }) =>
      (operation.parameters ?? [])
        .filter((parameter) => (parameter.description ?? '').length <= 2)
        .map((parameter) => `${name} ${parameter.in} ${parameter.name}`),
    );
    expect([...new Set([...mute, ...muteParameters])]).toEqual([]);
  });
});

describe('naming schemas', () => {
  const documentWith = (...answers: JsonSchema[]): OpenApiDocument => ({
    openapi: '3.1.0',
    paths: Object.fromEntries(
      answers.map((schema, i) => [
        `/${i}`,
        { get: { responses: { 200: { content: { 'application/json': { schema } } } } } },
      ]),
    ),
    components: {},
  });
  const lot: JsonSchema = { title: 'Lot', type: 'object', properties: { id: { type: 'string' } } };

  it('leaves the schemas of the routes as they are', () => {
    const given = documentWith({ title: 'Tender', type: 'object', properties: { lot } });
    const before = JSON.stringify(lot);
    nameSchemas(given);
    expect(JSON.stringify(lot)).toBe(before);
    expect(given.components.schemas?.['Tender']?.properties).toEqual({ lot: { $ref: '#/components/schemas/Lot' } });
  });

  it('says in a place what the schema means there, and keeps what it says of itself', () => {
    const first: JsonSchema = { ...lot, description: 'The lot asked for', 'x-own-description': 'A lot' };
    const given = documentWith({
      title: 'A',
      type: 'object',
      properties: { first, second: { ...lot, description: 'A lot' } },
    });
    nameSchemas(given);
    expect(given.components.schemas?.['Lot']?.description).toBe('A lot');
    expect(given.components.schemas?.['A']?.properties).toEqual({
      first: { $ref: '#/components/schemas/Lot', description: 'The lot asked for' },
      second: { $ref: '#/components/schemas/Lot' },
    });
  });

  it('refuses one name for two schemas', () => {
    expect(() => nameSchemas(documentWith(lot, { ...lot, properties: {} }))).toThrow('named Lot');
  });
});
