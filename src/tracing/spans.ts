import {
  type Attributes,
  type Context,
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';

/** What a piece of work is to others (OpenTelemetry's span kinds that we use). */
export type WorkKind = 'client' | 'consumer';
const KINDS: Record<WorkKind, SpanKind> = { client: SpanKind.CLIENT, consumer: SpanKind.CONSUMER };

/** Asked for each time: whoever keeps a tracer keeps that of the first start. */
const tracer = () => trace.getTracer('groupement');

/**
 * Runs work as a span of the trace that is under way, or as the first of a new one. Where no traces are sent this is a
 * call of `work` and nothing else. An error marks the span and tells nothing more: its message may hold people's data.
 * @param attributes ids, kinds and counts; `told.ts` leaves out every name that it does not know
 */
export function inSpan<T>(name: string, kind: WorkKind, attributes: Attributes, work: () => Promise<T>): Promise<T> {
  return tracer().startActiveSpan(name, { kind: KINDS[kind], attributes }, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** As `inSpan` inside a trace; outside of one the work runs without: a poll of each second is no trace of its own. */
export const inSpanOfTrace: typeof inSpan = (name, kind, attributes, work) =>
  trace.getActiveSpan() === undefined ? work() : inSpan(name, kind, attributes, work);

/** The place in the trace that is under way, as W3C Trace Context writes it in `traceparent`; null where there is none. */
export const traceparent = (): string | null => written(context.active());

/** The id of the trace that is under way, for logs. */
export const traceId = (): string | undefined => trace.getActiveSpan()?.spanContext().traceId;

/** Runs work as part of a trace that began elsewhere; null: of none. */
export const continuing = <T>(parent: string | null, work: () => T): T => context.with(readFrom(parent), work);

/**
 * Notes that something waited from then until now.
 * @returns the place in the trace of what comes next; null where nothing is traced
 */
export function noteWait(name: string, since: Date, parent: string | null): string | null {
  if (parent === null) return null;
  const before = readFrom(parent);
  const span = tracer().startSpan(name, { kind: SpanKind.PRODUCER, startTime: since }, before);
  span.end();
  return written(trace.setSpan(before, span)) ?? parent;
}

const readFrom = (parent: string | null): Context =>
  parent === null ? ROOT_CONTEXT : propagation.extract(ROOT_CONTEXT, { traceparent: parent });

function written(place: Context): string | null {
  const carrier: { traceparent?: string } = {};
  propagation.inject(place, carrier);
  return carrier.traceparent ?? null;
}
