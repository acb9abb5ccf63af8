import { Readable } from 'node:stream';
import { registerAjvFormats } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifySchemaCompiler } from 'fastify';
import fp from 'fastify-plugin';
import { type TSchema, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import Format from 'typebox/format';
import { Value } from 'typebox/value';
import { DomainError, type FieldError } from '../shared/errors.ts';
import { isStorableText } from '../shared/text.ts';
import { madeLater, madeLaterPlugin } from './made-later.ts';

type SchemaError = { keyword: string; instancePath: string; params: Record<string, unknown>; message: string };

/**
 * Validates with compiled TypeBox: unknown members are refused, defaults filled in, and the strings of a query or
 * path turned into the numbers and booleans that the schema asks for. Every fault names its place: a JSON pointer
 * into the body, `?name` for a query parameter, `{name}` for a part of the path.
 */
const compiler =
  (app: FastifyInstance): FastifySchemaCompiler<TSchema> =>
  ({ schema, httpPart }) => {
    const compiled = madeLater(app, () => Compile(schema));
    return (value: unknown) => {
      const check = compiled();
      // A body that may be missing is an empty one.
      const sent = httpPart === 'body' && value == null && Type.IsOptional(schema) ? {} : value;
      const given = httpPart === 'querystring' ? withArrays(schema, { ...(sent as object) }) : sent;
      const converted = Value.Default(
        schema,
        httpPart === 'body' ? given : Value.Convert(schema, { ...(given as object) }),
      );
      if (check.Check(converted)) return { value: converted };
      const errors = withoutOtherChoices([...check.Errors(converted)] as SchemaError[]);
      const fields = errors.flatMap((error) => fieldErrors(error, httpPart ?? 'body'));
      return {
        error: new DomainError('invalid', 'validation_failed', summary(fields), { fields: withoutRepeats(fields) }),
      };
    };
  };

/** `?a=1&a=2` and `?a=1,2` both read as a list where the schema wants one. */
function withArrays(schema: TSchema, value: unknown): unknown {
  const properties = (schema as { properties?: Record<string, { type?: unknown }> }).properties ?? {};
  const object = value as Record<string, unknown>;
  for (const [name, property] of Object.entries(properties)) {
    const given = object[name];
    if (property.type === 'array' && typeof given === 'string') object[name] = given.split(',');
  }
  return object;
}

/**
 * Where something may be left out by null, what is wrong within it is what whoever gave it wants to know: not that null
 * would do as well, nor that no choice fits.
 */
function withoutOtherChoices(errors: SchemaError[]): SchemaError[] {
  const saysNothing = ({ keyword, message }: SchemaError): boolean => keyword === 'anyOf' || message === 'must be null';
  return errors.filter(
    (error) =>
      !saysNothing(error) ||
      !errors.some(
        (other) =>
          !saysNothing(other) &&
          (other.instancePath === error.instancePath || other.instancePath.startsWith(`${error.instancePath}/`)),
      ),
  );
}

function fieldErrors(error: SchemaError, part: string): FieldError[] {
  const at = (path: string): string =>
    part === 'querystring'
      ? `?${path.slice(1)}`
      : part === 'params'
        ? `{${path.slice(1)}}`
        : part === 'headers'
          ? path.slice(1)
          : path;
  switch (error.keyword) {
    case 'required':
      return (error.params['requiredProperties'] as string[]).map((name) => ({
        pointer: at(`${error.instancePath}/${name}`),
        message: 'is required',
      }));
    case 'additionalProperties':
      return (error.params['additionalProperties'] as string[]).map((name) => ({
        pointer: at(`${error.instancePath}/${name}`),
        message: 'is not a known field',
      }));
    case 'boolean':
      return [];
    case 'enum':
      return [
        {
          pointer: at(error.instancePath),
          message: `must be one of ${(error.params['allowedValues'] as unknown[])?.join(', ')}`,
        },
      ];
    default:
      return [{ pointer: at(error.instancePath), message: error.message }];
  }
}

const withoutRepeats = (fields: FieldError[]): FieldError[] => [
  ...new Map(fields.map((field) => [`${field.pointer} ${field.message}`, field])).values(),
];

const summary = (fields: FieldError[]): string =>
  fields.length === 0
    ? 'The request is not of the documented shape.'
    : `The request is not of the documented shape: ${fields[0]?.pointer || 'the body'} ${fields[0]?.message}${
        fields.length > 1 ? `, and ${fields.length - 1} more` : ''
      }.`;

/** How deep the members of a body may lie in one another, and how many there may be: no documented body comes near. */
const MOST_LEVELS = 40;
const MOST_NODES = 200_000;

/** @throws DomainError `too_complex`, before anything walks through the body */
function refuseMonstrous(body: unknown): void {
  let level: unknown[] = [body];
  let nodes = 0;
  for (let depth = 0; level.length > 0; depth++) {
    nodes += level.length;
    if (depth > MOST_LEVELS || nodes > MOST_NODES) {
      const message = `must be at most ${MOST_LEVELS} levels deep, of at most ${MOST_NODES} members`;
      throw new DomainError('invalid', 'too_complex', `The body ${message}.`, { fields: [{ pointer: '', message }] });
    }
    level = level.flatMap((node) =>
      typeof node === 'object' && node !== null && !Buffer.isBuffer(node) ? Object.values(node) : [],
    );
  }
}

/** NUL and lone surrogates are legal JSON but no text of PostgreSQL: refuse them before anything is done. */
function refuseUnstorable(value: unknown, pointer: string, part: 'body' | 'query' | 'path'): void {
  if (typeof value === 'string') {
    if (isStorableText(value)) return;
    const place = part === 'query' ? `?${pointer.slice(1)}` : part === 'path' ? `{${pointer.slice(1)}}` : pointer;
    const message = 'contains a NUL or an unpaired surrogate';
    throw new DomainError('invalid', 'unstorable_text', `${place || 'The body'} ${message}.`, {
      fields: [{ pointer: place, message }],
    });
  }
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return;
  for (const [key, member] of Object.entries(value)) {
    refuseUnstorable(key, pointer, part);
    refuseUnstorable(member, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, part);
  }
}

/** No work, meeting or paper is older: a year below it was typed wrong, as the 26 that was meant to be 2026. */
const FIRST_YEAR = '1900';

/** RFC 3339 has a year 0 and leap seconds; PostgreSQL has no year 0 and JavaScript neither. */
function refuseImpossibleTimes(): void {
  for (const name of ['date', 'date-time']) {
    const check = Format.Get(name);
    Format.Set(name, (value) => value >= FIRST_YEAR && check?.(value) !== false && !Number.isNaN(Date.parse(value)));
  }
}

/** Sets the validator of every route, and refuses texts that cannot be stored. */
export const validationPlugin = fp(
  async (app: FastifyInstance) => {
    await app.register(madeLaterPlugin);
    registerAjvFormats();
    refuseImpossibleTimes();
    app.setValidatorCompiler(compiler(app));
    app.addHook('preValidation', async (request) => {
      refuseUnstorable(request.params, '', 'path');
      refuseUnstorable(request.query, '', 'query');
      // A file that is still to come, or is bytes, has no members: who takes it looks at it.
      if (request.body instanceof Readable || Buffer.isBuffer(request.body)) return;
      refuseMonstrous(request.body);
      if (request.headers['content-type']?.includes('json')) refuseUnstorable(request.body, '', 'body');
    });
  },
  { name: 'validation' },
);
