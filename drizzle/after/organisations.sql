-- One registration number is one organisation within a cluster, and among those that no cluster has. Clusters that do not
-- know of each other may each have a row for the same company: that a number is taken would tell of the other. The
-- unique index holds it for the first cluster of each, at the same moment too; this holds it for all of them.
create or replace function organisations_numbered() returns trigger language plpgsql
as $$
declare
  actor text := app_actor();
  twice boolean;
begin
  perform set_config('app.actor', 'system', true);
  select exists (
    select 1 from after_rows n join organisations o
        on o.country = n.country and o.registration_number = n.registration_number and o.id <> n.id
     where o.cluster_ids && n.cluster_ids or (o.cluster_ids = '{}' and n.cluster_ids = '{}')) into twice;
  perform set_config('app.actor', actor, true);
  if twice then
    raise exception 'a cluster would have two organisations of one registration number'
      using errcode = 'unique_violation', constraint = 'organisations_registration', table = 'organisations';
  end if;
  return null;
end $$;

create or replace trigger organisations_inserted_numbered after insert on organisations
  referencing new table as after_rows for each statement execute function organisations_numbered();
create or replace trigger organisations_updated_numbered after update on organisations
  referencing new table as after_rows for each statement execute function organisations_numbered();
