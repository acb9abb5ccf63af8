import { AsyncLocalStorage } from 'node:async_hooks';
import type postgres from 'postgres';
import type { Actor } from '../shared/actor.ts';

/** An open transaction as its connection has it. */
export type Line = {
  /** As whom its statements are read at the moment; null: nobody was named since it began. */
  told: Actor | null;
  /** Its end was decided: nothing is sent any more. */
  ended: boolean;
  /** Why it could not be told as whom to read: statements behind that only say that the transaction has failed. */
  untold: unknown[];
};

/** A transaction of which nothing was told yet. */
export const freshLine = (): Line => ({ told: null, ended: false, untold: [] });

/** A statement came after the end of its transaction: it would run in none, or in somebody else's. */
export class TransactionEnded extends Error {
  override name = 'TransactionEnded';
  override message = 'a statement was called after the end of its transaction';
}

/** On which transaction, and as whom, the code of a call chain works. */
const speaker = new AsyncLocalStorage<{ line: Line; actor: Actor }>();

/** Runs `work` so that every statement it sends on that transaction is read as the actor's. */
export const speakAs = <T>(line: Line, actor: Actor, work: () => Promise<T>): Promise<T> =>
  // Awaited inside: a query that is returned unsent would otherwise be sent as whoever awaits it.
  speaker.run({ line, actor }, async () => await work());

/** The transaction of this call chain. */
export const currentLine = (): Line | null => speaker.getStore()?.line ?? null;

/**
 * Hands a statement to a transaction's connection at once, without waiting for the answers of those before it:
 * PostgreSQL runs them in the order of the calls. When the caller acts for somebody else than the one before it, the
 * statement that says so goes first, on the same way.
 * @throws TransactionEnded
 */
export function sendOn<Q extends postgres.PendingQuery<never>>(
  line: Line,
  send: (text: string, parameters: postgres.ParameterOrJSON<never>[]) => Q,
  text: string,
  parameters: postgres.ParameterOrJSON<never>[],
): Q {
  if (line.ended) throw new TransactionEnded();
  const speaking = speaker.getStore();
  if (speaking?.line === line && (line.told === null || !sameActor(line.told, speaking.actor))) {
    line.told = speaking.actor;
    const { actor } = speaking;
    send('select app_begin($1, $2::uuid)', [actor.kind, actor.kind === 'user' ? actor.userId : null])
      .execute()
      .catch((error: unknown) => line.untold.push(error));
  }
  return send(text, parameters).execute();
}

export const sameActor = (a: Actor, b: Actor): boolean =>
  a.kind === b.kind && (a.kind !== 'user' || (b.kind === 'user' && a.userId === b.userId));
