-- Taking a person's name and address out of what others wrote: notes, reasons, texts in JSON. Every column of text is
-- searched, so that a table that is added later is not forgotten. What stays: the audit log (chained; it holds ids, and
-- no free text), the people's own table (cleared by the service), and the names of companies, as they are and as their
-- contracts had them: a company that bears a person's name is a fact of business.

-- What guards.sql puts on the tables that are only ever added to.
create or replace function refuse_change() returns trigger language plpgsql
as $$
declare
  merging text[] := string_to_array(nullif(current_setting('app.merging', true), ''), ' ');
begin
  -- An erasure may put its mark into a text of what is only added to, and change nothing else there.
  if tg_level = 'ROW' and tg_op = 'UPDATE' and current_setting('app.erasing', true) = 'on'
     and tg_table_name not in ('audit_log', 'ledger_postings', 'ledger_accounts') then
    if not exists (select 1 from jsonb_each(to_jsonb(new)) n join jsonb_each(to_jsonb(old)) o using (key)
                    where n.value is distinct from o.value and position('[erased person]' in n.value::text) = 0) then
      return new;
    end if;
  end if;
  -- Two rows of one company that become one (merging.sql): what was the one's becomes the other's, and nothing else.
  if tg_level = 'ROW' and merging is not null and tg_table_name <> 'audit_log' then
    if tg_op = 'DELETE' and tg_table_name = 'ledger_accounts' and to_jsonb(old) ->> 'organisation_id' = merging[1] then
      return old;
    end if;
    if tg_op = 'UPDATE' and not exists (
        select 1 from jsonb_each(to_jsonb(new)) n join jsonb_each(to_jsonb(old)) o using (key)
         where n.value is distinct from o.value
           and not (key in ('organisation_id', 'of_organisation_id', 'to_organisation_id')
                    and o.value = to_jsonb(merging[1]) and n.value = to_jsonb(merging[2]))
           and not (key = 'account_id' and exists (
                 select 1 from ledger_accounts a join ledger_accounts b using (cluster_id)
                  where to_jsonb(a.id) = o.value and a.organisation_id::text = merging[1]
                    and to_jsonb(b.id) = n.value and b.organisation_id::text = merging[2]))
           and not (tg_table_name = 'consortium_offers' and key = 'lines'
                    and n.value = replace(o.value::text, merging[1], merging[2])::jsonb)
           -- Generated columns are not there yet before a row is written.
           and not (tg_table_name = 'ledger_postings' and key = 'year')) then
      return new;
    end if;
  end if;
  raise exception '% is only ever added to', tg_table_name using errcode = 'restrict_violation';
end $$;

-- The columns that an erasure searches.
create or replace function erasable_columns() returns table (place regclass, field name, kind text) language sql stable
as $$
  select c.oid::regclass, a.attname, format_type(a.atttypid, null)
    from pg_attribute a join pg_class c on c.oid = a.attrelid
   where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
     and a.attgenerated = '' and a.atttypid in ('text'::regtype, 'varchar'::regtype, 'jsonb'::regtype, 'text[]'::regtype)
     and c.relname not in ('audit_log', 'audit_heads', 'users', 'cpv_codes', 'nuts_codes')
     and (c.relname, a.attname) not in (('organisations', 'name'), ('contract_members', 'name'))
$$;

-- Puts "[erased person]" where the address stands, or the name (in either order; of two words at least: one word alone
-- would meet others). Returns how many values changed. For the system alone, as the owner of the tables.
create or replace function erase_person(person_name text, person_email text) returns bigint language plpgsql
security definer set search_path = public, pg_temp
as $$
declare
  c record;
  words text[] := regexp_split_to_array(btrim(person_name), '\s+');
  known text[] := array[person_email];
  pattern text;
  changed bigint;
  total bigint := 0;
begin
  if app_actor() <> 'system' then
    raise exception 'only the program erases people' using errcode = 'insufficient_privilege';
  end if;
  if cardinality(words) > 1 then
    known := known || array_to_string(words, ' ')
      || array_to_string(words[cardinality(words):] || words[:cardinality(words) - 1], ' ');
  end if;
  -- As a pattern; a JSON text has quotes and backslashes escaped.
  select '\m(' || string_agg(regexp_replace(regexp_replace(btrim(to_jsonb(w)::text, '"'),
           '([.*+?^${}()|\[\]\\])', '\\\1', 'g'), '\s+', '[\\s,]+', 'g'), '|') || ')(?![[:alnum:]])'
    into pattern from unnest(known) w;
  perform set_config('app.erasing', 'on', true);
  for c in select * from erasable_columns() loop
    execute format('update %s set %2$I = regexp_replace(%2$I::text, $1, ''[erased person]'', ''gi'')::%3$s where %2$I::text ~* $1',
                   c.place, c.field, c.kind) using pattern;
    get diagnostics changed = row_count;
    total := total + changed;
  end loop;
  perform set_config('app.erasing', 'off', true);
  return total;
end $$;
