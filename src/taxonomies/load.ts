import { createHash } from 'node:crypto';
import type postgres from 'postgres';
import { foldText } from '../shared/text.ts';
import { readCpv, readNuts } from './data.ts';

/** Rows in one insert statement: PostgreSQL takes at most 65,534 parameters. */
const BATCH = 2_000;

/**
 * Loads the CPV and NUTS lists that this version ships into the database, unless the very same are there already.
 * @param sql connected as the owner of the schema
 */
export async function loadTaxonomies(sql: postgres.Sql): Promise<void> {
  const cpv = readCpv().map((row) => ({
    code: row.code,
    check_digit: row.checkDigit,
    level: row.level,
    parent: row.parent,
    label_fr: row.labelFr,
    label_en: row.labelEn,
    search_fr: foldText(row.labelFr),
    search_en: foldText(row.labelEn),
  }));
  const nuts = readNuts().map((row) => ({
    code: row.code,
    level: row.level,
    parent: row.parent,
    label_fr: row.labelFr,
    label_en: row.labelEn,
    search: foldText(`${row.labelFr} ${row.labelEn}`),
    lat: row.lat,
    lon: row.lon,
  }));
  await sql.begin(async (tx) => {
    await tx`select app_begin('system', null)`;
    await replaceRows(tx, 'cpv_codes', cpv);
    await replaceRows(tx, 'nuts_codes', nuts);
  });
}

async function replaceRows(
  tx: postgres.TransactionSql,
  table: string,
  rows: Record<string, string | number | null>[],
): Promise<void> {
  const digest = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
  const [loaded] = await tx`select digest from taxonomy_loads where name = ${table}`;
  if (loaded?.['digest'] === digest) return;
  await tx`delete from ${tx(table)}`;
  for (let at = 0; at < rows.length; at += BATCH) {
    await tx`insert into ${tx(table)} ${tx(rows.slice(at, at + BATCH))}`;
  }
  await tx`insert into taxonomy_loads ${tx([{ name: table, digest }])}
    on conflict (name) do update set digest = excluded.digest`;
}
