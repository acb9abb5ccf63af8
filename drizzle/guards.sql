-- What must hold for every table whatever migration made it. Runs at each start, after everything else; safe to run again.

grant usage on schema public to groupement_app;
grant select, insert, update, delete on all tables in schema public to groupement_app;
grant usage, select on all sequences in schema public to groupement_app;

-- Views are there to be read: they work as the owner.
do $$
declare v record;
begin
  for v in select c.oid::regclass as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'v' loop
    execute format('revoke insert, update, delete, truncate on %s from groupement_app', v.name);
  end loop;
end $$;

-- Row-level security binds the owner of the tables too.
do $$
declare t record;
begin
  for t in select c.oid::regclass as name from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relrowsecurity and not c.relforcerowsecurity
  loop
    execute format('alter table %s force row level security', t.name);
  end loop;
end $$;

-- A table without row-level security would be open to everyone: refuse to go on.
do $$
declare names text;
begin
  select string_agg(c.relname, ', ') into names from pg_class c
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relrowsecurity;
  if names is not null then
    raise exception 'tables without row-level security: %', names;
  end if;
end $$;

-- Tables that are only ever added to: no role that the application has may update, delete or truncate.
do $$
declare name text;
begin
  foreach name in array array['audit_log', 'consortium_events', 'solo_declarations', 'indispensability_records',
                              'disclosures', 'ledger_accounts', 'ledger_entries', 'ledger_postings', 'contract_members',
                              'contract_options', 'contract_amendments', 'contract_lots', 'consortium_offers',
                              'convention_templates'] loop
    execute format('create or replace trigger %1$I_append_only before update or delete on %1$I for each row execute function refuse_change()', name);
    execute format('create or replace trigger %1$I_no_truncate before truncate on %1$I for each statement execute function refuse_change()', name);
    -- Also for a session that replays another one's changes.
    execute format('alter table %1$I enable always trigger %1$I_append_only, enable always trigger %1$I_no_truncate', name);
    execute format('revoke update, delete, truncate on %I from groupement_app', name);
    -- Erasing a person (erase_person) works as the owner, whom row-level security binds as a member of the role.
    execute format('drop policy if exists %1$I on %2$I', name || '_erase', name);
    execute format('create policy %1$I on %2$I for update to groupement_app using ((select current_setting(''app.erasing'', true)) = ''on'' or (select nullif(current_setting(''app.merging'', true), '''')) is not null)', name || '_erase', name);
  end loop;
end $$;

-- Two of one company that become one (merge_organisations) have one account in a cluster: the other's is taken away.
drop policy if exists ledger_accounts_merge on ledger_accounts;
create policy ledger_accounts_merge on ledger_accounts for delete to groupement_app using ((select nullif(current_setting('app.merging', true), '')) is not null);
