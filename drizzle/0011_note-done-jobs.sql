DROP INDEX "outbox_relayed";--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "done_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "outbox_under_way" ON "outbox" USING btree ("relayed_at") WHERE "outbox"."done_at" is null;--> statement-breakpoint
CREATE INDEX "outbox_done" ON "outbox" USING btree ("done_at");--> statement-breakpoint
-- What was forwarded before counts as done, as until now nobody looked for it.
UPDATE "outbox" SET "done_at" = "relayed_at" WHERE "relayed_at" IS NOT NULL;
