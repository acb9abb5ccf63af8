import type { JsonSchema, OpenApiDocument, OperationObject } from './document.ts';

const HEADER = `// Written by \`npm run console:types\` from the API's own description. Do not edit: \`npm run check\` compares.
/* biome-ignore-all format: generated */
/* biome-ignore-all lint: generated */
`;
const JSON_TYPE = 'application/json';
const SCHEMAS = '#/components/schemas/';

/**
 * The API in TypeScript: a type for each named schema, and \`Api\`, which tells for each "METHOD /path" what goes in
 * (\`query\`, \`body\`) and what comes out (\`answer\`). A body that is a document, not JSON, is \`Blob | string\`.
 */
export function typesOf(document: OpenApiDocument): string {
  const named = Object.entries(document.components.schemas ?? {}).map(
    ([name, schema]) => `${doc(schema.description, '')}export type ${typeName(name)} = ${typeOf(schema, '')};`,
  );
  const calls = Object.entries(document.paths)
    .filter(([path]) => path.startsWith('/v1/'))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => callType(method.toUpperCase(), path, operation)),
    );
  return `${HEADER}\n${named.join('\n\n')}\n\n/** What each call takes and answers. */\nexport type Api = {\n${calls.join('\n')}\n};\n`;
}

function callType(method: string, path: string, operation: OperationObject): string {
  const query = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query');
  const queryType: JsonSchema = {
    type: 'object',
    properties: Object.fromEntries(
      query.map(({ name, schema, description }) => [name, withDescription(schema, description)]),
    ),
    required: query.filter(({ required }) => required === true).map(({ name }) => name),
  };
  return [
    doc(operation.summary, '  ').trimEnd(),
    `  ${quoted(`${method} ${path}`)}: {`,
    `    query: ${query.length === 0 ? 'undefined' : typeOf(queryType, '    ')};`,
    `    body: ${bodyType(operation)};`,
    `    answer: ${answerType(operation)};`,
    '  };',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function bodyType(operation: OperationObject): string {
  const { requestBody } = operation;
  if (requestBody === undefined) return 'undefined';
  const kinds = Object.entries(requestBody.content).map(([mediaType, { schema }]) =>
    mediaType === JSON_TYPE && schema?.format !== 'binary' ? typeOf(schema ?? {}, '    ') : 'Blob | string',
  );
  return [
    ...new Set(kinds),
    ...(requestBody.required === true || !requestBody.content[JSON_TYPE] ? [] : ['undefined']),
  ].join(' | ');
}

function answerType(operation: OperationObject): string {
  const good = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
  const kinds = good.map(([, { content }]) => {
    const json = content?.[JSON_TYPE]?.schema;
    return json === undefined || json.format === 'binary' ? 'undefined' : typeOf(json, '    ');
  });
  return [...new Set(kinds)].join(' | ') || 'undefined';
}

/** A JSON Schema as a type; \`indent\` is that of the line it stands in. */
function typeOf(schema: JsonSchema, indent: string): string {
  if (schema.$ref !== undefined) return typeName(schema.$ref.replace(SCHEMAS, ''));
  if (schema.const !== undefined) return quoted(schema.const);
  if (schema.enum !== undefined) return schema.enum.map(quoted).join(' | ');
  const either = schema.anyOf ?? schema.oneOf;
  if (either !== undefined) return [...new Set(either.map((one) => typeOf(one, indent)))].join(' | ');
  if (schema.allOf !== undefined) return schema.allOf.map((one) => `(${typeOf(one, indent)})`).join(' & ');
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? guessed(schema));
  return [...new Set(types.map((type) => plainType(type, schema, indent)))].join(' | ') || 'unknown';
}

/** What a schema without a type must be from its other words. */
const guessed = (schema: JsonSchema): string[] =>
  schema.properties !== undefined ? ['object'] : schema.items !== undefined ? ['array'] : [];

function plainType(type: string, schema: JsonSchema, indent: string): string {
  switch (type) {
    case 'integer':
    case 'number':
      return 'number';
    case 'array':
      return `Array<${typeOf(schema.items ?? {}, indent)}>`;
    case 'object':
      return objectType(schema, indent);
    default:
      return type;
  }
}

function objectType(schema: JsonSchema, indent: string): string {
  const required = new Set(schema.required);
  const inner = `${indent}  `;
  const members = Object.entries(schema.properties ?? {}).map(
    ([name, property]) =>
      `${doc(property.description, inner)}${inner}${key(name)}${required.has(name) ? '' : '?'}: ${typeOf(property, inner)};`,
  );
  const rest =
    typeof schema.additionalProperties === 'object'
      ? schema.additionalProperties
      : Object.values(schema.patternProperties ?? {})[0];
  if (members.length === 0) return `Record<string, ${rest === undefined ? 'unknown' : typeOf(rest, inner)}>`;
  return `{\n${members.join('\n')}\n${indent}}`;
}

const typeName = (name: string): string =>
  name.replace(/(^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_all, _gap, first: string) => first.toUpperCase());
const key = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name));
const quoted = (value: unknown): string =>
  typeof value === 'string' ? `'${value.replace(/[\\']/g, '\\$&')}'` : JSON.stringify(value);
const doc = (text: string | undefined, indent: string): string =>
  text === undefined || text === '' ? '' : `${indent}/** ${text.replaceAll('*/', '*\\/').replace(/\s+/g, ' ')} */\n`;
const withDescription = (schema: JsonSchema | undefined, description: string | undefined): JsonSchema =>
  description === undefined ? (schema ?? {}) : { ...schema, description };
