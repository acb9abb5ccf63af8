import fc from 'fast-check';
import type { JsonSchema } from '../../../src/plugins/openapi/document.ts';
import { exampleOf } from '../../../src/plugins/openapi/examples.ts';

/** An id that is chosen when the request is sent: of the things of that kind that are known by then. */
export const idOf = (kind: string, n: number): string => `@${kind}#${n}`;

/** The id of any of them alike: what is small is no likelier, unlike fast-check's own numbers. */
export const someId = (kind: string): fc.Arbitrary<string> => fc.noBias(fc.nat(59)).map((n) => idOf(kind, n));

/** Fields that are worth nothing unless they hold what the API gave out, or what a person knows. */
const LEARNT = new Set(['email', 'password', 'token', 'refreshToken']);
const DAYS = ['2026-12-15', '2024-02-29', '1999-12-31', '1900-01-01', '9999-12-31'];
const INSTANTS = [
  '2026-12-15T11:00:00Z',
  '2027-01-31T23:59:59.999+01:00',
  '1970-01-01T00:00:00Z',
  '1900-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
];

/** Values that the schema accepts, the edges of its ranges among them. */
export function valuesOf(schema: JsonSchema, name = '', depth = 0): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((choice) => valuesOf(choice, name, depth + 1)));
  if (Array.isArray(schema.type)) {
    return fc.oneof(...schema.type.map((type: string) => valuesOf({ ...schema, type }, name, depth + 1)));
  }
  switch (schema.type) {
    case 'string':
      return texts(schema, name);
    case 'integer':
      return integers(schema);
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e9, max: schema.maximum ?? 1e9, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array': {
      const minLength = schema.minItems ?? 0;
      const maxLength = Math.min(schema.maxItems ?? 4, minLength + (depth > 6 ? 0 : 3));
      const any = fc.array(valuesOf(schema.items ?? {}, name, depth + 1), { minLength, maxLength });
      const { items } = schema;
      if (items?.properties === undefined || maxLength < 2 || minLength > 2) return any;
      return fc.oneof({ weight: 3, arbitrary: any }, unevenRows(items, depth + 1));
    }
    case 'object':
      return objects(schema, depth);
    default:
      return fc.constantFrom(null, 1, 'text', {});
  }
}

/** Bodies of a schema: mostly with some of the optional fields, now and then with all of them, or with none. */
export const bodiesOf = (schema: JsonSchema): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 2, arbitrary: valuesOf(schema) },
    { weight: 2, arbitrary: valuesOf(withFields(schema, 'all')) },
    { weight: 1, arbitrary: valuesOf(withFields(schema, 'required')) },
  );

/** The schema with every field required, and lists that are not empty; or without those that are not. */
function withFields(schema: JsonSchema, which: 'all' | 'required', depth = 0): JsonSchema {
  if (depth > 6) return schema;
  const within = (part: JsonSchema): JsonSchema => withFields(part, which, depth + 1);
  const { properties, required = [], items, anyOf, oneOf } = schema;
  const fields = Object.entries(properties ?? {}).filter(([key]) => which === 'all' || required.includes(key));
  return {
    ...schema,
    ...(anyOf === undefined ? {} : { anyOf: anyOf.map(within) }),
    ...(oneOf === undefined ? {} : { oneOf: oneOf.map(within) }),
    ...(items === undefined ? {} : { items: within(items) }),
    ...(schema.type === 'array' && which === 'all' ? { minItems: Math.max(1, schema.minItems ?? 0) } : {}),
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(fields.map(([key, field]) => [key, within(field)])),
          required: fields.map(([key]) => key),
        }),
  };
}

/** A row with every optional field and one with none, in either order: what reads the fields of the first row of all. */
const unevenRows = (row: JsonSchema, depth: number): fc.Arbitrary<unknown> =>
  fc
    .tuple(objects({ ...row, required: Object.keys(row.properties ?? {}) }, depth), bareRow(row, depth), fc.boolean())
    .map(([full, bare, fullFirst]) => (fullFirst ? [full, bare] : [bare, full]));

function bareRow(row: JsonSchema, depth: number): fc.Arbitrary<unknown> {
  const required = row.required ?? [];
  const kept = Object.entries(row.properties ?? {}).filter(([key]) => required.includes(key));
  return objects({ ...row, properties: Object.fromEntries(kept), additionalProperties: false }, depth);
}

function objects(schema: JsonSchema, depth: number): fc.Arbitrary<unknown> {
  const { properties = {}, additionalProperties } = schema;
  if (Object.keys(properties).length === 0 && typeof additionalProperties === 'object') {
    return fc.dictionary(fc.constantFrom('a', 'b', 'c1'), valuesOf(additionalProperties, '', depth + 1), {
      maxKeys: 3,
    });
  }
  return fc.record(
    Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, valuesOf(value, key, depth + 1)])),
    { requiredKeys: [...(schema.required ?? [])] },
  );
}

function integers({ minimum = -10, maximum = 1_000, exclusiveMinimum }: JsonSchema): fc.Arbitrary<number> {
  const min = exclusiveMinimum === undefined ? minimum : exclusiveMinimum + 1;
  return fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min, max: Math.max(min, Math.min(maximum, min + 5_000)) }) },
    { weight: 1, arbitrary: fc.constantFrom(min, Math.max(min, maximum)) },
  );
}

function texts(schema: JsonSchema, name: string): fc.Arbitrary<string> {
  const { minLength = 0, maxLength = 80 } = schema;
  if (LEARNT.has(name)) return someId(name);
  switch (schema.format) {
    case 'uuid':
      return fc.oneof({ weight: 9, arbitrary: someId(name) }, { weight: 1, arbitrary: fc.uuid() });
    case 'date':
      return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...DAYS.slice(0, 2)) }, fc.constantFrom(...DAYS));
    case 'date-time':
      return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...INSTANTS.slice(0, 2)) }, fc.constantFrom(...INSTANTS));
    case 'email':
      return fc.emailAddress({ size: 'small' });
    case 'uri':
      return fc.webUrl();
    default:
  }
  const usual = fc.constant(String(exampleOf(schema, {}, name)));
  if (schema.pattern !== undefined) {
    // fast-check generates nothing by a pattern that looks ahead.
    if (schema.pattern.includes('(?!')) return usual;
    return fc.oneof(
      { weight: 4, arbitrary: usual },
      fc.stringMatching(new RegExp(schema.pattern, 'u'), { size: 'xsmall' }),
    );
  }
  return fc.oneof(
    usual,
    fc.string({ minLength, maxLength: Math.min(Math.max(maxLength, minLength), 80), unit: 'grapheme' }),
  );
}

/** Values that break something somewhere: types, ranges, encodings, dates that are none, texts that mean something elsewhere. */
const NASTY: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  0.5,
  1e308,
  -(2 ** 53),
  2 ** 53,
  2 ** 31,
  5e-324,
  '',
  ' ',
  'a\0b',
  '\ud800',
  'x'.repeat(600),
  '999999999999999999999',
  '2026-02-30',
  '2026-12-15T25:00:00Z',
  '0000-01-01',
  '0026-01-01',
  '-infinity',
  'NaN',
  "'; drop table users; --",
  '%',
  '_',
  '\\',
  '\u202eabc',
  '../../etc/passwd',
  '0190a6c2-7d2e-7c4a-9a55-3f0f6f1c2b10',
  [],
  {},
  [[[[[]]]]],
  { constructor: { prototype: { a: 1 } } },
];

/** One change: the value at a place counted through the tree is replaced, left out, doubled, or gets an unknown neighbour. */
export type Change = { at: number; how: 'replace' | 'remove' | 'add'; value: unknown };

export const changes: fc.Arbitrary<Change> = fc.record({
  at: fc.noBias(fc.nat(200)),
  how: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'add'),
  value: fc.constantFrom(...NASTY),
});

/** The value with a change made; the original stays as it is. */
export function changed(value: unknown, change: Change): unknown {
  const copy = structuredClone({ root: value });
  const places: { holder: Record<string, unknown>; key: string }[] = [];
  const walk = (holder: Record<string, unknown>): void => {
    for (const key of Object.keys(holder)) {
      places.push({ holder, key });
      const member = holder[key];
      if (typeof member === 'object' && member !== null) walk(member as Record<string, unknown>);
    }
  };
  walk(copy);
  const { holder, key } = places[change.at % places.length]!;
  if (change.how === 'replace') holder[key] = change.value;
  else if (change.how === 'add') holder[`${key}X`] = change.value;
  else if (Array.isArray(holder)) holder.push(structuredClone(holder[Number(key)]));
  else delete holder[key];
  return copy.root;
}
