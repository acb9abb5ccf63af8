import { type SQL, sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { TestApp } from '../app.ts';
import { asProgramOf } from './against-plain.ts';

/** Something that changes figures, by an act or as the database is written. */
export type Change = { what: string; change: (t: TestApp) => Promise<unknown> };

const written = (what: string, ...statements: SQL[]): Change => ({
  what,
  change: (t) =>
    asProgramOf(t.database)(async (tx) => {
      await tx.execute(sql`select setseed(0.25)`);
      for (const statement of statements) await tx.execute(statement);
    }),
});

/** A day between 2012 and 2027 by chance. */
const SOME_DAY = sql`date '2012-01-01' + (random() * 5500)::int`;

/** A membership that comes and goes. */
const SECOND = '01900000-0000-7000-8000-000000000002';

const posted = (measure: string, occurredOn: string): Change => ({
  what: `an entry of what was ${measure} on ${occurredOn}`,
  change: async (t) => {
    const admin = await t.person({ role: 'admin' });
    const [contract] = (await t.call('GET', '/contracts?limit=1', { as: admin })).json().items;
    const body = { measure, amount: { amountCents: 12_300, currency: 'EUR' }, occurredOn, confirm: true };
    const answer = await t.call('POST', `/contracts/${contract.id}/entries`, { as: admin, body });
    expect(answer.statusCode, answer.body).toBe(201);
  },
});

/** Every kind of row that figures are made of: added, changed and taken away, many at once and one alone. */
export const CHANGES: readonly Change[] = [
  // First, while two clusters still have no other member in common.
  written(
    'one member that joins a second cluster',
    sql`insert into memberships (id, cluster_id, organisation_id, since)
    select ${SECOND}, c.id, m.organisation_id, date '2015-01-01' from memberships m join clusters c on c.id <> m.cluster_id
     where m.until is null and not exists (select 1 from memberships x where x.organisation_id = m.organisation_id and x.id <> m.id)
       and not exists (select 1 from memberships x join memberships y using (organisation_id) where x.cluster_id = c.id and y.cluster_id = m.cluster_id)
       and exists (select 1 from memberships x where x.cluster_id = c.id)
     order by m.id, c.id limit 1`,
  ),
  written(
    'the size of a member of two clusters',
    sql`update organisations set size_class = case size_class when 'micro' then 'small' else 'micro' end
    where id = (select organisation_id from memberships where id = ${SECOND})`,
  ),
  written('a second membership that goes', sql`delete from memberships where id = ${SECOND}`),
  written(
    'names',
    sql`update organisations set name = 'Zzz ' || name where id in (select organisation_id from contract_members limit 50)`,
  ),
  written(
    'one size',
    sql`update organisations set size_class = case size_class when 'micro' then 'small' else 'micro' end
    where id = (select organisation_id from memberships where until is null order by id limit 1)`,
  ),
  written(
    'sizes and kinds',
    sql`update organisations set size_class = null where random() < 0.1`,
    sql`update organisations set kind = 'research' where random() < 0.05`,
  ),
  written(
    'figures of years',
    sql`update organisation_years set headcount = headcount + 1, turnover_cents = turnover_cents * 3 where random() < 0.3`,
  ),
  written('years that go', sql`delete from organisation_years where random() < 0.3`),
  written(
    'years that come',
    sql`insert into organisation_years (organisation_id, year, headcount, turnover_cents)
    select id, 2015 + (random() * 3)::int, 7, 123456 from organisations where random() < 0.5 on conflict do nothing`,
  ),
  written(
    'memberships that end',
    sql`update memberships set until = since + (random() * 4000)::int where random() < 0.2`,
  ),
  written(
    'members of a second cluster',
    sql`insert into memberships (id, cluster_id, organisation_id, since, until)
    select gen_random_uuid(), c.id, o.id, ${SOME_DAY}, null from organisations o join clusters c on true where random() < 0.05 on conflict do nothing`,
  ),
  written(
    'one member that comes again',
    sql`insert into memberships (id, cluster_id, organisation_id, since)
    select gen_random_uuid(), cluster_id, organisation_id, until + 100 from memberships where until is not null order by id limit 1`,
  ),
  written('memberships that go', sql`delete from memberships where random() < 0.05`),
  posted('paid', '2019-05-05'),
  posted('invoiced', '2022-11-30'),
  posted('signed', '2024-02-29'),
  written(
    'an organisation merged into another',
    sql`select merge_organisations(
    (select organisation_id from memberships where organisation_id not in (select organisation_id from contract_members union select organisation_id from consortium_members) order by id limit 1),
    (select organisation_id from memberships where organisation_id not in (select organisation_id from contract_members union select organisation_id from consortium_members) order by id desc limit 1))`,
  ),
  written(
    'states and days of tenders',
    sql`update tenders set state = 'lost' where state = 'published'`,
    sql`update tenders set published_at = ${SOME_DAY}, created_at = ${SOME_DAY} where random() < 0.5`,
  ),
  written('deadlines of lots', sql`update lots set deadline = ${SOME_DAY} where random() < 0.6`),
  written(
    'tenders that were won and lost',
    sql`update tenders set state = (array['awarded', 'lost', 'submitted'])[1 + (random() * 2)::int] where random() < 0.5`,
  ),
  written(
    'consortia with invitations',
    sql`insert into consortia (id, tender_id, cluster_id, lot_ids, name, state, created_at)
    select gen_random_uuid(), t.id, t.cluster_id, array[l.id], 'Groupement', 'proposed', ${SOME_DAY}
      from tenders t join lots l on l.tender_id = t.id, generate_series(1, 3) where random() < 0.7`,
    sql`insert into invitations (id, consortium_id, tender_id, cluster_id, organisation_id, state, role, share_bp, expires_at, created_at)
    select gen_random_uuid(), c.id, c.tender_id, c.cluster_id, m.organisation_id, 'declined', 'cotraitant', 2500, now(), ${SOME_DAY}
      from consortia c join memberships m on m.cluster_id = c.cluster_id where random() < 0.2`,
  ),
  written(
    'what runs proposed',
    sql`insert into match_runs (id, tender_id, cluster_id, status, lot_ids, progress, finished_at)
    select gen_random_uuid(), id, cluster_id, 'succeeded', '{}', '{}', ${SOME_DAY} from tenders, generate_series(1, 3)`,
    sql`insert into proposals (match_run_id, organisation_id, cluster_id, tender_id, first, finished_at)
    select r.id, m.organisation_id, r.cluster_id, r.tender_id, false, r.finished_at
      from match_runs r join memberships m on m.cluster_id = r.cluster_id where random() < 0.2 on conflict do nothing`,
  ),
  written(
    'events of consortia',
    sql`insert into consortium_events (id, created_at, consortium_id, cluster_id, type, payload, actor_kind)
    select gen_random_uuid(), ${SOME_DAY}, c.id, c.cluster_id, e, '{}', 'system' from consortia c, unnest(array['agreed', 'submitted']) e where random() < 0.7`,
  ),
  written(
    'answers to invitations',
    sql`update invitations set state = 'declined', answered_at = ${SOME_DAY} where random() < 0.5`,
  ),
  written('days of invitations', sql`update invitations set created_at = ${SOME_DAY} where random() < 0.7`),
  written('days on which runs ended', sql`update proposals set finished_at = ${SOME_DAY} where random() < 0.5`),
  written('proposals that go', sql`delete from proposals where random() < 0.2`),
  written('days of signature', sql`update contracts set signed_on = ${SOME_DAY} where random() < 0.5`),
];
