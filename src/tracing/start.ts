import { FastifyOtelInstrumentation } from '@fastify/otel';
import { context, DiagLogLevel, diag, propagation, trace } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { FastifyPluginCallback } from 'fastify';
import type { Logger } from 'pino';
import { VERSION } from '../shared/version.ts';
import { telling } from './told.ts';

/** Traces that are sent to a collector. */
export type Tracing = {
  /** Makes each request of an API a span; registered before every other plugin. */
  requests: FastifyPluginCallback;
  /** Sends what is left. A collector that does not answer is waited for no longer than `STOP_MS`. */
  stop(): Promise<void>;
};

/** How long the last spans may take to be sent, in milliseconds. */
const STOP_MS = 3_000;
/** Whose requests are asked for by machines, again and again. */
const SILENT = /^\/(health\/|metrics|queues)/;

/**
 * Sends traces to a collector by OTLP over HTTP (JSON). Loaded only where there is one. The sampler and the headers of
 * the exporter are those of OpenTelemetry's own variables (OTEL_TRACES_SAMPLER, OTEL_EXPORTER_OTLP_HEADERS).
 * @param endpoint the collector's address without `/v1/traces`
 * @param part which part of the program this process is
 */
export function startTracing(endpoint: string, part: 'api' | 'worker', log: Logger): Tracing {
  const tell = (message: string) => log.warn({ tracing: message.slice(0, 500) }, 'traces could not be sent');
  diag.setLogger(
    { error: tell, warn: tell, info: () => undefined, debug: () => undefined, verbose: () => undefined },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
  const provider = new NodeTracerProvider({
    resource: defaultResource().merge(
      resourceFromAttributes({ 'service.name': `groupement-${part}`, 'service.version': VERSION }),
    ),
    spanProcessors: [
      new BatchSpanProcessor(telling(new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` }))),
    ],
  });
  // Without baggage: whatever callers put there would go from process to process.
  provider.register({ propagator: new W3CTraceContextPropagator() });
  const fastify = new FastifyOtelInstrumentation({
    instrumentHooks: false,
    recordExceptions: false,
    ignorePaths: ({ url }) => SILENT.test(url),
    requestHook: (span, request) => {
      span.updateName(`${request.method} ${request.routeOptions.url ?? '(no route)'}`);
      span.setAttribute('groupement.request.id', request.id);
    },
    lifecycleHook: (span) => span.updateName('handler'),
  });
  fastify.setTracerProvider(provider);
  return {
    requests: fastify.plugin(),
    stop: async () => {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, STOP_MS);
      });
      await Promise.race([provider.shutdown().catch((error: Error) => tell(error.message)), late]);
      clearTimeout(timer);
      fastify.disable();
      trace.disable();
      context.disable();
      propagation.disable();
      diag.disable();
    },
  };
}
