-- Clusters that an organisation belongs to today; asked by the trigger, and again on the day that a membership ends.
create or replace function clusters_today(organisation uuid) returns uuid[] language sql stable
as $$
  select coalesce(array_agg(distinct m.cluster_id order by m.cluster_id), '{}') from memberships m
   where m.organisation_id = organisation and (m.until is null or m.until > today_in_france())
$$;

-- organisations.cluster_ids follows the memberships that are running. Runs as the system for its one statement: the
-- coordinator who ends a membership loses the right to see the organisation by that very change. An organisation whose
-- clusters stay the same is left alone: an import brings thousands of memberships for organisations that know them.
create or replace function follow_memberships() returns trigger language plpgsql
as $$
declare
  changed uuid := coalesce(new.organisation_id, old.organisation_id);
  current uuid[];
  actor text := app_actor();
begin
  perform set_config('app.actor', 'system', true);
  current := clusters_today(changed);
  update organisations set cluster_ids = current where id = changed and cluster_ids <> current;
  perform set_config('app.actor', actor, true);
  return null;
end $$;

create or replace trigger memberships_followed after insert or update or delete on memberships
  for each row execute function follow_memberships();
