/**
 * What went wrong, told without HTTP: routes translate the kind to a status, workers to retry or give up.
 * - `invalid` the input breaks a rule (400 or 422), `unauthenticated` (401), `forbidden` (403), `not_found` (404),
 *   `conflict` the state forbids it (409), `precondition` (412/428), `too_large` (413), `unsupported` (415).
 */
export type ErrorKind =
  | 'invalid'
  | 'unprocessable'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'precondition_failed'
  | 'precondition_required'
  | 'too_large'
  | 'unsupported'
  | 'too_many'
  | 'unavailable'
  | 'no_space';

/** One fault of the input: `pointer` is a JSON pointer (RFC 6901) into the body, or a `?query` / `{path}` name. */
export type FieldError = { pointer: string; message: string };

/** An error that a caller can act upon. `code` is stable (part of the API), `message` is for people. */
export class DomainError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly fields: readonly FieldError[];
  /** Further members of the problem document, such as `state` and `allowed` of an illegal transition. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    kind: ErrorKind,
    code: string,
    message: string,
    options: { fields?: readonly FieldError[]; details?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'DomainError';
    this.kind = kind;
    this.code = code;
    this.fields = options.fields ?? [];
    this.details = options.details ?? {};
  }
}

/** The thing does not exist, or the caller may not know that it does: both look the same from outside. */
export const notFound = (what: string): DomainError =>
  new DomainError('not_found', 'not_found', `No such ${what}, or you may not see it.`);

/** One field of the input is wrong; `pointer` names it. */
export const invalidField = (pointer: string, message: string, code = 'validation_failed'): DomainError =>
  new DomainError('invalid', code, message, { fields: [{ pointer, message }] });

/** States whose names make no sentence after "is", and what a thing becomes by them. */
const AS_STATE: Readonly<Record<string, string>> = {
  draft: 'a draft',
  inviting: 'being invited',
  recomposing: 'being recomposed',
  matching: 'being matched',
  bidding: 'being bid for',
  booking: 'firm',
};
const AS_RESULT: Readonly<Record<string, string>> = {
  inviting: 'invited',
  recomposing: 'recomposed',
  matching: 'matched',
  bidding: 'bid for',
  option: 'an option',
};
const made = (state: string): string => AS_RESULT[state] ?? state;

/** A transition that the state machine does not have: names the current state and the allowed next ones. */
export const illegalTransition = (
  what: string,
  state: string,
  wanted: string,
  allowed: readonly string[],
): DomainError =>
  new DomainError(
    'conflict',
    'illegal_transition',
    `The ${what} is ${AS_STATE[state] ?? state}: it cannot be ${made(wanted)} now.${
      allowed.length === 0 ? '' : ` What can follow: ${allowed.map(made).join(', ')}.`
    }`,
    { details: { state, allowed } },
  );

/** The resource is no longer what the caller saw: its version moved on. */
export const changedMeanwhile = (): DomainError =>
  new DomainError(
    'precondition_failed',
    'changed_meanwhile',
    'It was changed since you read it: read it again, then change it.',
    {
      fields: [{ pointer: 'If-Match', message: 'is not the current ETag' }],
    },
  );
