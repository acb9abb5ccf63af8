-- Two rows of one company become one: everything that refers to the one is moved to the other. What refers to it is read
-- from the catalogue, so that a table that is added later is moved too; test/organisations/merging.test.ts holds the
-- columns that the catalogue doesn't tell (numbers without a foreign key, lists, JSON) to the lists below.

-- Every column that holds the id of an organisation.
create or replace function organisation_columns() returns table (place regclass, field name) language sql stable
as $$
  select c.conrelid::regclass, a.attname
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
   where c.contype = 'f' and c.confrelid = 'organisations'::regclass
  union
  -- Of what is only ever added to, and repeats its originals.
  select v.place::regclass, v.field::name from (values ('ledger_postings', 'organisation_id'),
    ('disclosures', 'of_organisation_id'), ('disclosures', 'to_organisation_id')) as v (place, field)
  order by 1, 2
$$;

-- JSON that names organisations and is read as what holds today. What was (runs, events, the audit log) stays as it was.
create or replace function organisation_documents() returns table (place regclass, field name) language sql stable
as $$
  select v.place::regclass, v.field::name from (values ('consortium_offers', 'lines'), ('recompositions', 'alternatives'),
    ('consortia', 'lot_leads'), ('consortia', 'reserved_statuses'), ('consortia', 'condition_proofs'),
    ('consortia', 'relied_operators'), ('tenders', 'constraints')) as v (place, field)
$$;

-- Lists of a company: where both have the same, the one that stays keeps its own.
create or replace function organisation_lists() returns text[] language sql immutable
as $$ select array['organisation_years', 'capabilities', 'certifications', 'organisation_references', 'organisation_contacts',
  'memberships', 'working_group_members', 'user_roles', 'role_requests', 'bid_facts', 'organisation_relations', 'ties',
  'initiative_members', 'group_event_guests'] $$;

-- The primary key of a row, as it is found again.
create or replace function key_of(place regclass, row_of jsonb) returns jsonb language sql stable
as $$
  select jsonb_object_agg(a.attname, row_of -> a.attname)
    from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey::int2[])
   where i.indrelid = place and i.indisprimary
$$;

-- The days of a membership; one without an end lasts.
create or replace function lasting(since date, until date) returns daterange language sql immutable
as $$ select daterange(since, case when until is not null then greatest(until, since) end) $$;

-- Moves what refers to `source` to `target` and takes `source` away. What cannot be of one company is told as a conflict:
-- the caller takes everything back then. For the system alone, as the owner of the tables.
create or replace function merge_organisations(source uuid, target uuid) returns jsonb language plpgsql
security definer set search_path = public, pg_temp
as $$
declare
  c record;
  r record;
  other uuid;
  moved jsonb := '[]';
  dropped jsonb := '[]';
  conflicts jsonb := '[]';
begin
  if app_actor() <> 'system' then
    raise exception 'only the program merges organisations' using errcode = 'insufficient_privilege';
  end if;
  -- Whose becomes whose, for what is only ever added to (refuse_change).
  perform set_config('app.merging', source || ' ' || target, true);

  -- A membership while the other one's lasts is the same membership: it began with the earlier of both and ends with the later.
  for r in select to_jsonb(m) as whole, m.id, m.since, m.until, first.id as first_id, first.since as first_since,
                  last.id as last_id, last.until as last_until
             from memberships m
             join lateral (select t.id, t.since from memberships t
                            where t.organisation_id = target and t.cluster_id = m.cluster_id
                              and lasting(t.since, t.until) && lasting(m.since, m.until)
                            order by t.since limit 1) first on true
             join lateral (select t.id, t.until from memberships t
                            where t.organisation_id = target and t.cluster_id = m.cluster_id
                              and lasting(t.since, t.until) && lasting(m.since, m.until)
                            order by t.until desc nulls first limit 1) last on true
            where m.organisation_id = source order by m.since loop
    if r.since < r.first_since then
      update memberships set since = r.since where id = r.first_id;
      moved := moved || jsonb_build_object('place', 'memberships', 'field', 'since', 'was', r.first_since,
                                           'key', jsonb_build_object('id', r.first_id));
    end if;
    if r.last_until is not null and (r.until is null or r.until > r.last_until) then
      update memberships set until = r.until where id = r.last_id;
      moved := moved || jsonb_build_object('place', 'memberships', 'field', 'until', 'was', r.last_until,
                                           'key', jsonb_build_object('id', r.last_id));
    end if;
    delete from memberships where id = r.id;
    dropped := dropped || jsonb_build_object('place', 'memberships', 'row', r.whole);
  end loop;

  -- An account in the same cluster: its lines are of the other's account from now on.
  for r in select s.id, t.id as kept, to_jsonb(s) as whole from ledger_accounts s
             join ledger_accounts t on t.cluster_id = s.cluster_id and t.organisation_id = target
            where s.organisation_id = source loop
    for c in update ledger_postings set account_id = r.kept where account_id = r.id
             returning jsonb_build_object('entry_id', entry_id, 'position', position) as key loop
      moved := moved || jsonb_build_object('place', 'ledger_postings', 'field', 'account_id', 'key', c.key, 'was', r.id);
    end loop;
    delete from ledger_accounts where id = r.id;
    dropped := dropped || jsonb_build_object('place', 'ledger_accounts', 'row', r.whole);
  end loop;

  for c in select * from organisation_columns() loop
    for r in execute format('select to_jsonb(t) as whole, t.ctid as at from %s t where t.%I = $1', c.place, c.field) using source loop
      begin
        if c.field in ('a_id', 'b_id') then
          other := case c.field when 'a_id' then r.whole ->> 'b_id' else r.whole ->> 'a_id' end;
          if other = target then raise unique_violation; end if;
          execute format('update %s t set a_id = least($1, $2), b_id = greatest($1, $2) where t.ctid = $3', c.place)
            using other, target, r.at;
        else
          execute format('update %s t set %I = $1 where t.ctid = $2', c.place, c.field) using target, r.at;
        end if;
        moved := moved || jsonb_build_object('place', c.place::text, 'field', c.field, 'was', source,
          'key', case when key_of(c.place, r.whole) ? c.field
                      then key_of(c.place, r.whole) || jsonb_build_object(c.field, target) else key_of(c.place, r.whole) end);
      exception when unique_violation then
        if c.place::text = any (organisation_lists()) then
          execute format('delete from %s t where t.ctid = $1', c.place) using r.at;
          dropped := dropped || jsonb_build_object('place', c.place::text, 'row', r.whole);
        else
          conflicts := conflicts || jsonb_build_object('place', c.place::text, 'row', r.whole);
        end if;
      end;
    end loop;
  end loop;

  for r in update consortium_members set disclosed_to = array_replace(disclosed_to, source, target)
            where source = any (disclosed_to) and not target = any (disclosed_to) returning id loop
    moved := moved || jsonb_build_object('place', 'consortium_members', 'field', 'disclosed_to', 'was', source,
                                         'key', jsonb_build_object('id', r.id));
  end loop;

  for c in select * from organisation_documents() loop
    for r in execute format('update %s t set %2$I = replace(%2$I::text, $1, $2)::jsonb where %2$I::text like ''%%'' || $1 || ''%%''
                             returning to_jsonb(t) as whole', c.place, c.field) using source::text, target::text loop
      moved := moved || jsonb_build_object('place', c.place::text, 'field', c.field, 'was', source,
                                           'key', key_of(c.place, r.whole));
    end loop;
  end loop;

  if conflicts = '[]' then
    delete from organisations where id = source;
  end if;
  perform set_config('app.merging', '', true);
  return jsonb_build_object('moved', moved, 'dropped', dropped, 'conflicts', conflicts);
end $$;

-- Takes a merger back: the row as it was, what was moved and is still there, what was dropped. For the system alone.
create or replace function unmerge_organisations(source jsonb, target uuid, moved jsonb, dropped jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  m jsonb;
  was uuid := (source ->> 'id')::uuid;
begin
  if app_actor() <> 'system' then
    raise exception 'only the program takes mergers back' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('app.merging', target || ' ' || was, true);
  insert into organisations select (jsonb_populate_record(null::organisations, source)).*;
  -- Accounts come back before the lines that are theirs.
  for m in select value from jsonb_array_elements(dropped) where value ->> 'place' = 'ledger_accounts' loop
    insert into ledger_accounts select (jsonb_populate_record(null::ledger_accounts, m -> 'row')).*;
  end loop;
  for m in select value from jsonb_array_elements(moved) loop
    if m ->> 'field' in ('a_id', 'b_id') then
      execute format('update %s t set a_id = least(p.other, $2), b_id = greatest(p.other, $2)
                        from (select id, case when a_id = $3 then b_id else a_id end as other from %1$s
                               where to_jsonb(%1$s) @> $1 and $3 in (a_id, b_id)) p where t.id = p.id', m ->> 'place')
        using m -> 'key', was, target;
    elsif m ->> 'place' = 'memberships' and m ->> 'field' in ('since', 'until') then
      execute format('update memberships set %I = $1 where id = $2', m ->> 'field')
        using (m ->> 'was')::date, (m -> 'key' ->> 'id')::uuid;
    elsif m ->> 'field' = 'disclosed_to' then
      update consortium_members t set disclosed_to = array_replace(disclosed_to, target, was)
       where t.id = (m -> 'key' ->> 'id')::uuid;
    elsif exists (select 1 from organisation_documents() d where d.place::text = m ->> 'place' and d.field = m ->> 'field') then
      execute format('update %s t set %2$I = replace(%2$I::text, $1, $2)::jsonb where t.id = ($3 ->> ''id'')::uuid',
                     m ->> 'place', m ->> 'field') using target::text, was::text, m -> 'key';
    else
      execute format('update %s t set %2$I = $1 where to_jsonb(t) @> $2', m ->> 'place', m ->> 'field')
        using (m ->> 'was')::uuid, m -> 'key';
    end if;
  end loop;
  for m in select value from jsonb_array_elements(dropped) where value ->> 'place' <> 'ledger_accounts' loop
    execute format('insert into %1$s select (jsonb_populate_record(null::%1$s, $1)).* on conflict do nothing', m ->> 'place')
      using m -> 'row';
  end loop;
  perform set_config('app.merging', '', true);
end $$;

-- What refers to an organisation beyond its own lists: where, and how often. For the system alone, so that nothing is hidden.
create or replace function organisation_uses(organisation uuid) returns table (place text, uses bigint) language plpgsql stable
as $$
declare
  c record;
begin
  if app_actor() <> 'system' then
    raise exception 'only the program asks what refers to an organisation' using errcode = 'insufficient_privilege';
  end if;
  for c in select * from organisation_columns() loop
    if c.place::text <> all (array['organisation_years', 'capabilities', 'certifications', 'organisation_references',
                                   'organisation_contacts', 'memberships']) then
      return query execute format('select $1::text, count(*) from %s where %I = $2 having count(*) > 0', c.place, c.field)
        using c.place, organisation;
    end if;
  end loop;
end $$;
