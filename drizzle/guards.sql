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

-- Tables that are only ever added to: no role that the application has may update, delete or truncate. Erasing a person
-- (erase_person) works as the owner, whom row-level security binds as a member of the role. Two of one company that become
-- one (merge_organisations) have one account in a cluster: the other's is taken away.
--
-- What holds already is left alone: to make it again would lock the table, and each start on a database at work would
-- wait for, hold up, or deadlock with whoever writes there.
do $$
declare
  name text;
  policy record;
begin
  foreach name in array array['audit_log', 'consortium_events', 'solo_declarations', 'indispensability_records',
                              'disclosures', 'ledger_accounts', 'ledger_entries', 'ledger_postings', 'contract_members',
                              'contract_options', 'contract_amendments', 'contract_lots', 'consortium_offers',
                              'convention_templates'] loop
    -- Bits of tgtype: 1 for each row, 2 before, 8 delete, 16 update, 32 truncate. Enabled always (A): also for a session
    -- that replays another one's changes.
    if (select count(*) from pg_trigger
         where tgrelid = name::regclass and tgfoid = 'refuse_change()'::regprocedure and tgenabled = 'A' and tgqual is null
           and (tgname, tgtype) in ((name || '_append_only', 27), (name || '_no_truncate', 34))) < 2 then
      execute format('create or replace trigger %1$I_append_only before update or delete on %1$I for each row execute function refuse_change()', name);
      execute format('create or replace trigger %1$I_no_truncate before truncate on %1$I for each statement execute function refuse_change()', name);
      execute format('alter table %1$I enable always trigger %1$I_append_only, enable always trigger %1$I_no_truncate', name);
    end if;
    execute format('revoke update, delete, truncate on %I from groupement_app', name);

    for policy in
      select name || '_erase' as called,
             'for update to groupement_app using ((select current_setting(''app.erasing'', true)) = ''on'' or (select nullif(current_setting(''app.merging'', true), '''')) is not null)' as rule
      union all
      select 'ledger_accounts_merge',
             'for delete to groupement_app using ((select nullif(current_setting(''app.merging'', true), '''')) is not null)'
       where name = 'ledger_accounts'
    loop
      -- Its rule is its comment: what the catalogue says of it is written otherwise.
      if not exists (select from pg_policy p where p.polrelid = name::regclass and p.polname = policy.called
                                               and obj_description(p.oid, 'pg_policy') = policy.rule) then
        execute format('drop policy if exists %I on %I', policy.called, name);
        execute format('create policy %I on %I %s', policy.called, name, policy.rule);
        execute format('comment on policy %I on %I is %L', policy.called, name, policy.rule);
      end if;
    end loop;
  end loop;
end $$;
