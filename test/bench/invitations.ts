import { request as httpRequest } from 'node:http';
import Fastify from 'fastify';
import { Type } from 'typebox';
import { connectDatabase } from '../../src/db/client.ts';
import { authPlugin, requireAccess } from '../../src/plugins/auth.ts';
import { createServices } from '../../src/services.ts';
import type { Actor } from '../../src/shared/actor.ts';
import { accessToken } from '../access-token.ts';
import { bareAcceptance } from './answers/floor.ts';
import { askedOrganisations, invitedConsortia, type Waiting } from './answers/network.ts';
import { countedWire } from './answers/wire.ts';
import { median, printFigures } from './figures.ts';
import type { BenchServer } from './server.ts';

const ROUNDS = 90;
const WARM_UP = 15;

/**
 * How long a member waits for the answer to its acceptance, against a bare transaction that writes the same rows: called
 * directly, and behind a bare Fastify route that checks the same token. By turns, one at a time, over one kept
 * connection; no worker runs meanwhile.
 */
export async function benchInvitations(server: BenchServer): Promise<void> {
  const clusterId = server.clusterIds.get('neopolia-energy')!;
  const asked = await askedOrganisations(server, clusterId);
  const consortia = await invitedConsortia(server, clusterId, asked, ROUNDS + WARM_UP + 2);
  const { database } = server.runtime;
  const bare = await bareRoute(server);

  // The mandataire's seat stays open: the last acceptance would also move the consortium on.
  const ways: ((seat: Waiting, token: string) => Promise<unknown>)[] = [
    (seat) => bareAcceptance(database.sql, seat),
    (seat, token) => posted(`${bare.url}/${seat.invitationId}/accept`, token),
    (seat, token) => posted(`${server.url}/v1/invitations/${seat.invitationId}/accept`, token),
  ];
  const times: number[][] = ways.map(() => []);
  for (let round = 0; round < ROUNDS + WARM_UP; round++) {
    const [, ...seats] = consortia[round]!;
    for (let turn = 0; turn < ways.length; turn++) {
      const way = (round + turn) % ways.length;
      const seat = seats[turn]!;
      const token = await bare.sign(seat);
      const start = performance.now();
      await ways[way]!(seat, token);
      if (round >= WARM_UP) times[way]!.push(performance.now() - start);
    }
  }
  const trips = await tripsOf(server, consortia.slice(-2).flat());
  await bare.close();
  const [direct, behindRoute, ours] = times.map(median) as [number, number, number];
  printFigures('An answer to an invitation: accept, over HTTP', [
    {
      what: 'bare transaction of the same writes',
      reached: `${direct.toFixed(2)} ms, ${trips.bare} round trips`,
      target: '',
      met: true,
    },
    {
      what: 'the same behind a bare Fastify route with the token',
      reached: `${behindRoute.toFixed(2)} ms`,
      target: '',
      met: true,
    },
    {
      what: `POST /invitations/{id}/accept, median of ${ROUNDS}`,
      reached: `${ours.toFixed(2)} ms, ${trips.ours} round trips: ${(ours / direct).toFixed(2)} × the transaction, ${(ours / behindRoute).toFixed(2)} × the route`,
      target: '≤ 2 × the transaction',
      met: ours / direct <= 2,
    },
  ]);
}

/** The floor's route, and what signs tokens as the API does. */
async function bareRoute(server: BenchServer) {
  const app = Fastify();
  const { JWT_SECRET: secret, ACCESS_TOKEN_MINUTES: accessTokenMinutes } = server.config;
  await app.register(authPlugin, {
    secret,
    accessTokenMinutes,
    rolesOfToken: async () => ({ roles: [], language: null }),
  });
  requireAccess(app, 'signed-in');
  const schema = { params: Type.Object({ id: Type.String({ format: 'uuid' }) }) };
  app.post<{ Params: { id: string } }>('/:id/accept', { schema }, async (request) => {
    const { actor } = request;
    if (actor.kind !== 'user') throw new Error('nobody is signed in');
    await bareAcceptance(server.runtime.database.sql, { invitationId: request.params.id, userId: actor.userId });
    return { id: request.params.id };
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    url,
    sign: ({ userId }: Waiting) => accessToken(app, server.runtime.database, userId),
    close: () => app.close(),
  };
}

/** Round trips to PostgreSQL of a fourth, warm acceptance either way. */
async function tripsOf(server: BenchServer, seats: readonly Waiting[]): Promise<{ bare: number; ours: number }> {
  const wire = await countedWire(server.runtime.databaseUrl);
  const database = connectDatabase({ url: wire.url }, { max: 1, name: 'bench-wire' });
  const { invitations } = createServices({ config: server.config, database }).consortia;
  const accept = ({ invitationId, userId, organisationId }: Waiting) => {
    const actor: Actor = { kind: 'user', userId, roles: [{ role: 'member', organisationId }] };
    return invitations.accept(actor, invitationId, {});
  };
  const [a, b, c, d, e, f, g, h] = seats.filter((_, i) => i % 5 !== 0) as [Waiting, ...Waiting[]];
  for (const seat of [a, b, c]) await accept(seat!);
  const ours = await wire.roundTrips(() => accept(d!));
  for (const seat of [e, f, g]) await bareAcceptance(database.sql, seat!);
  const bare = await wire.roundTrips(() => bareAcceptance(database.sql, h!));
  await database.close();
  await wire.close();
  return { bare, ours };
}

/** POST with an empty JSON body; the answer read whole. */
function posted(url: string, token: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'content-length': '2' };
    const call = httpRequest(url, { method: 'POST', headers }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk;
      });
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve() : reject(new Error(`${url}: ${answer.statusCode} ${body}`)),
      );
    });
    call.on('error', reject);
    call.end('{}');
  });
}
