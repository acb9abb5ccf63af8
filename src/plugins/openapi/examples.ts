import type { JsonSchema } from './document.ts';

/** Deeper than this a tree that contains itself is cut off. */
const MAX_DEPTH = 12;

/** What fields of these names usually hold, where their schema gives no example of its own. */
const BY_NAME: Record<string, string | number> = {
  title: 'Maintenance of the heating networks',
  name: 'Ateliers de la Loire',
  email: 'contact@ateliers-loire.example',
  description: 'Preventive and corrective maintenance over four years.',
  reason: 'Asked for by the buyer',
  note: 'Agreed in the steering meeting',
  comment: 'Agreed in the steering meeting',
  town: 'Saint-Nazaire',
  city: 'Saint-Nazaire',
  address: '4 rue de la Loire, 44600 Saint-Nazaire',
  postcode: '44600',
  country: 'FR',
  cpv: '45262670',
  nuts: 'FRG01',
  language: 'fr',
  website: 'https://ateliers-loire.example',
  url: 'https://ateliers-loire.example',
  phone: '+33 2 40 00 00 00',
  registrationNumber: '73282932000074',
  buyerName: 'Métropole de la Loire',
  latitude: 47.27,
  longitude: -2.21,
  lat: 47.27,
  lon: -2.21,
  password: 'a long sentence that only you know',
  token: '3q2-7wAAmrG0cXvTzj1Yb4hHqkDkq0nRzS1cJb0uV5E',
  accessToken: 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.Z8kq…',
  refreshToken: '3q2-7wAAmrG0cXvTzj1Yb4hHqkDkq0nRzS1cJb0uV5E',
  nextCursor: 'WyIwMTkwYTZjMi03ZDJlLTdjNGEtOWE1NS0zZjBmNmYxYzJiMTAiXQ',
  currency: 'EUR',
  year: 2026,
  headcount: 42,
  level: 4,
  version: 1,
};

const DAY_MS = 86_400_000;
/** Noon in a week: what is to come, where what is past, or is after a bid is due, would be refused. */
const AHEAD = Math.floor(Date.now() / DAY_MS) * DAY_MS + 7.5 * DAY_MS;
/** Days and instants that begin what is to come. */
const BEGINS = /^opensAt$/;
/** And those that end it, a day later. */
const ENDS = /^(expiresAt|deadline|validUntil|excludedUntil|until|to|factsDueOn|noticesUntil|answerBy|closesAt)$/;

const BY_FORMAT: Record<string, string> = {
  uuid: '0190a6c2-7d2e-7c4a-9a55-3f0f6f1c2b10',
  'date-time': '2026-03-02T11:00:00.000Z',
  date: '2026-03-02',
  email: 'contact@ateliers-loire.example',
  uri: 'https://ateliers-loire.example/hook',
  url: 'https://ateliers-loire.example/hook',
};

/**
 * A value that the schema accepts: its first example where it has one, else one made from what it asks for.
 * The same schema gives the same value all day.
 * @param definitions the schemas that `$ref` points to, by the last part of the pointer
 * @param name of the field that holds the value
 */
export function exampleOf(
  schema: JsonSchema,
  definitions: Readonly<Record<string, JsonSchema>> = {},
  name = '',
  depth = 0,
): unknown {
  if (schema.$ref !== undefined) {
    return exampleOf(definitions[schema.$ref.split('/').at(-1) ?? ''] ?? {}, definitions, name, depth + 1);
  }
  const given = schema.examples?.[0] ?? schema.const ?? schema.default ?? schema.enum?.[0];
  if (given !== undefined) return given;
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) {
    const first = depth > MAX_DEPTH ? choices.at(-1) : choices.find((choice) => choice.type !== 'null');
    return exampleOf(first ?? {}, definitions, name, depth + 1);
  }
  const { allOf } = schema;
  if (allOf !== undefined)
    return Object.assign({}, ...allOf.map((part) => exampleOf(part, definitions, name, depth + 1)));
  return ofType(schema, definitions, name, depth);
}

function ofType(
  schema: JsonSchema,
  definitions: Readonly<Record<string, JsonSchema>>,
  name: string,
  depth: number,
): unknown {
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  switch (types.find((type) => type !== 'null') ?? types[0]) {
    case 'string':
      return text(schema, name);
    case 'integer':
      return number(schema, name, 1);
    case 'number':
      return number(schema, name, 0.5);
    case 'boolean':
      return true;
    case 'null':
      return null;
    case 'array': {
      const one = depth > MAX_DEPTH ? 0 : 1;
      const length = Math.min(Math.max(schema.minItems ?? 0, one), schema.maxItems ?? Number.POSITIVE_INFINITY);
      return Array.from({ length }, () =>
        exampleOf(schema.items ?? {}, definitions, name.replace(/s$/, ''), depth + 1),
      );
    }
    default:
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([key]) => depth <= MAX_DEPTH || schema.required?.includes(key))
          .map(([key, property]) => [key, exampleOf(property, definitions, key, depth + 1)]),
      );
  }
}

function text(schema: JsonSchema, name: string): string {
  const usual = schema.format === undefined ? BY_NAME[name] : BY_FORMAT[schema.format];
  const known = toCome(schema, name) ?? usual;
  const candidates = [known, 'A short text', ...Object.values(BY_NAME)];
  const given = candidates.find((value) => typeof value === 'string' && fits(value, schema));
  if (typeof given !== 'string') return '';
  const padded = given.padEnd(schema.minLength ?? 0, '.');
  return padded.slice(0, schema.maxLength ?? padded.length);
}

/** The day or instant of a field that tells of what is to come; undefined for every other field. */
function toCome(schema: JsonSchema, name: string): string | undefined {
  const at = BEGINS.test(name) ? AHEAD : ENDS.test(name) ? AHEAD + DAY_MS : null;
  if (at === null || (schema.format !== 'date' && schema.format !== 'date-time')) return undefined;
  const instant = new Date(at).toISOString();
  return schema.format === 'date' ? instant.slice(0, 10) : instant;
}

const fits = (value: string, schema: JsonSchema): boolean =>
  schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(value);

function number(schema: JsonSchema, name: string, fallback: number): number {
  const known = BY_NAME[name];
  const usual =
    typeof known === 'number' ? known : /cents$/i.test(name) ? 12_500_000 : /bp$/i.test(name) ? 2_500 : fallback;
  const least = schema.minimum ?? (schema.exclusiveMinimum === undefined ? usual : schema.exclusiveMinimum + 1);
  return Math.min(Math.max(usual, least), schema.maximum ?? Number.POSITIVE_INFINITY);
}
