import { type DestinationStream, type Logger, pino } from 'pino';
import { traceId } from './tracing/spans.ts';

/** Names of what never stands in a log, as a member of what is logged or of an object in it. */
const SECRETS = [
  'password',
  'passwordHash',
  'token',
  'invitationToken',
  'refreshToken',
  'accessToken',
  'secret',
  'authorization',
  'cookie',
  'email',
];
const SECRET_PATHS = [
  'req.headers.authorization',
  'req.headers.cookie',
  ...SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
];

/** Structured logs on standard error, one JSON object a line, with the id of its trace where one is sent; secrets and query strings are left out. */
export const createLog = (level: string, name: string, to: DestinationStream = standardError()): Logger =>
  pino(
    {
      name,
      level,
      redact: { paths: SECRET_PATHS, censor: '[redacted]' },
      mixin: () => {
        const id = traceId();
        return id === undefined ? {} : { traceId: id };
      },
      serializers: {
        req: (request: { method: string; url: string; id: string }) => ({
          method: request.method,
          path: request.url.split('?')[0],
          id: request.id,
        }),
        err: (error: unknown) => withoutValues(error),
      },
    },
    to,
  );

const standardError = (): DestinationStream => pino.destination({ dest: 2, sync: false });

/** What a faulty statement was given: people's names, addresses and notes are among it. */
const GIVEN = new Set(['message', 'stack', 'cause', 'params', 'parameters', 'args', 'detail', 'where', 'hint']);
const DEEPEST = 5;

/**
 * An error as it is logged: what happened and where, down to its causes, without the values that a statement was given:
 * neither those that drizzle adds to its message, nor those that PostgreSQL quotes from data (SQLSTATE class 22).
 */
function withoutValues(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return typeof error === 'string' ? error : typeof error;
  const plain = Object.entries(error).filter(
    ([name, value]) => !GIVEN.has(name) && (typeof value !== 'object' || value === null) && typeof value !== 'function',
  );
  const quotes = /^22/.test(String((error as { code?: unknown }).code ?? ''));
  const message = error.message.split('\nparams:', 1)[0]!;
  return {
    type: error.constructor.name,
    message: quotes ? message.split(': "', 1)[0]! : message,
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
    ...Object.fromEntries(plain),
    ...(error.cause === undefined || depth >= DEEPEST ? {} : { cause: withoutValues(error.cause, depth + 1) }),
  };
}
