import type { FastifyInstance } from 'fastify';
import { Compile, type Validator } from 'typebox/schema';
import type { JsonSchema, OpenApiDocument } from '../../src/plugins/openapi/document.ts';

/** The OpenAPI document that the API gives out. */
export const documentOf = (app: FastifyInstance): OpenApiDocument => app.swagger() as unknown as OpenApiDocument;

/** A part of the document with the schemas that it refers to put in place; one that leads back to itself is cut off. */
export function inPlace<T extends object>(part: T, document: OpenApiDocument, above: readonly string[] = []): T {
  const name = '$ref' in part && typeof part.$ref === 'string' ? part.$ref.split('/').at(-1) : undefined;
  if (name !== undefined) {
    const named = above.includes(name) ? undefined : document.components.schemas?.[name];
    return (named === undefined ? {} : inPlace(named, document, [...above, name])) as T;
  }
  const each = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(each);
    return typeof value === 'object' && value !== null ? inPlace(value, document, above) : value;
  };
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, each(value)])) as T;
}

/** Finds the faults of a value against a schema of the document; an empty list where it fits. */
export function schemaChecker(document: OpenApiDocument): (schema: JsonSchema, value: unknown) => string[] {
  const compiled = new Map<JsonSchema, Validator>();
  return (schema, value) => {
    const check = compiled.get(schema) ?? Compile({ ...schema, components: document.components } as never);
    compiled.set(schema, check);
    if (check.Check(value)) return [];
    const [, errors] = check.Errors(value);
    return errors.slice(0, 5).map((error) => `${error.instancePath || '/'} ${error.message}`);
  };
}
