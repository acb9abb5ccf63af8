import type postgres from 'postgres';

/** How much there is of each, for so many organisations; France's clusters have 80,000. */
export type ScaleSizes = {
  organisations: number;
  clusters: number;
  tenders: number;
  consortia: number;
  contracts: number;
  entries: number;
  auditRows: number;
};

/** The parts in the proportions of France: 300 clusters, 1,000 tenders, 5,000 consortia, 1,000,000 entries for 80,000. */
export const sizesFor = (organisations: number): ScaleSizes => ({
  organisations,
  clusters: Math.max(20, Math.round((organisations * 300) / 80_000)),
  tenders: Math.ceil(organisations / 80),
  consortia: Math.ceil(organisations / 16),
  contracts: Math.ceil(organisations / 10),
  entries: Math.round(organisations * 12.5),
  auditRows: organisations,
});

/** How many rows a temporary table has: a number, so that joins on it can hash. */
const N = (table: string): string => `(select count(*) from ${table})`;

/** A number in [0,1) from a row's number and a salt: the same at every run. */
const DRAW = `create function pg_temp.draw(n bigint, salt int) returns float8 language sql immutable
  as $$ select (((n * 2654435761 + salt * 40503 + (n # (salt * 7919)) * 97) % 1000003 + 1000003) % 1000003) / 1000003.0::float8 $$`;

/** Where an organisation of a cluster stands among them, to draw from. */
const OF_CLUSTER = `create temporary table bench_seats on commit drop as
  select m.cluster_id, m.organisation_id, o.name, o.kind, o.size_class,
         row_number() over (partition by m.cluster_id order by m.organisation_id) - 1 as i
    from memberships m join organisations o on o.id = m.organisation_id where m.until is null`;
const COUNTS = [
  'create index on bench_seats (cluster_id, i)',
  'create temporary table bench_counts on commit drop as select cluster_id, count(*) as n from bench_seats group by cluster_id',
];

/** Clusters by number: the demo's Neopolia first, so that its coordinator has the largest. */
const CLUSTERS = (wanted: number): string[] => [
  `insert into clusters (id, name, kind, sectors, region)
   select uuidv7(), 'Cluster à l''échelle ' || g, (array['business', 'technopole', 'commercial', 'competitiveness'])[1 + g % 4],
          array[(array['naval', 'rail', 'nuclear', 'wind', 'building'])[1 + g % 5]], 'FRG'
     from generate_series(1, ${wanted} - (select count(*)::int from clusters)) g`,
  `create temporary table bench_clusters on commit drop as
   select id, row_number() over (order by (name like 'Neopolia%') desc, id) - 1 as i from clusters`,
];

const ORGANISATIONS = (wanted: number): string[] => [
  `create temporary table bench_cpv on commit drop as
   select cpv, row_number() over (order by uses desc, cpv) - 1 as i
     from (select cpv, count(*) as uses from capabilities group by cpv) x`,
  `create temporary table bench_nuts on commit drop as
   select code, lat, lon, label_fr, row_number() over (order by code) - 1 as i
     from nuts_codes where level = 3 and code like 'FR%' and lat is not null`,
  `create temporary table bench_organisations on commit drop as
   select uuidv7() as id, g.n, c.id as cluster_id, d.id as second_id, u.code as nuts, u.lat, u.lon, u.label_fr as town,
          (array['Chaudronnerie', 'Électricité', 'Menuiserie', 'Mécanique', 'Hydraulique', 'Soudure', 'Usinage', 'Ingénierie', 'Maintenance', 'Génie civil'])[1 + floor(pg_temp.draw(g.n, 1) * 10)::int]
            || ' ' || (array['Le Goff', 'Durand', 'Rousseau', 'Moreau', 'Lefèvre', 'Girard', 'Béranger', 'Chevalier', 'Garnier', 'Marchand', 'Noël', 'Perrin'])[1 + floor(pg_temp.draw(g.n, 2) * 12)::int]
            || ' ' || u.label_fr || ' ' || g.n as name,
          case when pg_temp.draw(g.n, 3) < 0.96 then 'company' else (array['research', 'training', 'institution'])[1 + g.n % 3] end as kind,
          (array['micro', 'micro', 'micro', 'small', 'small', 'medium', 'large'])[1 + floor(pg_temp.draw(g.n, 4) * 7)::int] as size_class
     from generate_series(1, ${wanted} - (select count(*) from organisations)) g(n)
     join bench_clusters c on c.i = floor(${N('bench_clusters')} * power(pg_temp.draw(g.n, 5), 1.5))::bigint
     left join bench_clusters d on pg_temp.draw(g.n, 6) < 0.05 and d.i = (c.i + 1) % ${N('bench_clusters')}
     join bench_nuts u on u.i = floor(${N('bench_nuts')} * pg_temp.draw(g.n, 7))::bigint`,
  `insert into organisations (id, name, search_name, kind, registration_number, country, nuts, town, lat, lon, headcount, turnover_cents, size_class, size_class_fr, cluster_ids, description)
   select id, name, regexp_replace(translate(lower(name), 'éèêëàâîïôöûùüç''-', 'eeeeaaiioouuuc  '), '\\s+', ' ', 'g'), kind, lpad((10000000000000::bigint + n)::text, 14, '0'), 'FR', nuts, town, lat, lon,
          5 + n % 200, (5 + n % 200) * 15000000, size_class, case size_class when 'micro' then 'micro' when 'large' then 'ge' else 'pme' end,
          array_remove(array[cluster_id, second_id], null), 'Entreprise de ' || town || ', au service de l''industrie.'
     from bench_organisations`,
  // Its trigger doesn't run here.
  `update organisations set words = organisation_words(search_name, town) where words = ''`,
  `insert into memberships (id, cluster_id, organisation_id, since)
   select uuidv7(), c, o.id, date '2005-01-01' + (o.n % 7000)::int from bench_organisations o cross join lateral (values (o.cluster_id), (o.second_id)) x(c) where c is not null`,
  `insert into capabilities (id, organisation_id, cpv, level, evidence, capacity_cents)
   select distinct on (o.id, v.cpv) uuidv7(), o.id, v.cpv, 1 + (o.n + k) % 5, (o.n * k) % 6, 10000000 * (1 + o.n % 40)
     from bench_organisations o cross join generate_series(1, 5) k
     join bench_cpv v on v.i = floor(${N('bench_cpv')} * power(pg_temp.draw(o.n, 20 + k), 2))::bigint `,
  `insert into certifications (id, organisation_id, code, issuer, valid_until)
   select uuidv7(), o.id, (array['ISO 9001', 'ISO 14001', 'EN 9100', 'MASE', 'CEFRI', 'ISO 45001', 'EN 1090', 'QUALIBAT 2112'])[1 + (o.n + k * 3) % 8], 'AFNOR', today_in_france() + ((o.n * 13 + k) % 1500)::int - 60
     from bench_organisations o cross join generate_series(1, 2) k where pg_temp.draw(o.n, 30 + k) < 0.7 on conflict do nothing`,
  `insert into organisation_years (organisation_id, year, headcount, turnover_cents, balance_sheet_cents)
   select id, y, 5 + n % 200, (5 + n % 200) * 15000000, null from bench_organisations cross join (values (2023), (2024)) v(y)`,
  `insert into organisation_references (id, organisation_id, title, buyer, cpv, year, value_cents)
   select uuidv7(), o.id, 'Travaux ' || o.n, 'Ville de ' || o.town, null, 2015 + (o.n % 10)::int, 20000000 from bench_organisations o`,
];

const TENDERS = (tenders: number): string[] => [
  OF_CLUSTER,
  ...COUNTS,
  `create temporary table bench_tenders on commit drop as
   select uuidv7() as id, uuidv7() as run_id, g.n, c.id as cluster_id, timestamptz '2019-01-01' + make_interval(hours => (g.n * 53 % 60000)::int) as at,
          (array['published', 'proposed', 'bidding', 'submitted', 'awarded', 'awarded', 'lost', 'draft'])[1 + g.n % 8] as state
     from generate_series(1, ${tenders}::bigint) g(n) join bench_clusters c on c.i = floor(${N('bench_clusters')} * power(pg_temp.draw(g.n, 40), 3))::bigint`,
  `insert into tenders (id, cluster_id, state, title, description, buyer_name, published_at, created_at)
   select id, cluster_id, state,
          (array['Rénovation énergétique', 'Construction', 'Maintenance', 'Réhabilitation', 'Extension', 'Mise en conformité'])[1 + n % 6] || ' ' ||
          (array['du groupe scolaire', 'de la gare maritime', 'du pont levant', 'de l''hôpital', 'de la station d''épuration', 'du parc éolien', 'des ateliers'])[1 + n % 7] || ' n° ' || n,
          'Marché de travaux en plusieurs lots.', 'Acheteur ' || n % 400, at, at from bench_tenders`,
  `create temporary table bench_lots on commit drop as
   select uuidv7() as id, t.id as tender_id, t.run_id, t.cluster_id, t.n, k, t.at from bench_tenders t cross join generate_series(1, 3) k`,
  `insert into lots (id, tender_id, external_id, position, title, cpv_main, nuts, estimated_cents, currency, deadline)
   select l.id, l.tender_id, 'LOT-000' || k, k, (array['Gros œuvre', 'Électricité', 'Chauffage', 'Serrurerie', 'Menuiserie'])[1 + (l.n + k) % 5], v.cpv, array[u.code], 50000000 * k, 'EUR', l.at + interval '45 days'
     from bench_lots l join bench_cpv v on v.i = floor(${N('bench_cpv')} * power(pg_temp.draw(l.n, 50 + k), 2))::bigint join bench_nuts u on u.i = l.n % ${N('bench_nuts')}`,
  `insert into requirements (id, tender_id, lot_id, position, cpv, weight_bp, origin, confirmed)
   select uuidv7(), l.tender_id, l.id, p, v.cpv, 2500, '{"kind": "manual", "quote": null, "confidence": 1}', true
     from bench_lots l cross join generate_series(1, 4) p join bench_cpv v on v.i = floor(${N('bench_cpv')} * power(pg_temp.draw(l.n * 3 + l.k, 60 + p), 2))::bigint`,
  `insert into match_runs (id, tender_id, cluster_id, status, lot_ids, progress, engine_version, created_at, started_at, finished_at)
   select t.run_id, t.id, t.cluster_id, 'succeeded', (select array_agg(id order by k) from bench_lots l where l.tender_id = t.id),
          '{"lotsDone": 3, "lotsTotal": 3, "lotId": null, "nodes": 1000, "incumbent": 0.8, "upperBound": 0.8}', '2.2', at, at, at + interval '1 second' from bench_tenders t`,
  `insert into match_run_lots (id, match_run_id, cluster_id, lot_id, position, status, result, problem, problem_hash, result_hash)
   select uuidv7(), l.run_id, l.cluster_id, l.id, l.k, 'succeeded', '{"ending": null, "explanation": [], "aloneCount": 0, "options": {"k": 5, "nodes": 1000, "epsilon": 0, "minDifference": 1, "maxDistance": 1, "minMembers": 2, "minShareBp": 0, "minContribution": 0}, "weights": {"coverage": 50, "cohesion": 15, "proximity": 15, "sme": 10, "balance": 0, "fairTurn": 5, "parsimony": 5}}'::jsonb || jsonb_build_object('status', 'succeeded', 'engineVersion', '2.2',
            'certificate', jsonb_build_object('status', 'optimal', 'score', 0.8, 'upperBound', 0.8, 'gap', 0, 'nodes', 1000),
            'consortia', (select jsonb_agg(jsonb_build_object('rank', r, 'score', 0.8, 'components', '{"coverage": 0.8, "cohesion": 0.5, "proximity": 0.5, "sme": 1, "balance": 0.5, "fairTurn": 1, "parsimony": 0.5}'::jsonb, 'leftOut', '[]'::jsonb, 'explanation', '[]'::jsonb, 'certificate', '{"status": "optimal", "score": 0.8, "upperBound": 0.8, "gap": 0, "nodes": 1000}'::jsonb, 'members',
               (select jsonb_agg(jsonb_build_object('organisationId', s.organisation_id, 'role', case p when 1 then 'mandataire' else 'cotraitant' end, 'shareBp', 2500, 'covers', '[]'::jsonb, 'marginal', 0.1, 'essential', true, 'parts', '[]'::jsonb))
                  from generate_series(1, 4) p join bench_seats s on s.cluster_id = l.cluster_id and s.i = (l.n * 31 + r * 7 + l.k * 3 + p) % z.n))) from generate_series(1, 5) r),
            'infeasibility', null, 'alone', '[]'::jsonb), '', '', '' from bench_lots l join bench_counts z on z.cluster_id = l.cluster_id`,
];

const CONSORTIA = (consortia: number, tenders: number): string[] => [
  `create temporary table bench_consortia on commit drop as
   select uuidv7() as id, g.n, t.id as tender_id, t.cluster_id, t.run_id, t.at,
          case t.state when 'awarded' then (case when (g.n - 1) / ${tenders} = 0 then 'awarded' else 'dissolved' end) when 'submitted' then 'submitted' when 'lost' then 'lost' else (array['proposed', 'inviting', 'agreed'])[1 + g.n % 3] end as state
     from generate_series(1, ${consortia}::bigint) g(n) join bench_tenders t on t.n = 1 + (g.n - 1) % ${tenders}`,
  `insert into consortia (id, tender_id, cluster_id, lot_ids, name, state, match_run_id, rank, score, created_at)
   select c.id, c.tender_id, c.cluster_id, array[l.id], 'Groupement ' || c.n, c.state, c.run_id, 1 + c.n % 5, 0.8, c.at
     from bench_consortia c join bench_lots l on l.tender_id = c.tender_id and l.k = 1 + c.n % 3`,
  `create temporary table bench_members on commit drop as
   select c.id as consortium_id, c.tender_id, c.cluster_id, c.n, c.at, c.state, p, s.organisation_id, uuidv7() as invitation_id
     from bench_consortia c join bench_counts z on z.cluster_id = c.cluster_id
     cross join generate_series(0, 3) p join bench_seats s on s.cluster_id = c.cluster_id and s.i = (c.n * 37 + p) % z.n where p < z.n`,
  `insert into invitations (id, consortium_id, tender_id, cluster_id, organisation_id, state, role, share_bp, expires_at, answered_at, created_at)
   select invitation_id, consortium_id, tender_id, cluster_id, organisation_id,
          case when state in ('proposed', 'inviting') then 'pending' else (array['accepted', 'accepted', 'accepted', 'declined'])[1 + (n + p) % 4] end,
          case p when 0 then 'mandataire' else 'cotraitant' end, 2500, at + interval '7 days', case when state in ('proposed', 'inviting') then null else at + interval '2 days' end, at from bench_members`,
  `insert into consortium_members (id, consortium_id, tender_id, cluster_id, organisation_id, position, role, share_bp, invitation_id)
   select uuidv7(), consortium_id, tender_id, cluster_id, organisation_id, p, case p when 0 then 'mandataire' else 'cotraitant' end, 2500, invitation_id from bench_members`,
  `insert into consortium_events (id, created_at, consortium_id, cluster_id, type, payload, actor_kind)
   select uuidv7(), c.at + make_interval(days => k), c.id, c.cluster_id, (array['formed', 'invited', 'agreed'])[k], '{}', 'system'
     from bench_consortia c cross join generate_series(1, 3) k where k < 3 or c.state not in ('proposed', 'inviting')`,
];

const LEDGER = (contracts: number, entries: number): string[] => [
  `create temporary table bench_contracts on commit drop as
   select g.n, uuidv7() as id, s.id as cluster_id, a.organisation_id as a, b.organisation_id as b, uuidv7() as account, null::uuid as a_account, null::uuid as b_account, t.id as tender_id,
          date '2005-01-01' + (g.n * 7919 % 7500)::int as signed_on
     from generate_series(1, ${contracts}::bigint) g(n) join bench_clusters s on s.i = floor(${N('bench_clusters')} * power(pg_temp.draw(g.n, 70), 2))::bigint
     join bench_counts z on z.cluster_id = s.id
     join bench_seats a on a.cluster_id = s.id and a.i = g.n * 17 % z.n
     join bench_seats b on b.cluster_id = s.id and b.i = (g.n * 17 + 1) % z.n and b.organisation_id <> a.organisation_id
     left join bench_tenders t on t.n = g.n and t.state = 'awarded' and t.cluster_id = s.id`,
  `insert into contracts (id, cluster_id, title, buyer_name, sector, value_cents, signed_on, tender_id)
   select id, cluster_id, 'Marché ' || n, 'Acheteur ' || n % 500, (array['naval', 'rail', 'nuclear', 'wind'])[1 + n % 4], 100000000, signed_on, tender_id from bench_contracts`,
  `insert into contract_lots (id, contract_id, cluster_id, position, label) select uuidv7(), id, cluster_id, 0, 'Ensemble' from bench_contracts`,
  `insert into contract_members (id, contract_id, cluster_id, revision, position, organisation_id, name, kind, size_class, role, share_bp)
   select uuidv7(), c.id, c.cluster_id, 0, m.position, o.id, o.name, o.kind, o.size_class, case m.position when 0 then 'mandataire' else 'cotraitant' end, m.share
     from bench_contracts c cross join lateral (values (0, c.a, 6000), (1, c.b, 4000)) m(position, organisation_id, share) join organisations o on o.id = m.organisation_id`,
  `insert into ledger_accounts (id, cluster_id, contract_id) select account, cluster_id, id from bench_contracts`,
  `insert into ledger_accounts (id, cluster_id, organisation_id)
   select uuidv7(), cluster_id, organisation_id from (select cluster_id, a as organisation_id from bench_contracts union select cluster_id, b from bench_contracts) x on conflict do nothing`,
  `update bench_contracts t set a_account = a.id, b_account = b.id from ledger_accounts a, ledger_accounts b
    where a.cluster_id = t.cluster_id and a.organisation_id = t.a and b.cluster_id = t.cluster_id and b.organisation_id = t.b`,
  `create temporary table bench_numbers on commit drop as select n, row_number() over (order by n) - 1 as i from bench_contracts`,
  `create temporary table bench_entries on commit drop as
   select uuidv7() as id, c.id as contract_id, c.cluster_id, c.a, c.b, c.account, c.a_account, c.b_account,
          (array['signed', 'invoiced', 'paid'])[1 + g.n % 3] as measure, c.signed_on + (g.n * 31 % 1200)::int as day, 100 + g.n * 104729 % 10000000 as cents
     from generate_series(1, ${entries}::bigint) g(n) join bench_numbers k on k.i = g.n % ${N('bench_contracts')} join bench_contracts c on c.n = k.n`,
  `insert into ledger_entries (id, cluster_id, contract_id, measure, occurred_on, amount_cents, lines)
   select id, cluster_id, contract_id, measure, day, cents, 3 from bench_entries`,
  `insert into ledger_postings (entry_id, position, account_id, cluster_id, contract_id, organisation_id, measure, occurred_on, amount_cents)
   select e.id, l.position, l.account, e.cluster_id, e.contract_id, l.organisation, e.measure, e.day, l.cents from bench_entries e
    cross join lateral (values (0, e.account, null::uuid, e.cents), (1, e.a_account, e.a, -(e.cents * 6 / 10)), (2, e.b_account, e.b, -(e.cents - e.cents * 6 / 10))) l(position, account, organisation, cents)`,
];

/** What triggers would have kept of the rows above. */
const KEPT = [
  'insert into ledger_sums select * from ledger_sums_due() on conflict do nothing',
  `insert into proposals (match_run_id, organisation_id, cluster_id, tender_id, first, finished_at)
   select r.id, p.organisation_id, r.cluster_id, r.tender_id, p.first, r.finished_at
     from match_runs r cross join lateral proposals_of(r.id) p where r.status = 'succeeded' on conflict do nothing`,
];

/** Two hundred people beside the demo's: a coordinator for each of the first clusters, the others members; the demo's password. */
const PEOPLE = [
  `create temporary table bench_people on commit drop as
   select uuidv7() as id, g as n, c.id as cluster_id, s.organisation_id from generate_series(1, 200) g
     join bench_clusters c on c.i = (g - 1) % ${N('bench_clusters')} join bench_counts z on z.cluster_id = c.id join bench_seats s on s.cluster_id = c.id and s.i = g % z.n`,
  `insert into users (id, email, name, language, password_hash)
   select p.id, 'person-' || p.n || '@scale.example', 'Personne ' || p.n, 'fr', (select password_hash from users where email = 'admin@demo.example') from bench_people p`,
  `insert into user_roles (id, user_id, role, cluster_id, organisation_id)
   select uuidv7(), id, case when n <= 40 then 'coordinator' else 'member' end, case when n <= 40 then cluster_id end, case when n > 40 then organisation_id end from bench_people`,
  `insert into notifications (id, user_id, kind, source_id, params, created_at)
   select uuidv7(), p.id, 'invitation.received', gen_random_uuid(), '{}', now() - make_interval(hours => k) from bench_people p cross join generate_series(1, 100) k`,
];

/** Rows of the audit log in one transaction: each moves its chain's head on, and the old heads of one transaction pile up. */
const AUDIT_BATCH = 1_000;
const AUDIT = `insert into audit_log (id, created_at, actor_kind, action, entity, entity_id, cluster_id, payload)
   select uuidv7(), timestamptz '2024-01-01' + make_interval(secs => $1::int + row_number() over (order by m.id)), 'system', 'organisation.changed', 'organisation', m.organisation_id, m.cluster_id, '{"fields": ["town"]}'
     from (select * from memberships order by id offset $1::int limit ${AUDIT_BATCH}) m`;

/**
 * Fills a database that has the demo's network up to these sizes, as the owner: the triggers off but those that chain the
 * audit log, and what they would have checked looked at at the end.
 * @throws Error when the ledger does not balance
 */
export async function fillAtScale(owner: postgres.Sql, sizes: ScaleSizes): Promise<void> {
  await owner.begin(async (tx) => {
    await tx`select app_begin('system', null), set_config('role', 'none', true)`;
    await tx`set local session_replication_role = replica`;
    await tx`set local work_mem = '256MB'`;
    const statements = [
      DRAW,
      ...CLUSTERS(sizes.clusters),
      ...ORGANISATIONS(sizes.organisations),
      ...TENDERS(sizes.tenders),
      ...CONSORTIA(sizes.consortia, sizes.tenders),
      ...LEDGER(sizes.contracts, sizes.entries),
      ...KEPT,
      ...PEOPLE,
    ];
    const indexes = await dropIndexes(tx, ['ledger_postings', 'ledger_entries', 'capabilities']);
    for (const statement of statements) {
      await tx.unsafe(statement);
      // What was just made has no statistics yet: without them the next joins would be nested loops.
      const made = /^create temporary table (\w+)|^insert into (\w+)/.exec(statement);
      if (made !== null) await tx.unsafe(`analyze ${made[1] ?? made[2]}`);
    }
    for (const definition of indexes) await tx.unsafe(definition);
  });
  for (let at = 0; at < sizes.auditRows; at += AUDIT_BATCH) await owner.unsafe(AUDIT, [at]);
  await owner`vacuum analyze`;
  const [unsound] = await owner<{ n: number }[]>`
    select count(*)::int as n from (select entry_id from ledger_postings group by entry_id having sum(amount_cents) <> 0 or count(*) < 2) x`;
  if (unsound!.n > 0) throw new Error(`${unsound!.n} entries do not balance`);
}

/** Takes the indexes of the largest tables away (but what keys stand on); returns what makes them again, in one go each. */
async function dropIndexes(tx: postgres.TransactionSql, tables: string[]): Promise<string[]> {
  const rows = await tx<{ name: string; definition: string }[]>`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
     where i.indrelid = any (${`{${tables.join(',')}}`}::regclass[]) and not i.indisprimary and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)`;
  for (const { name } of rows) await tx.unsafe(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}
