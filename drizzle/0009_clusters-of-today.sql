-- Clusters that an organisation belongs to today; asked by the trigger, and again on the day that a membership ends.
CREATE FUNCTION clusters_today(organisation uuid) RETURNS uuid[] LANGUAGE sql STABLE
AS $$
  select coalesce(array_agg(distinct m.cluster_id order by m.cluster_id), '{}') from memberships m
   where m.organisation_id = organisation and (m.until is null or m.until > current_date)
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION follow_memberships() RETURNS trigger LANGUAGE plpgsql
AS $$
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
