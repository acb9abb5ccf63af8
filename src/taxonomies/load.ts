import { createHash } from 'node:crypto';
import type postgres from 'postgres';
import { foldText } from '../shared/text.ts';
import { dataFile, readCpv, readNuts } from './data.ts';

/** Rows in one insert statement: PostgreSQL takes at most 65,534 parameters. */
const BATCH = 2_000;

/**
 * Counts up with each change of how rows are made of a list (the functions below and what they call): the database has to
 * be given them anew then. test/taxonomies/load.test.ts knows the rows of each number.
 */
export const ROWS_MADE = 1;

/**
 * Loads the CPV and NUTS lists that this version ships into the database, unless the very same are there already: then
 * nothing but the bytes of the files is read, since every start asks.
 * @param sql connected as the owner of the schema
 */
export async function loadTaxonomies(sql: postgres.Sql): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`select app_begin('system', null)`;
    await replaceRows(tx, 'cpv_codes', 'cpv.csv', cpvCodeRows);
    await replaceRows(tx, 'nuts_codes', 'nuts.csv', nutsCodeRows);
  });
}

type Row = Record<string, string | number | null>;

/** What the table `cpv_codes` holds: the list with its labels folded for search. */
export const cpvCodeRows = (): Row[] =>
  readCpv().map((row) => ({
    code: row.code,
    check_digit: row.checkDigit,
    level: row.level,
    parent: row.parent,
    label_fr: row.labelFr,
    label_en: row.labelEn,
    search_fr: foldText(row.labelFr),
    search_en: foldText(row.labelEn),
  }));

/** What the table `nuts_codes` holds. */
export const nutsCodeRows = (): Row[] =>
  readNuts().map((row) => ({
    code: row.code,
    level: row.level,
    parent: row.parent,
    label_fr: row.labelFr,
    label_en: row.labelEn,
    search: foldText(`${row.labelFr} ${row.labelEn}`),
    lat: row.lat,
    lon: row.lon,
  }));

async function replaceRows(tx: postgres.TransactionSql, table: string, file: string, made: () => Row[]): Promise<void> {
  const digest = createHash('sha256').update(`${ROWS_MADE}\n`).update(dataFile(file)).digest('hex');
  const [loaded] = await tx`select digest from taxonomy_loads where name = ${table}`;
  if (loaded?.['digest'] === digest) return;
  const rows = made();
  await tx`delete from ${tx(table)}`;
  for (let at = 0; at < rows.length; at += BATCH) {
    await tx`insert into ${tx(table)} ${tx(rows.slice(at, at + BATCH))}`;
  }
  await tx`insert into taxonomy_loads ${tx([{ name: table, digest }])}
    on conflict (name) do update set digest = excluded.digest`;
}
