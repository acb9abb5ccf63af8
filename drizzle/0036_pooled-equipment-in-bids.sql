CREATE TABLE "equipment_real_costs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"equipment_id" uuid NOT NULL,
	"cluster_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"fixed_cents" bigint NOT NULL,
	"note" text,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "equipment_real_costs_sum" CHECK ("equipment_real_costs"."fixed_cents" >= 0)
);
--> statement-breakpoint
ALTER TABLE "equipment_real_costs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "equipment_trainings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cluster_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"training" text NOT NULL,
	"people" integer DEFAULT 1 NOT NULL,
	"valid_until" date,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "equipment_trainings_people" CHECK ("equipment_trainings"."people" > 0)
);
--> statement-breakpoint
ALTER TABLE "equipment_trainings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "equipment_bookings" ADD COLUMN "consortium_id" uuid;--> statement-breakpoint
ALTER TABLE "equipment_bookings" ADD COLUMN "need_id" uuid;--> statement-breakpoint
ALTER TABLE "match_run_lots" ADD COLUMN "equipment" jsonb;--> statement-breakpoint
ALTER TABLE "lots" ADD COLUMN "equipment" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "equipment_real_costs" ADD CONSTRAINT "equipment_real_costs_equipment_id_equipment_id_fk" FOREIGN KEY ("equipment_id") REFERENCES "public"."equipment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_trainings" ADD CONSTRAINT "equipment_trainings_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_trainings" ADD CONSTRAINT "equipment_trainings_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "equipment_real_costs_once" ON "equipment_real_costs" USING btree ("equipment_id","year");--> statement-breakpoint
CREATE UNIQUE INDEX "equipment_trainings_once" ON "equipment_trainings" USING btree ("cluster_id","organisation_id","training");--> statement-breakpoint
CREATE INDEX "equipment_trainings_organisation" ON "equipment_trainings" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "equipment_bookings_consortium" ON "equipment_bookings" USING btree ("consortium_id");--> statement-breakpoint
ALTER TABLE "equipment_bookings" ADD CONSTRAINT "equipment_bookings_held" CHECK (("equipment_bookings"."consortium_id" is null) = ("equipment_bookings"."need_id" is null));--> statement-breakpoint
CREATE POLICY "equipment_real_costs_read" ON "equipment_real_costs" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or cluster_id = any ((select app_member_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "equipment_real_costs_write" ON "equipment_real_costs" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "equipment_trainings_read" ON "equipment_trainings" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or organisation_id = any ((select app_organisations())::uuid[])));--> statement-breakpoint
CREATE POLICY "equipment_trainings_write" ON "equipment_trainings" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));