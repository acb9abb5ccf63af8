-- The feed: which organisations a statement changed, in as far as the engine knows of it. One row for each and statement,
-- whatever wrote it; followers wake at commit.
create or replace function tell_candidates_changed() returns void language sql
as $$ select pg_notify('groupement_events', 'candidates') $$;

create or replace function follow_organisations() returns trigger language plpgsql
as $$
begin
  if tg_op = 'UPDATE' then
    -- A new name, address or description is nothing to the engine.
    insert into candidate_changes (organisation_id)
    select n.id from after_rows n join before_rows b on b.id = n.id
     where (n.kind, n.size_class, n.headcount, n.turnover_cents, n.nuts, n.lat, n.lon, n.can_lead, n.exclusion_ground is null,
            n.excluded_until, n.cluster_ids)
           is distinct from
           (b.kind, b.size_class, b.headcount, b.turnover_cents, b.nuts, b.lat, b.lon, b.can_lead, b.exclusion_ground is null,
            b.excluded_until, b.cluster_ids)
    union select b.id from before_rows b where not exists (select 1 from after_rows n where n.id = b.id)
    union select n.id from after_rows n where not exists (select 1 from before_rows b where b.id = n.id);
  elsif tg_op = 'INSERT' then
    insert into candidate_changes (organisation_id) select id from after_rows;
  else
    insert into candidate_changes (organisation_id) select id from before_rows;
  end if;
  if found then
    perform tell_candidates_changed();
  end if;
  return null;
end $$;

create or replace function follow_organisation_parts() returns trigger language plpgsql
as $$
begin
  if tg_op = 'UPDATE' then
    insert into candidate_changes (organisation_id)
    select organisation_id from before_rows union select organisation_id from after_rows;
  elsif tg_op = 'INSERT' then
    insert into candidate_changes (organisation_id) select distinct organisation_id from after_rows;
  else
    insert into candidate_changes (organisation_id) select distinct organisation_id from before_rows;
  end if;
  if found then
    perform tell_candidates_changed();
  end if;
  return null;
end $$;

-- Both ends: each holds all of its pairs.
create or replace function follow_organisation_pairs() returns trigger language plpgsql
as $$
begin
  if tg_op = 'UPDATE' then
    insert into candidate_changes (organisation_id)
    select a_id from before_rows union select b_id from before_rows
    union select a_id from after_rows union select b_id from after_rows;
  elsif tg_op = 'INSERT' then
    insert into candidate_changes (organisation_id) select a_id from after_rows union select b_id from after_rows;
  else
    insert into candidate_changes (organisation_id) select a_id from before_rows union select b_id from before_rows;
  end if;
  if found then
    perform tell_candidates_changed();
  end if;
  return null;
end $$;

create or replace function follow_truncate() returns trigger language plpgsql
as $$
begin
  insert into candidate_changes (organisation_id) values (null);
  perform tell_candidates_changed();
  return null;
end $$;

do $$
declare t record;
begin
  for t in select * from (values ('organisations', 'follow_organisations'), ('capabilities', 'follow_organisation_parts'),
                                 ('certifications', 'follow_organisation_parts'),
                                 ('working_group_members', 'follow_organisation_parts'),
                                 ('ties', 'follow_organisation_pairs'),
                                 ('organisation_relations', 'follow_organisation_pairs')) as f (name, follower)
  loop
    execute format('create or replace trigger %1$I_inserted_followed after insert on %1$I referencing new table as after_rows for each statement execute function %2$I()', t.name, t.follower);
    execute format('create or replace trigger %1$I_updated_followed after update on %1$I referencing old table as before_rows new table as after_rows for each statement execute function %2$I()', t.name, t.follower);
    execute format('create or replace trigger %1$I_deleted_followed after delete on %1$I referencing old table as before_rows for each statement execute function %2$I()', t.name, t.follower);
    execute format('create or replace trigger %1$I_truncated_followed after truncate on %1$I for each statement execute function follow_truncate()', t.name);
  end loop;
end $$;
