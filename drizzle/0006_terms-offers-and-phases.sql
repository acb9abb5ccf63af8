CREATE TABLE "consortium_offers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consortium_id" uuid NOT NULL,
	"cluster_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"lines" jsonb NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "consortium_offers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "consortia" ADD COLUMN "habilitation" jsonb;--> statement-breakpoint
ALTER TABLE "consortia" ADD COLUMN "form_requirement" jsonb;--> statement-breakpoint
ALTER TABLE "consortia" ADD COLUMN "relied_operators" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "consortia" ADD COLUMN "called_up" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "consortium_members" ADD COLUMN "principal_id" uuid;--> statement-breakpoint
ALTER TABLE "indispensability_records" ADD COLUMN "signed_off_name" text;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "terms" jsonb;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "accepted_terms" jsonb;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "proxy" jsonb;--> statement-breakpoint
ALTER TABLE "solo_declarations" ADD COLUMN "test" jsonb;--> statement-breakpoint
ALTER TABLE "tenders" ADD COLUMN "buyer_country" text;--> statement-breakpoint
ALTER TABLE "tenders" ADD COLUMN "procedure_kind" text;--> statement-breakpoint
ALTER TABLE "tenders" ADD COLUMN "phase" text;--> statement-breakpoint
ALTER TABLE "tenders" ADD COLUMN "dispatched_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "consortium_offers" ADD CONSTRAINT "consortium_offers_consortium_id_consortia_id_fk" FOREIGN KEY ("consortium_id") REFERENCES "public"."consortia"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "consortium_offers_version" ON "consortium_offers" USING btree ("consortium_id","version");--> statement-breakpoint
ALTER TABLE "consortium_members" ADD CONSTRAINT "consortium_members_principal_id_organisations_id_fk" FOREIGN KEY ("principal_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "consortium_offers_read" ON "consortium_offers" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "consortium_offers_insert" ON "consortium_offers" AS PERMISSIVE FOR INSERT TO "groupement_app" WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));