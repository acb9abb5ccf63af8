CREATE TABLE "report_changes" (
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"subject" smallint NOT NULL,
	"key" uuid,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "report_changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "report_trims" (
	"xid" "xid8" NOT NULL,
	"trimmed_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "report_trims" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "report_changes_xid" ON "report_changes" USING btree ("xid");--> statement-breakpoint
CREATE INDEX "report_changes_age" ON "report_changes" USING btree ("changed_at");--> statement-breakpoint
CREATE INDEX "organisations_by_written_name" ON "organisations" USING btree ("name","id");--> statement-breakpoint
CREATE POLICY "report_changes_insert" ON "report_changes" AS PERMISSIVE FOR INSERT TO "groupement_app" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "report_changes_write" ON "report_changes" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_actor()) = 'system') WITH CHECK ((select app_actor()) = 'system');--> statement-breakpoint
CREATE POLICY "report_trims_write" ON "report_trims" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_actor()) = 'system') WITH CHECK ((select app_actor()) = 'system');