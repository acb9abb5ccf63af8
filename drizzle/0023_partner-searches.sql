CREATE TABLE "partner_search_answers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"search_id" uuid NOT NULL,
	"cluster_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"question" jsonb NOT NULL,
	"answer_by" timestamp (3) with time zone NOT NULL,
	"state" text DEFAULT 'chosen' NOT NULL,
	"asking_cluster_id" uuid,
	"tender_id" uuid,
	"offered_at" timestamp (3) with time zone,
	"decided_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "partner_search_answers_named" CHECK (("partner_search_answers"."state" = 'accepted') = ("partner_search_answers"."asking_cluster_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "partner_search_answers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "partner_search_inbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"search_id" uuid NOT NULL,
	"cluster_id" uuid NOT NULL,
	"question" jsonb NOT NULL,
	"count" text NOT NULL,
	"answer_by" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "partner_search_inbox" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "partner_searches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cluster_id" uuid NOT NULL,
	"tender_id" uuid NOT NULL,
	"lot_id" uuid NOT NULL,
	"requirement_ids" uuid[] NOT NULL,
	"question" jsonb NOT NULL,
	"kinship" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"count" text,
	"answer_by" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "partner_searches_asked" CHECK ("partner_searches"."state" = 'draft' or "partner_searches"."published_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "partner_searches" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "clusters" ADD COLUMN "answers_searches" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "partner_search_answers" ADD CONSTRAINT "partner_search_answers_search_id_partner_searches_id_fk" FOREIGN KEY ("search_id") REFERENCES "public"."partner_searches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_search_answers" ADD CONSTRAINT "partner_search_answers_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_search_answers" ADD CONSTRAINT "partner_search_answers_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_search_answers" ADD CONSTRAINT "partner_search_answers_asking_cluster_id_clusters_id_fk" FOREIGN KEY ("asking_cluster_id") REFERENCES "public"."clusters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_search_answers" ADD CONSTRAINT "partner_search_answers_tender_id_tenders_id_fk" FOREIGN KEY ("tender_id") REFERENCES "public"."tenders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_search_inbox" ADD CONSTRAINT "partner_search_inbox_search_id_partner_searches_id_fk" FOREIGN KEY ("search_id") REFERENCES "public"."partner_searches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_search_inbox" ADD CONSTRAINT "partner_search_inbox_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_searches" ADD CONSTRAINT "partner_searches_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_searches" ADD CONSTRAINT "partner_searches_tender_id_tenders_id_fk" FOREIGN KEY ("tender_id") REFERENCES "public"."tenders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_searches" ADD CONSTRAINT "partner_searches_lot_id_lots_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."lots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "partner_search_answers_once" ON "partner_search_answers" USING btree ("search_id","cluster_id","organisation_id");--> statement-breakpoint
CREATE INDEX "partner_search_answers_cluster" ON "partner_search_answers" USING btree ("cluster_id");--> statement-breakpoint
CREATE INDEX "partner_search_answers_organisation" ON "partner_search_answers" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "partner_search_answers_guests" ON "partner_search_answers" USING btree ("asking_cluster_id","tender_id");--> statement-breakpoint
CREATE UNIQUE INDEX "partner_search_inbox_once" ON "partner_search_inbox" USING btree ("search_id","cluster_id");--> statement-breakpoint
CREATE INDEX "partner_search_inbox_cluster" ON "partner_search_inbox" USING btree ("cluster_id","search_id");--> statement-breakpoint
CREATE INDEX "partner_searches_cluster" ON "partner_searches" USING btree ("cluster_id","id");--> statement-breakpoint
CREATE INDEX "partner_searches_kinship" ON "partner_searches" USING btree ("cluster_id","kinship","published_at");--> statement-breakpoint
CREATE POLICY "partner_search_answers_read" ON "partner_search_answers" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or organisation_id = any ((select app_organisations())::uuid[]) or asking_cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "partner_search_answers_choose" ON "partner_search_answers" AS PERMISSIVE FOR INSERT TO "groupement_app" WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "partner_search_answers_change" ON "partner_search_answers" AS PERMISSIVE FOR UPDATE TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or organisation_id = any ((select app_organisations())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or organisation_id = any ((select app_organisations())::uuid[])));--> statement-breakpoint
CREATE POLICY "partner_search_inbox_read" ON "partner_search_inbox" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "partner_search_inbox_write" ON "partner_search_inbox" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_sees_all())) WITH CHECK ((select app_sees_all()));--> statement-breakpoint
CREATE POLICY "partner_searches_read" ON "partner_searches" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "partner_searches_write" ON "partner_searches" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));