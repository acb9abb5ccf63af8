import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { connectionLost } from '../db/connection-loss.ts';
import { FOREIGN_KEY_VIOLATION, sqlState, UNIQUE_VIOLATION, violatedConstraint } from '../db/sql-state.ts';
import { DomainError, type ErrorKind, type FieldError } from '../shared/errors.ts';
import type { Language } from '../shared/language.ts';
import { detailOf, placesOf, sentenceOf } from './faults/in-words.ts';
import { readerOf } from './faults/reader.ts';

/** The one place where a kind of error becomes an HTTP status (RFC 9110). */
const STATUS: Record<ErrorKind, number> = {
  invalid: 400,
  unprocessable: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  precondition_failed: 412,
  precondition_required: 428,
  too_large: 413,
  unsupported: 415,
  too_many: 429,
  unavailable: 503,
  no_space: 507,
};

/** When to try again what is not available just now. */
const RETRY_SECONDS = 1;

/**
 * A problem document (RFC 9457). `code` is stable; `title` is its one sentence, `detail` what happened this time, and
 * `errors` names the faulty places of the input: in the language of the reader.
 */
export type Problem = {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  instance: string;
  requestId: string;
  errors?: readonly FieldError[];
  [further: string]: unknown;
};

/** Answers every error, and every path that does not exist, with a problem document. */
export const errorsPlugin = fp(
  async (app: FastifyInstance) => {
    app.setErrorHandler((error: FastifyError, request, reply) => {
      const known = fromLostConnection(error, request) ?? asDomainError(error);
      if (known === null && reply.raw.destroyed) {
        request.log.info({ err: error }, 'the caller is gone');
        return reply;
      }
      if (known === null) {
        request.log.error({ err: error }, 'request failed');
        const detail = `Something went wrong on our side. Tell your administrator the request id ${request.id}.`;
        return sendProblem(request, reply, 500, 'internal_error', detail);
      }
      if (GUARDING.includes(known.kind)) noteRefusal(request, known.code);
      return sendProblem(request, reply, STATUS[known.kind], known.code, known.message, known.fields, known.details);
    });
    app.setNotFoundHandler((request, reply) =>
      sendProblem(
        request,
        reply,
        404,
        'no_such_route',
        `There is no ${request.method} ${request.url.split('?')[0]}; see /docs.`,
      ),
    );
  },
  { name: 'errors' },
);

/** Refusals that an operator wants to count and to follow: no sign-in, no right, too often. */
const GUARDING: readonly ErrorKind[] = ['unauthenticated', 'forbidden', 'too_many'];

/** A line of its own in the log: who, as far as known, from where, and why. */
function noteRefusal({ actor, ip, log }: FastifyRequest, code: string): void {
  const userId = actor?.kind === 'user' ? actor.userId : null;
  log.info({ event: 'refused', code, userId, ip }, 'refused');
}

function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  code: string,
  detail: string,
  errors: readonly FieldError[] = [],
  details: Readonly<Record<string, unknown>> = {},
): FastifyReply {
  if (status === 503 && !reply.hasHeader('retry-after')) void reply.header('retry-after', RETRY_SECONDS);
  if (status === 401 && !reply.hasHeader('www-authenticate')) void reply.header('www-authenticate', 'Bearer');
  const language = readerOf(request);
  const told = detailOf(code, detail, language);
  // A 400 always names a place, be it the request as a whole.
  const given = status === 400 && errors.length === 0 ? [{ pointer: '', message: detail }] : errors;
  const places = placesOf(given, language).map((one) => (one.message === detail ? { ...one, message: told } : one));
  const problem: Problem = {
    ...inWords(details, language),
    type: `urn:groupement:problem:${code}`,
    title: sentenceOf(code, language) ?? detail,
    status,
    code,
    detail: told,
    instance: request.url.split('?')[0] ?? request.url,
    requestId: request.id,
    ...(places.length > 0 ? { errors: places } : {}),
  };
  // The route's response schemas describe its successes: a problem is serialised as it is.
  return reply
    .code(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('content-language', language)
    .header('cache-control', 'no-store')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(problem);
}

/** Further members of a problem; the messages of rows in them are put in words too. */
const inWords = (details: Readonly<Record<string, unknown>>, language: Language) =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      name,
      Array.isArray(value) && value.every(isTold) ? placesOf(value, language) : value,
    ]),
  );

const isTold = (one: unknown): one is { message: string } =>
  typeof one === 'object' && one !== null && 'message' in one && typeof one.message === 'string';

/** Recognises what the caller can act upon; null is ours to repair. */
function asDomainError(error: FastifyError): DomainError | null {
  if (error instanceof DomainError) return error;
  if (error.code?.startsWith('FST_JWT') || error.code?.startsWith('FAST_JWT')) {
    return new DomainError(
      'unauthenticated',
      'token_invalid',
      'The access token is missing, expired or not one of ours.',
    );
  }
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') return noSpace();
  return fromDatabase(error) ?? fromFramework(error);
}

/** A commit whose answer was lost may have been made: the caller must look, or have sent an Idempotency-Key. */
function fromLostConnection(error: FastifyError, { method }: FastifyRequest): DomainError | null {
  const lost = connectionLost(error);
  if (lost === null) return null;
  const mayBeDone = lost.mayBeDone && method !== 'GET' && method !== 'HEAD';
  return new DomainError(
    'unavailable',
    'database_unavailable',
    mayBeDone
      ? 'The connection to the database broke at the last moment: check whether it was done before you try again.'
      : 'The database is not available at the moment, nothing was done: try again.',
  );
}

/** What is unique, as the field of a body that gives it. */
const UNIQUE_FIELDS: Readonly<Record<string, { pointer: string; message: string }>> = {
  clusters_name: { pointer: '/name', message: 'is that of another cluster' },
  working_groups_name: { pointer: '/name', message: 'is that of another working group of this cluster' },
  contracts_reference: { pointer: '/reference', message: 'is that of another contract' },
  contract_amendments_number: { pointer: '/number', message: 'is that of another amendment of this contract' },
  ledger_entries_reference: { pointer: '/reference', message: 'is that of another entry of this contract and measure' },
  funding_once: { pointer: '/source', message: 'already has an amount for this year' },
  partnerships_once: { pointer: '/partnerClusterId', message: 'is already a partner' },
  memberships_once: { pointer: '/organisationId', message: 'already has a membership from this day' },
  working_group_members_once: { pointer: '/organisationId', message: 'is already in this working group' },
  role_requests_once: { pointer: '/email', message: 'already has a pending request for this organisation' },
};

/** There is one already: of what, where the constraint stands for a field. Its name is told to nobody. */
function taken(constraint: string | null): DomainError {
  const field = UNIQUE_FIELDS[constraint ?? ''];
  return field === undefined
    ? new DomainError('conflict', 'already_exists', 'There is one already.')
    : new DomainError(
        'conflict',
        'already_exists',
        `There is one already: ${field.pointer.slice(1)} ${field.message}.`,
        {
          fields: [field],
        },
      );
}

/** PostgreSQL's messages hold values and SQL: never echo them. */
function fromDatabase(error: FastifyError): DomainError | null {
  switch (sqlState(error)) {
    case UNIQUE_VIOLATION:
      return taken(violatedConstraint(error));
    case FOREIGN_KEY_VIOLATION:
      return new DomainError('unprocessable', 'unknown_reference', 'Something that the request names does not exist.');
    case '42501':
      return new DomainError('forbidden', 'not_allowed', 'You may not do this.');
    case '22P05':
    case '22021':
      return new DomainError('invalid', 'unstorable_text', 'A text contains a character that cannot be stored.');
    case '22003':
      return new DomainError('invalid', 'out_of_range', 'A number is out of range.');
    case '22007':
    case '22008':
      return new DomainError('invalid', 'out_of_range', 'A date is out of range.');
    case '23514':
      return new DomainError('unprocessable', 'constraint_failed', 'These values break a rule.');
    case '53100':
      return noSpace();
    case '57014':
      return new DomainError(
        'unavailable',
        'too_slow',
        'The database took too long over this: try again, or ask for less.',
      );
    case '53200':
    case '53300':
    case '53400':
      return new DomainError(
        'unavailable',
        'database_unavailable',
        'The database has no room for this just now: try again.',
      );
    case '40001':
    case '40P01':
      return new DomainError(
        'conflict',
        'try_again',
        'Someone else changed the same things at the same moment: try again.',
      );
    default:
      return null;
  }
}

const noSpace = (): DomainError =>
  new DomainError('no_space', 'no_space', 'The disk is full: nothing was kept. Tell your administrator.');

const FRAMEWORK_KINDS: Record<number, ErrorKind> = {
  400: 'invalid',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  413: 'too_large',
  415: 'unsupported',
  429: 'too_many',
  503: 'unavailable',
};

const FRAMEWORK_CODES: Record<string, string> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'empty_body',
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
};

function fromFramework(error: FastifyError): DomainError | null {
  const kind = error.statusCode === undefined ? undefined : FRAMEWORK_KINDS[error.statusCode];
  if (kind === undefined) return null;
  const code = FRAMEWORK_CODES[error.code] ?? kind;
  return new DomainError(
    kind,
    code,
    error.message,
    kind === 'invalid' ? { fields: [{ pointer: '', message: error.message }] } : {},
  );
}
