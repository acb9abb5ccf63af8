import { type TSchema, Type } from 'typebox';

/** Bounds of a number, told to the JSON schema and kept by the reader. */
export type Bounds = { readonly minimum: number; readonly maximum: number };

/** Whatever is counted, and amounts in cents: what a computer adds without rounding. */
export const COUNT = { minimum: 0, maximum: Number.MAX_SAFE_INTEGER } as const satisfies Bounds;
/** How often something happened: references, proposals. */
export const TIMES = { minimum: 0, maximum: 1_000_000 } as const satisfies Bounds;
/** Levels of a capability: 1 said by an activity code alone, 5 shown by references (`supportedLevel`). */
export const LEVEL = { minimum: 1, maximum: 5 } as const satisfies Bounds;
/** Qualities, coverages and ties. */
export const UNIT = { minimum: 0, maximum: 1 } as const satisfies Bounds;
/** Degrees north, −90 to 90, and east, −180 to 180. */
export const LATITUDE = { minimum: -90, maximum: 90 } as const satisfies Bounds;
export const LONGITUDE = { minimum: -180, maximum: 180 } as const satisfies Bounds;
/** Characters of an id or a certification's code, refused above: a UUID has 36. */
export const MAX_TEXT = 200;
/** Organisations of a problem, and so of a list of them: France's clusters have 80,000, the most that was measured. */
export const MAX_ORGANISATIONS = 200_000;

/** An id or a code. */
export const textField = (options: { description?: string } = {}) =>
  Type.String({ minLength: 1, maxLength: MAX_TEXT, ...options });
/** A CPV code. */
export const cpvField = () =>
  Type.String({
    pattern: '^(?!00)\\d{8}$',
    description: 'CPV code, eight digits without the check digit; it must exist',
  });
/** A calendar day. */
export const dayField = () => Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
/** Null stands for what is not known, or for the default where there is one. */
export const nullable = <S extends TSchema, O extends object>(schema: S, options?: O) =>
  Type.Union([schema, Type.Null()], options ?? {});

/** A value that nobody changes. */
export type Fixed<T> = T extends readonly (infer Item)[]
  ? readonly Fixed<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Fixed<T[Key]> }
    : T;

/**
 * What is written, once it was read: nothing is left out any more. Of fields that are `Defaulted`, null stood for the
 * default; of others it stays and says that nothing is known.
 */
export type Complete<Written, Defaulted extends keyof Written = never> = {
  readonly [Key in keyof Written]-?: Key extends Defaulted
    ? NonNullable<Written[Key]>
    : Exclude<Written[Key], undefined>;
};
