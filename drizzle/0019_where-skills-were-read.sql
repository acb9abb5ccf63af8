ALTER TABLE "capabilities" ADD COLUMN "origin" text DEFAULT 'declared' NOT NULL;--> statement-breakpoint
ALTER TABLE "capabilities" ADD COLUMN "quote" text;