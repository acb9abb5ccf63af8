CREATE TABLE "award_holders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"award_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"registrations" text[] DEFAULT '{}' NOT NULL,
	"country" text,
	"size" text,
	"role" text NOT NULL,
	"organisation_id" uuid,
	"matched_by" text DEFAULT 'none' NOT NULL,
	"confidence_bp" integer DEFAULT 0 NOT NULL,
	"decision" text DEFAULT 'open' NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "award_holders" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "import_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"import_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"size" integer NOT NULL,
	"content" "bytea",
	"outcome" text DEFAULT 'waiting' NOT NULL,
	"result" jsonb,
	"error" jsonb,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "import_files" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cluster_id" uuid NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"total" integer NOT NULL,
	"created_by" uuid,
	"error" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "imports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "public_awards" (
	"id" uuid PRIMARY KEY NOT NULL,
	"format" text NOT NULL,
	"notice_id" text NOT NULL,
	"award_key" text NOT NULL,
	"lot_id" text NOT NULL,
	"buyer_name" text NOT NULL,
	"buyer_country" text,
	"buyer_ids" text[] DEFAULT '{}' NOT NULL,
	"title" text NOT NULL,
	"cpv" text,
	"value_cents" bigint,
	"currency" text,
	"awarded_on" text,
	"tenders_received" integer,
	"jointly" boolean NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "public_awards" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "taken_notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cluster_id" uuid NOT NULL,
	"format" text NOT NULL,
	"notice_id" text NOT NULL,
	"notice_version" text NOT NULL,
	"kind" text NOT NULL,
	"publication_id" text,
	"procedure_id" text,
	"changes_notice" text,
	"tender_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "taken_notices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "watch_finds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"watch_id" uuid NOT NULL,
	"cluster_id" uuid NOT NULL,
	"key" text NOT NULL,
	"notice_id" text,
	"title" text,
	"score_bp" integer DEFAULT 0 NOT NULL,
	"reasons" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"outcome" text NOT NULL,
	"tender_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "watch_finds" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "watches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cluster_id" uuid NOT NULL,
	"name" text NOT NULL,
	"source" text NOT NULL,
	"location" text NOT NULL,
	"query" text,
	"filters" jsonb NOT NULL,
	"every_minutes" integer DEFAULT 60 NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"position" text,
	"polled_at" timestamp (3) with time zone,
	"error" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "watches" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "award_holders" ADD CONSTRAINT "award_holders_award_id_public_awards_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."public_awards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_holders" ADD CONSTRAINT "award_holders_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_files" ADD CONSTRAINT "import_files_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "taken_notices" ADD CONSTRAINT "taken_notices_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "taken_notices" ADD CONSTRAINT "taken_notices_tender_id_tenders_id_fk" FOREIGN KEY ("tender_id") REFERENCES "public"."tenders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watch_finds" ADD CONSTRAINT "watch_finds_watch_id_watches_id_fk" FOREIGN KEY ("watch_id") REFERENCES "public"."watches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watch_finds" ADD CONSTRAINT "watch_finds_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watch_finds" ADD CONSTRAINT "watch_finds_tender_id_tenders_id_fk" FOREIGN KEY ("tender_id") REFERENCES "public"."tenders"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watches" ADD CONSTRAINT "watches_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "award_holders_place" ON "award_holders" USING btree ("award_id","position");--> statement-breakpoint
CREATE INDEX "award_holders_organisation" ON "award_holders" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "import_files_position" ON "import_files" USING btree ("import_id","position");--> statement-breakpoint
CREATE INDEX "import_files_waiting" ON "import_files" USING btree ("import_id","position") WHERE "import_files"."outcome" = 'waiting';--> statement-breakpoint
CREATE INDEX "imports_cluster" ON "imports" USING btree ("cluster_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "public_awards_once" ON "public_awards" USING btree ("format","notice_id","award_key");--> statement-breakpoint
CREATE INDEX "public_awards_cpv" ON "public_awards" USING btree ("cpv");--> statement-breakpoint
CREATE UNIQUE INDEX "taken_notices_once" ON "taken_notices" USING btree ("cluster_id","notice_id","notice_version","format");--> statement-breakpoint
CREATE INDEX "taken_notices_publication" ON "taken_notices" USING btree ("cluster_id","publication_id");--> statement-breakpoint
CREATE INDEX "taken_notices_procedure" ON "taken_notices" USING btree ("cluster_id","procedure_id");--> statement-breakpoint
CREATE INDEX "taken_notices_changes" ON "taken_notices" USING btree ("cluster_id","changes_notice");--> statement-breakpoint
CREATE INDEX "taken_notices_tender" ON "taken_notices" USING btree ("tender_id");--> statement-breakpoint
CREATE UNIQUE INDEX "watch_finds_once" ON "watch_finds" USING btree ("watch_id","key");--> statement-breakpoint
CREATE INDEX "watch_finds_cluster" ON "watch_finds" USING btree ("cluster_id","id");--> statement-breakpoint
CREATE INDEX "watches_cluster" ON "watches" USING btree ("cluster_id","id");--> statement-breakpoint
CREATE POLICY "award_holders_read" ON "award_holders" AS PERMISSIVE FOR SELECT TO "groupement_app" USING ((select app_actor()) in ('user', 'system'));--> statement-breakpoint
CREATE POLICY "award_holders_write" ON "award_holders" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_actor()) = 'system') WITH CHECK ((select app_actor()) = 'system');--> statement-breakpoint
CREATE POLICY "import_files_read" ON "import_files" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (exists (select 1 from imports i where i.id = import_files.import_id));--> statement-breakpoint
CREATE POLICY "import_files_write" ON "import_files" AS PERMISSIVE FOR ALL TO "groupement_app" USING (exists (select 1 from imports i where i.id = import_files.import_id
        and ((select app_sees_all()) or i.cluster_id = any ((select app_clusters())::uuid[])))) WITH CHECK (exists (select 1 from imports i where i.id = import_files.import_id
        and ((select app_sees_all()) or i.cluster_id = any ((select app_clusters())::uuid[]))));--> statement-breakpoint
CREATE POLICY "imports_read" ON "imports" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "imports_write" ON "imports" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "public_awards_read" ON "public_awards" AS PERMISSIVE FOR SELECT TO "groupement_app" USING ((select app_actor()) in ('user', 'system'));--> statement-breakpoint
CREATE POLICY "public_awards_write" ON "public_awards" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_actor()) = 'system') WITH CHECK ((select app_actor()) = 'system');--> statement-breakpoint
CREATE POLICY "taken_notices_read" ON "taken_notices" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "taken_notices_write" ON "taken_notices" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "watch_finds_read" ON "watch_finds" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "watch_finds_write" ON "watch_finds" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "watches_read" ON "watches" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "watches_write" ON "watches" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));