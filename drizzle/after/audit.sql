-- The audit log's hash chains. A row's hash covers what the row says, its place in its chain, and the hash before it,
-- so that a row that is changed, taken out, put in or moved breaks the chain there.
create or replace function audit_hash(previous text, r audit_log) returns text language sql immutable parallel safe
as $$ select encode(sha256(convert_to(previous || jsonb_build_array(r.chain, r.seq, r.id,
  (extract(epoch from r.created_at) * 1000)::bigint, r.actor_kind, r.actor_id, r.actor_name, r.request_id, r.action,
  r.entity, r.entity_id, r.cluster_id, r.payload)::text, 'UTF8')), 'hex') $$;

-- A transaction takes a chain that nobody holds and keeps it: writers do not wait for each other, and since each holds
-- one chain only they cannot deadlock over them. With all 64 held it waits for one. The lock goes with the commit.
-- Where its chain stands goes with the transaction (`app.audit_head`) and into audit_heads once a statement: written for each
-- row, the head of a list of 80,000 companies would leave as many dead versions of one row, and each look at it would walk
-- through all of them. What is put into that setting by somebody else breaks the chain, and is found.
create or replace function audit_chain_on() returns trigger language plpgsql
as $$
declare
  h audit_heads;
  chosen smallint := nullif(current_setting('app.audit_chain', true), '')::smallint;
  head text := nullif(current_setting('app.audit_head', true), '');
  actor text;
begin
  if chosen is null or head is null then
    actor := app_actor();
    perform set_config('app.actor', 'system', true);
    if chosen is null then
      for i in 0..63 loop
        chosen := (pg_backend_pid() + i) % 64;
        exit when pg_try_advisory_xact_lock(7141, chosen);
        chosen := null;
      end loop;
      if chosen is null then
        chosen := pg_backend_pid() % 64;
        perform pg_advisory_xact_lock(7141, chosen);
      end if;
      perform set_config('app.audit_chain', chosen::text, true);
      insert into audit_heads values (chosen, 0, '') on conflict do nothing;
    end if;
    select * into strict h from audit_heads where chain = chosen;
    perform set_config('app.actor', actor, true);
  else
    h.seq := split_part(head, ' ', 1)::bigint;
    h.hash := split_part(head, ' ', 2);
  end if;
  new.chain := chosen;
  new.seq := h.seq + 1;
  new.hash := audit_hash(h.hash, new);
  perform set_config('app.audit_head', new.seq || ' ' || new.hash, true);
  return new;
end $$;

create or replace trigger audit_log_chained before insert on audit_log for each row execute function audit_chain_on();

-- The head of the chain that the statement has added to.
create or replace function audit_head_kept() returns trigger language plpgsql
as $$
declare
  head text := nullif(current_setting('app.audit_head', true), '');
  actor text := app_actor();
begin
  if head is null then
    return null;
  end if;
  perform set_config('app.actor', 'system', true);
  update audit_heads set seq = split_part(head, ' ', 1)::bigint, hash = split_part(head, ' ', 2)
   where chain = current_setting('app.audit_chain')::smallint and seq <> split_part(head, ' ', 1)::bigint;
  perform set_config('app.actor', actor, true);
  return null;
end $$;

create or replace trigger audit_log_head_kept after insert on audit_log for each statement execute function audit_head_kept();

-- A chain has one row of each number, and its head is its last.
create or replace function audit_faults() returns table (chain smallint, seq bigint, id uuid, created_at timestamptz, fault text) language sql stable
as $$
  with walked as (
    select a, a.chain, a.seq, a.id, a.created_at, a.hash, row_number() over w as place, lag(a.hash) over w as previous
      from audit_log a window w as (partition by a.chain order by a.seq, a.id)),
  faulty as (
    select w.chain, w.seq, w.id, w.created_at,
           case when w.seq < w.place then 'stands where another row stands'
                when w.seq > w.place then format('follows a row that is missing: number %s', w.place)
                else 'does not say what it said, or is not the row that was written here' end as fault
      from walked w
     where w.seq <> w.place or w.hash <> audit_hash(coalesce(w.previous, ''), w.a)
    union all
    select h.chain, h.seq, l.id, l.created_at,
           case when l.seq is null or l.seq < h.seq then format('is the last, but rows after it are missing: up to number %s', h.seq)
                else 'is not the row that was written last' end
      from audit_heads h left join lateral (select a.seq, a.id, a.created_at, a.hash from audit_log a
                                             where a.chain = h.chain order by a.seq desc limit 1) l on true
     where (h.seq, h.hash) is distinct from (coalesce(l.seq, 0), coalesce(l.hash, '')))
  select distinct on (chain) * from faulty order by chain, seq
$$;
