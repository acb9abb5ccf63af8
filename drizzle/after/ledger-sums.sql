-- What members are credited with by contract, measure and year, kept by the statement that writes the postings: a report
-- reads whole years there. Several that write at once wait for each other only over one sum, and take sums in one order.
-- Work as the system: nobody else writes sums.

-- What the sums have to be, from the postings alone.
create or replace function ledger_sums_due()
returns table (contract_id uuid, organisation_id uuid, measure text, year int, cluster_id uuid, amount_cents numeric, postings int)
language sql stable
as $$
  select p.contract_id, p.organisation_id, p.measure, p.year, (array_agg(p.cluster_id))[1], -sum(p.amount_cents), count(*)::int
    from ledger_postings p where p.organisation_id is not null group by 1, 2, 3, 4
$$;

-- Sums that are not what they have to be: `kept` and `due` are null where there is no such row.
create or replace function ledger_sums_faults()
returns table (contract_id uuid, organisation_id uuid, measure text, year int, kept numeric, due numeric)
language sql stable
as $$
  select contract_id, organisation_id, measure, year, k.amount_cents, d.amount_cents
    from ledger_sums k full join ledger_sums_due() d using (contract_id, organisation_id, measure, year)
   where (k.amount_cents, k.postings, k.cluster_id) is distinct from (d.amount_cents, d.postings, d.cluster_id)
$$;

create or replace function ledger_sums_follow() returns trigger language plpgsql
as $$
declare
  actor text := app_actor();
begin
  perform set_config('app.actor', 'system', true);
  insert into ledger_sums as s (contract_id, organisation_id, measure, year, cluster_id, amount_cents, postings)
  select p.contract_id, p.organisation_id, p.measure, extract(year from p.occurred_on)::int, (array_agg(p.cluster_id))[1],
         -sum(p.amount_cents), count(*)
    from after_rows p where p.organisation_id is not null
   group by 1, 2, 3, 4 order by 1, 2, 3, 4
  on conflict (contract_id, organisation_id, measure, year)
  do update set amount_cents = s.amount_cents + excluded.amount_cents, postings = s.postings + excluded.postings;
  perform set_config('app.actor', actor, true);
  return null;
end $$;

-- Postings never change but for whose they are, where two of one company become one (merging.sql).
create or replace function ledger_sums_move() returns trigger language plpgsql
as $$
declare
  actor text := app_actor();
begin
  perform set_config('app.actor', 'system', true);
  insert into ledger_sums as s (contract_id, organisation_id, measure, year, cluster_id, amount_cents, postings)
  select p.contract_id, p.organisation_id, p.measure, extract(year from p.occurred_on)::int, (array_agg(p.cluster_id))[1],
         -sum(p.cents), sum(p.n)
    from (select contract_id, organisation_id, measure, occurred_on, cluster_id, amount_cents as cents, 1 as n from after_rows
          union all
          select contract_id, organisation_id, measure, occurred_on, cluster_id, -amount_cents, -1 from before_rows) p
   where p.organisation_id is not null
   group by 1, 2, 3, 4 having sum(p.n) <> 0 or sum(p.cents) <> 0 order by 1, 2, 3, 4
  on conflict (contract_id, organisation_id, measure, year)
  do update set amount_cents = s.amount_cents + excluded.amount_cents, postings = s.postings + excluded.postings;
  delete from ledger_sums s using before_rows b
   where s.contract_id = b.contract_id and s.organisation_id = b.organisation_id and s.measure = b.measure
     and s.year = extract(year from b.occurred_on)::int and s.postings = 0;
  perform set_config('app.actor', actor, true);
  return null;
end $$;

create or replace trigger ledger_postings_inserted_summed after insert on ledger_postings
  referencing new table as after_rows for each statement execute function ledger_sums_follow();
create or replace trigger ledger_postings_updated_summed after update on ledger_postings
  referencing old table as before_rows new table as after_rows for each statement execute function ledger_sums_move();

-- The triggers hold writers off until this is through: what was written before them is summed once, here.
do $$ begin
  perform set_config('app.actor', 'system', true);
  if not exists (select 1 from ledger_sums) then
    insert into ledger_sums (contract_id, organisation_id, measure, year, cluster_id, amount_cents, postings)
    select contract_id, organisation_id, measure, year, cluster_id, amount_cents, postings from ledger_sums_due();
  end if;
end $$;
