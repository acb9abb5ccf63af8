CREATE TABLE "audit_heads" (
	"chain" smallint PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_heads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "chain" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "seq" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "hash" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "audit_log_entity_id" ON "audit_log" USING btree ("entity_id");--> statement-breakpoint
CREATE POLICY "audit_heads_write" ON "audit_heads" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_actor()) = 'system') WITH CHECK ((select app_actor()) = 'system');--> statement-breakpoint
-- The audit log's hash chains. A row's hash covers what the row says, its place in its chain, and the hash before it,
-- so that a row that is changed, taken out, put in or moved breaks the chain there.
CREATE FUNCTION audit_hash(previous text, r audit_log) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ select encode(sha256(convert_to(previous || jsonb_build_array(r.chain, r.seq, r.id,
  (extract(epoch from r.created_at) * 1000)::bigint, r.actor_kind, r.actor_id, r.actor_name, r.request_id, r.action,
  r.entity, r.entity_id, r.cluster_id, r.payload)::text, 'UTF8')), 'hex') $$;
--> statement-breakpoint
-- Rows that are there already become the first of chain 0. What keeps them from being changed is put back by guards.sql.
ALTER TABLE audit_log DISABLE TRIGGER USER, NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
DO $$
declare
  r audit_log;
  h audit_heads := (0, 0, '');
begin
  for r in select * from audit_log order by id loop
    r.chain := 0;
    r.seq := h.seq + 1;
    h.hash := audit_hash(h.hash, r);
    h.seq := r.seq;
    update audit_log set chain = 0, seq = r.seq, hash = h.hash where id = r.id;
  end loop;
  if h.seq > 0 then
    insert into audit_heads values (h.chain, h.seq, h.hash);
  end if;
end $$;
--> statement-breakpoint
ALTER TABLE audit_log ENABLE TRIGGER USER;
--> statement-breakpoint
CREATE UNIQUE INDEX "audit_log_chain" ON "audit_log" USING btree ("chain","seq");
--> statement-breakpoint
-- A transaction takes a chain that nobody holds and keeps it: writers do not wait for each other, and since each holds
-- one chain only they cannot deadlock over them. With all 64 held it waits for one. The lock goes with the commit.
CREATE FUNCTION audit_chain_on() RETURNS trigger LANGUAGE plpgsql
AS $$
declare
  h audit_heads;
  chosen smallint := nullif(current_setting('app.audit_chain', true), '')::smallint;
  actor text := app_actor();
begin
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
  new.chain := chosen;
  new.seq := h.seq + 1;
  new.hash := audit_hash(h.hash, new);
  update audit_heads set seq = new.seq, hash = new.hash where chain = chosen;
  perform set_config('app.actor', actor, true);
  return new;
end $$;
--> statement-breakpoint
CREATE TRIGGER audit_log_chained BEFORE INSERT ON audit_log FOR EACH ROW EXECUTE FUNCTION audit_chain_on();
--> statement-breakpoint
-- A chain has one row of each number, and its head is its last.
CREATE FUNCTION audit_faults() RETURNS TABLE (chain smallint, seq bigint, id uuid, created_at timestamptz, fault text) LANGUAGE sql STABLE
AS $$
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
