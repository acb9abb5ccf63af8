import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import build from 'fast-json-stringify';
import type { FastifyInstance, FastifySerializerCompiler } from 'fastify';
import fp from 'fastify-plugin';

/** What is yet to be made, for each server that is being built. */
const waiting = new WeakMap<FastifyInstance, (() => unknown)[]>();

/**
 * Something of a route that takes a while to make: when it is first used, or once the server listens, one after the other
 * between requests. Made while the routes are registered, those of all routes are a quarter of a start.
 */
export function madeLater<T>(app: FastifyInstance, make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  const use = (): T => {
    made ??= { value: make() };
    return made.value;
  };
  waiting.get(app)?.push(use);
  return use;
}

/** Writes answers by the route's schema, as Fastify does by itself, with what writes them made later. */
const serializers =
  (app: FastifyInstance): FastifySerializerCompiler<Parameters<typeof build>[0]> =>
  ({ schema }) => {
    const write = madeLater(app, () => build(schema));
    return (answer) => write()(answer);
  };

/** Lets a start leave until later what it doesn't need; before the routes. */
export const madeLaterPlugin = fp(
  async (app: FastifyInstance) => {
    waiting.set(app, []);
    app.setSerializerCompiler(serializers(app));
    app.addHook('onListen', async () => {
      const all = waiting.get(app) ?? [];
      waiting.delete(app);
      void makeAll(all);
    });
  },
  { name: 'made-later' },
);

/** What else belongs to a start comes first, in milliseconds. */
const AFTER_START_MS = 500;

/** One a turn, so that a request waits for one at most. */
async function makeAll(all: readonly (() => unknown)[]): Promise<void> {
  await pause(AFTER_START_MS, undefined, { ref: false });
  for (const make of all) {
    await turn(undefined, { ref: false });
    make();
  }
}
