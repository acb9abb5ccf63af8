import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '../../src/db/transaction.ts';

/** Trades of three divisions. */
const CODES = ['45262670', '45310000', '45000000', '50531100', '50000000', '71320000', '71000000'];

/** A network that changes at random: every kind of row that the engine knows of, inserted, updated and deleted. */
export type RandomNetwork = {
  clusters: readonly string[];
  /** Makes one change; returns what kind it was. */
  change(tx: Tx): Promise<string>;
};

export async function randomNetwork(
  first: Tx,
  random: () => number,
  clusters: readonly string[],
  size: number,
): Promise<RandomNetwork> {
  let tx = first;
  const int = (below: number): number => Math.floor(random() * below);
  const pick = <T>(list: readonly T[]): T => list[int(list.length)]!;
  const alive: string[] = [];
  const groups = [uuidv7(), uuidv7(), uuidv7()];
  for (const [i, id] of groups.entries()) {
    await tx.execute(
      sql`insert into working_groups (id, cluster_id, name) values (${id}, ${clusters[0]!}, ${`Group ${i}`})`,
    );
  }

  const organisation = async (): Promise<void> => {
    const id = uuidv7();
    const headcount = pick([null, 3, 40, 200, 900]);
    await tx.execute(sql`
      insert into organisations (id, name, search_name, kind, headcount, turnover_cents, size_class, nuts, lat, lon, can_lead, cluster_ids)
      values (${id}, ${id}, ${id}, ${pick(['company', 'research'])}, ${headcount}, ${pick([null, 5_000_000_00, 90_000_000_00])},
              ${pick([null, 'micro', 'small', 'large'])}, ${pick([null, 'FRG01', 'FRK2'])}, ${pick([null, 47.2])}, ${pick([null, -1.5])},
              ${random() < 0.8}, ${`{${pick(clusters)}}`}::uuid[])`);
    alive.push(id);
    for (let i = int(4); i >= 0; i--) await capability(id);
  };
  const capability = (id: string) =>
    tx.execute(sql`
      insert into capabilities (id, organisation_id, cpv, level, evidence, capacity_cents)
      values (${uuidv7()}, ${id}, ${pick(CODES)}, ${1 + int(5)}, ${int(6)}, ${pick([null, 100_000_00])}) on conflict do nothing`);
  const pair = (): [string, string] => {
    const [a, b] = [pick(alive), pick(alive)].sort() as [string, string];
    return a === b ? pair() : [a, b];
  };
  const [a, b] = [sql.raw('a_id'), sql.raw('b_id')];
  const kinds: Record<string, () => Promise<unknown>> = {
    'organisation inserted': organisation,
    'organisation updated': () =>
      tx.execute(sql`
        update organisations set turnover_cents = ${int(1e9)}, can_lead = ${random() < 0.5}, headcount = ${int(300)},
               size_class = ${pick([null, 'medium'])}, lat = ${pick([null, 48.1])}, lon = ${pick([null, 2.3])}, nuts = ${pick([null, 'FRG0'])} where id = ${pick(alive)}`),
    'name updated': () => tx.execute(sql`update organisations set name = 'Renamed' where id = ${pick(alive)}`),
    'organisation excluded': () =>
      tx.execute(sql`
        update organisations set exclusion_ground = ${pick([null, 'tax'])}, excluded_until = ${pick([null, '2026-11-20', '2026-11-21', '2027-01-01'])}::date
         where id = ${pick(alive)}`),
    'clusters changed': () =>
      tx.execute(
        sql`update organisations set cluster_ids = ${`{${clusters.filter(() => random() < 0.5).join(',')}}`}::uuid[] where id = ${pick(alive)}`,
      ),
    'organisation deleted': async () => {
      if (alive.length < 6) return;
      const id = pick(alive);
      alive.splice(alive.indexOf(id), 1);
      await tx.execute(sql`delete from organisations where id = ${id}`);
    },
    'capability inserted': () => capability(pick(alive)),
    'capability updated': () =>
      tx.execute(
        sql`update capabilities set level = ${1 + int(5)}, evidence = ${int(6)} where organisation_id = ${pick(alive)}`,
      ),
    'capability moved': () => {
      const to = pick(alive);
      return tx.execute(sql`
        update capabilities set organisation_id = ${to} where id = (
          select c.id from capabilities c where c.organisation_id = ${pick(alive)}
             and not exists (select 1 from capabilities d where d.organisation_id = ${to} and d.cpv = c.cpv) limit 1)`);
    },
    'capability deleted': () =>
      tx.execute(
        sql`delete from capabilities where id = (select id from capabilities where organisation_id = ${pick(alive)} limit 1)`,
      ),
    'certification inserted': () =>
      tx.execute(sql`
        insert into certifications (id, organisation_id, code, valid_until)
        values (${uuidv7()}, ${pick(alive)}, ${pick(['iso-9001', 'ISO 14001', 'mase'])}, ${pick([null, '2028-06-30'])}::date) on conflict do nothing`),
    'certification updated': () =>
      tx.execute(sql`update certifications set valid_until = '2026-12-31' where organisation_id = ${pick(alive)}`),
    'certification deleted': () => tx.execute(sql`delete from certifications where organisation_id = ${pick(alive)}`),
    'tie inserted': () => {
      const [x, y] = pair();
      return tx.execute(sql`
        insert into ties (id, a_id, b_id, cluster_id, weight_bp)
        values (${uuidv7()}, ${x}, ${y}, ${pick([null, ...clusters])}, ${int(10_001)})
        on conflict (a_id, b_id, cluster_id) do update set weight_bp = excluded.weight_bp`);
    },
    'tie updated': () => tx.execute(sql`update ties set weight_bp = ${int(10_001)} where ${a} = ${pick(alive)}`),
    'tie deleted': () => tx.execute(sql`delete from ties where ${b} = ${pick(alive)}`),
    'relation inserted': () => {
      const [x, y] = pair();
      return tx.execute(sql`
        insert into organisation_relations (id, a_id, b_id, cluster_id, kind)
        values (${uuidv7()}, ${x}, ${y}, ${pick([null, ...clusters])}, ${pick(['competitor', 'same_group'])}) on conflict do nothing`);
    },
    'relation updated': () =>
      tx.execute(sql`
        update organisation_relations r set kind = case kind when 'competitor' then 'same_group' else 'competitor' end
         where a_id = ${pick(alive)} and not exists (select 1 from organisation_relations o where o.a_id = r.a_id and o.b_id = r.b_id and o.id <> r.id)`),
    'relation deleted': () => tx.execute(sql`delete from organisation_relations where ${a} = ${pick(alive)}`),
    'working group joined': () =>
      tx.execute(sql`
        insert into working_group_members (id, working_group_id, cluster_id, organisation_id)
        values (${uuidv7()}, ${pick(groups)}, ${clusters[0]!}, ${pick(alive)}) on conflict do nothing`),
    'working group changed': () =>
      tx.execute(sql`
        update working_group_members set working_group_id = ${groups[0]!} where organisation_id = ${pick(alive)}
           and not exists (select 1 from working_group_members m where m.working_group_id = ${groups[0]!}
                            and m.organisation_id = working_group_members.organisation_id)
           and 1 = (select count(*) from working_group_members m where m.organisation_id = working_group_members.organisation_id)`),
    'working group left': () =>
      tx.execute(sql`delete from working_group_members where organisation_id = ${pick(alive)}`),
    'working group dissolved': async () => {
      await tx.execute(sql`delete from working_groups where id = ${groups[2]!}`);
      await tx.execute(
        sql`insert into working_groups (id, cluster_id, name) values (${groups[2]!}, ${clusters[0]!}, 'Anew')`,
      );
    },
  };
  for (let i = 0; i < size; i++) await organisation();
  for (let i = 0; i < size; i++) {
    await kinds['tie inserted']!();
    if (i % 3 === 0) await kinds['working group joined']!();
    if (i % 4 === 0) await kinds['relation inserted']!();
  }
  return {
    clusters,
    change: async (now) => {
      tx = now;
      const kind = pick(Object.keys(kinds));
      await kinds[kind]!();
      return kind;
    },
  };
}
