import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { lingeringClosePlugin } from './lingering-close.ts';

/** Bodies of `/auth/*`: an address, a password, a token. */
const AUTH_BYTES = 16 * 1_024;
/** Bodies that are JSON of ours. */
const JSON_BYTES = 1_048_576;

/**
 * How large a body may be before a byte of it is read: little where anybody may send one, 1 MB of JSON, and more only
 * where files come, which are the routes whose description says what they consume. Whoever sends more hears so.
 */
export const bodyLimitsPlugin = fp(
  async (app: FastifyInstance, options: { fileBytes: number }) => {
    await app.register(lingeringClosePlugin);
    app.addHook('onRoute', (route) => {
      if (route.bodyLimit !== undefined) return;
      const takesFiles = (route.schema as { consumes?: readonly string[] } | undefined)?.consumes !== undefined;
      route.bodyLimit = route.url.includes('/auth/') ? AUTH_BYTES : takesFiles ? options.fileBytes : JSON_BYTES;
    });
  },
  { name: 'body-limits' },
);
