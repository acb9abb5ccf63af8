ALTER TABLE "match_run_lots" ADD COLUMN "looks" integer;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "turn" uuid;--> statement-breakpoint
CREATE INDEX "outbox_turns" ON "outbox" USING btree ("job","turn") WHERE "outbox"."turn" is not null and "outbox"."done_at" is null;