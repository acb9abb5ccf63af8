import type { FastifyInstance } from 'fastify';
import { Compile, type Validator } from 'typebox/schema';
import type { JsonSchema, OpenApiDocument } from '../../src/plugins/openapi/document.ts';

/** The OpenAPI document that the API gives out. */
export const documentOf = (app: FastifyInstance): OpenApiDocument => app.swagger() as unknown as OpenApiDocument;

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
