import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance, FastifySchema } from 'fastify';
import fp from 'fastify-plugin';
import { type TSchema, Type } from 'typebox';
import { completeDocument } from './complete.ts';
import type { OpenApiDocument } from './document.ts';

const DESCRIPTION = `The back office with which a business cluster answers large calls for tender together.

Money is in integer cents, shares in basis points, times in UTC. Lists take \`limit\` and \`cursor\`. Errors are
\`application/problem+json\` (RFC 9457) with a stable \`code\` and \`errors\` that name the faulty places. A PATCH needs
\`If-Match\` with the ETag of the resource. A POST takes \`Idempotency-Key\`: the same request again gets the same answer.`;

declare module 'fastify' {
  interface FastifySchema {
    /** Media types beside JSON that the answer comes in, by Accept. */
    'x-also-as'?: readonly string[];
    /** A text to try a route with that takes documents, by the media type of the body. */
    'x-body-examples'?: Readonly<Record<string, string>>;
  }
}

/** The API's description at /openapi.json (OpenAPI 3.1) and a page to try it at /docs. */
export const openapiPlugin = fp(
  async (app: FastifyInstance, options: { version: string; webhookEvents: Readonly<Record<string, string>> }) => {
    await app.register(swagger, {
      transform: ({ schema, url }) => ({ schema: withDocuments(schema), url }),
      transformObject: (given) =>
        completeDocument(
          (given as { openapiObject: unknown }).openapiObject as OpenApiDocument,
          options.webhookEvents,
        ) as never,
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Groupement',
          version: options.version,
          description: DESCRIPTION,
          license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
        },
        components: {
          securitySchemes: {
            bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
            session: {
              type: 'apiKey',
              in: 'cookie',
              name: '__Host-groupement',
              description: "The console's session; what changes something also needs X-Groupement-Console: 1",
            },
          },
        },
      },
    });
    await app.register(swaggerUi, {
      routePrefix: '/docs',
      staticCSP: true,
      // On a local network without TLS there is nothing to upgrade to, and nobody elsewhere is to be asked.
      transformStaticCSP: (header) =>
        header.replace(/\s*upgrade-insecure-requests;?/, '').replace(' validator.swagger.io', ''),
      uiConfig: { persistAuthorization: true, validatorUrl: null },
    });
    app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  },
  { name: 'openapi' },
);

/**
 * Bodies and answers that are documents, not JSON of ours: routes name their media types only. A body that may be
 * missing is marked as such: @fastify/swagger says of every body that it is required.
 */
function withDocuments<S extends FastifySchema>(schema: S): S {
  const document = { type: 'string', format: 'binary', description: 'The document as it is' };
  const { body, response, consumes, produces } = schema ?? {};
  return {
    ...schema,
    ...(body !== undefined && Type.IsOptional(body as TSchema) ? { 'x-body-optional': true } : {}),
    ...(consumes !== undefined && body === undefined ? { body: document } : {}),
    ...(produces !== undefined && response === undefined ? { response: { 200: document } } : {}),
  };
}
