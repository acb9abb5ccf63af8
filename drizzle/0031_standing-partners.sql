CREATE TABLE "partner_standing_offers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"cpv" text[] NOT NULL,
	"until_day" date NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "partner_standing_offers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "partner_searches" ALTER COLUMN "tender_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "partner_searches" ALTER COLUMN "lot_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "contract_members" ADD COLUMN "home_cluster_id" uuid;--> statement-breakpoint
ALTER TABLE "partner_searches" ADD COLUMN "bands" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "partner_standing_offers" ADD CONSTRAINT "partner_standing_offers_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "partner_standing_offers_organisation" ON "partner_standing_offers" USING btree ("organisation_id");--> statement-breakpoint
ALTER TABLE "contract_members" ADD CONSTRAINT "contract_members_home_cluster_id_clusters_id_fk" FOREIGN KEY ("home_cluster_id") REFERENCES "public"."clusters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "partner_standing_offers_read" ON "partner_standing_offers" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or organisation_id = any ((select app_organisations())::uuid[])));--> statement-breakpoint
CREATE POLICY "partner_standing_offers_write" ON "partner_standing_offers" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or organisation_id = any ((select app_organisations())::uuid[]))) WITH CHECK (((select app_sees_all()) or organisation_id = any ((select app_organisations())::uuid[])));