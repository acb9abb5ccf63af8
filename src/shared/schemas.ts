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

export const Uuid = Type.String({
  format: 'uuid',
  description: 'UUID version 7',
  examples: ['0190a6c2-7d2e-7c4a-9a55-3f0f6f1c2b10'],
});
export const Instant = Type.String({
  format: 'date-time',
  description: 'UTC, ISO 8601',
  examples: ['2026-12-15T11:00:00Z'],
});
export const Day = Type.String({ format: 'date', examples: ['2026-12-15'] });
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
/** A short text of one line or so. */
export const ShortText = Type.String({ minLength: 1, maxLength: 500 });
export const LongText = Type.String({ maxLength: 100_000 });

export const MoneySchema = Strict(
  {
    amountCents: Type.Integer({ minimum: -MAX_CENTS, maximum: MAX_CENTS }),
    currency: Type.Literal(CURRENCY),
  },
  { description: 'Amount in integer cents' },
);

/** The value or null; a JSON Schema type list for plain types, so that it serialises fast. */
export function Nullable<T extends TSchema>(schema: T) {
  const type = (schema as { type?: unknown }).type;
  if (typeof type === 'string' && type !== 'object' && type !== 'array') {
    const words = (schema as { enum?: readonly unknown[] }).enum;
    const orNull = words === undefined ? {} : { enum: [...words, null] };
    return Type.Unsafe<Static<T> | null>({ ...schema, type: [type, 'null'], ...orNull });
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

/** A page of a list. */
export const pageOf = <T extends TSchema>(item: T) =>
  Strict({ items: Type.Array(item), nextCursor: Nullable(Type.String()) });

export const IdParams = Strict({ id: Uuid });

/** What a resource's path carries where nothing else is returned. */
export const Empty = Type.Null({ description: 'No content' });
