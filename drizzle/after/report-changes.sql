-- The feed of what reports are made of (src/reports/held/feed.repository.ts): 0 the memberships of a cluster; 1 kind, size,
-- name and figures of an organisation; 2 the ledger and contracts of a cluster; 3 its work, by parts: 0 tenders, 1 contracts,
-- 2 consortia agreed, 3 invitations, 4 proposals. One row for each that a statement changed, whatever wrote it. Writers wait
-- for nobody; a process reads anew what it holds of these clusters (or of an item of theirs) and organisations, and no others.

-- Rows with the cluster that they are of; the arguments are the subjects, with a part of theirs behind a point. Where figures
-- of a cluster are held by organisation or by contract, each that changed is told (`item`), up to twenty of a cluster in a
-- statement: above so many, the cluster is read anew as a whole.
do $make$
declare t record;
begin
  for t in select * from (values
    ('tell_cluster_reported', 'null::uuid'), ('tell_memberships_reported', 'organisation_id'),
    ('tell_contracts_reported', 'id'), ('tell_parts_reported', 'contract_id')) as f (name, item)
  loop
    execute format($of_each$
create or replace function %1$I() returns trigger language plpgsql
as $$
begin
  if tg_op = 'UPDATE' then
    insert into report_changes (subject, part, key, item)
    select s[1], s[2], x.cluster_id, i from (
      select cluster_id, case when count(*) <= 20 then array_agg(item) else array[null::uuid] end as items
        from (select cluster_id, %2$s as item from before_rows union select cluster_id, %2$s from after_rows) c group by 1) x,
      unnest(x.items) i, unnest(tg_argv[0:]) a, cast(string_to_array(a, '.') as smallint[]) s;
  elsif tg_op = 'INSERT' then
    insert into report_changes (subject, part, key, item)
    select s[1], s[2], x.cluster_id, i from (
      select cluster_id, case when count(*) <= 20 then array_agg(item) else array[null::uuid] end as items
        from (select distinct cluster_id, %2$s as item from after_rows) c group by 1) x,
      unnest(x.items) i, unnest(tg_argv[0:]) a, cast(string_to_array(a, '.') as smallint[]) s;
  else
    insert into report_changes (subject, part, key, item)
    select s[1], s[2], x.cluster_id, i from (
      select cluster_id, case when count(*) <= 20 then array_agg(item) else array[null::uuid] end as items
        from (select distinct cluster_id, %2$s as item from before_rows) c group by 1) x,
      unnest(x.items) i, unnest(tg_argv[0:]) a, cast(string_to_array(a, '.') as smallint[]) s;
  end if;
  return null;
end $$
$of_each$, t.name, t.item);
  end loop;
end $make$;

-- Lots are of the cluster of their tender. When it goes, it tells of itself.
create or replace function tell_lots_reported() returns trigger language plpgsql
as $$
begin
  if tg_op = 'UPDATE' then
    insert into report_changes (subject, part, key)
    select distinct 3, 0, t.cluster_id from tenders t
     where t.id in (select tender_id from before_rows union select tender_id from after_rows);
  elsif tg_op = 'INSERT' then
    insert into report_changes (subject, part, key) select distinct 3, 0, t.cluster_id from tenders t where t.id in (select tender_id from after_rows);
  else
    insert into report_changes (subject, part, key) select distinct 3, 0, t.cluster_id from tenders t where t.id in (select tender_id from before_rows);
  end if;
  return null;
end $$;

create or replace function tell_years_reported() returns trigger language plpgsql
as $$
begin
  if tg_op = 'UPDATE' then
    insert into report_changes (subject, key)
    select 1, organisation_id from (select organisation_id from before_rows union select organisation_id from after_rows) x;
  elsif tg_op = 'INSERT' then
    insert into report_changes (subject, key) select distinct 1, organisation_id from after_rows;
  else
    insert into report_changes (subject, key) select distinct 1, organisation_id from before_rows;
  end if;
  return null;
end $$;

-- A new one is nobody's member yet.
create or replace function tell_organisations_reported() returns trigger language plpgsql
as $$
begin
  if tg_op = 'UPDATE' then
    insert into report_changes (subject, key)
    select 1, n.id from after_rows n join before_rows b on b.id = n.id
     where (n.name, n.kind, n.size_class) is distinct from (b.name, b.kind, b.size_class);
  elsif tg_op = 'DELETE' then
    insert into report_changes (subject, key) select 1, id from before_rows;
  end if;
  return null;
end $$;

create or replace function tell_all_reported() returns trigger language plpgsql
as $$
begin
  insert into report_changes (subject, key) values (0, null);
  return null;
end $$;

do $$
declare t record;
begin
  for t in select * from (values
    ('memberships', 'tell_memberships_reported(0)'), ('organisations', 'tell_organisations_reported()'),
    ('organisation_years', 'tell_years_reported()'), ('ledger_postings', 'tell_parts_reported(2)'),
    ('contracts', 'tell_contracts_reported(2, 3.0, 3.1)'), ('contract_members', 'tell_parts_reported(2, 3.1)'),
    ('tenders', 'tell_cluster_reported(3.0, 3.2)'), ('lots', 'tell_lots_reported()'), ('consortia', 'tell_cluster_reported(3.0, 3.2)'),
    ('consortium_events', 'tell_cluster_reported(3.0, 3.2)'), ('invitations', 'tell_cluster_reported(3.3)'),
    ('proposals', 'tell_cluster_reported(3.4)')) as f (name, teller)
  loop
    execute format('create or replace trigger %1$I_inserted_reported after insert on %1$I referencing new table as after_rows for each statement execute function %2$s', t.name, t.teller);
    execute format('create or replace trigger %1$I_updated_reported after update on %1$I referencing old table as before_rows new table as after_rows for each statement execute function %2$s', t.name, t.teller);
    execute format('create or replace trigger %1$I_deleted_reported after delete on %1$I referencing old table as before_rows for each statement execute function %2$s', t.name, t.teller);
    execute format('create or replace trigger %1$I_truncated_reported after truncate on %1$I for each statement execute function tell_all_reported()', t.name);
  end loop;
end $$;
