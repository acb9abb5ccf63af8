-- Counts how often what is known of the members of a day has changed: who is a member, of which kind and size, with which
-- figures. A report keeps what it counted of them until the count moves. Counted on one of 64 rows, by connection: writers
-- do not wait for each other, and readers look at all of them.
create or replace function count_member_change() returns trigger language plpgsql
as $$
declare
  actor text := app_actor();
begin
  perform set_config('app.actor', 'system', true);
  insert into report_stamps as s (stripe, changes) values (pg_backend_pid() % 64, 1)
  on conflict (stripe) do update set changes = s.changes + 1;
  perform set_config('app.actor', actor, true);
  return null;
end $$;

create or replace trigger memberships_counted after insert or update or delete on memberships
  for each statement execute function count_member_change();
create or replace trigger organisation_years_counted after insert or update or delete on organisation_years
  for each statement execute function count_member_change();
create or replace trigger organisations_counted after update of kind, size_class on organisations
  for each statement execute function count_member_change();
