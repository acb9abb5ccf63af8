import { SpanStatusCode, TraceFlags } from '@opentelemetry/api';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { expect, it } from 'vitest';
import { telling } from '../../src/tracing/told.ts';

const SECRET = 'a-secret-of-somebody';

it('what leaves of a span is a list of names: no address with its query, statement, error or event, and no name that is new', async () => {
  const kept = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(telling(kept))] });
  const told = {
    'http.request.method': 'POST',
    'http.response.status_code': 201,
    'http.route': '/v1/users',
    'db.system.name': 'postgresql',
    'messaging.destination.name': 'invitation-mail',
    'messaging.message.id': 'm',
    'messaging.system': 'bullmq',
    'groupement.actor.kind': 'user',
    'groupement.attempt': 1,
    'groupement.mail.id': 'mail',
    'groupement.request.id': 'request',
  };
  const untold = [
    'url.full',
    'url.path',
    'url.query',
    'http.url',
    'http.target',
    'http.request.header.authorization',
    'client.address',
    'user_agent.original',
    'db.query.text',
    'db.statement',
    'exception.message',
    'enduser.id',
    'whatever.comes',
  ];
  const span = provider.getTracer('test').startSpan('POST /v1/users', {
    attributes: { ...told, ...Object.fromEntries(untold.map((name) => [name, SECRET])) },
    links: [
      {
        context: { traceId: '1'.repeat(32), spanId: '1'.repeat(16), traceFlags: TraceFlags.SAMPLED },
        attributes: { of: SECRET },
      },
    ],
  });
  span.addEvent('exception', { 'exception.message': SECRET });
  span.recordException(new Error(SECRET));
  span.setStatus({ code: SpanStatusCode.ERROR, message: SECRET });
  span.end();
  await provider.forceFlush();
  const [left] = kept.getFinishedSpans();
  expect(left!.attributes).toEqual(told);
  expect(left!.status).toEqual({ code: SpanStatusCode.ERROR });
  expect([left!.events, left!.links]).toEqual([[], []]);
  const { spanContext: _, resource: __, ...rest } = left!;
  expect(JSON.stringify(rest)).not.toContain(SECRET);
});
