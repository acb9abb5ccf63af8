import type { JsonSchema } from '../../../src/plugins/openapi/document.ts';

/** Schemas nest no deeper than this; one that leads back to itself is cut off here. */
const DEEPEST = 8;
const choicesOf = (schema: JsonSchema): readonly JsonSchema[] | null =>
  schema.anyOf ??
  schema.oneOf ??
  (Array.isArray(schema.type) ? schema.type.map((type: string) => ({ ...schema, type })) : null);

/**
 * Every way in which a body of this schema may differ in form, by the place where it does: an optional field that is
 * there or not, each choice of a union (null among them), a list that is empty, and one whose rows do not all have the
 * same optional fields.
 */
export function formsOf(schema: JsonSchema, at = '', depth = 0): string[] {
  if (depth > DEEPEST) return [];
  const choices = choicesOf(schema);
  if (choices !== null)
    return choices.flatMap((choice, i) => [`${at} choice ${i}`, ...formsOf(choice, `${at}|${i}`, depth + 1)]);
  if (schema.type === 'array') {
    const { items = {}, minItems = 0, maxItems = 2 } = schema;
    return [
      ...(minItems === 0 ? [`${at} empty`] : []),
      ...(maxItems > 1 && minItems < 3 && optionalOf(items).length > 0 ? [`${at} uneven`] : []),
      ...formsOf(items, `${at}[]`, depth + 1),
    ];
  }
  return Object.entries(schema.properties ?? {}).flatMap(([key, field]) => [
    ...(optionalOf(schema).includes(key) ? [`${at}/${key} there`, `${at}/${key} absent`] : []),
    ...formsOf(field, `${at}/${key}`, depth + 1),
  ]);
}

const optionalOf = ({ properties = {}, required = [] }: JsonSchema): string[] =>
  Object.keys(properties).filter((key) => !required.includes(key));

/** The forms of `formsOf` that a value has. */
export function formsIn(value: unknown, schema: JsonSchema, fits: Fits, at = '', depth = 0): string[] {
  if (depth > DEEPEST) return [];
  const choices = choicesOf(schema);
  if (choices !== null) {
    const i = choices.findIndex((choice) => fits(choice, value));
    return i < 0 ? [] : [`${at} choice ${i}`, ...formsIn(value, choices[i]!, fits, `${at}|${i}`, depth + 1)];
  }
  if (Array.isArray(value)) {
    const { items = {} } = schema;
    const optional = optionalOf(items);
    const shapes = new Set(value.map((row) => optional.filter((key) => has(row, key)).join()));
    return [
      ...(value.length === 0 ? [`${at} empty`] : []),
      ...(shapes.size > 1 ? [`${at} uneven`] : []),
      ...value.flatMap((row) => formsIn(row, items, fits, `${at}[]`, depth + 1)),
    ];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(schema.properties ?? {}).flatMap(([key, field]) => {
    const there = has(value, key);
    const optional = optionalOf(schema).includes(key) ? [`${at}/${key} ${there ? 'there' : 'absent'}`] : [];
    const member: unknown = there ? (value as Record<string, unknown>)[key] : undefined;
    return there ? [...optional, ...formsIn(member, field, fits, `${at}/${key}`, depth + 1)] : optional;
  });
}

/** Whether a value is of a schema. */
export type Fits = (schema: JsonSchema, value: unknown) => boolean;

const has = (value: unknown, key: string): boolean =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key);

/** What a run reached: forms of bodies by operation, and states of things. */
export class Reach {
  readonly #forms = new Map<string, { schema: JsonSchema; all: Set<string>; read: Set<string> }>();
  readonly #states = new Map<string, number>();

  readonly #fits: Fits;

  constructor(fits: Fits) {
    this.#fits = fits;
  }

  expect(operation: string, schema: JsonSchema): void {
    this.#forms.set(operation, { schema, all: new Set(formsOf(schema)), read: new Set() });
  }

  /** A body that was read: one that fits its schema goes on to whoever carries it out, or refuses it with reasons. */
  noteBody(operation: string, body: unknown): void {
    const known = this.#forms.get(operation);
    if (known === undefined || !this.#fits(known.schema, body)) return;
    for (const form of formsIn(body, known.schema, this.#fits)) if (known.all.has(form)) known.read.add(form);
  }

  noteState(state: string): void {
    this.#states.set(state, (this.#states.get(state) ?? 0) + 1);
  }

  /** Forms read at least once, of all that there are, and the others, by operation. */
  get forms(): { reached: number; all: number; missed: string[] } {
    const each = [...this.#forms].map(([operation, { all, read }]) => ({ operation, all, read }));
    return {
      reached: each.reduce((sum, { read }) => sum + read.size, 0),
      all: each.reduce((sum, { all }) => sum + all.size, 0),
      missed: each.flatMap(({ operation, all, read }) =>
        [...all].filter((form) => !read.has(form)).map((form) => `${operation} ${form}`),
      ),
    };
  }

  /** How often a thing in each state was acted upon. */
  get states(): ReadonlyMap<string, number> {
    return this.#states;
  }
}
