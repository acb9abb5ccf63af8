-- When a resource is taken, for everybody who may see the resource; by whom, for those whom it concerns; for which bid, only
-- for who is part of it and its coordinators: a booking would tell competitors who answers a call.
drop view if exists equipment_bookings_seen;

create view equipment_bookings_seen with (security_barrier) as
select case when w.own then b.id end as id, b.id as place, b.equipment_id, b.cluster_id,
       case when w.own or e.organisation_id = any ((select app_organisations())::uuid[]) then b.organisation_id end as organisation_id,
       case when w.own then b.tender_id end as tender_id,
       case when w.own then b.consortium_id end as consortium_id,
       case when w.own then b.kind end as kind, b.starts_at, b.ends_at,
       case when w.own then b.note end as note,
       case when w.own then b.units_used end as units_used, b.released_at,
       case when w.own then b.created_at end as created_at
  from equipment_bookings b join equipment e on e.id = b.equipment_id
 cross join lateral (select (select app_sees_all()) or b.cluster_id = any ((select app_clusters())::uuid[])
                            or b.organisation_id = any ((select app_organisations())::uuid[]) as own) w
 where w.own or (b.released_at is null and b.cluster_id = any ((select app_member_clusters())::uuid[]));

do $$ begin
  drop policy if exists equipment_bookings_view on equipment_bookings;
  execute format('create policy equipment_bookings_view on equipment_bookings for select to %I using (true)', current_user);
  drop policy if exists equipment_view on equipment;
  execute format('create policy equipment_view on equipment for select to %I using (true)', current_user);
end $$;
