ALTER TABLE "lots" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "taken_notices" ADD COLUMN "part" jsonb;