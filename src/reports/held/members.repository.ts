import { sql } from 'drizzle-orm';
import type { Tx } from '../../db/transaction.ts';
import { inScope, type Scope } from '../scope.repository.ts';
import type { Load, Merge } from './holding.ts';
import { type ClusterMembers, membersOf, mergeMembers, NEVER, Organisations } from './members.ts';

/** So many organisations are read at once by their ids; above so many in all, everybody is. */
const MOST_BY_ID = 2_000;
const MOST_IN_PARTS = 20_000;

/** Every organisation that anything held speaks of, and what is still to be read of them. */
export function createOrganisations() {
  const all = new Organisations();
  const unknown = new Set<string>();
  return {
    all,
    /** The number of one. */
    the: (id: string): number => {
      const known = all.ids.length;
      const number = all.numberOf(id);
      if (number === known) unknown.add(id);
      return number;
    },
    /** Of one that nothing held speaks of there is nothing to be read anew. */
    forget(id: string): void {
      if (all.has(id)) unknown.add(id);
    },
    forgetAll(): void {
      for (const id of all.ids) unknown.add(id);
    },
    /** Reads what is not known of them. One that has gone is nobody's member, and stays unknown. */
    async know(tx: Tx): Promise<void> {
      if (unknown.size === 0) return;
      // While they are read, others come to be spoken of.
      const asked = [...unknown];
      for (const ids of inParts(asked))
        for (const { id, kind, size_class: sizeClass, years } of await readKnown(tx, ids))
          if (all.has(id)) all.know(all.numberOf(id), kind, sizeClass, years.flat());
      for (const id of asked) unknown.delete(id);
    },
  };
}

function inParts(ids: readonly string[]): Scope[] {
  if (ids.length > MOST_IN_PARTS) return [null];
  return Array.from({ length: Math.ceil(ids.length / MOST_BY_ID) }, (_, i) =>
    ids.slice(i * MOST_BY_ID, (i + 1) * MOST_BY_ID),
  );
}

type KnownRow = { id: string; kind: string; size_class: string | null; years: [number, number, number][] };

const readKnown = (tx: Tx, ids: Scope): Promise<KnownRow[]> =>
  tx.execute<KnownRow>(sql`
    select o.id, o.kind, o.size_class, coalesce(y.years, '[]') as years
      from organisations o
      left join (select organisation_id, json_agg(json_build_array(year, turnover_cents, headcount) order by year) as years
                   from organisation_years where ${inScope('organisation_id', ids)} group by 1) y on y.organisation_id = o.id
     where ${inScope('o.id', ids)}`);

/** Memberships of clusters, those that are over included, held by organisation. As text, which PostgreSQL writes in a quarter of the time of JSON. */
export const loadMemberships =
  (the: (id: string) => number): Load<ClusterMembers> =>
  async (tx, clusters, organisations) => {
    const rows = await tx.execute<{ cluster: string; rows: string }>(sql`
      select cluster_id as cluster, string_agg(concat_ws(' ', organisation_id, since - date '1970-01-01', until - date '1970-01-01'), ',') as rows
        from memberships where ${inScope('cluster_id', clusters)} and ${inScope('organisation_id', organisations)} group by 1`);
    return new Map(rows.map(({ cluster, rows }) => [cluster, membersOf(rows.split(',').map(membership))]));
    function membership(row: string): [number, number, number] {
      const [id, since, until] = row.split(' ');
      return [the(id!), Number(since), until === undefined ? NEVER : Number(until)];
    }
  };

/** See Merge. */
export const mergeMemberships =
  (the: (id: string) => number): Merge<ClusterMembers> =>
  (held, fresh, organisations) =>
    mergeMembers(held, fresh, new Set(Array.from(organisations, the)));
