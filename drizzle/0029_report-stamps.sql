CREATE TABLE "report_stamps" (
	"stripe" smallint PRIMARY KEY NOT NULL,
	"changes" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "report_stamps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "report_stamps_read" ON "report_stamps" AS PERMISSIVE FOR SELECT TO "groupement_app" USING ((select app_actor()) = 'system');--> statement-breakpoint
CREATE POLICY "report_stamps_write" ON "report_stamps" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_actor()) = 'system') WITH CHECK ((select app_actor()) = 'system');