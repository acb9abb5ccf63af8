-- Who is asking: set once at the start of every transaction by app_begin, read by the policies.
-- All of it lives in settings local to the transaction, so a pooled connection carries nothing over.

CREATE FUNCTION app_actor() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
AS $$ select coalesce(nullif(current_setting('app.actor', true), ''), 'anonymous') $$;
--> statement-breakpoint
CREATE FUNCTION app_user_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
AS $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;
--> statement-breakpoint
-- A worker, a command, or an administrator.
CREATE FUNCTION app_sees_all() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
AS $$ select current_setting('app.actor', true) = 'system' or current_setting('app.is_admin', true) = 'on' $$;
--> statement-breakpoint
-- Clusters that the person coordinates.
CREATE FUNCTION app_clusters() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
AS $$ select coalesce(nullif(current_setting('app.clusters', true), '')::uuid[], '{}') $$;
--> statement-breakpoint
-- Those, and the clusters of partners that share their organisations with them.
CREATE FUNCTION app_visible_clusters() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
AS $$ select coalesce(nullif(current_setting('app.visible_clusters', true), '')::uuid[], '{}') $$;
--> statement-breakpoint
-- Organisations that the person speaks for.
CREATE FUNCTION app_organisations() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
AS $$ select coalesce(nullif(current_setting('app.organisations', true), '')::uuid[], '{}') $$;
--> statement-breakpoint
-- Clusters that those organisations belong to.
CREATE FUNCTION app_member_clusters() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
AS $$ select coalesce(nullif(current_setting('app.member_clusters', true), '')::uuid[], '{}') $$;
--> statement-breakpoint
-- Roles are read here from the tables, not taken from the token: a role that was taken away, or a person who was
-- disabled, sees nothing from the next transaction on.
CREATE FUNCTION app_begin(actor text, person uuid) RETURNS void LANGUAGE plpgsql VOLATILE
AS $$
declare
  coordinated uuid[] := '{}';
  visible uuid[] := '{}';
  spoken_for uuid[] := '{}';
  belonged uuid[] := '{}';
  administrator boolean := false;
begin
  perform set_config('app.actor', actor, true), set_config('app.user_id', coalesce(person::text, ''), true),
          set_config('app.is_admin', 'off', true);
  if actor = 'user' then
    -- Its own rows are all that the policies let a person read here.
    select coalesce(bool_or(r.role = 'admin'), false),
           coalesce(array_agg(r.cluster_id) filter (where r.role = 'coordinator'), '{}'),
           coalesce(array_agg(r.organisation_id) filter (where r.role = 'member'), '{}')
      into administrator, coordinated, spoken_for
      from user_roles r join users u on u.id = r.user_id
     where r.user_id = person and u.disabled_at is null;
    perform set_config('app.is_admin', case when administrator then 'on' else 'off' end, true),
            set_config('app.clusters', coordinated::text, true),
            set_config('app.organisations', spoken_for::text, true);
    visible := coordinated;
    if coordinated <> '{}' then
      select coordinated || coalesce(array_agg(p.cluster_id), '{}') into visible
        from partnerships p where p.partner_cluster_id = any (coordinated) and p.shares_organisations;
    end if;
    if spoken_for <> '{}' then
      select coalesce(array_agg(distinct c), '{}') into belonged
        from organisations o, unnest(o.cluster_ids) c where o.id = any (spoken_for);
    end if;
  end if;
  perform set_config('app.clusters', coordinated::text, true),
          set_config('app.visible_clusters', visible::text, true),
          set_config('app.organisations', spoken_for::text, true),
          set_config('app.member_clusters', belonged::text, true);
end $$;
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql
AS $$ begin
  raise exception '% is only ever added to', tg_table_name using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
-- organisations.cluster_ids follows the memberships that are running. Runs as the system for its one statement:
-- the coordinator who ends a membership loses the right to see the organisation by that very change.
CREATE FUNCTION follow_memberships() RETURNS trigger LANGUAGE plpgsql
AS $$
declare
  changed uuid := coalesce(new.organisation_id, old.organisation_id);
  actor text := app_actor();
begin
  perform set_config('app.actor', 'system', true);
  update organisations set cluster_ids = coalesce((
      select array_agg(distinct m.cluster_id order by m.cluster_id) from memberships m
       where m.organisation_id = changed and (m.until is null or m.until > current_date)), '{}')
   where id = changed;
  perform set_config('app.actor', actor, true);
  return null;
end $$;
