import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type postgres from 'postgres';
import type { Tx } from './transaction.ts';

/** Sends a query and gives its rows: on a transaction, or on a reading of how everything stood at one instant. */
export type Ask = <Row extends Record<string, unknown>>(query: SQL) => Promise<Row[]>;

const dialect = new PgDialect();

/** Asks as the transaction's actor. */
export const askIn =
  (tx: Tx): Ask =>
  async <Row extends Record<string, unknown>>(query: SQL) => {
    const rows: postgres.Row[] = await tx.execute(query);
    return rows as Row[];
  };

/** Asks in a transaction of postgres.js itself (`inReadSnapshot`). */
export const askOn =
  (connection: postgres.TransactionSql): Ask =>
  async <Row extends Record<string, unknown>>(query: SQL) => {
    const { sql: text, params } = dialect.sqlToQuery(query);
    const rows: postgres.Row[] = await connection.unsafe(text, params as postgres.ParameterOrJSON<never>[]);
    return rows as Row[];
  };
