CREATE TABLE "consultation_documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cluster_id" uuid NOT NULL,
	"tender_id" uuid NOT NULL,
	"name" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"content" "bytea" NOT NULL,
	"state" text DEFAULT 'reading' NOT NULL,
	"fault" jsonb,
	"format" text,
	"pages" integer,
	"pages_done" integer DEFAULT 0 NOT NULL,
	"pages_without_text" integer[] DEFAULT '{}' NOT NULL,
	"uploaded_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "consultation_documents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "consultation_findings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cluster_id" uuid NOT NULL,
	"tender_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"what" text NOT NULL,
	"value" bigint,
	"at" text,
	"cpv" text[] DEFAULT '{}' NOT NULL,
	"lot" text,
	"mandatory" boolean,
	"place" jsonb NOT NULL,
	"quote" text NOT NULL,
	"confidence" real NOT NULL,
	"decision" text,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "consultation_findings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "tenders" ADD COLUMN "consultation" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "consultation_documents" ADD CONSTRAINT "consultation_documents_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_documents" ADD CONSTRAINT "consultation_documents_tender_id_tenders_id_fk" FOREIGN KEY ("tender_id") REFERENCES "public"."tenders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_findings" ADD CONSTRAINT "consultation_findings_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_findings" ADD CONSTRAINT "consultation_findings_tender_id_tenders_id_fk" FOREIGN KEY ("tender_id") REFERENCES "public"."tenders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_findings" ADD CONSTRAINT "consultation_findings_document_id_consultation_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."consultation_documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "consultation_documents_file" ON "consultation_documents" USING btree ("tender_id","sha256");--> statement-breakpoint
CREATE INDEX "consultation_findings_document" ON "consultation_findings" USING btree ("document_id","position");--> statement-breakpoint
CREATE INDEX "consultation_findings_needs" ON "consultation_findings" USING btree ("tender_id") WHERE "consultation_findings"."kind" in ('trade', 'certificate', 'min_turnover');--> statement-breakpoint
CREATE POLICY "consultation_documents_read" ON "consultation_documents" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "consultation_documents_write" ON "consultation_documents" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "consultation_findings_read" ON "consultation_findings" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "consultation_findings_write" ON "consultation_findings" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));