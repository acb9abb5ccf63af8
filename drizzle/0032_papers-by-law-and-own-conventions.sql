CREATE TABLE "convention_templates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cluster_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"clauses" jsonb,
	"note" text,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "convention_templates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "bid_terms" ADD COLUMN "candidature" text DEFAULT 'dc' NOT NULL;--> statement-breakpoint
ALTER TABLE "bid_terms" ADD COLUMN "validity_days" integer;--> statement-breakpoint
ALTER TABLE "convention_templates" ADD CONSTRAINT "convention_templates_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "convention_templates_version" ON "convention_templates" USING btree ("cluster_id","version");--> statement-breakpoint
CREATE POLICY "convention_templates_read" ON "convention_templates" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "convention_templates_insert" ON "convention_templates" AS PERMISSIVE FOR INSERT TO "groupement_app" WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));