ALTER TABLE "consortia" ADD COLUMN "lot_leads" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "consortia" ADD COLUMN "reserved_statuses" jsonb DEFAULT '[]'::jsonb NOT NULL;