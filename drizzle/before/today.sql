-- The day it is in France, whatever the zone of the server or the connection: what a membership, a mandate or an
-- exclusion is compared with, here as in dayOf() of src/shared/day.ts.
create or replace function today_in_france() returns date language sql stable parallel safe
as $$ select (now() at time zone 'Europe/Paris')::date $$;
