import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, expect, it, vi } from 'vitest';
import { madeLater, madeLaterPlugin } from '../../src/plugins/made-later.ts';

let app: FastifyInstance;
afterEach(() => app.close());

async function serverOf(make: () => string) {
  app = Fastify();
  await app.register(madeLaterPlugin);
  return madeLater(app, make);
}

it('is made when it is first used, and once', async () => {
  const make = vi.fn(() => 'made');
  const use = await serverOf(make);
  await app.ready();
  expect(make).not.toHaveBeenCalled();
  expect([use(), use()]).toEqual(['made', 'made']);
  expect(make).toHaveBeenCalledTimes(1);
});

it('is made by itself once the server listens', async () => {
  const make = vi.fn(() => 'made');
  await serverOf(make);
  await app.listen({ port: 0 });
  await vi.waitFor(() => expect(make).toHaveBeenCalledTimes(1));
});

it('writes answers by their schema', async () => {
  await serverOf(() => '');
  const schema = { response: { 200: { type: 'object', properties: { told: { type: 'string' } } } } };
  app.get('/', { schema }, async () => ({ told: 'yes', secret: 'no' }));
  expect((await app.inject('/')).json()).toEqual({ told: 'yes' });
});
