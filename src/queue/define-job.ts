import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { DomainError } from '../shared/errors.ts';

/**
 * One kind of background job. Payloads hold ids, not data: a job may run long after it was asked for.
 * `attempts` is at least 3: BullMQ's PostgreSQL backend now and then loses a deadlock and must be asked again.
 */
export type JobDefinition<S extends TSchema = TSchema> = {
  /** Also the name of its queue: each kind has its own, so a slow kind never holds up a quick one. */
  name: string;
  payload: S;
  attempts: number;
  /** First pause before another attempt, in milliseconds; doubles each time. */
  backoffMs: number;
  /** Jobs of this kind that one worker process works on at once. */
  concurrency: number;
  /**
   * Jobs of this kind that one cluster may have in the queue at once, however many workers there are; more of them wait
   * in the outbox. Null: as many as are asked for.
   */
  perCluster: number | null;
  /** The payload when it is right; a DomainError otherwise. Checked when asked for and again when run. */
  parse(payload: unknown): Static<S>;
};

/** Defines a kind of job. */
export function defineJob<S extends TSchema>(definition: {
  name: string;
  payload: S;
  attempts?: number;
  backoffMs?: number;
  concurrency?: number;
  perCluster?: number;
}): JobDefinition<S> {
  const check = Compile(definition.payload);
  const attempts = definition.attempts ?? 5;
  if (attempts < 3) throw new RangeError(`job ${definition.name}: at least 3 attempts`);
  return {
    name: definition.name,
    payload: definition.payload,
    attempts,
    backoffMs: definition.backoffMs ?? 500,
    concurrency: definition.concurrency ?? 5,
    perCluster: definition.perCluster ?? null,
    parse: (payload) => {
      if (check.Check(payload)) return payload as Static<S>;
      const fault = [...check.Errors(payload)][0];
      throw new DomainError(
        'invalid',
        'job_malformed',
        `job ${definition.name}: ${fault?.instancePath ?? ''} ${fault?.message ?? 'is malformed'}`,
      );
    },
  };
}
