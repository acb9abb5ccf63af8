/**
 * The parts that schemas of bodies and answers are made of.
 *
 * Rule: what the API answers or takes has a name. `Named('Lot', { … })` is an object that refuses unknown members and
 * stands under that name in the OpenAPI document (`components.schemas`), once, with `$ref` wherever it is used; of
 * other schemas `title` is the name (`Word(STATES, { title: 'TenderState' })`). A page takes the name of its items
 * (`pageOf(TenderSummary)` is `TenderPage`). Names are the field's words: `Tender` is answered, `TenderInput` sent to
 * make one, `TenderPatch` to change it. Requests are checked and answers serialised with the schemas as they stand
 * here, without references: a name costs nothing.
 *
 * Every property has a description: its own, or the usual one of its name (plugins/openapi/usual-words.ts). `Described`
 * says of a shared schema what it means in one place.
 */
import { type Static, type TSchema, Type } from 'typebox';
import { CURRENCY } from './money.ts';
import { MAX_LIMIT } from './paging.ts';

/** The largest amount: integer cents that a double holds exactly (2^53 − 1). */
const MAX_CENTS = Number.MAX_SAFE_INTEGER;

/** An object that refuses unknown members. */
export const Strict: <P extends Record<string, TSchema>>(
  properties: P,
  options?: Record<string, unknown>,
) => ReturnType<typeof Type.Object<P>> = (properties, options = {}) =>
  Type.Object(properties, { additionalProperties: false, ...options });

/** An object that refuses unknown members, by its name in the API's description. */
export const Named: <P extends Record<string, TSchema>>(
  name: string,
  properties: P,
  options?: Record<string, unknown>,
) => ReturnType<typeof Type.Object<P>> = (name, properties, options = {}) =>
  Strict(properties, { title: name, ...options });

/**
 * An object that is answered, by its name in the API's description. Members that are not listed are left out of the
 * answer, also beside null, where a `Named` one that has them would be no answer at all: for what is stored as JSON.
 */
export const Answer = <P extends Record<string, TSchema>>(
  name: string,
  properties: P,
  options: Record<string, unknown> = {},
): ReturnType<typeof Type.Object<P>> => Type.Object(properties, { title: name, ...options });

/** The same schema, told for the place where it is used; a named one stays a reference to its name. */
export const Described = <T extends TSchema>(schema: T, description: string) => {
  const { title, description: own } = schema as { title?: string; description?: string };
  return Type.Unsafe<Static<T>>({
    ...schema,
    description,
    ...(title === undefined || own === undefined ? {} : { [OWN_DESCRIPTION]: own }),
  });
};

/** Where a schema that is told anew keeps what it says of itself; taken out again before the document is given. */
export const OWN_DESCRIPTION = 'x-own-description';

/** The id of examples: of nothing that is there. */
export const EXAMPLE_ID = '0190a6c2-7d2e-7c4a-9a55-3f0f6f1c2b10';
export const Uuid = Type.String({ format: 'uuid', examples: [EXAMPLE_ID] });
export const Instant = Type.String({ format: 'date-time' });
export const Day = Type.String({ format: 'date' });
export const CpvCode = Type.String({
  pattern: '^[0-9]{8}$',
  description: 'CPV 2008 code: eight digits, no check digit',
  examples: ['45262670'],
});
export const NutsCode = Type.String({
  pattern: '^[A-Z]{2}[0-9A-Z]{0,3}$',
  description: 'NUTS code',
  examples: ['FRG01'],
});
export const Cents = Type.Integer({ minimum: 0, maximum: MAX_CENTS, description: 'Euros in integer cents' });
export const BasisPoints = Type.Integer({
  minimum: 0,
  maximum: 10_000,
  description: 'Share in basis points: 10,000 is the whole',
});
export const Year = Type.Integer({ minimum: 1900, maximum: 2200 });
/** The pattern of one line: no control characters, no line ends, no marks that turn the direction of what follows. */
export const ONE_LINE = '^[^\\u0000-\\u001f\\u007f-\\u009f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]*$';
/** The pattern of a person's name: one line that no mail program makes a link of. */
export const NAME_LINE = `^(?!.*(?:://|[wW]{3}\\.))${ONE_LINE.slice(1)}`;
/** A short text of one line: names stand in mails, files and logs. */
export const ShortText = Type.String({ minLength: 1, maxLength: 500, pattern: ONE_LINE });
/** The name of a person, which a mail greets. */
export const PersonName = Type.String({
  minLength: 1,
  maxLength: 200,
  pattern: NAME_LINE,
});
export const LongText = Type.String({ maxLength: 100_000 });

export const MoneySchema = Named(
  'Money',
  {
    amountCents: Type.Integer({ minimum: -MAX_CENTS, maximum: MAX_CENTS, description: 'Integer cents' }),
    currency: Type.Literal(CURRENCY),
  },
  { description: 'Amount in integer cents' },
);

/**
 * The value or null; a JSON Schema type list for plain types, so that it serialises fast. Null is no part of what a
 * name stands for: a plain type loses its name here, an object keeps it beside null.
 */
export function Nullable<T extends TSchema>(schema: T) {
  const { title: _, ...plain } = schema as { title?: string; type?: unknown; enum?: readonly unknown[] };
  if (typeof plain.type === 'string' && plain.type !== 'object' && plain.type !== 'array') {
    const orNull = plain.enum === undefined ? {} : { enum: [...plain.enum, null] };
    return Type.Unsafe<Static<T> | null>({ ...plain, type: [plain.type, 'null'], ...orNull });
  }
  return Type.Unsafe<Static<T> | null>({ anyOf: [schema, { type: 'null' }] });
}

/** One of a few words. */
export const Word = <const T extends readonly string[]>(words: T, options: Record<string, unknown> = {}) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...words], ...options });

/** `?limit=&cursor=`, with the further filters of a list. */
export const listQuery = <P extends Record<string, TSchema>>(filters: P) =>
  Strict({
    limit: Type.Optional(
      Type.Integer({ minimum: 1, maximum: MAX_LIMIT, description: 'Rows in the page; 50 unless given' }),
    ),
    cursor: Type.Optional(Type.String({ maxLength: 500, description: '`nextCursor` of the page before' })),
    ...filters,
  });

/** A page of a list; `TenderSummary` or `Tender` comes in a `TenderPage`. */
export const pageOf = <T extends TSchema>(item: T) => {
  const { title } = item as { title?: string };
  const page = { items: Type.Array(item), nextCursor: Nullable(Type.String()) };
  return title === undefined ? Strict(page) : Named(`${title.replace(/Summary$/, '')}Page`, page);
};

/** A text in both languages. */
export const InBothLanguages = Named(
  'InBothLanguages',
  { fr: Type.String({ description: 'In French' }), en: Type.String({ description: 'In English' }) },
  { description: 'A text in French and English' },
);

export const IdParams = Strict({ id: Uuid });

/** What a resource's path carries where nothing else is returned. */
export const Empty = Type.Null({ description: 'No content' });

/** Of acts that may undo what members have agreed to. */
export const DryRunQuery = Strict({
  dryRun: Type.Optional(
    Type.Boolean({ description: 'Tell what would happen, whom it asks again, and do nothing; false unless given' }),
  ),
});

/** Something to look at before it costs: its code, what it is about, and the words in the reader's language. */
export const WarningSchema = Named('Warning', { code: Type.String(), where: Type.String(), message: Type.String() });
export type WarningView = Static<typeof WarningSchema>;
