import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { Tx } from '../../src/db/transaction.ts';
import type { Held } from '../../src/reports/held/held.ts';
import type { Needs } from '../../src/reports/held/store.ts';

/** Statements that are sent for what is needed of all clusters, with their parameters. */
export async function statementsFor(tx: Tx, needs: Needs, held: Held): Promise<[text: string, params: unknown[]][]> {
  const [dialect, sent] = [new PgDialect(), [] as [string, unknown[]][]];
  const watched = new Proxy(tx, {
    get: (target, key) =>
      key !== 'execute'
        ? Reflect.get(target, key)
        : (query: SQL) => {
            const { sql: text, params } = dialect.sqlToQuery(query);
            sent.push([text, params]);
            return target.execute(query);
          },
  });
  const { count } = await held.view(watched);
  sent.length = 0;
  await count(null, needs, () => null);
  return sent;
}
