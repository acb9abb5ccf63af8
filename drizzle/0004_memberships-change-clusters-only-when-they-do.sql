-- As before, but an organisation whose clusters stay the same is left alone: a seed or an import brings thousands of
-- memberships for organisations that know their clusters already.
CREATE OR REPLACE FUNCTION follow_memberships() RETURNS trigger LANGUAGE plpgsql
AS $$
declare
  changed uuid := coalesce(new.organisation_id, old.organisation_id);
  current uuid[];
  actor text := app_actor();
begin
  perform set_config('app.actor', 'system', true);
  select coalesce(array_agg(distinct m.cluster_id order by m.cluster_id), '{}') into current
    from memberships m
   where m.organisation_id = changed and (m.until is null or m.until > current_date);
  update organisations set cluster_ids = current where id = changed and cluster_ids <> current;
  perform set_config('app.actor', actor, true);
  return null;
end $$;
