CREATE TABLE "calendar_tokens" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "calendar_tokens" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "candidacies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contract_key" text NOT NULL,
	"tender_id" uuid NOT NULL,
	"lot_id" uuid NOT NULL,
	"cluster_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"consortium_id" uuid,
	"mandataire" boolean DEFAULT false NOT NULL,
	"exclusive" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "candidacies" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "consortia" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tender_id" uuid NOT NULL,
	"cluster_id" uuid NOT NULL,
	"lot_ids" uuid[] NOT NULL,
	"name" text NOT NULL,
	"state" text DEFAULT 'proposed' NOT NULL,
	"legal_form" text DEFAULT 'conjoint_mandataire_solidaire' NOT NULL,
	"match_run_id" uuid,
	"rank" integer,
	"score" double precision,
	"round" integer DEFAULT 0 NOT NULL,
	"automatic" boolean DEFAULT false NOT NULL,
	"answer_hours" integer DEFAULT 168 NOT NULL,
	"refused" uuid[] DEFAULT '{}' NOT NULL,
	"countered" uuid[] DEFAULT '{}' NOT NULL,
	"impasse" text,
	"change" jsonb,
	"outcome" jsonb,
	"dissolved_because" text,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "consortia" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "consortium_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"consortium_id" uuid NOT NULL,
	"cluster_id" uuid NOT NULL,
	"type" text NOT NULL,
	"payload" jsonb NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid
);
--> statement-breakpoint
ALTER TABLE "consortium_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "consortium_members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consortium_id" uuid NOT NULL,
	"tender_id" uuid NOT NULL,
	"cluster_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"role" text NOT NULL,
	"share_bp" integer NOT NULL,
	"covers" uuid[] DEFAULT '{}' NOT NULL,
	"parts" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"marginal" double precision,
	"essential" boolean,
	"invitation_id" uuid,
	"disclosed_to" uuid[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "consortium_members_share" CHECK ("consortium_members"."share_bp" between 1 and 10000)
);
--> statement-breakpoint
ALTER TABLE "consortium_members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "disclosures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"consortium_id" uuid NOT NULL,
	"tender_id" uuid NOT NULL,
	"cluster_id" uuid NOT NULL,
	"of_organisation_id" uuid NOT NULL,
	"to_organisation_id" uuid NOT NULL,
	"what" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "disclosures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "indispensability_records" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consortium_id" uuid NOT NULL,
	"tender_id" uuid NOT NULL,
	"cluster_id" uuid NOT NULL,
	"lot_id" uuid NOT NULL,
	"efficiencies" text NOT NULL,
	"indispensability" text NOT NULL,
	"minimality" text NOT NULL,
	"signed_off_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "indispensability_records" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consortium_id" uuid NOT NULL,
	"tender_id" uuid NOT NULL,
	"cluster_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"role" text NOT NULL,
	"share_bp" integer NOT NULL,
	"covers" uuid[] DEFAULT '{}' NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"answered_by" uuid,
	"reason" text,
	"counter_share_bp" integer,
	"note" text,
	"undertaking_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invitations_share" CHECK ("invitations"."share_bp" between 1 and 10000)
);
--> statement-breakpoint
ALTER TABLE "invitations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recompositions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consortium_id" uuid NOT NULL,
	"cluster_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"ground" text NOT NULL,
	"alternatives" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"because" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"answered_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "recompositions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "solo_declarations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tender_id" uuid NOT NULL,
	"cluster_id" uuid NOT NULL,
	"lot_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"could_bid_alone" boolean NOT NULL,
	"will_bid_alone" boolean DEFAULT false NOT NULL,
	"reasons" text NOT NULL,
	"sealed_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "solo_declarations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"source_id" uuid NOT NULL,
	"params" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp (3) with time zone,
	"mailed_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "notifications" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"webhook_id" uuid NOT NULL,
	"cluster_id" uuid NOT NULL,
	"type" text NOT NULL,
	"payload" jsonb NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_status" integer,
	"last_error" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"delivered_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "webhooks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cluster_id" uuid NOT NULL,
	"url" text NOT NULL,
	"secret" text NOT NULL,
	"events" text[] DEFAULT '{}' NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "webhooks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "calendar_tokens" ADD CONSTRAINT "calendar_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidacies" ADD CONSTRAINT "candidacies_tender_id_tenders_id_fk" FOREIGN KEY ("tender_id") REFERENCES "public"."tenders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidacies" ADD CONSTRAINT "candidacies_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidacies" ADD CONSTRAINT "candidacies_consortium_id_consortia_id_fk" FOREIGN KEY ("consortium_id") REFERENCES "public"."consortia"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consortia" ADD CONSTRAINT "consortia_tender_id_tenders_id_fk" FOREIGN KEY ("tender_id") REFERENCES "public"."tenders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consortium_events" ADD CONSTRAINT "consortium_events_consortium_id_consortia_id_fk" FOREIGN KEY ("consortium_id") REFERENCES "public"."consortia"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consortium_members" ADD CONSTRAINT "consortium_members_consortium_id_consortia_id_fk" FOREIGN KEY ("consortium_id") REFERENCES "public"."consortia"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consortium_members" ADD CONSTRAINT "consortium_members_tender_id_tenders_id_fk" FOREIGN KEY ("tender_id") REFERENCES "public"."tenders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consortium_members" ADD CONSTRAINT "consortium_members_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consortium_members" ADD CONSTRAINT "consortium_members_invitation_id_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disclosures" ADD CONSTRAINT "disclosures_consortium_id_consortia_id_fk" FOREIGN KEY ("consortium_id") REFERENCES "public"."consortia"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disclosures" ADD CONSTRAINT "disclosures_tender_id_tenders_id_fk" FOREIGN KEY ("tender_id") REFERENCES "public"."tenders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indispensability_records" ADD CONSTRAINT "indispensability_records_consortium_id_consortia_id_fk" FOREIGN KEY ("consortium_id") REFERENCES "public"."consortia"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indispensability_records" ADD CONSTRAINT "indispensability_records_tender_id_tenders_id_fk" FOREIGN KEY ("tender_id") REFERENCES "public"."tenders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_consortium_id_consortia_id_fk" FOREIGN KEY ("consortium_id") REFERENCES "public"."consortia"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_tender_id_tenders_id_fk" FOREIGN KEY ("tender_id") REFERENCES "public"."tenders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recompositions" ADD CONSTRAINT "recompositions_consortium_id_consortia_id_fk" FOREIGN KEY ("consortium_id") REFERENCES "public"."consortia"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "solo_declarations" ADD CONSTRAINT "solo_declarations_tender_id_tenders_id_fk" FOREIGN KEY ("tender_id") REFERENCES "public"."tenders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "solo_declarations" ADD CONSTRAINT "solo_declarations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_webhook_id_webhooks_id_fk" FOREIGN KEY ("webhook_id") REFERENCES "public"."webhooks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_tokens_token" ON "calendar_tokens" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "candidacies_one_mandataire" ON "candidacies" USING btree ("contract_key","organisation_id") WHERE "candidacies"."mandataire";--> statement-breakpoint
CREATE UNIQUE INDEX "candidacies_one_group" ON "candidacies" USING btree ("contract_key","organisation_id") WHERE "candidacies"."exclusive" and "candidacies"."consortium_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "candidacies_once" ON "candidacies" USING btree ("contract_key","organisation_id",coalesce("consortium_id", '00000000-0000-0000-0000-000000000000'::uuid));--> statement-breakpoint
CREATE INDEX "candidacies_consortium" ON "candidacies" USING btree ("consortium_id");--> statement-breakpoint
CREATE INDEX "consortia_tender" ON "consortia" USING btree ("tender_id","id");--> statement-breakpoint
CREATE INDEX "consortia_cluster" ON "consortia" USING btree ("cluster_id","id");--> statement-breakpoint
CREATE INDEX "consortium_events_consortium" ON "consortium_events" USING btree ("consortium_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "consortium_members_once" ON "consortium_members" USING btree ("consortium_id","organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "consortium_members_lead" ON "consortium_members" USING btree ("consortium_id") WHERE "consortium_members"."role" = 'mandataire';--> statement-breakpoint
CREATE INDEX "consortium_members_organisation" ON "consortium_members" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "disclosures_once" ON "disclosures" USING btree ("consortium_id","of_organisation_id","to_organisation_id","what");--> statement-breakpoint
CREATE INDEX "disclosures_tender" ON "disclosures" USING btree ("tender_id");--> statement-breakpoint
CREATE INDEX "indispensability_records_consortium" ON "indispensability_records" USING btree ("consortium_id","id");--> statement-breakpoint
CREATE INDEX "invitations_consortium" ON "invitations" USING btree ("consortium_id","id");--> statement-breakpoint
CREATE INDEX "invitations_organisation" ON "invitations" USING btree ("organisation_id","id");--> statement-breakpoint
CREATE INDEX "invitations_cluster" ON "invitations" USING btree ("cluster_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_one_pending" ON "invitations" USING btree ("consortium_id","organisation_id") WHERE "invitations"."state" = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "recompositions_once" ON "recompositions" USING btree ("consortium_id","round");--> statement-breakpoint
CREATE UNIQUE INDEX "solo_declarations_once" ON "solo_declarations" USING btree ("lot_id","organisation_id");--> statement-breakpoint
CREATE INDEX "solo_declarations_tender" ON "solo_declarations" USING btree ("tender_id");--> statement-breakpoint
CREATE UNIQUE INDEX "notifications_once" ON "notifications" USING btree ("user_id","source_id","kind");--> statement-breakpoint
CREATE INDEX "notifications_user" ON "notifications" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_webhook" ON "webhook_deliveries" USING btree ("webhook_id","id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_state" ON "webhook_deliveries" USING btree ("cluster_id","state","id");--> statement-breakpoint
CREATE INDEX "webhooks_cluster" ON "webhooks" USING btree ("cluster_id","id");--> statement-breakpoint
CREATE POLICY "calendar_tokens_write" ON "calendar_tokens" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_actor()) = 'system') WITH CHECK ((select app_actor()) = 'system');--> statement-breakpoint
CREATE POLICY "candidacies_read" ON "candidacies" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "candidacies_write" ON "candidacies" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "consortia_read" ON "consortia" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "consortia_write" ON "consortia" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "consortium_events_read" ON "consortium_events" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "consortium_events_insert" ON "consortium_events" AS PERMISSIVE FOR INSERT TO "groupement_app" WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "consortium_members_read" ON "consortium_members" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or organisation_id = any ((select app_organisations())::uuid[]) or disclosed_to && (select app_organisations())::uuid[]));--> statement-breakpoint
CREATE POLICY "consortium_members_write" ON "consortium_members" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "disclosures_read" ON "disclosures" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "disclosures_insert" ON "disclosures" AS PERMISSIVE FOR INSERT TO "groupement_app" WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "indispensability_records_read" ON "indispensability_records" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "indispensability_records_insert" ON "indispensability_records" AS PERMISSIVE FOR INSERT TO "groupement_app" WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "invitations_read" ON "invitations" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or organisation_id = any ((select app_organisations())::uuid[])));--> statement-breakpoint
CREATE POLICY "invitations_write" ON "invitations" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "recompositions_read" ON "recompositions" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "recompositions_write" ON "recompositions" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "solo_declarations_read" ON "solo_declarations" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or organisation_id = any ((select app_organisations())::uuid[])));--> statement-breakpoint
CREATE POLICY "solo_declarations_insert" ON "solo_declarations" AS PERMISSIVE FOR INSERT TO "groupement_app" WITH CHECK ((select app_sees_all()));--> statement-breakpoint
CREATE POLICY "notifications_read" ON "notifications" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (user_id = (select app_user_id()));--> statement-breakpoint
CREATE POLICY "notifications_write" ON "notifications" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_actor()) = 'system') WITH CHECK ((select app_actor()) = 'system');--> statement-breakpoint
CREATE POLICY "webhook_deliveries_read" ON "webhook_deliveries" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "webhook_deliveries_write" ON "webhook_deliveries" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "webhooks_read" ON "webhooks" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "webhooks_write" ON "webhooks" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));