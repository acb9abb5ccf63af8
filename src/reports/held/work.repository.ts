import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../db/transaction.ts';
import { inScope } from '../scope.repository.ts';
import type { Load } from './holding.ts';
import type { Organisation } from './members.ts';

/** What an organisation took part in, and the days on which it did (since 1970). */
export type Part = readonly [organisation: Organisation, days: readonly number[]];

/** What became of the tenders of a cluster; days since 1970 in UTC. */
export type Work = {
  /** Tenders answered: the day of the answer, whether one was won, and whether another won it. */
  tenders: (readonly [day: number, won: boolean, lost: boolean])[];
  /** Contracts but frameworks: the day of signature, and their members when they began. */
  contracts: (readonly [day: number, members: number])[];
  /** Consortia agreed: the day, and how many days after the tender was published. */
  agreed: (readonly [day: number, after: number])[];
  /** Invitations answered: the day, and whether with a refusal. */
  answers: (readonly [day: number, declined: boolean])[];
  /** Tenders for which the engine proposed somebody, by the days of its runs. */
  proposed: Part[];
  /** Consortia to which somebody was invited. */
  invited: Part[];
  /** Contracts but frameworks that somebody has had a part in. */
  contracted: Part[];
};

export const noWork = (): Work => ({
  tenders: [],
  contracts: [],
  agreed: [],
  answers: [],
  proposed: [],
  invited: [],
  contracted: [],
});

const dayOf = (instant: string): SQL => sql.raw(`(${instant})::date - date '1970-01-01'`);

/** The rows of each cluster, as JSON: `select` says `cluster_id as cluster` and the columns that a row is made of. */
async function byCluster<T>(tx: Tx, columns: string, select: SQL): Promise<[cluster: string, rows: T[]][]> {
  const rows = await tx.execute<{ cluster: string; rows: T[] }>(
    sql`select cluster, json_agg(json_build_array(${sql.raw(columns)})) as rows from (${select}) x group by cluster`,
  );
  return rows.map(({ cluster, rows: list }) => [cluster, list]);
}

/** The days of each part by organisation. */
type PartRows = Record<string, number[][]>;

/** The parts of each cluster by organisation: that an id is written once takes a quarter of the time. */
async function partsByCluster(tx: Tx, select: SQL): Promise<[cluster: string, rows: PartRows][]> {
  const rows = await tx.execute<{ cluster: string; rows: PartRows }>(sql`
    select cluster, json_object_agg(organisation_id, parts) as rows from (
      select cluster, organisation_id, json_agg(days) as parts from (${select}) x group by 1, 2) y group by 1`);
  return rows.map(({ cluster, rows: parts }) => [cluster, parts]);
}

/** All work of clusters. */
export const loadWork =
  (the: (id: string) => Organisation): Load<Work> =>
  async (tx, clusters) => {
    const work = new Map<string, Work>();
    const of = (cluster: string): Work => {
      const found = work.get(cluster) ?? noWork();
      work.set(cluster, found);
      return found;
    };
    const ours = (column: string): SQL => inScope(column, clusters);
    const parts = (select: SQL) => partsByCluster(tx, select);
    // Sent together: a round trip for all.
    const [tenders, contracts, agreed, answers, proposed, invited, contracted] = await Promise.all([
      byCluster<[number, boolean, boolean]>(tx, 'day, won, lost', tendersOf(ours)),
      byCluster<[number, number]>(tx, 'day, members', contractsOf(ours)),
      byCluster<[number, number]>(tx, 'day, after', agreedOf(ours)),
      byCluster<[number, boolean]>(tx, 'day, declined', answersOf(ours)),
      parts(proposedOf(ours)),
      parts(invitedOf(ours)),
      parts(contractedOf(ours)),
    ]);
    const partsOf = (rows: PartRows): Part[] =>
      Object.entries(rows).flatMap(([id, parts]) => parts.map((days): Part => [the(id), days]));
    for (const [cluster, rows] of tenders) of(cluster).tenders = rows;
    for (const [cluster, rows] of contracts) of(cluster).contracts = rows;
    for (const [cluster, rows] of agreed) of(cluster).agreed = rows;
    for (const [cluster, rows] of answers) of(cluster).answers = rows;
    for (const [cluster, rows] of proposed) of(cluster).proposed = partsOf(rows);
    for (const [cluster, rows] of invited) of(cluster).invited = partsOf(rows);
    for (const [cluster, rows] of contracted) of(cluster).contracted = partsOf(rows);
    return work;
  };

type Ours = (column: string) => SQL;

const tendersOf = (ours: Ours): SQL => sql`
  select t.cluster_id as cluster, k.won, t.state = 'lost' as lost,
         ${dayOf(`coalesce((select min(e.created_at) from consortia c join consortium_events e on e.consortium_id = c.id
                    where c.tender_id = t.id and e.type = 'submitted'),
                  (select max(l.deadline) from lots l where l.tender_id = t.id), t.published_at, t.created_at)`)} as day
    from tenders t
    cross join lateral (select t.state = 'awarded' or exists (select 1 from contracts c where c.tender_id = t.id) as won) k
   where (k.won or t.state in ('submitted', 'lost')) and ${ours('t.cluster_id')}`;

const contractsOf = (ours: Ours): SQL => sql`
  select c.cluster_id as cluster, ${dayOf('c.signed_on')} as day, count(m.id) as members
    from contracts c join contract_members m on m.contract_id = c.id and m.revision = 0
   where c.kind <> 'framework' and c.signed_on is not null and ${ours('c.cluster_id')} group by c.id`;

const agreedOf = (ours: Ours): SQL => sql`
  select a.cluster_id as cluster, ${dayOf('a.at')} as day, (extract(epoch from a.at - t.published_at) / 86400)::float8 as after
    from (select cluster_id, consortium_id, min(created_at) as at from consortium_events
           where type = 'agreed' and ${ours('cluster_id')} group by 1, 2) a
    join consortia c on c.id = a.consortium_id join tenders t on t.id = c.tender_id where t.published_at is not null`;

const answersOf = (ours: Ours): SQL => sql`
  select cluster_id as cluster, ${dayOf('answered_at')} as day, state = 'declined' as declined from invitations
   where state in ('accepted', 'declined', 'countered') and answered_at is not null and ${ours('cluster_id')}`;

const proposedOf = (ours: Ours): SQL => sql`
  select cluster_id as cluster, organisation_id, array_agg(${dayOf('finished_at')}) as days
    from proposals where ${ours('cluster_id')} group by 1, 2, tender_id`;

const invitedOf = (ours: Ours): SQL => sql`
  select cluster_id as cluster, organisation_id, array_agg(${dayOf('created_at')}) as days
    from invitations where ${ours('cluster_id')} group by 1, 2, consortium_id`;

const contractedOf = (ours: Ours): SQL => sql`
  select distinct c.cluster_id as cluster, m.organisation_id, c.id, array[${dayOf('c.signed_on')}] as days
    from contracts c join contract_members m on m.contract_id = c.id
   where c.kind <> 'framework' and c.signed_on is not null and ${ours('c.cluster_id')}`;
