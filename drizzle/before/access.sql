-- Who is asking: set once at the start of every transaction by app_begin, read by the policies.
-- All of it lives in settings local to the transaction, so a pooled connection carries nothing over.

create or replace function app_actor() returns text language sql stable parallel safe
as $$ select coalesce(nullif(current_setting('app.actor', true), ''), 'anonymous') $$;

create or replace function app_user_id() returns uuid language sql stable parallel safe
as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;

-- A worker, a command, or an administrator.
create or replace function app_sees_all() returns boolean language sql stable parallel safe
as $$ select current_setting('app.actor', true) = 'system' or current_setting('app.is_admin', true) = 'on' $$;

-- Clusters that the person coordinates.
create or replace function app_clusters() returns uuid[] language sql stable parallel safe
as $$ select coalesce(nullif(current_setting('app.clusters', true), '')::uuid[], '{}') $$;

-- Those, and the clusters of partners that share their organisations with them.
create or replace function app_visible_clusters() returns uuid[] language sql stable parallel safe
as $$ select coalesce(nullif(current_setting('app.visible_clusters', true), '')::uuid[], '{}') $$;

-- Organisations that the person speaks for.
create or replace function app_organisations() returns uuid[] language sql stable parallel safe
as $$ select coalesce(nullif(current_setting('app.organisations', true), '')::uuid[], '{}') $$;

-- Clusters that those organisations belong to.
create or replace function app_member_clusters() returns uuid[] language sql stable parallel safe
as $$ select coalesce(nullif(current_setting('app.member_clusters', true), '')::uuid[], '{}') $$;

-- Contracts that those organisations are parties of.
create or replace function app_contracts() returns uuid[] language sql stable parallel safe
as $$ select array(select distinct m.contract_id from contract_members m where m.organisation_id = any (app_organisations())) $$;

-- Organisations of other clusters that may be proposed for a tender of the person's own: both sides agreed to it.
create or replace function app_guests() returns uuid[] language sql stable parallel safe
as $$ select coalesce(nullif(current_setting('app.guests', true), '')::uuid[], '{}') $$;

-- Roles are read here from the tables, not taken from the token: a role that was taken away, or a person who was
-- disabled, sees nothing from the next transaction on.
create or replace function app_begin(actor text, person uuid) returns void language plpgsql volatile
as $$
declare
  coordinated uuid[] := '{}';
  visible uuid[] := '{}';
  spoken_for uuid[] := '{}';
  belonged uuid[] := '{}';
  guests uuid[] := '{}';
  administrator boolean := false;
begin
  -- The role that row-level security binds is taken on here, for this transaction: a pooler may have dropped what the
  -- connection asked for, and may hand the next transaction another connection.
  perform set_config('role', 'groupement_app', true);
  if current_user <> 'groupement_app' then
    raise exception 'the application works as groupement_app only, not as %', current_user using errcode = 'insufficient_privilege';
  end if;
  -- To compile a statement takes longer than any of ours takes to run.
  perform set_config('jit', 'off', true);
  -- What a person asks for takes its time, and no more; the program's own work may last.
  if actor <> 'system' then
    perform set_config('statement_timeout', '30s', true), set_config('lock_timeout', '20s', true);
  end if;
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
      -- Who was found by a search is seen as long as the tender lives, and while its contract does.
      select coalesce(array_agg(distinct a.organisation_id), '{}') into guests
        from partner_search_answers a left join tenders t on t.id = a.tender_id
       where a.asking_cluster_id = any (coordinated)
         and (t.id is null or t.state not in ('lost', 'cancelled', 'withdrawn'));
    end if;
    if spoken_for <> '{}' then
      select coalesce(array_agg(distinct c), '{}') into belonged
        from organisations o, unnest(o.cluster_ids) c where o.id = any (spoken_for);
    end if;
  end if;
  perform set_config('app.clusters', coordinated::text, true),
          set_config('app.visible_clusters', visible::text, true),
          set_config('app.guests', guests::text, true),
          set_config('app.organisations', spoken_for::text, true),
          set_config('app.member_clusters', belonged::text, true);
end $$;
