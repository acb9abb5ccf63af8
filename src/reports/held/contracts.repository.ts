import { type SQL, sql } from 'drizzle-orm';
import { dayNumberOf, inScope } from '../scope.repository.ts';
import type { Load, Merge } from './holding.ts';
import type { Parts } from './parts.ts';

/** A contract but a framework: its day of signature, how many members it began with, and whoever has had a part in it. */
type Contract = { id: string; day: number; members: number; organisations: readonly number[] };

/** Contracts but frameworks: the day of signature and their members when they began; and whoever has had a part in one. */
export type Contracts = {
  readonly each: readonly Contract[];
  readonly signed: readonly (readonly [day: number, members: number])[];
  readonly contracted: Parts;
};

/** No contracts. */
export const noContracts = (): Contracts => contractsOf([]);

/** Contracts of clusters, held by contract. */
export const loadContracts =
  (the: (id: string) => number): Load<Contracts> =>
  async (tx, clusters, contracts) => {
    const ours = sql`${inScope('c.cluster_id', clusters)} and ${inScope('c.id', contracts)}`;
    const rows = await tx.execute<{ cluster: string; contracts: string }>(contractsIn(ours));
    return new Map(rows.map((row) => [row.cluster, contractsOf(row.contracts.split(',').map(contract))]));
    function contract(row: string): Contract {
      const [id, day, members, ...organisations] = row.split(' ');
      return { id: id!, day: Number(day), members: Number(members), organisations: organisations.map(the) };
    }
  };

/** See Merge. */
export const mergeContracts: Merge<Contracts> = (held, fresh, contracts) =>
  contractsOf([...held.each.filter(({ id }) => !contracts.has(id)), ...fresh.each]);

function contractsOf(each: readonly Contract[]): Contracts {
  const parts = each.flatMap(({ day, organisations }) =>
    organisations.map((organisation) => [organisation, day] as const),
  );
  return {
    each,
    signed: each.filter(({ members }) => members > 0).map(({ day, members }) => [day, members]),
    contracted: {
      organisations: Int32Array.from(parts, ([organisation]) => organisation),
      from: Int32Array.from({ length: parts.length + 1 }, (_, i) => i),
      days: Int32Array.from(parts, ([, day]) => day),
    },
  };
}

/** As text, which PostgreSQL writes in a fraction of the time of JSON. */
const contractsIn = (ours: SQL): SQL => sql`
  select cluster, string_agg(concat_ws(' ', id, day, members, parts), ',') as contracts from (
    select c.cluster_id as cluster, c.id, ${dayNumberOf('c.signed_on')} as day, count(m.id) filter (where m.revision = 0) as members,
           string_agg(distinct m.organisation_id::text, ' ') as parts
      from contracts c join contract_members m on m.contract_id = c.id
     where c.kind <> 'framework' and c.signed_on is not null and ${ours} group by c.id) x group by 1`;
