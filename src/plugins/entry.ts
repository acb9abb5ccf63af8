import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { Answer } from '../shared/schemas.ts';
import { VERSION } from '../shared/version.ts';

const Address = (description: string) => Type.String({ description });

/** What somebody who knows nothing but the address of the API needs to go on. */
export const ApiEntry = Answer(
  'ApiEntry',
  {
    name: Type.String({ description: 'Name of the program' }),
    version: Type.String({ description: 'Version of the program' }),
    console: Type.Union([Type.String(), Type.Null()], {
      description: 'Where people work in a browser; null where this process serves no console',
    }),
    documentation: Address('Every call described, to be tried in a browser'),
    openapi: Address('The same as OpenAPI 3.1'),
    signIn: Address('Method and address of the call that gives a token'),
    health: Address('Whether the program can serve'),
  },
  { description: 'Where everything is' },
);

/** `GET /v1`: where to go from here, for anybody. */
export const entryRoute: FastifyPluginAsyncTypebox<{ console: boolean }> = async (app, options) => {
  app.get(
    '',
    {
      schema: {
        tags: ['operations'],
        summary: 'Where everything is',
        description: 'The first call of somebody who knows nothing but the address.',
        response: { 200: ApiEntry },
      },
    },
    async () => ({
      name: 'Groupement',
      version: VERSION,
      console: options.console ? '/app/' : null,
      documentation: '/docs',
      openapi: '/openapi.json',
      signIn: 'POST /v1/auth/login',
      health: '/health/ready',
    }),
  );
};
