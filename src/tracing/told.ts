import type { Attributes } from '@opentelemetry/api';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-node';

/**
 * Every attribute that leaves the program. What an instrumentation adds beside them stays here: addresses with their
 * queries, texts of errors and statements may hold secrets and people's data.
 */
const TOLD = new Set([
  'http.request.method',
  'http.response.status_code',
  'http.route',
  'db.system.name',
  'messaging.destination.name',
  'messaging.message.id',
  'messaging.system',
  'groupement.actor.kind',
  'groupement.attempt',
  'groupement.mail.id',
  'groupement.request.id',
]);

/** An exporter that is given names, times and attributes of the list above: no events, no texts of errors. */
export const telling = (exporter: SpanExporter): SpanExporter => ({
  export: (spans, done) => exporter.export(spans.map(told), done),
  shutdown: () => exporter.shutdown(),
  forceFlush: async () => exporter.forceFlush?.(),
});

const told = (span: ReadableSpan): ReadableSpan => ({
  name: span.name,
  kind: span.kind,
  spanContext: () => span.spanContext(),
  ...(span.parentSpanContext === undefined ? {} : { parentSpanContext: span.parentSpanContext }),
  startTime: span.startTime,
  endTime: span.endTime,
  duration: span.duration,
  ended: span.ended,
  status: { code: span.status.code },
  attributes: ofThoseTold(span.attributes),
  links: [],
  events: [],
  resource: span.resource,
  instrumentationScope: span.instrumentationScope,
  droppedAttributesCount: 0,
  droppedEventsCount: 0,
  droppedLinksCount: 0,
});

const ofThoseTold = (attributes: Attributes): Attributes =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => TOLD.has(name)));
