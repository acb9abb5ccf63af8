import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../db/transaction.ts';
import { dayNumberOf, inScope, type Scope } from '../scope.repository.ts';
import { type Contracts, loadContracts } from './contracts.repository.ts';
import type { Load } from './holding.ts';
import { type Parts, partsOf } from './parts.ts';

/** What became of the tenders of a cluster, in parts that are told of and read one by one; days since 1970 in UTC. */
export type Work = {
  /** Tenders answered: the day of the answer, whether one was won, and whether another won it. */
  tenders: (readonly [day: number, won: boolean, lost: boolean])[];
  /** Contracts but frameworks: the day of signature and their members when they began; and whoever has had a part in one. */
  contracts: Contracts;
  /** Consortia agreed: the day, and how many days after the tender was published. */
  agreed: (readonly [day: number, after: number])[];
  /** Those answered: the day, and whether with a refusal; and the consortia to which somebody was invited. */
  invitations: { answers: (readonly [day: number, declined: boolean])[]; invited: Parts };
  /** Tenders for which the engine proposed somebody, by the days of its runs. */
  proposals: Parts;
};

/** The rows of each cluster, as JSON: `select` says `cluster_id as cluster` and the columns that a row is made of. */
async function byCluster<T>(tx: Tx, columns: string, select: SQL): Promise<[cluster: string, rows: T[]][]> {
  const rows = await tx.execute<{ cluster: string; rows: T[] }>(
    sql`select cluster, json_agg(json_build_array(${sql.raw(columns)})) as rows from (${select}) x group by cluster`,
  );
  return rows.map(({ cluster, rows: list }) => [cluster, list]);
}

/** The parts of each cluster as `partsOf` reads them: text takes a fraction of the time of JSON, and an id written once a quarter. */
async function partsByCluster(tx: Tx, select: SQL): Promise<[cluster: string, parts: string][]> {
  const rows = await tx.execute<{ cluster: string; parts: string }>(sql`
    select cluster, string_agg(organisation_id || ' ' || parts, ';') as parts from (
      select cluster, organisation_id, string_agg(array_to_string(days, ','), ' ') as parts from (${select}) x group by 1, 2) y group by 1`);
  return rows.map(({ cluster, parts }) => [cluster, parts]);
}

/** Reads each part of the work of clusters. */
export function workLoads(the: (id: string) => number): { [P in keyof Work]: Load<Work[P]> } {
  return {
    tenders: async (tx, clusters) => new Map(await byCluster(tx, 'day, won, lost', tendersOf(oursOf(clusters)))),
    agreed: async (tx, clusters) => new Map(await byCluster(tx, 'day, after', agreedOf(oursOf(clusters)))),
    proposals: async (tx, clusters) => {
      const rows = await partsByCluster(tx, proposedOf(oursOf(clusters)));
      return new Map(rows.map(([cluster, parts]) => [cluster, partsOf(parts, the)]));
    },
    invitations: async (tx, clusters) => {
      const ours = oursOf(clusters);
      // Sent together, here and below: a round trip for both.
      const [answers, invited] = await Promise.all([
        byCluster<[number, boolean]>(tx, 'day, declined', answersOf(ours)),
        partsByCluster(tx, invitedOf(ours)),
      ]);
      // Whoever answered was invited.
      const answered = new Map(answers);
      return new Map(
        invited.map(([cluster, parts]) => [
          cluster,
          { answers: answered.get(cluster) ?? [], invited: partsOf(parts, the) },
        ]),
      );
    },
    contracts: loadContracts(the),
  };
}

type Ours = (column: string) => SQL;
const oursOf =
  (clusters: Scope): Ours =>
  (column) =>
    inScope(column, clusters);

const tendersOf = (ours: Ours): SQL => sql`
  select t.cluster_id as cluster, k.won, t.state = 'lost' as lost,
         ${dayNumberOf(`coalesce((select min(e.created_at) from consortia c join consortium_events e on e.consortium_id = c.id
                    where c.tender_id = t.id and e.type = 'submitted'),
                  (select max(l.deadline) from lots l where l.tender_id = t.id), t.published_at, t.created_at)`)} as day
    from tenders t
    cross join lateral (select t.state = 'awarded' or exists (select 1 from contracts c where c.tender_id = t.id) as won) k
   where (k.won or t.state in ('submitted', 'lost')) and ${ours('t.cluster_id')}`;

const agreedOf = (ours: Ours): SQL => sql`
  select a.cluster_id as cluster, ${dayNumberOf('a.at')} as day, (extract(epoch from a.at - t.published_at) / 86400)::float8 as after
    from (select cluster_id, consortium_id, min(created_at) as at from consortium_events
           where type = 'agreed' and ${ours('cluster_id')} group by 1, 2) a
    join consortia c on c.id = a.consortium_id join tenders t on t.id = c.tender_id where t.published_at is not null`;

const answersOf = (ours: Ours): SQL => sql`
  select cluster_id as cluster, ${dayNumberOf('answered_at')} as day, state = 'declined' as declined from invitations
   where state in ('accepted', 'declined', 'countered') and answered_at is not null and ${ours('cluster_id')}`;

const proposedOf = (ours: Ours): SQL => sql`
  select cluster_id as cluster, organisation_id, array_agg(${dayNumberOf('finished_at')}) as days
    from proposals where ${ours('cluster_id')} group by 1, 2, tender_id`;

const invitedOf = (ours: Ours): SQL => sql`
  select cluster_id as cluster, organisation_id, array_agg(${dayNumberOf('created_at')}) as days
    from invitations where ${ours('cluster_id')} group by 1, 2, consortium_id`;
