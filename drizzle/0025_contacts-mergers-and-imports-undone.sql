CREATE TABLE "organisation_contacts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"cluster_id" uuid,
	"email" text NOT NULL,
	"name" text,
	"invited_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organisation_contacts_once" UNIQUE NULLS NOT DISTINCT("organisation_id","cluster_id","email")
);
--> statement-breakpoint
ALTER TABLE "organisation_contacts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "organisation_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cluster_id" uuid,
	"created_ids" uuid[] DEFAULT '{}' NOT NULL,
	"changes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"imported_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"undone_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "organisation_imports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "organisation_merges" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cluster_id" uuid,
	"from_id" uuid NOT NULL,
	"from_name" text NOT NULL,
	"into_id" uuid NOT NULL,
	"into_version" integer NOT NULL,
	"trail" jsonb NOT NULL,
	"merged_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"undone_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "organisation_merges" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "organisation_contacts" ADD CONSTRAINT "organisation_contacts_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "organisation_contacts_cluster" ON "organisation_contacts" USING btree ("cluster_id");--> statement-breakpoint
CREATE INDEX "organisation_imports_cluster" ON "organisation_imports" USING btree ("cluster_id","id");--> statement-breakpoint
CREATE INDEX "organisation_merges_into" ON "organisation_merges" USING btree ("into_id");--> statement-breakpoint
CREATE INDEX "organisation_merges_cluster" ON "organisation_merges" USING btree ("cluster_id");--> statement-breakpoint
CREATE POLICY "organisation_contacts_read" ON "organisation_contacts" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "organisation_contacts_write" ON "organisation_contacts" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "organisation_imports_read" ON "organisation_imports" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "organisation_imports_write" ON "organisation_imports" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "organisation_merges_read" ON "organisation_merges" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "organisation_merges_write" ON "organisation_merges" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));