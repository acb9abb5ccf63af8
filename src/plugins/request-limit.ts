import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { DomainError } from '../shared/errors.ts';
import { networkOf } from '../shared/network.ts';

const tooMany = (milliseconds: number): DomainError =>
  new DomainError(
    'too_many',
    'too_many_requests',
    `Too many requests: try again in ${Math.ceil(milliseconds / 1_000)} s.`,
  );

/**
 * So many requests a minute of one network. They are counted before who asks is looked up: what is refused for its token,
 * or leads nowhere, counts like the rest. Routes with a limit of their own count in both,
 * those without any (`rateLimit: false`: health) in none.
 */
export const requestLimitPlugin = fp(
  async (app: FastifyInstance, { perMinute }: { perMinute: number }) => {
    await app.register(rateLimit, {
      max: perMinute,
      timeWindow: '1 minute',
      keyGenerator: ({ ip }) => networkOf(ip),
      errorResponseBuilder: (_request, { ttl }) => tooMany(ttl),
    });
    const limit = app.rateLimit();
    const count = app.createRateLimit();
    app.addHook('onRequest', async function (request, reply) {
      const own = request.routeOptions.config?.rateLimit;
      if (own === undefined) return limit.call(this, request, reply);
      if (own === false) return;
      const counted = await count(request);
      if (!counted.isAllowed && counted.isExceeded) throw tooMany(counted.ttl);
    });
  },
  { name: 'request-limit' },
);
