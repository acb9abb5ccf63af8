CREATE TABLE "bid_facts" (
	"organisation_id" uuid PRIMARY KEY NOT NULL,
	"vat_number" text,
	"legal_status" text,
	"email" text,
	"phone" text,
	"representative" jsonb,
	"means" text,
	"insurance" jsonb,
	"exclusion_declared_on" date,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "bid_facts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bid_terms" (
	"consortium_id" uuid PRIMARY KEY NOT NULL,
	"cluster_id" uuid NOT NULL,
	"reference" text,
	"procedure" text,
	"buyer_registration_number" text,
	"buyer_address" jsonb,
	"form_after_award" text,
	"facts_due_on" date,
	"relied_upon" uuid[] DEFAULT '{}' NOT NULL,
	"terms" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "bid_terms" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "bid_facts" ADD CONSTRAINT "bid_facts_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bid_terms" ADD CONSTRAINT "bid_terms_consortium_id_consortia_id_fk" FOREIGN KEY ("consortium_id") REFERENCES "public"."consortia"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bid_terms_cluster" ON "bid_terms" USING btree ("cluster_id");--> statement-breakpoint
CREATE POLICY "bid_facts_read" ON "bid_facts" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or organisation_id = any ((select app_organisations())::uuid[]) or exists (select 1 from organisations o where o.id = bid_facts.organisation_id
    and o.cluster_ids && (select app_visible_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "bid_facts_write" ON "bid_facts" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or organisation_id = any ((select app_organisations())::uuid[]) or exists (select 1 from organisations o where o.id = bid_facts.organisation_id
    and o.cluster_ids && (select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or organisation_id = any ((select app_organisations())::uuid[]) or exists (select 1 from organisations o where o.id = bid_facts.organisation_id
    and o.cluster_ids && (select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "bid_terms_read" ON "bid_terms" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "bid_terms_write" ON "bid_terms" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));