-- breaking: the version before keeps figures until report_stamps counts a change
DROP FUNCTION IF EXISTS count_report_change() CASCADE;--> statement-breakpoint
DROP POLICY "report_stamps_read" ON "report_stamps" CASCADE;--> statement-breakpoint
DROP POLICY "report_stamps_write" ON "report_stamps" CASCADE;--> statement-breakpoint
DROP TABLE "report_stamps" CASCADE;