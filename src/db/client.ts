import { makePgArray, parsePgArray } from 'drizzle-orm/pg-core';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { DatabaseLocation } from '../config.ts';
import { inSpanOfTrace } from '../tracing/spans.ts';
import { askOutliving, beginOutliving } from './connection-loss.ts';
import { currentLine, type Line, sendOn } from './line.ts';

/** A connection is exchanged after a day: what it knows of tables and plans never gets less. Seconds. */
const LIFETIME_S = 86_400;

/** The role that the application works as: row-level security binds it, as it would not bind the owner. */
export const APPLICATION_ROLE = 'groupement_app';

/** An open pool: `db` for queries through drizzle, `sql` for the few that need postgres.js itself. */
export type Database = {
  /** Hears what other transactions say on a channel: on a connection that no pooler takes away. */
  listen: postgres.Sql['listen'];
  db: PostgresJsDatabase;
  sql: postgres.Sql;
  /**
   * The row of a function that begins as the program by itself (drizzle/before/standing.sql): one statement that is a
   * transaction of its own, in one round trip. Null: it has none.
   */
  standing<Row>(of: Standing, ...parameters: readonly (string | number)[]): Promise<Row | null>;
  /** Waits for running queries (at most five seconds), then closes every connection. */
  close(): Promise<void>;
};

/** The functions that tell whom a secret speaks for; nothing else is sent outside of `inTransaction`. */
type Standing = 'app_token_standing' | 'app_session_standing';

const SPAN = { 'db.system.name': 'postgresql', 'groupement.actor.kind': 'system' };

/**
 * Opens a pool. Every transaction takes on the application role as it begins (`app_begin`), and nothing is sent outside
 * of one but functions that do so, too: so it holds behind a pooler as well.
 * @param location.directUrl past the pooler that `url` leads to; statements are then not prepared by name, which a
 *   pooler's connections would not share
 * @param max connections at most; queries beyond wait their turn
 */
export function connectDatabase(location: DatabaseLocation, options: { max: number; name: string }): Database {
  const prepare = location.directUrl === undefined;
  const sql = postgres(location.url, {
    max: options.max,
    // A new connection knows no tables and no plans: the first lists on it take several times as long. So those that are
    // open stay, also unused (18 MB each after all lists), and are not exchanged within the hour as postgres.js does by itself.
    idle_timeout: 0,
    max_lifetime: LIFETIME_S,
    connect_timeout: 10,
    backoff: untilNextTry,
    onnotice: () => undefined,
    // Each new connection would ask for the types of arrays, and a session that ends meanwhile ends the process.
    fetch_types: false,
    types: { texts: listOfStrings(1009), uuids: listOfStrings(2951) },
    connection: { application_name: options.name, timezone: 'UTC' },
    prepare,
  });
  const direct =
    location.directUrl === undefined
      ? null
      : postgres(location.directUrl, {
          max: 1,
          backoff: untilNextTry,
          onnotice: () => undefined,
          fetch_types: false,
          connection: { application_name: `${options.name}-listen` },
        });
  return {
    db: drizzle(preparing(sql, prepare)),
    sql,
    standing: async <Row>(of: Standing, ...parameters: readonly (string | number)[]) => {
      const places = parameters.map((_, i) => `$${i + 1}`).join();
      const rows = await inSpanOfTrace('transaction', 'client', SPAN, () =>
        askOutliving(() => sql.unsafe<[Row?]>(`select * from ${of}(${places})`, [...parameters], { prepare })),
      );
      return rows[0] ?? null;
    },
    listen: (direct ?? sql).listen,
    close: async () => {
      await Promise.all([sql.end({ timeout: 5 }), direct?.end({ timeout: 5 })]);
    },
  };
}

/**
 * Seconds until a connection that was refused is tried again, apart from each other: 0.05 to 0.25. postgres.js by itself
 * waits longer after each refusal, up to twenty seconds, and a query given to such a connection waits with it: after two
 * seconds without a server the next answers took fifteen. A query is tried so a few times (`connection-loss.ts`); what
 * listens, until there is a server.
 */
const untilNextTry = (): number => 0.05 + Math.random() / 5;

/** How an array type of PostgreSQL goes in and out; the number is its oid in pg_type. */
const listOfStrings = (oid: number): postgres.PostgresType<string[] | string> => ({
  to: oid,
  from: [oid],
  serialize: (list: string[] | string) => (typeof list === 'string' ? list : makePgArray(list)),
  parse: (text: string) => parsePgArray(text),
});

/** A statement was sent outside of `inTransaction`: as whom it would be read is not known. */
class OutsideTransaction extends Error {
  override name = 'OutsideTransaction';
  override message = 'a statement was sent outside of a transaction';
}

/** Statements with more parameters than this are of every length (lists of ids): each would be kept for one use. */
const MOST_PARAMETERS = 48;

/** Without parameters postgres.js would send a statement as text, to be planned anew. */
const BY_NAME = { prepare: true, simple: false } as postgres.UnsafeQueryOptions;

/** Rows asked for by the pages that the console and most others ask for, one more than they show; few, as each is a statement of its own. */
export const USUAL_LIMITS: ReadonlySet<unknown> = new Set([1, 2, 21, 31, 51, 101, 201]);

/**
 * A list that nothing narrows has one parameter, how many rows it gives, and PostgreSQL makes a plan for each request: with
 * the number unknown the same plan seems to cost many times as much. Written into the statement, the plan is made once.
 * Beside other parameters it stays one: a plan made for any of them may be bad for some.
 * @returns null where the statement is another
 */
function withItsLimit(text: string, values: readonly unknown[]): string | null {
  if (values.length !== 1 || !USUAL_LIMITS.has(values[0]) || !text.endsWith(LIMITED)) return null;
  return `${text.slice(0, -LIMITED.length)} limit ${values[0]}`;
}
const LIMITED = ' limit $1';

/**
 * The same pool, its parameterised statements prepared once on each connection: drizzle sends all of its SQL through
 * `unsafe`, which postgres.js otherwise has PostgreSQL parse and plan anew each time. Statements of a transaction are
 * handed over as they are called, each as its caller's (`line.ts`).
 */
function preparing(sql: postgres.Sql, byName: boolean): postgres.Sql {
  const prepare = <T extends postgres.Sql | postgres.TransactionSql>(on: T, line: Line | null): T =>
    new Proxy(on, {
      get(target, name, receiver) {
        if (name === 'unsafe') {
          return (text: string, parameters: postgres.ParameterOrJSON<never>[] = []) => {
            if (line === null) throw new OutsideTransaction();
            return sendOn(
              line,
              (statement, values) => {
                const whole = byName ? withItsLimit(statement, values) : null;
                if (whole !== null) return target.unsafe<never>(whole, [], BY_NAME);
                return target.unsafe<never>(statement, values, {
                  prepare: byName && values.length > 0 && values.length <= MOST_PARAMETERS,
                } as postgres.UnsafeQueryOptions);
              },
              text,
              parameters,
            );
          };
        }
        if (name === 'begin' && 'begin' in target) {
          return (work: (tx: postgres.TransactionSql) => Promise<unknown>) => {
            const begun = currentLine();
            return beginOutliving(target, (tx) =>
              work(prepare(tx, begun)).finally(() => {
                if (begun !== null) begun.ended = true;
              }),
            );
          };
        }
        if (name === 'savepoint' && 'savepoint' in target) {
          return (work: (tx: postgres.TransactionSql) => Promise<unknown>) =>
            target.savepoint((tx) => work(prepare(tx, line)));
        }
        return Reflect.get(target, name, receiver);
      },
    });
  return prepare(sql, null);
}
