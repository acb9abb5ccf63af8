import { type Logger, pino } from 'pino';

/** What never stands in a log, wherever it occurs. */
const SECRETS = [
  'req.headers.authorization',
  'req.headers.cookie',
  'password',
  '*.password',
  'token',
  '*.token',
  'refreshToken',
  '*.refreshToken',
  'accessToken',
  '*.accessToken',
];

/** Structured logs on standard error, one JSON object a line; secrets and query strings are left out. */
export const createLog = (level: string, name: string): Logger =>
  pino(
    {
      name,
      level,
      redact: { paths: SECRETS, censor: '[redacted]' },
      serializers: {
        req: (request: { method: string; url: string; id: string }) => ({
          method: request.method,
          path: request.url.split('?')[0],
          id: request.id,
        }),
      },
    },
    pino.destination({ dest: 2, sync: false }),
  );
