import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { DomainError } from '../shared/errors.ts';

/** Prometheus figures of one process at /metrics: requests by route and status, and Node's own. */
export const metricsPlugin = fp(
  async (app: FastifyInstance, options: { token: string | null }) => {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    const labelNames = ['method', 'route', 'status'] as const;
    const duration = new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time from the request to the end of the answer',
      labelNames,
      buckets: [0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5],
      registers: [registry],
    });
    const failures = new Counter({
      name: 'http_server_errors_total',
      help: 'Answers of 500 and above',
      labelNames,
      registers: [registry],
    });
    app.addHook('onResponse', async (request, reply) => {
      const labels = {
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: String(reply.statusCode),
      };
      duration.observe(labels, reply.elapsedTime / 1_000);
      if (reply.statusCode >= 500) failures.inc(labels);
    });
    app.get(
      '/metrics',
      {
        logLevel: 'warn',
        config: { rateLimit: false },
        schema: {
          tags: ['operations'],
          'x-access': 'public',
          summary: 'Figures for Prometheus',
          description: 'For the machine itself, or with METRICS_TOKEN as bearer token.',
          produces: ['text/plain'],
        },
      },
      async (request, reply) => {
        if (!mayRead(request, options.token))
          throw new DomainError('forbidden', 'not_allowed', 'Metrics need METRICS_TOKEN.');
        void reply.header('content-type', registry.contentType);
        return registry.metrics();
      },
    );
  },
  { name: 'metrics' },
);

const LOOPBACK = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

function mayRead(request: FastifyRequest, token: string | null): boolean {
  if (token === null) return LOOPBACK.includes(request.ip);
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
