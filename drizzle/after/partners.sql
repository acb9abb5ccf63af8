-- What partner clusters see of the organisations that are shared with them, and whoever found a partner by a search of that
-- one: a small profile, and nothing of it is left to the program to leave out. The tables themselves show their rows to the
-- organisation's own clusters and people only.
-- The views (and search.sql) read as the owner of the tables, whom these policies let through: what they show is their own
-- to decide, and nothing else of the program ever works as the owner.
do $$
declare
  part text;
begin
  foreach part in array array['organisations', 'capabilities', 'certifications'] loop
    execute format('drop policy if exists %I on %I', part || '_partners', part);
    execute format('create policy %I on %I for select to %I using (true)', part || '_partners', part, current_user);
  end loop;
end $$;

drop view if exists certifications_seen, capabilities_seen, organisations_seen;

create view organisations_seen with (security_barrier) as
select o.id, o.name, o.search_name, o.kind, o.registration_number, o.naf_code, o.country, o.nuts, o.town, o.postal_code, o.address,
       o.lat, o.lon, o.website, o.description, o.can_lead,
       case when w.whole then o.exclusion_ground end as exclusion_ground,
       case when w.whole then o.excluded_until end as excluded_until,
       case when w.whole then o.headcount end as headcount,
       case when w.whole then o.turnover_cents end as turnover_cents,
       o.size_class, o.size_class_fr, o.cluster_ids,
       case when w.whole then o.profile_confirmed_at end as profile_confirmed_at, o.created_at, o.updated_at, o.version
  from organisations o
 cross join lateral (select (select app_sees_all()) or o.cluster_ids && (select app_clusters())::uuid[]
                            or o.id = any ((select app_organisations())::uuid[]) as whole) w
 where w.whole or o.cluster_ids && (select app_visible_clusters())::uuid[] or o.id = any ((select app_guests())::uuid[]);

create view capabilities_seen with (security_barrier) as
select c.id, c.organisation_id, c.cpv, c.level,
       case when w.whole then c.evidence else 0 end as evidence,
       case when w.whole then c.capacity_cents end as capacity_cents,
       case when w.whole then c.description end as description,
       case when w.whole then c.origin else 'declared' end as origin,
       case when w.whole then c.quote end as quote
  from capabilities c join organisations o on o.id = c.organisation_id
 cross join lateral (select (select app_sees_all()) or o.cluster_ids && (select app_clusters())::uuid[]
                            or o.id = any ((select app_organisations())::uuid[]) as whole) w
 where w.whole or o.cluster_ids && (select app_visible_clusters())::uuid[] or o.id = any ((select app_guests())::uuid[]);

create view certifications_seen with (security_barrier) as
select c.id, c.organisation_id, c.code, c.issuer, c.valid_until
  from certifications c join organisations o on o.id = c.organisation_id
 where (select app_sees_all()) or o.cluster_ids && (select app_visible_clusters())::uuid[]
    or o.id = any ((select app_organisations())::uuid[]) or o.id = any ((select app_guests())::uuid[]);
