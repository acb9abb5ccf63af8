import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { DomainError } from '../shared/errors.ts';

/** What is shown of each worker process, which answers no HTTP itself. */
const HELD = {
  version: ['snapshot_version', "First transaction that the worker's snapshot of candidates may not have seen"],
  organisations: ['snapshot_organisations', "Organisations in the worker's snapshot"],
  pending: ['snapshot_pending', 'Changed organisations beside the base, not yet worked into it'],
  bytes: ['snapshot_bytes', 'Shared memory of the snapshot'],
  builds: ['snapshot_builds', 'How often the worker read all candidates afresh'],
  compactions: ['snapshot_compactions', 'How often it worked changes into a new base'],
} as const;

/** What a worker process holds; the numbers are those of `HELD`. */
type Held = Readonly<{ worker: string } & Record<keyof typeof HELD, number>>;

/** Prometheus figures at /metrics: requests by route and status, the process's own, and the workers' snapshots. */
export const metricsPlugin = fp(
  async (app: FastifyInstance, options: { token: string | null; candidates: { held(): Promise<readonly Held[]> } }) => {
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
    const held = Object.entries(HELD).map(([key, [name, help]]) => ({
      key: key as keyof typeof HELD,
      gauge: new Gauge({ name, help, labelNames: ['worker'], registers: [registry] }),
    }));
    /** Without the database the process's own figures are shown still. */
    const readHeld = async (log: FastifyRequest['log']): Promise<void> => {
      const workers = await options.candidates.held().catch((error: unknown) => {
        log.warn({ err: error }, "the workers' snapshots could not be read");
        return [];
      });
      for (const { key, gauge } of held) {
        gauge.reset();
        for (const one of workers) gauge.set({ worker: one.worker }, one[key]);
      }
    };
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
        await readHeld(request.log);
        return registry.metrics();
      },
    );
  },
  { name: 'metrics' },
);

const LOOPBACK = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

function mayRead(request: FastifyRequest, token: string | null): boolean {
  // Whatever a proxy passes on comes from elsewhere.
  if (token === null) return LOOPBACK.includes(request.ip) && request.headers['x-forwarded-for'] === undefined;
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
