CREATE TABLE "recruiting_surveys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cluster_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"lots_total" integer DEFAULT 0 NOT NULL,
	"found" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"requested_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "recruiting_surveys_days" CHECK ("recruiting_surveys"."from_day" <= "recruiting_surveys"."to_day")
);
--> statement-breakpoint
ALTER TABLE "recruiting_surveys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "recruiting_surveys" ADD CONSTRAINT "recruiting_surveys_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "recruiting_surveys_cluster" ON "recruiting_surveys" USING btree ("cluster_id","id");--> statement-breakpoint
CREATE POLICY "recruiting_surveys_read" ON "recruiting_surveys" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "recruiting_surveys_write" ON "recruiting_surveys" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));