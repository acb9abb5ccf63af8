import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Tx } from './transaction.ts';

/** Rows in one statement: the JSON of as many stays well below what PostgreSQL takes in one parameter. */
const BATCH = 5_000;

/**
 * Inserts many rows with few statements: each batch travels as one JSON parameter, not as one parameter a value.
 * What a row does not name gets the column's default, whatever other rows name.
 * @param onConflict `skip` leaves rows that are there already as they are
 * @returns how many rows were inserted
 */
export async function insertMany<T extends PgTable>(
  tx: Tx,
  table: T,
  rows: readonly T['$inferInsert'][],
  options: { onConflict?: 'fail' | 'skip' } = {},
): Promise<number> {
  let inserted = 0;
  for (const group of alikeInDefaults(table, rows)) inserted += await insertAlike(tx, table, group, options);
  return inserted;
}

async function insertAlike(
  tx: Tx,
  table: PgTable,
  rows: readonly object[],
  options: { onConflict?: 'fail' | 'skip' },
): Promise<number> {
  const names = columnNames(table);
  const used = usedColumns(table, rows);
  if (used.length === 0) return 0;
  const columns = sql.join(
    used.map((key) => sql.identifier(names[key]!)),
    sql`, `,
  );
  const skip = options.onConflict === 'skip' ? sql` on conflict do nothing` : sql``;
  let inserted = 0;
  for (let at = 0; at < rows.length; at += BATCH) {
    const batch = rows.slice(at, at + BATCH).map((row) => toRecord(table, row, used, names));
    const result = await tx.execute(
      sql`insert into ${table} (${columns}) select ${columns} from ${recordSet(table, batch)}${skip}`,
    );
    inserted += result.count;
  }
  return inserted;
}

/**
 * Sets columns of many rows found by id. Every row names the same members.
 * @param extra further assignments, such as sql`version = t.version + 1` (the table is `t`)
 */
export async function updateMany<T extends PgTable>(
  tx: Tx,
  table: T,
  rows: readonly (Partial<T['$inferInsert']> & { id: string })[],
  extra: SQL,
): Promise<number> {
  const names = columnNames(table);
  const used = usedColumns(table, rows).filter((key) => key !== 'id');
  let updated = 0;
  for (let at = 0; at < rows.length; at += BATCH) {
    const batch = rows.slice(at, at + BATCH).map((row) => toRecord(table, row, ['id', ...used], names));
    const assignments = used.map((key) => sql`${sql.identifier(names[key]!)} = r.${sql.identifier(names[key]!)}`);
    const result = await tx.execute(
      sql`update ${table} t set ${sql.join([...assignments, extra], sql`, `)} from ${recordSet(table, batch)} r where t.id = r.id`,
    );
    updated += result.count;
  }
  return updated;
}

/** Rows in groups that name the same of the columns to which the database gives a default: one statement cannot mix. */
function alikeInDefaults<R extends object>(table: PgTable, rows: readonly R[]): R[][] {
  const optional = Object.entries(getTableColumns(table)).filter(
    ([, column]) => column.hasDefault && column.defaultFn === undefined,
  );
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const values = row as Readonly<Record<string, unknown>>;
    const named = optional.map(([key]) => (values[key] === undefined ? '-' : '+')).join('');
    const group = groups.get(named) ?? [];
    groups.set(named, group);
    group.push(row);
  }
  return [...groups.values()];
}

type Names = Readonly<Record<string, string>>;

const columnNames = (table: PgTable): Names =>
  Object.fromEntries(Object.entries(getTableColumns(table)).map(([key, column]) => [key, column.name]));

/** Members that a row names, and those whose default is made here, such as ids. */
const usedColumns = (table: PgTable, rows: readonly object[]): string[] =>
  rows.length === 0
    ? []
    : Object.entries(getTableColumns(table))
        .filter(
          ([key, column]) =>
            column.defaultFn !== undefined ||
            rows.some((row) => (row as Readonly<Record<string, unknown>>)[key] !== undefined),
        )
        .map(([key]) => key);

const toRecord = (table: PgTable, row: object, keys: readonly string[], names: Names): Record<string, unknown> => {
  const columns = getTableColumns(table);
  const values = row as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    keys.map((key) => [names[key]!, values[key] === undefined ? (columns[key]?.defaultFn?.() ?? null) : values[key]]),
  );
};

const recordSet = (table: PgTable, records: readonly object[]): SQL =>
  sql`jsonb_populate_recordset(null::${sql.identifier(getTableName(table))}, ${JSON.stringify(records)}::jsonb)`;
