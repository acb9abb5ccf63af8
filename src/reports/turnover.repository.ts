import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import type { Period } from './period.domain.ts';
import { inPeriod, inScope, type Scope } from './scope.ts';

export const DIMENSIONS = ['year', 'cluster', 'organisation', 'sizeClass', 'sector', 'tender'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** One cell of the report: ids and words in the order of the dimensions, integer cents as text (they may be many). */
export type TurnoverCell = { ids: (string | null)[]; keys: string[]; cents: string; contracts: number };

/** Where a dimension comes from: columns kept while the ledger is summed, then a join, an id and words for people. */
const SOURCES: Record<Dimension, { kept: readonly string[]; id: string; words: string }> = {
  year: { kept: ['year'], id: 's.year::text', words: 's.year::text' },
  cluster: { kept: ['cluster_id'], id: 's.cluster_id::text', words: 'k.name' },
  organisation: { kept: ['organisation_id'], id: 's.organisation_id::text', words: "coalesce(max(m.name), '–')" },
  sizeClass: { kept: ['organisation_id'], id: 'm.size_class', words: "coalesce(m.size_class, 'unknown')" },
  sector: { kept: [], id: 'c.sector', words: 'c.sector' },
  tender: { kept: [], id: 'c.tender_id::text', words: "coalesce(t.title, '–')" },
};
const JOINS: Partial<Record<Dimension, string>> = {
  cluster: 'join clusters k on k.id = s.cluster_id',
  sector: 'join contracts c on c.id = s.contract_id',
  tender: 'join contracts c on c.id = s.contract_id left join tenders t on t.id = c.tender_id',
};
const PARTIES = `left join (select distinct on (contract_id, organisation_id) contract_id, organisation_id, name, size_class
    from contract_members order by contract_id, organisation_id, revision) m
  on m.contract_id = s.contract_id and m.organisation_id = s.organisation_id`;

/**
 * What members were credited with, by the dimensions (none: one cell). The ledger is read once and summed by contract
 * first; what names the cells is joined to those sums.
 * @param limit cells at most, the largest first save for years, which come in order
 */
export async function sumTurnover(
  tx: Tx,
  query: { measure: string; period: Period; scope: Scope; groupBy: readonly Dimension[]; limit: number },
): Promise<TurnoverCell[]> {
  const { groupBy } = query;
  const sources = groupBy.map((dimension) => SOURCES[dimension]);
  const kept = [...new Set(['contract_id', ...sources.flatMap((source) => source.kept)])].join(', ');
  const needsParties = groupBy.includes('organisation') || groupBy.includes('sizeClass');
  const joins = [
    ...(needsParties ? [PARTIES] : []),
    ...(groupBy.includes('cluster') ? [JOINS.cluster!] : []),
    ...(groupBy.includes('tender') ? [JOINS.tender!] : groupBy.includes('sector') ? [JOINS.sector!] : []),
  ].join('\n');
  const columns = sources.map((source, i) => `${source.id} as id${i}, ${source.words} as words${i}`);
  const grouping = sources.flatMap((source) =>
    source.words.includes('max(') ? [source.id] : [...new Set([source.id, source.words])],
  );
  const order: SQL = sql.raw(
    [
      ...groupBy.flatMap((dimension, i) => (dimension === 'year' && i === 0 ? [`id${i}`] : [])),
      'cents desc',
      ...sources.map((_, i) => `id${i}`),
    ].join(', '),
  );
  const rows = await tx.execute<Record<string, string | null>>(sql`
    select ${sql.raw([...columns, ''].join(', '))} sum(s.cents) as cents, count(distinct s.contract_id)::text as contracts
      from (select ${sql.raw(kept)}, -sum(amount_cents) as cents
              from ledger_postings
             where organisation_id is not null and measure = ${query.measure} and ${inPeriod('occurred_on', query.period)}
               and ${inScope('cluster_id', query.scope)}
             group by ${sql.raw(kept)}) s
      ${sql.raw(joins)}
     ${sql.raw(grouping.length === 0 ? '' : `group by ${grouping.join(', ')}`)}
     order by ${order} limit ${query.limit}`);
  return rows
    .filter((row) => row['cents'] !== null)
    .map((row) => ({
      ids: groupBy.map((_, i) => row[`id${i}`] ?? null),
      keys: groupBy.map((_, i) => row[`words${i}`] ?? '–'),
      cents: row['cents']!,
      contracts: Number(row['contracts']),
    }));
}
