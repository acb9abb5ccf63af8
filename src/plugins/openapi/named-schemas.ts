import { isDeepStrictEqual } from 'node:util';
import { OWN_DESCRIPTION } from '../../shared/schemas.ts';
import type { JsonSchema, MediaType, OpenApiDocument } from './document.ts';
import { usualWords } from './usual-words.ts';

type Components = Map<string, JsonSchema>;

/**
 * Moves every schema with a `title` to `components.schemas` and refers to it where it stood, and gives properties
 * without a description of their own the usual one of their name. Schemas of routes are never changed: what they share
 * with the document is copied.
 * @throws Error when two different schemas bear one name
 */
export function nameSchemas(document: OpenApiDocument): void {
  const components: Components = new Map();
  for (const operation of Object.values(document.paths).flatMap((methods) => Object.values(methods))) {
    referIn(operation.requestBody?.content, components);
    for (const response of Object.values(operation.responses)) referIn(response.content, components);
  }
  for (const [name, schema] of Object.entries(document.components.schemas ?? {})) {
    components.set(name, withReferences({ ...schema, title: name }, components, true));
  }
  document.components.schemas = Object.fromEntries([...components].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function referIn(content: Record<string, MediaType> | undefined, components: Components): void {
  for (const media of Object.values(content ?? {})) {
    if (media.schema !== undefined) media.schema = withReferences(media.schema, components);
  }
}

/** The schema with references in place of named parts; `isComponent` where it is itself what a name stands for. */
function withReferences(schema: JsonSchema, components: Components, isComponent = false): JsonSchema {
  const inner = (part: JsonSchema): JsonSchema => withReferences(part, components);
  const { properties, patternProperties, items, anyOf, oneOf, allOf, additionalProperties } = schema;
  const { title, ...copy }: JsonSchema = {
    ...schema,
    ...(properties === undefined ? {} : { properties: told(properties, inner) }),
    ...(patternProperties === undefined ? {} : { patternProperties: mapped(patternProperties, inner) }),
    ...(items === undefined ? {} : { items: inner(items) }),
    ...(anyOf === undefined ? {} : { anyOf: anyOf.map(inner) }),
    ...(oneOf === undefined ? {} : { oneOf: oneOf.map(inner) }),
    ...(allOf === undefined ? {} : { allOf: allOf.map(inner) }),
    ...(typeof additionalProperties === 'object' ? { additionalProperties: inner(additionalProperties) } : {}),
  };
  return title === undefined || isComponent ? copy : referenceTo(title, copy, components);
}

function referenceTo(name: string, { [OWN_DESCRIPTION]: own, ...schema }: JsonSchema, components: Components) {
  const component = own === undefined ? schema : { ...schema, description: own };
  const known = components.get(name);
  if (known !== undefined && !isDeepStrictEqual(known, component)) {
    throw new Error(`Two different schemas are named ${name}`);
  }
  components.set(name, component);
  const $ref = `#/components/schemas/${name}`;
  return own === undefined || schema.description === undefined ? { $ref } : { $ref, description: schema.description };
}

const mapped = (schemas: Record<string, JsonSchema>, change: (schema: JsonSchema) => JsonSchema) =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, change(schema)]));

function told(properties: Record<string, JsonSchema>, inner: (schema: JsonSchema) => JsonSchema) {
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => {
      const description = property.description ?? usualWords(name);
      const changed = inner(property);
      // A named schema that tells what it is needs no usual words beside its reference.
      const tells = changed.$ref !== undefined && (property.description ?? '') !== '';
      return [name, tells || description === undefined ? changed : { ...changed, description }];
    }),
  );
}
