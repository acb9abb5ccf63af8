import dns from 'node:dns';
import { once } from 'node:events';
import { syncBuiltinESMExports } from 'node:module';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { guardedFetch } from '../../src/shared/guarded-fetch.ts';
import { sendWebhook } from '../../src/webhooks/sender.ts';

/** A name that its owner lets lead to a public address when it is looked at, and to this machine when it is gone to. */
const NAME = 'rebinding.example.org';
const { lookup } = dns;
const { lookup: lookedAt } = dns.promises;
let inside: Server;
let port: number;
let reached = 0;
beforeAll(async () => {
  inside = createServer((socket) => {
    reached++;
    socket.destroy();
  }).listen(0, '127.0.0.1');
  await once(inside, 'listening');
  ({ port } = inside.address() as AddressInfo);
  // The machine's own resolver, but for that name.
  dns.promises.lookup = (async (name: string, options: dns.LookupAllOptions) =>
    name === NAME ? [{ address: '93.184.216.34', family: 4 }] : lookedAt(name, options)) as typeof lookedAt;
  dns.lookup = ((name: string, options: dns.LookupOptions, done: (...found: unknown[]) => void) => {
    if (name !== NAME) return lookup(name, options, done);
    if (options.all === true) done(null, [{ address: '127.0.0.1', family: 4 }]);
    else done(null, '127.0.0.1', 4);
  }) as typeof lookup;
  syncBuiltinESMExports();
});
beforeEach(() => {
  reached = 0;
});
afterAll(() => {
  dns.lookup = lookup;
  dns.promises.lookup = lookedAt;
  syncBuiltinESMExports();
  inside.close();
});

it('a source that is fetched is connected to at the address that was looked at, or not at all', async () => {
  await expect(guardedFetch(false)(new URL(`http://${NAME}:${port}/`))).rejects.toThrow('leads to a private address');
  expect(reached).toBe(0);
  // That the name does lead here, and is counted, for who may go to private addresses.
  await expect(guardedFetch(true)(new URL(`http://${NAME}:${port}/`))).rejects.toThrow();
  expect(reached).toBe(1);
});

it('a webhook is sent to the address that was looked at, or not at all', async () => {
  const message = {
    id: 'm',
    url: `https://${NAME}:${port}/`,
    secret: `whsec_${Buffer.alloc(32).toString('base64')}`,
    type: 't',
    at: new Date(),
    data: {},
  };
  await expect(sendWebhook(message, { allowPrivate: false, now: new Date() })).rejects.toMatchObject({
    code: 'private_address',
  });
  expect(reached).toBe(0);
  await expect(sendWebhook(message, { allowPrivate: true, now: new Date() })).rejects.toThrow();
  expect(reached).toBe(1);
});
