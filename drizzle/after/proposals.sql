-- Whom a run proposed, noted when it succeeds: what is counted of answers (the fair turn, the exposure) never opens them again.
create or replace function proposals_of(run uuid)
returns table (organisation_id uuid, first boolean) language sql stable
as $$
  select (member ->> 'organisationId')::uuid, bool_or((consortium ->> 'rank')::int = 1)
    from match_run_lots l
   cross join lateral jsonb_array_elements(case when jsonb_typeof(l.result -> 'consortia') = 'array' then l.result -> 'consortia' else '[]' end) consortium
   cross join lateral jsonb_array_elements(consortium -> 'members') member
   where l.match_run_id = run group by 1
$$;

create or replace function note_proposals() returns trigger language plpgsql
as $$
declare
  actor text := app_actor();
begin
  perform set_config('app.actor', 'system', true);
  delete from proposals where match_run_id = new.id;
  insert into proposals (match_run_id, organisation_id, cluster_id, tender_id, first, finished_at)
  select new.id, p.organisation_id, new.cluster_id, new.tender_id, p.first, new.finished_at from proposals_of(new.id) p;
  perform set_config('app.actor', actor, true);
  return null;
end $$;

create or replace trigger match_runs_succeeded after insert or update of status, finished_at on match_runs
  for each row when (new.status = 'succeeded' and new.finished_at is not null) execute function note_proposals();

-- The trigger holds writers off until this is through: runs that succeeded before it are noted once, here.
do $$ begin
  perform set_config('app.actor', 'system', true);
  if not exists (select 1 from proposals) then
    insert into proposals (match_run_id, organisation_id, cluster_id, tender_id, first, finished_at)
    select r.id, p.organisation_id, r.cluster_id, r.tender_id, p.first, r.finished_at
      from match_runs r cross join lateral proposals_of(r.id) p where r.status = 'succeeded' and r.finished_at is not null;
  end if;
end $$;
