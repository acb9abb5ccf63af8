import type postgres from 'postgres';

const CONTRACTS = 2_000;

/**
 * Fills the ledger up to so many entries of two members each. As the owner, with the triggers of this session off: the
 * check of each entry at commit is measured elsewhere, and one statement checks them all here.
 */
export async function fillLedger(owner: postgres.Sql, entries: number): Promise<void> {
  await owner.begin(async (tx) => {
    await tx`select app_begin('system', null)`;
    await tx`set local session_replication_role = replica`;
    const [there] = await tx<{ n: number }[]>`select count(*)::int as n from ledger_entries where note = 'bench'`;
    if (there!.n === 0) await makeContracts(tx);
    await tx`
      create temporary table bench_entries on commit drop as
      select gen_random_uuid() as id, b.contract_id, b.cluster_id, b.a, b.b, b.contract_account, b.a_account, b.b_account,
             (array['signed', 'invoiced', 'paid'])[1 + g.n % 3] as measure, date '2000-01-01' + (g.n::bigint * 7919 % 9500)::int as day,
             (100 + g.n::bigint * 104729 % 10000000) as cents
        from generate_series(${there!.n + 1}::int, ${entries}::int) g(n) join bench_contracts b on b.n = g.n % ${CONTRACTS}`;
    await tx`insert into ledger_entries (id, cluster_id, contract_id, measure, occurred_on, amount_cents, note, lines)
             select id, cluster_id, contract_id, measure, day, cents, 'bench', 3 from bench_entries`;
    await tx`
      insert into ledger_postings (entry_id, position, account_id, cluster_id, contract_id, organisation_id, measure, occurred_on, amount_cents)
      select id, 0, contract_account, cluster_id, contract_id, null::uuid, measure, day, cents from bench_entries
      union all select id, 1, a_account, cluster_id, contract_id, a, measure, day, -(cents * 6 / 10) from bench_entries
      union all select id, 2, b_account, cluster_id, contract_id, b, measure, day, -(cents - cents * 6 / 10) from bench_entries`;
  });
  await owner`vacuum analyze ledger_postings`;
  await owner`vacuum analyze ledger_entries`;
  const [unsound] = await owner<{ n: number }[]>`
    select count(*)::int as n from (select entry_id from ledger_postings group by entry_id having sum(amount_cents) <> 0 or count(*) < 2) x`;
  if (unsound!.n > 0) throw new Error(`${unsound!.n} entries of the benchmark do not balance`);
}

async function makeContracts(tx: postgres.TransactionSql): Promise<void> {
  await tx`
    create table pg_temp.bench_contracts as
    with companies as (
      select m.cluster_id, m.organisation_id, row_number() over (partition by m.cluster_id order by m.organisation_id) - 1 as i,
             count(*) over (partition by m.cluster_id) as n
        from memberships m join clusters c on c.id = m.cluster_id and c.name like 'Neopolia %'),
    six as (select cluster_id, n, row_number() over (order by cluster_id) - 1 as i from (select distinct cluster_id, n from companies) x)
    select g.n, gen_random_uuid() as contract_id, s.cluster_id, a.organisation_id as a, b.organisation_id as b,
           gen_random_uuid() as contract_account, null::uuid as a_account, null::uuid as b_account
      from generate_series(0, ${CONTRACTS}::int - 1) g(n) join six s on s.i = g.n % (select count(*) from six)
      join companies a on a.cluster_id = s.cluster_id and a.i = g.n % s.n
      join companies b on b.cluster_id = s.cluster_id and b.i = (g.n + 1 + g.n % 5) % s.n`;
  await tx`insert into contracts (id, cluster_id, title, buyer_name, sector, value_cents, signed_on)
           select contract_id, cluster_id, 'Bench ' || n, 'Buyer ' || n % 50, (array['naval', 'rail', 'nuclear', 'wind'])[1 + n % 4], 1000000, date '2000-01-01' from bench_contracts`;
  await tx`insert into contract_members (id, contract_id, cluster_id, revision, position, organisation_id, name, kind, size_class, role, share_bp)
           select gen_random_uuid(), b.contract_id, b.cluster_id, 0, m.position, o.id, o.name, o.kind, o.size_class,
                  case m.position when 0 then 'mandataire' else 'cotraitant' end, m.share
             from bench_contracts b cross join lateral (values (0, b.a, 6000), (1, b.b, 4000)) m(position, organisation_id, share)
             join organisations o on o.id = m.organisation_id`;
  await tx`insert into ledger_accounts (id, cluster_id, contract_id) select contract_account, cluster_id, contract_id from bench_contracts`;
  await tx`insert into ledger_accounts (id, cluster_id, organisation_id)
           select gen_random_uuid(), cluster_id, organisation_id from (select cluster_id, a as organisation_id from bench_contracts union select cluster_id, b from bench_contracts) x
           on conflict do nothing`;
  await tx`update bench_contracts t set a_account = a.id, b_account = b.id from ledger_accounts a, ledger_accounts b
            where a.cluster_id = t.cluster_id and a.organisation_id = t.a and b.cluster_id = t.cluster_id and b.organisation_id = t.b`;
}
