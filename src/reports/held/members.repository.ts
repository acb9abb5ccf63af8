import { sql } from 'drizzle-orm';
import type { Tx } from '../../db/transaction.ts';
import { inScope, type Scope } from '../scope.repository.ts';
import type { Load } from './holding.ts';
import { ClusterMembers, newOrganisation, type Organisation } from './members.ts';

/** So many organisations are read at once by their ids; above so many in all, everybody is. */
const MOST_BY_ID = 2_000;
const MOST_IN_PARTS = 20_000;

/** Every organisation that anything held speaks of. */
export function createOrganisations() {
  const all = new Map<string, Organisation>();
  const unknown = new Set<string>();
  return {
    the(id: string): Organisation {
      const found = all.get(id);
      if (found !== undefined) return found;
      const made = newOrganisation(id);
      all.set(id, made);
      unknown.add(id);
      return made;
    },
    forget(id: string): void {
      const one = all.get(id);
      if (one === undefined) return;
      unknown.add(id);
      for (const { of } of one.joined) of.forgetCounts();
    },
    forgetAll(): void {
      for (const id of all.keys()) unknown.add(id);
    },
    /** Reads what is not known of them. One that has gone is nobody's member, and stays unknown. */
    async know(tx: Tx): Promise<void> {
      if (unknown.size === 0) return;
      for (const ids of partsOf(unknown))
        for (const { id, kind, size_class: sizeClass, years } of await readKnown(tx, ids)) {
          const one = all.get(id);
          if (one !== undefined) one.known = { kind, sizeClass, years: years.flat() };
        }
      unknown.clear();
    },
  };
}

function partsOf(unknown: ReadonlySet<string>): Scope[] {
  if (unknown.size > MOST_IN_PARTS) return [null];
  const ids = [...unknown];
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

/** Memberships of clusters, those that are over included. As text, which PostgreSQL writes in a quarter of the time of JSON. */
export const loadMemberships =
  (the: (id: string) => Organisation): Load<ClusterMembers> =>
  async (tx, clusters) => {
    const rows = await tx.execute<{ cluster: string; rows: string }>(sql`
      select cluster_id as cluster, string_agg(concat_ws(' ', organisation_id, since - date '1970-01-01', until - date '1970-01-01'), ',') as rows
        from memberships where ${inScope('cluster_id', clusters)} group by 1`);
    return new Map(rows.map(({ cluster, rows }) => [cluster, new ClusterMembers(rows.split(',').map(membership))]));
    function membership(row: string) {
      const [id, since, until] = row.split(' ');
      return [the(id!), Number(since), until === undefined ? null : Number(until)] as const;
    }
  };
