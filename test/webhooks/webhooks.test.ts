import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { DomainError } from '../../src/shared/errors.ts';
import { isPrivateAddress } from '../../src/shared/private-addresses.ts';
import { publicLookup } from '../../src/shared/public-lookup.ts';
import { webhookUrl } from '../../src/webhooks/addresses.ts';
import { sendWebhook } from '../../src/webhooks/sender.ts';
import { createWebhookService } from '../../src/webhooks/service.ts';
import { webhookDeliveryHandler } from '../../workers/webhooks/delivery.ts';
import { TEST_SYSTEM, type TestApp, testApp } from '../app.ts';
import { formed, inHours, tenderOf, type World, wanted, world } from '../consortia/world.ts';
import { until } from '../waiting.ts';

describe('addresses', () => {
  it('are refused when they are not public, in every spelling', () => {
    for (const address of [
      '127.0.0.1',
      '10.1.2.3',
      '172.31.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
      '::1',
      '::',
      'fe80::1',
      'fd00::1',
      '::ffff:127.0.0.1',
      '::ffff:0:127.0.0.1',
      '::ffff:0:7f00:1',
      '::ffff:10.0.0.1',
      '::ffff:7f00:1',
      '::7f00:1',
      '64:ff9b::10.0.0.1',
      '64:ff9b:1::1',
      '2001::1',
      '2002:7f00:1::',
      'fec0::1',
      '192.88.99.1',
      'not an address',
    ]) {
      expect(isPrivateAddress(address), address).toBe(true);
    }
    for (const address of ['8.8.8.8', '93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946']) {
      expect(isPrivateAddress(address), address).toBe(false);
    }
    for (const url of [
      'http://example.org/',
      'https://127.0.0.1/',
      'https://2130706433/',
      'https://0x7f.1/',
      'https://[::1]/',
      'https://[::ffff:127.0.0.1]/',
      'https://localhost/',
      'https://localhost./',
      'https://127.1/',
      'https://[::127.0.0.1]/',
      'https://db.internal/',
      'https://user:secret@example.org/',
      'ftp://example.org/',
      'nonsense',
    ]) {
      expect(() => webhookUrl(url, { allowPrivate: false }), url).toThrow();
    }
    expect(webhookUrl('https://example.org/hook', { allowPrivate: false }).host).toBe('example.org');
  });

  it('are looked at when a name is resolved, so that a public name for a private address does not help', async () => {
    const error = await new Promise<Error | null>((resolve) =>
      publicLookup('localhost', { all: false }, (e) => resolve(e)),
    );
    expect(error?.message).toBe('leads to a private address');
    const message = {
      id: 'm',
      url: 'https://localhost.example.invalid/',
      secret: `whsec_${Buffer.alloc(32).toString('base64')}`,
      type: 't',
      at: new Date(),
      data: {},
    };
    await expect(sendWebhook(message, { allowPrivate: false, now: new Date() })).rejects.toThrow();
  });
});

describe('messages', () => {
  let app: TestApp;
  let home: World;
  let server: Server;
  const got: { headers: IncomingHttpHeaders; body: string }[] = [];
  let status = 500;
  beforeAll(async () => {
    app = await testApp({ env: { WEBHOOK_PRIVATE_TARGETS: 'true' } });
    home = await world(app, 4);
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += String(chunk);
      });
      request.on('end', () => {
        got.push({ headers: request.headers, body });
        response.writeHead(got.length === 1 ? 500 : status).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await app.startWorkers();
  });
  afterAll(async () => {
    await app.close();
    server.close();
  });

  it('are signed, sent again after a failure, and hold no names', async () => {
    status = 204;
    const as = home.coordinator;
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    const hook = await wanted(
      201,
      app.call('POST', '/webhooks', { as, body: { url, events: ['consortium.invited'] } }),
    );
    expect(hook.secret).toMatch(/^whsec_/);
    const list = await wanted(200, app.call('GET', '/webhooks', { as }));
    expect(JSON.stringify(list)).not.toContain(hook.secret);
    const consortium = await formed(home, await tenderOf(home, { skills: 2 }), home.organisationIds.slice(0, 2));
    await wanted(200, app.call('POST', `/consortia/${consortium.id}/invite`, { as, body: { expiresAt: inHours(5) } }));
    const delivered = await until(async () => {
      const { items } = await wanted(200, app.call('GET', `/webhooks/${hook.id}/deliveries`, { as }));
      return items[0]?.state === 'delivered' && items[0];
    });
    expect(delivered).toMatchObject({ type: 'consortium.invited', attempts: 2, lastStatus: 204 });
    expect(got).toHaveLength(2);
    const headers = got[1]!.headers as Record<string, string>;
    const payload = new Webhook(hook.secret).verify(got[1]!.body, headers) as { type: string; data: object };
    expect(payload).toMatchObject({ type: 'consortium.invited', data: { consortiumId: consortium.id } });
    expect(got[1]!.body).not.toContain('Firm');
    // Both attempts are one message to the receiver.
    expect(got[0]!.headers['webhook-id']).toBe(got[1]!.headers['webhook-id']);
    const own = new Webhook(hook.secret);
    expect(() => new Webhook(`whsec_${Buffer.alloc(32).toString('base64')}`).verify(got[1]!.body, headers)).toThrow();
    expect(() => own.verify(got[1]!.body.replace('invited', 'awarded'), headers)).toThrow();
    const other = { ...headers, 'webhook-id': 'another' };
    expect(() => own.verify(got[1]!.body, other)).toThrow();
    // An old message that is played again: the time is signed, and a receiver refuses it after five minutes.
    const then = new Date(Date.now() - 600_000);
    const old = {
      ...headers,
      'webhook-timestamp': String(Math.floor(then.getTime() / 1_000)),
      'webhook-signature': own.sign(headers['webhook-id']!, then, got[1]!.body),
    };
    expect(() => own.verify(got[1]!.body, old)).toThrow('too old');
  }, 60_000);

  it('are kept as dead when they were given up, and sent again by hand', async () => {
    const as = home.coordinator;
    const { items } = await wanted(200, app.call('GET', '/webhooks', { as }));
    const deliveries = await wanted(200, app.call('GET', `/webhooks/${items[0].id}/deliveries`, { as }));
    const id = deliveries.items[0].id as string;
    await wanted(409, app.call('POST', `/webhook-deliveries/${id}/retry`, { as }));
    // The address has become one inside the network: refused when it is used, and given up at once.
    await inTransaction(app.database, TEST_SYSTEM, (tx) =>
      tx.execute(`update webhook_deliveries set state = 'pending' where id = '${id}'`),
    );
    const inside = createWebhookService({ database: app.database, clock: () => new Date(), allowPrivate: false });
    const handler = webhookDeliveryHandler(inside);
    const context = { jobId: id, attempt: 1, requestId: null, log: app.app.log as never };
    const refusal = await handler.run({ deliveryId: id }, context).then(
      () => null,
      (error: Error) => error,
    );
    expect(refusal).toBeInstanceOf(DomainError);
    await handler.failed!({ deliveryId: id }, refusal!, context);
    const dead = await wanted(200, app.call('GET', `/webhooks/${items[0].id}/deliveries?state=dead`, { as }));
    expect(dead.items).toMatchObject([{ id, state: 'dead', lastStatus: null }]);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => app.call('POST', `/webhook-deliveries/${id}/retry`, { as })),
    );
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([202, 409, 409, 409, 409]);
    await until(async () => got.length === 3);
    const { items: told } = await wanted(200, app.call('GET', '/audit?action=webhook.sent_again', { as }));
    expect(told).toHaveLength(1);
  });
});
