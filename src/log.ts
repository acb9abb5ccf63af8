import { type DestinationStream, type Logger, pino } from 'pino';

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
];
const SECRET_PATHS = [
  'req.headers.authorization',
  'req.headers.cookie',
  ...SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
];

/** Structured logs on standard error, one JSON object a line; secrets and query strings are left out. */
export const createLog = (level: string, name: string, to: DestinationStream = standardError()): Logger =>
  pino(
    {
      name,
      level,
      redact: { paths: SECRET_PATHS, censor: '[redacted]' },
      serializers: {
        req: (request: { method: string; url: string; id: string }) => ({
          method: request.method,
          path: request.url.split('?')[0],
          id: request.id,
        }),
      },
    },
    to,
  );

const standardError = (): DestinationStream => pino.destination({ dest: 2, sync: false });
