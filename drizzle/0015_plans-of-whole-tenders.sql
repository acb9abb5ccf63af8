ALTER TABLE "match_runs" ADD COLUMN "plan" jsonb;--> statement-breakpoint
ALTER TABLE "match_runs" ADD COLUMN "plan_rules" jsonb;--> statement-breakpoint
ALTER TABLE "match_runs" ADD COLUMN "plan_hash" text;