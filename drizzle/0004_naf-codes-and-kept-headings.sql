CREATE TABLE "import_headings" (
	"cluster_id" uuid NOT NULL,
	"heading" text NOT NULL,
	"field" text,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "import_headings_cluster_id_heading_pk" PRIMARY KEY("cluster_id","heading")
);
--> statement-breakpoint
ALTER TABLE "import_headings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "naf_code" text;--> statement-breakpoint
CREATE POLICY "import_headings_read" ON "import_headings" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "import_headings_write" ON "import_headings" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));