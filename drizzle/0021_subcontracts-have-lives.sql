CREATE TABLE "subcontracts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consortium_id" uuid NOT NULL,
	"cluster_id" uuid NOT NULL,
	"lot_id" uuid NOT NULL,
	"principal_id" uuid NOT NULL,
	"organisation_id" uuid,
	"name" text NOT NULL,
	"registration_number" text,
	"work" text NOT NULL,
	"amount_cents" bigint NOT NULL,
	"vat_bp" integer NOT NULL,
	"reverse_charge" boolean DEFAULT false NOT NULL,
	"defence" boolean DEFAULT false NOT NULL,
	"payment_terms" jsonb NOT NULL,
	"declared" text NOT NULL,
	"acts" jsonb NOT NULL,
	"replaces_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "subcontracts_amount" CHECK ("subcontracts"."amount_cents" >= 0)
);
--> statement-breakpoint
ALTER TABLE "subcontracts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "subcontracts" ADD CONSTRAINT "subcontracts_consortium_id_consortia_id_fk" FOREIGN KEY ("consortium_id") REFERENCES "public"."consortia"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subcontracts" ADD CONSTRAINT "subcontracts_lot_id_lots_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."lots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subcontracts" ADD CONSTRAINT "subcontracts_principal_id_organisations_id_fk" FOREIGN KEY ("principal_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subcontracts" ADD CONSTRAINT "subcontracts_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "subcontracts_consortium" ON "subcontracts" USING btree ("consortium_id","id");--> statement-breakpoint
CREATE POLICY "subcontracts_read" ON "subcontracts" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or principal_id = any ((select app_organisations())::uuid[]) or organisation_id = any ((select app_organisations())::uuid[])));--> statement-breakpoint
CREATE POLICY "subcontracts_write" ON "subcontracts" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));