import Fastify from 'fastify';
import { authPlugin } from '../../../src/plugins/auth.ts';
import { accessToken } from '../../access-token.ts';
import type { BenchServer } from '../server.ts';
import type { Asked } from './network.ts';

/** Signs access tokens of people who answer for an organisation, as the API itself does. */
export async function tokenSigner(server: BenchServer): Promise<(asked: Asked) => Promise<string>> {
  const app = Fastify();
  const { JWT_SECRET: secret, ACCESS_TOKEN_MINUTES: accessTokenMinutes } = server.config;
  await app.register(authPlugin, { secret, accessTokenMinutes, rolesOfToken: async () => null });
  await app.ready();
  return ({ userId }) => accessToken(app, server.runtime.database, userId);
}
