import { asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import type { Language } from '../shared/language.ts';
import { foldText } from '../shared/text.ts';
import { searchWords } from './search-words.domain.ts';
import { cpvCodes, type nutsCodes } from './table.ts';

export type CpvCodeRow = typeof cpvCodes.$inferSelect;
export type NutsCodeRow = typeof nutsCodes.$inferSelect;

/** A hit with its place in the order: the lower the better, from left to right. */
export type CpvHit = Pick<CpvCodeRow, 'code' | 'checkDigit' | 'level' | 'parent' | 'labelFr' | 'labelEn'> & {
  rank: number;
  breadth: number;
};
export type NutsHit = NutsCodeRow & { rank: number };
type PageOf = { limit: number; after: string[] | null };

/** Whether a folded label has all words of the query in it, which every rank asks for: ranks are judged of few labels. */
const answers = (label: SQL, query: string): SQL =>
  sql`(${sql.join(
    searchWords(query).map((word) => sql`position(${word} in ${label}) > 0`),
    sql` and `,
  )})`;

/** How well a folded label answers: 0 the same, 1 begins with it, 2 has words that begin so, 3 has it within; else null. */
function rankOf(label: SQL, query: string): SQL {
  const folded = foldText(query);
  const words = searchWords(query);
  const all = (pattern: (word: string) => SQL): SQL => sql`(${sql.join(words.map(pattern), sql` and `)})`;
  return sql`case when ${label} = ${folded} then 0 when starts_with(${label}, ${folded}) then 1
    when ${all((word) => sql`(' ' || ${label}) like ${`% ${word}%`}`)} then 2
    when ${all((word) => sql`${label} like ${`%${word}%`}`)} then 3 end`;
}

/** Codes whose labels have the words of the query; those that neither are it nor begin with it after those of trades. */
const byWords = (query: string, lang: Language): SQL => sql`
  select w.*, w.level * 1000 + length(w.label_fr) as breadth,
    case when w.likeness < ${TRADE_RANK} then w.likeness else w.likeness + 1 end as rank
  from (select c.*, least(2 * ${rankOf(sql`c.search_fr`, query)} + ${lang === 'fr' ? 0 : 1},
      2 * ${rankOf(sql`c.search_en`, query)} + ${lang === 'en' ? 0 : 1}) as likeness from cpv_codes c
    where ${answers(sql`c.search_fr`, query)} or ${answers(sql`c.search_en`, query)}) w`;

/** Codes of the trades that the query names, in their order. */
const byTrades = (trades: readonly TradeHit[]): SQL =>
  trades.length === 0
    ? sql``
    : sql`union all select c.*, null::int as likeness, t.place as breadth, ${TRADE_RANK} as rank
        from (values ${sql.join(
          trades.map(({ code, place }) => sql`(${code}, ${place}::int)`),
          sql`, `,
        )}) as t(code, place) join cpv_codes c on c.code = t.code`;

/** A code that a trade of the query stands for, and its place among them: 0 is the surest. */
export type TradeHit = { code: string; place: number };

/** Codes that are the query's label or begin with it come before those of its trades, other words of labels after. */
const TRADE_RANK = 4;

/**
 * CPV codes for a query, best first: a code or its beginning (with or without check digit), a label that is the query or
 * begins with it, codes of the trades it names, labels with its words; labels of `lang` before the other's, of equals the
 * general before the special.
 */
export async function searchCpv(
  tx: Tx,
  query: string | null,
  lang: Language,
  trades: readonly TradeHit[],
  page: PageOf,
): Promise<CpvHit[]> {
  const digits = /^\s*(\d{1,8})(?:-\d)?\s*$/.exec(query ?? '')?.[1];
  const hits =
    query === null || digits !== undefined
      ? sql`select c.*, case when c.code = ${digits ?? ''} then 0 else 1 end as rank, 0 as breadth
              from cpv_codes c where starts_with(c.code, ${digits ?? ''})`
      : searchWords(query).length === 0
        ? sql`select c.*, 0 as rank, 0 as breadth from cpv_codes c where false`
        : sql`select distinct on (code) * from (${byWords(query, lang)} ${byTrades(trades)}) found order by code, rank, breadth`;
  const after =
    page.after === null
      ? sql``
      : sql` and (rank, breadth, code) > (${Number(page.after[0])}::int, ${Number(page.after[1])}::int, ${page.after[2]})`;
  return tx.execute<CpvHit>(sql`select code, check_digit as "checkDigit", level, parent, label_fr as "labelFr",
      label_en as "labelEn", rank, breadth from (${hits}) hits where rank is not null${after}
      order by rank, breadth, code limit ${page.limit + 1}`);
}

export async function findCpv(tx: Tx, codes: readonly string[]): Promise<CpvCodeRow[]> {
  if (codes.length === 0) return [];
  return tx
    .select()
    .from(cpvCodes)
    .where(inArray(cpvCodes.code, [...codes]));
}

export async function findCpvChildren(tx: Tx, code: string): Promise<CpvCodeRow[]> {
  return tx.select().from(cpvCodes).where(eq(cpvCodes.parent, code)).orderBy(asc(cpvCodes.code));
}

/** The codes above one, the division first. */
export async function findCpvAncestors(tx: Tx, code: string): Promise<CpvCodeRow[]> {
  const rows = await tx.execute<{ code: string }>(sql`
    with recursive above as (
      select parent as code from cpv_codes where code = ${code}
      union select c.parent from above a join cpv_codes c on c.code = a.code
    ) select code from above where code is not null`);
  const ancestors = await findCpv(
    tx,
    rows.map((row) => row.code),
  );
  return ancestors.sort((a, b) => a.level - b.level);
}

/** NUTS regions by code or name, best first, larger before smaller. */
export async function searchNuts(
  tx: Tx,
  filter: { q: string | null; level?: number | undefined },
  page: PageOf,
): Promise<NutsHit[]> {
  const { q, level } = filter;
  const code = (q ?? '').trim().toUpperCase();
  const named = q === null || searchWords(q).length === 0 ? sql`null` : sql`2 + ${rankOf(sql`n.search`, q)}`;
  const rank = sql`case when n.code = ${code} then 0 when starts_with(n.code, ${code}) then 1 else ${named} end`;
  const conditions = [sql`rank is not null`];
  if (level !== undefined) conditions.push(sql`level = ${level}`);
  if (page.after !== null) {
    conditions.push(
      sql`(rank, level, code) > (${Number(page.after[0])}::int, ${Number(page.after[1])}::int, ${page.after[2]})`,
    );
  }
  return tx.execute<NutsHit>(sql`select code, level, parent, label_fr as "labelFr", label_en as "labelEn", lat, lon,
      rank from (select n.*, ${rank} as rank from nuts_codes n) hits where ${sql.join(conditions, sql` and `)}
      order by rank, level, code limit ${page.limit + 1}`);
}
