import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import { credited } from './credited.repository.ts';
import type { Period } from './period.domain.ts';
import type { Scope } from './scope.repository.ts';

export const DIMENSIONS = [
  'year',
  'cluster',
  'memberCluster',
  'organisation',
  'sizeClass',
  'sector',
  'tender',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** One cell of the report: ids and words in the order of the dimensions, integer cents as text (they may be many). */
export type TurnoverCell = { ids: (string | null)[]; keys: string[]; cents: string; contracts: number };

/**
 * Where a dimension comes from: a column kept while the ledger is summed (`kept`) or one that the contract brings
 * (`join`), and what names the cells once they are summed (`name`, of cells `g`).
 */
type Source = { kept?: string; join?: string; id: string; name?: { join: (id: string) => string; words: string } };
const CONTRACTS = 'join contracts c on c.id = s.contract_id';
const SOURCES: Record<Dimension, Source> = {
  year: { kept: 'year', id: 's.year' },
  cluster: {
    kept: 'cluster_id',
    id: 's.cluster_id',
    name: { join: (id) => `left join clusters k on k.id = ${id}`, words: 'k.name' },
  },
  // The cluster that brought the member: the contract's own, or one that was asked for partners.
  memberCluster: {
    kept: 'cluster_id, organisation_id',
    join: `left join (select distinct on (contract_id, organisation_id) contract_id, organisation_id, home_cluster_id
        from contract_members order by contract_id, organisation_id, revision) h
      on h.contract_id = s.contract_id and h.organisation_id = s.organisation_id`,
    id: 'coalesce(h.home_cluster_id, s.cluster_id)',
    name: { join: (id) => `left join clusters kh on kh.id = ${id}`, words: 'kh.name' },
  },
  organisation: {
    kept: 'organisation_id',
    id: 's.organisation_id',
    // As its newest contract calls it: it may have left, and its own row may be hidden from the reader.
    name: {
      join: (id) => `left join lateral (select name from contract_members where organisation_id = ${id}
        order by contract_id desc, revision desc limit 1) o on true`,
      words: 'o.name',
    },
  },
  sizeClass: {
    kept: 'organisation_id',
    join: `left join (select distinct on (contract_id, organisation_id) contract_id, organisation_id, size_class
        from contract_members order by contract_id, organisation_id, revision) m
      on m.contract_id = s.contract_id and m.organisation_id = s.organisation_id`,
    id: 'm.size_class',
  },
  sector: { join: CONTRACTS, id: 'c.sector' },
  tender: {
    join: CONTRACTS,
    id: 'c.tender_id',
    name: { join: (id) => `left join tenders t on t.id = ${id}`, words: 't.title' },
  },
};
const NAMELESS: Partial<Record<Dimension, string>> = { sizeClass: 'unknown' };

/**
 * What members were credited with, by the dimensions (none: one cell). The sums of the ledger are summed by
 * contract first: that counts the contracts too. Cells are named when summed.
 * @param limit cells at most, the largest first save for years, which come in order
 */
export async function sumTurnover(
  tx: Tx,
  query: { measure: string; period: Period; scope: Scope; groupBy: readonly Dimension[]; limit: number },
): Promise<TurnoverCell[]> {
  const { groupBy } = query;
  const sources = groupBy.map((dimension) => SOURCES[dimension]);
  const kept = unique(['contract_id', ...sources.flatMap((source) => source.kept?.split(', '))]).join(', ');
  const ids = sources.map((source, i) => `${source.id} as id${i}`);
  const words = sources.map(({ name }, i) => `${name?.words ?? `g.id${i}::text`} as words${i}`);
  const order = [
    ...groupBy.flatMap((dimension, i) => (dimension === 'year' && i === 0 ? [`g.id${i}`] : [])),
    'g.cents desc',
    ...sources.map((_, i) => `g.id${i}`),
  ];
  // Of the sums in a cell each is another contract's, save where parties of one contract fall into one class or cluster.
  const byParty = groupBy.includes('sizeClass') || groupBy.includes('memberCluster');
  const oneEach = !byParty || groupBy.includes('organisation');
  const rows = await tx.execute<Record<string, string | null>>(sql`
    select ${raw(list(sources.map((_, i) => `g.id${i}::text as id${i}`)))} ${raw(list(words))} g.cents, g.contracts::text
      from (select ${raw(list(ids))} sum(s.cents) as cents, ${raw(oneEach ? 'count(*)' : 'count(distinct s.contract_id)')} as contracts
              from (select ${raw(kept)}, sum(cents) as cents from (${credited(query.measure, query.period, query.scope)}) l
                     group by ${raw(kept)} having sum(n) <> 0) s
              ${raw(unique(sources.map((source) => source.join)).join('\n'))}
             ${raw(sources.length === 0 ? '' : `group by ${sources.map((source) => source.id).join(', ')}`)}) g
      ${raw(sources.map(({ name }, i) => name?.join(`g.id${i}`) ?? '').join('\n'))}
     order by ${raw(order.join(', '))} limit ${query.limit}`);
  return rows
    .filter((row) => row['cents'] !== null)
    .map((row) => ({
      ids: groupBy.map((_, i) => row[`id${i}`] ?? null),
      keys: groupBy.map((dimension, i) => row[`words${i}`] ?? NAMELESS[dimension] ?? '–'),
      cents: row['cents']!,
      contracts: Number(row['contracts']),
    }));
}

const raw = (text: string): SQL => sql.raw(text);
const list = (columns: readonly string[]): string => columns.map((column) => `${column},`).join(' ');
const unique = (texts: readonly (string | undefined)[]): string[] => [
  ...new Set(texts.filter((text) => text !== undefined)),
];
