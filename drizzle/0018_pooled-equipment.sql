CREATE TABLE "equipment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cluster_id" uuid NOT NULL,
	"organisation_id" uuid,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"description" text,
	"cpv" text,
	"nuts" text,
	"characteristics" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"trainings" text[] DEFAULT '{}' NOT NULL,
	"unit" text DEFAULT 'day' NOT NULL,
	"fixed_cents_per_year" bigint DEFAULT 0 NOT NULL,
	"unit_cents" bigint DEFAULT 0 NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "equipment_costs" CHECK ("equipment"."fixed_cents_per_year" >= 0 and "equipment"."unit_cents" >= 0)
);
--> statement-breakpoint
ALTER TABLE "equipment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "equipment_bookings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"equipment_id" uuid NOT NULL,
	"cluster_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"tender_id" uuid,
	"kind" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"note" text,
	"units_used" integer,
	"released_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "equipment_bookings_lasts" CHECK ("equipment_bookings"."starts_at" < "equipment_bookings"."ends_at"),
	CONSTRAINT "equipment_bookings_units" CHECK ("equipment_bookings"."units_used" >= 0)
);
--> statement-breakpoint
ALTER TABLE "equipment_bookings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "equipment_commitments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"equipment_id" uuid NOT NULL,
	"cluster_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"from_year" integer NOT NULL,
	"to_year" integer NOT NULL,
	"units_per_year" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "equipment_commitments_years" CHECK ("equipment_commitments"."from_year" <= "equipment_commitments"."to_year" and "equipment_commitments"."units_per_year" > 0)
);
--> statement-breakpoint
ALTER TABLE "equipment_commitments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "equipment" ADD CONSTRAINT "equipment_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment" ADD CONSTRAINT "equipment_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_bookings" ADD CONSTRAINT "equipment_bookings_equipment_id_equipment_id_fk" FOREIGN KEY ("equipment_id") REFERENCES "public"."equipment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_bookings" ADD CONSTRAINT "equipment_bookings_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_bookings" ADD CONSTRAINT "equipment_bookings_tender_id_tenders_id_fk" FOREIGN KEY ("tender_id") REFERENCES "public"."tenders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_commitments" ADD CONSTRAINT "equipment_commitments_equipment_id_equipment_id_fk" FOREIGN KEY ("equipment_id") REFERENCES "public"."equipment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_commitments" ADD CONSTRAINT "equipment_commitments_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "equipment_name" ON "equipment" USING btree ("cluster_id","name");--> statement-breakpoint
CREATE INDEX "equipment_owner" ON "equipment" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "equipment_bookings_time" ON "equipment_bookings" USING btree ("equipment_id","starts_at");--> statement-breakpoint
CREATE INDEX "equipment_bookings_organisation" ON "equipment_bookings" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "equipment_bookings_tender" ON "equipment_bookings" USING btree ("tender_id");--> statement-breakpoint
CREATE UNIQUE INDEX "equipment_commitments_once" ON "equipment_commitments" USING btree ("equipment_id","organisation_id","from_year");--> statement-breakpoint
CREATE POLICY "equipment_read" ON "equipment" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or cluster_id = any ((select app_member_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "equipment_write" ON "equipment" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or organisation_id = any ((select app_organisations())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or organisation_id = any ((select app_organisations())::uuid[])));--> statement-breakpoint
CREATE POLICY "equipment_bookings_read" ON "equipment_bookings" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or organisation_id = any ((select app_organisations())::uuid[])));--> statement-breakpoint
CREATE POLICY "equipment_bookings_write" ON "equipment_bookings" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or organisation_id = any ((select app_organisations())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or organisation_id = any ((select app_organisations())::uuid[])));--> statement-breakpoint
CREATE POLICY "equipment_commitments_read" ON "equipment_commitments" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or organisation_id = any ((select app_organisations())::uuid[])));--> statement-breakpoint
CREATE POLICY "equipment_commitments_write" ON "equipment_commitments" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS btree_gist;--> statement-breakpoint
ALTER TABLE "equipment_bookings" ADD CONSTRAINT "equipment_bookings_once" EXCLUDE USING gist ("equipment_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&) WHERE ("released_at" IS NULL);
