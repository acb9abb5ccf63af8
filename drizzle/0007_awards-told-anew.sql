ALTER TABLE "public_awards" ADD COLUMN "notice_version" text DEFAULT '01' NOT NULL;--> statement-breakpoint
ALTER TABLE "public_awards" ADD COLUMN "corrects" text;--> statement-breakpoint
CREATE INDEX "public_awards_corrects" ON "public_awards" USING btree ("corrects");