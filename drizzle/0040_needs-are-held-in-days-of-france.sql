-- Row-level security binds the owner too: the rows are the program's to move.
SELECT set_config('app.actor', 'system', true);--> statement-breakpoint
-- What is held for a group began and ended at midnight of UTC, an hour or two into the day in France: whoever booked the
-- day after by hand was refused.
UPDATE "equipment_bookings"
   SET "starts_at" = ("starts_at" AT TIME ZONE 'UTC') AT TIME ZONE 'Europe/Paris',
       "ends_at" = ("ends_at" AT TIME ZONE 'UTC') AT TIME ZONE 'Europe/Paris'
 WHERE "need_id" IS NOT NULL
   AND ("starts_at" AT TIME ZONE 'UTC')::time = time '00:00' AND ("ends_at" AT TIME ZONE 'UTC')::time = time '00:00';
