import type { JsonSchema, OpenApiDocument, OperationObject, ResponseObject } from './document.ts';
import { codesOf, ERROR_CODES } from './error-codes.ts';

/** The media type of every error (RFC 9457). */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** The shape of every error that the API answers. */
export const PROBLEM_SCHEMA: JsonSchema = {
  type: 'object',
  description:
    'A problem document (RFC 9457). `code` is stable: program against it. Some problems have further members, such as `state` and `allowed` of a transition that is not there.',
  required: ['type', 'title', 'status', 'code', 'detail', 'instance', 'requestId'],
  properties: {
    type: { type: 'string', description: '`urn:groupement:problem:` and the code' },
    title: { type: 'string', description: 'What the code means, in one sentence in the language of the reader' },
    status: { type: 'integer', minimum: 400, maximum: 599, description: 'The HTTP status' },
    code: { type: 'string', pattern: '^[a-z][a-z0-9_]*$', description: 'What went wrong; stable' },
    detail: { type: 'string', description: 'What happened this time, in the language of the reader' },
    instance: { type: 'string', description: 'The path that was called' },
    requestId: { type: 'string', description: 'Also in the header X-Request-Id and in the logs' },
    errors: {
      type: 'array',
      description: 'The faulty places of the input',
      items: {
        title: 'ProblemPlace',
        type: 'object',
        description: 'One fault of the input',
        required: ['pointer', 'message'],
        properties: {
          pointer: {
            type: 'string',
            description:
              'A JSON pointer (RFC 6901) into the body, `?name` of a query parameter, `{name}` of a part of the path, or a header',
          },
          message: { type: 'string', description: 'What is wrong there, for people' },
        },
        additionalProperties: false,
      },
    },
  },
  additionalProperties: true,
};

type Kind = {
  status: number;
  name: string;
  title: string;
  about: string;
  code: string;
  detail: string;
  pointer?: string;
};

const KINDS: readonly Kind[] = [
  {
    status: 400,
    name: 'BadRequest',
    title: 'Bad request',
    about: 'The request is not of the documented shape, or names what does not exist; `errors` names the places.',
    code: 'validation_failed',
    detail: 'The request is not of the documented shape: /title is required.',
    pointer: '/title',
  },
  {
    status: 401,
    name: 'Unauthenticated',
    title: 'Not signed in',
    about: 'No token, or one that is expired or not ours.',
    code: 'token_invalid',
    detail: 'The access token is missing, expired or not one of ours.',
  },
  {
    status: 403,
    name: 'Forbidden',
    title: 'Not allowed',
    about: 'Signed in, but not allowed to do this.',
    code: 'not_allowed',
    detail: 'This is for cluster coordinators and administrators only.',
  },
  {
    status: 404,
    name: 'NotFound',
    title: 'Not found',
    about: 'It does not exist, or you may not see it: both look the same.',
    code: 'not_found',
    detail: 'No such tender, or you may not see it.',
  },
  {
    status: 409,
    name: 'Conflict',
    title: 'Conflict',
    about:
      'The state of things forbids it, there is one already, or the first request with this Idempotency-Key is still at work.',
    code: 'illegal_transition',
    detail: 'The tender is withdrawn: it cannot be published now.',
  },
  {
    status: 412,
    name: 'ChangedMeanwhile',
    title: 'Changed meanwhile',
    about: 'If-Match is not the current ETag: read it again, then change it.',
    code: 'changed_meanwhile',
    detail: 'It was changed since you read it: read it again, then change it.',
    pointer: 'If-Match',
  },
  {
    status: 413,
    name: 'TooLarge',
    title: 'Too large',
    about: 'The body is larger than the server takes.',
    code: 'body_too_large',
    detail: 'Request body is too large',
  },
  {
    status: 415,
    name: 'UnsupportedMediaType',
    title: 'Unsupported media type',
    about: 'The body is of a media type that is not read here.',
    code: 'unsupported_media_type',
    detail: 'Unsupported Media Type: text/plain',
  },
  {
    status: 422,
    name: 'Unprocessable',
    title: 'Cannot be done with this input',
    about: 'Well formed, but a rule forbids it, or something that it names is not there.',
    code: 'unknown_reference',
    detail: 'Something that the request names does not exist.',
  },
  {
    status: 428,
    name: 'IfMatchRequired',
    title: 'If-Match is required',
    about: 'Send If-Match with the ETag that GET answered.',
    code: 'if_match_required',
    detail: 'Send If-Match with the ETag that GET answered.',
    pointer: 'If-Match',
  },
  {
    status: 429,
    name: 'TooManyRequests',
    title: 'Too many requests',
    about: 'Try again after the seconds of Retry-After.',
    code: 'too_many_requests',
    detail: 'Too many requests: try again in 12 s.',
  },
  {
    status: 500,
    name: 'InternalError',
    title: 'Internal error',
    about: 'A fault of ours; tell your administrator the request id.',
    code: 'internal_error',
    detail:
      'Something went wrong on our side. Tell your administrator the request id 0190a6c2-7d2e-7c4a-9a55-3f0f6f1c2b10.',
  },
  {
    status: 503,
    name: 'Unavailable',
    title: 'Not available now',
    about: 'Too busy, or without its database: try again after the seconds of Retry-After.',
    code: 'database_unavailable',
    detail: 'The database is not available just now: try again.',
  },
];

/** The shared answers that operations refer to. */
export const PROBLEM_RESPONSES: Record<string, ResponseObject> = Object.fromEntries(
  KINDS.map((kind) => [
    kind.name,
    {
      description: `${kind.title}. ${kind.about}`,
      content: {
        [PROBLEM_MEDIA_TYPE]: {
          schema: { $ref: '#/components/schemas/Problem' },
          example: {
            type: `urn:groupement:problem:${kind.code}`,
            title: ERROR_CODES[kind.code]?.en,
            status: kind.status,
            code: kind.code,
            detail: kind.detail,
            instance: '/v1/tenders',
            requestId: '0190a6c2-7d2e-7c4a-9a55-3f0f6f1c2b10',
            ...(kind.pointer === undefined ? {} : { errors: [{ pointer: kind.pointer, message: 'is required' }] }),
          },
        },
      },
    },
  ]),
);

/** Adds to an operation the problems that it may answer, beside those that its route documents itself. */
export function addProblems(document: OpenApiDocument, method: string, path: string, operation: OperationObject): void {
  for (const status of problemsOf(method, path, operation)) {
    const name = KINDS.find((kind) => kind.status === status)?.name;
    if (name !== undefined) operation.responses[status] ??= { $ref: `#/components/responses/${name}` };
  }
  const statuses = Object.keys(operation.responses).map(Number);
  operation['x-error-codes'] = codesOf(operation.tags?.[0] ?? '', statuses);
  document['x-error-codes'] ??= Object.fromEntries(
    Object.entries(ERROR_CODES).map(([code, { status, en }]) => [code, { status, description: en }]),
  );
  document.components.schemas = { ...document.components.schemas, Problem: PROBLEM_SCHEMA };
  document.components.responses = { ...document.components.responses, ...PROBLEM_RESPONSES };
}

function problemsOf(method: string, path: string, operation: OperationObject): number[] {
  const isOperations = !path.startsWith('/v1/');
  if (isOperations) return path === '/metrics' ? [403, 500] : [500];
  const writes = method !== 'GET';
  const hasBody = operation.requestBody !== undefined;
  const isOpen = operation['x-access'] === 'public';
  return [
    ...(hasBody || writes || (operation.parameters?.length ?? 0) > 0 ? [400] : []),
    401,
    // Also open writes are refused to a browser that comes from another site.
    ...(isOpen ? (writes ? [403] : []) : [403, 404]),
    ...(!isOpen && (writes || (operation.parameters?.length ?? 0) > 0) ? [409, 422] : []),
    ...(method === 'PATCH' ? [428] : []),
    ...(method === 'PATCH' || (method !== 'GET' && path.includes('{')) ? [412] : []),
    ...(writes ? [413, 415] : []),
    429,
    500,
    503,
  ];
}
