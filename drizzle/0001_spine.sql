CREATE TABLE "audit_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"actor_name" text,
	"request_id" text,
	"action" text NOT NULL,
	"entity" text NOT NULL,
	"entity_id" uuid NOT NULL,
	"cluster_id" uuid,
	"payload" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_log" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "account_invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account_invitations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "refresh_tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"family_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "refresh_tokens" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "user_roles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"cluster_id" uuid,
	"organisation_id" uuid,
	CONSTRAINT "user_roles_scope" CHECK (case "user_roles"."role" when 'admin' then "user_roles"."cluster_id" is null and "user_roles"."organisation_id" is null
          when 'coordinator' then "user_roles"."cluster_id" is not null and "user_roles"."organisation_id" is null
          when 'member' then "user_roles"."organisation_id" is not null and "user_roles"."cluster_id" is null else false end)
);
--> statement-breakpoint
ALTER TABLE "user_roles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"language" text DEFAULT 'fr' NOT NULL,
	"password_hash" text,
	"disabled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "users" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "clusters" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"description" text,
	"sectors" text[] DEFAULT '{}' NOT NULL,
	"region" text,
	"founded_year" integer,
	"website" text,
	"parent_id" uuid,
	"policy" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "clusters" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "funding" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cluster_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"source" text NOT NULL,
	"amount_cents" bigint NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "funding" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "memberships" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cluster_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"since" date NOT NULL,
	"until" date,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "memberships" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "partnerships" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cluster_id" uuid NOT NULL,
	"partner_cluster_id" uuid NOT NULL,
	"shares_organisations" boolean DEFAULT false NOT NULL,
	"since" date NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "partnerships" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "working_group_members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"working_group_id" uuid NOT NULL,
	"cluster_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "working_group_members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "working_groups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cluster_id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"lead_organisation_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "working_groups" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"status_code" integer NOT NULL,
	"headers" jsonb NOT NULL,
	"body" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "idempotency_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "match_run_lots" (
	"id" uuid PRIMARY KEY NOT NULL,
	"match_run_id" uuid NOT NULL,
	"cluster_id" uuid NOT NULL,
	"lot_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"status" text NOT NULL,
	"result" jsonb NOT NULL,
	"problem" text NOT NULL,
	"problem_hash" text NOT NULL,
	"result_hash" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "match_run_lots" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "match_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tender_id" uuid NOT NULL,
	"cluster_id" uuid NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"options" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"lot_ids" uuid[] NOT NULL,
	"progress" jsonb NOT NULL,
	"error" text,
	"engine_version" text,
	"requested_by" uuid,
	"cancel_requested_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "match_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "capabilities" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"cpv" text NOT NULL,
	"level" integer NOT NULL,
	"evidence" integer DEFAULT 0 NOT NULL,
	"capacity_cents" bigint,
	"description" text,
	CONSTRAINT "capabilities_level" CHECK ("capabilities"."level" between 1 and 5)
);
--> statement-breakpoint
ALTER TABLE "capabilities" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "certifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"code" text NOT NULL,
	"issuer" text,
	"valid_until" date
);
--> statement-breakpoint
ALTER TABLE "certifications" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "organisation_relations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"a_id" uuid NOT NULL,
	"b_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"note" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organisation_relations_order" CHECK ("organisation_relations"."a_id" < "organisation_relations"."b_id")
);
--> statement-breakpoint
ALTER TABLE "organisation_relations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "organisation_years" (
	"organisation_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"headcount" integer NOT NULL,
	"turnover_cents" bigint NOT NULL,
	"balance_sheet_cents" bigint,
	CONSTRAINT "organisation_years_organisation_id_year_pk" PRIMARY KEY("organisation_id","year")
);
--> statement-breakpoint
ALTER TABLE "organisation_years" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"search_name" text NOT NULL,
	"kind" text NOT NULL,
	"registration_number" text,
	"country" text DEFAULT 'FR' NOT NULL,
	"nuts" text,
	"town" text,
	"postal_code" text,
	"address" text,
	"lat" double precision,
	"lon" double precision,
	"website" text,
	"description" text,
	"can_lead" boolean DEFAULT true NOT NULL,
	"exclusion_ground" text,
	"excluded_until" date,
	"headcount" integer,
	"turnover_cents" bigint,
	"size_class" text,
	"size_class_fr" text,
	"cluster_ids" uuid[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "organisations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "organisation_references" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"title" text NOT NULL,
	"buyer" text NOT NULL,
	"cpv" text,
	"year" integer NOT NULL,
	"value_cents" bigint,
	"description" text,
	"source" text DEFAULT 'declared' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "organisation_references" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ties" (
	"id" uuid PRIMARY KEY NOT NULL,
	"a_id" uuid NOT NULL,
	"b_id" uuid NOT NULL,
	"weight_bp" integer NOT NULL,
	"joint_contracts" integer DEFAULT 1 NOT NULL,
	"last_year" integer,
	"source" text DEFAULT 'declared' NOT NULL,
	CONSTRAINT "ties_order" CHECK ("ties"."a_id" < "ties"."b_id"),
	CONSTRAINT "ties_weight" CHECK ("ties"."weight_bp" between 0 and 10000)
);
--> statement-breakpoint
ALTER TABLE "ties" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "job_effects" (
	"job_id" uuid PRIMARY KEY NOT NULL,
	"job" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "job_effects" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"job" text NOT NULL,
	"payload" jsonb NOT NULL,
	"request_id" text,
	"run_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"relayed_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "outbox" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "cpv_codes" (
	"code" text PRIMARY KEY NOT NULL,
	"check_digit" text NOT NULL,
	"level" integer NOT NULL,
	"parent" text,
	"label_fr" text NOT NULL,
	"label_en" text NOT NULL,
	"search_fr" text NOT NULL,
	"search_en" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "cpv_codes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "nuts_codes" (
	"code" text PRIMARY KEY NOT NULL,
	"level" integer NOT NULL,
	"parent" text,
	"label_fr" text NOT NULL,
	"label_en" text NOT NULL,
	"search" text NOT NULL,
	"lat" double precision,
	"lon" double precision
);
--> statement-breakpoint
ALTER TABLE "nuts_codes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "taxonomy_loads" (
	"name" text PRIMARY KEY NOT NULL,
	"digest" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "taxonomy_loads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "lots" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tender_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"description" text,
	"cpv_main" text,
	"cpv_additional" text[] DEFAULT '{}' NOT NULL,
	"nuts" text[] DEFAULT '{}' NOT NULL,
	"estimated_cents" bigint,
	"currency" text,
	"deadline" timestamp (3) with time zone,
	"facts" jsonb
);
--> statement-breakpoint
ALTER TABLE "lots" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "requirements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tender_id" uuid NOT NULL,
	"lot_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"cpv" text NOT NULL,
	"weight_bp" integer NOT NULL,
	"mandatory" boolean DEFAULT true NOT NULL,
	"min_level" integer DEFAULT 1 NOT NULL,
	"certification" text,
	"capacity_cents" bigint,
	"must_be_done_by_member" boolean DEFAULT false NOT NULL,
	"origin" jsonb NOT NULL,
	"confirmed" boolean DEFAULT false NOT NULL,
	CONSTRAINT "requirements_weight" CHECK ("requirements"."weight_bp" between 0 and 10000),
	CONSTRAINT "requirements_level" CHECK ("requirements"."min_level" between 1 and 5)
);
--> statement-breakpoint
ALTER TABLE "requirements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tenders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cluster_id" uuid NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"title" text NOT NULL,
	"description" text,
	"buyer_name" text NOT NULL,
	"buyer_private" boolean DEFAULT false NOT NULL,
	"source_format" text DEFAULT 'manual' NOT NULL,
	"source_notice_id" text,
	"source_version" text,
	"language" text DEFAULT 'fr' NOT NULL,
	"constraints" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"warnings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"notice" jsonb,
	"created_by" uuid,
	"published_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "tenders" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "account_invitations" ADD CONSTRAINT "account_invitations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clusters" ADD CONSTRAINT "clusters_parent_id_clusters_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."clusters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding" ADD CONSTRAINT "funding_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnerships" ADD CONSTRAINT "partnerships_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnerships" ADD CONSTRAINT "partnerships_partner_cluster_id_clusters_id_fk" FOREIGN KEY ("partner_cluster_id") REFERENCES "public"."clusters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "working_group_members" ADD CONSTRAINT "working_group_members_working_group_id_working_groups_id_fk" FOREIGN KEY ("working_group_id") REFERENCES "public"."working_groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "working_group_members" ADD CONSTRAINT "working_group_members_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "working_groups" ADD CONSTRAINT "working_groups_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "working_groups" ADD CONSTRAINT "working_groups_lead_organisation_id_organisations_id_fk" FOREIGN KEY ("lead_organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_run_lots" ADD CONSTRAINT "match_run_lots_match_run_id_match_runs_id_fk" FOREIGN KEY ("match_run_id") REFERENCES "public"."match_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_run_lots" ADD CONSTRAINT "match_run_lots_lot_id_lots_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."lots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_runs" ADD CONSTRAINT "match_runs_tender_id_tenders_id_fk" FOREIGN KEY ("tender_id") REFERENCES "public"."tenders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "capabilities" ADD CONSTRAINT "capabilities_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certifications" ADD CONSTRAINT "certifications_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_relations" ADD CONSTRAINT "organisation_relations_a_id_organisations_id_fk" FOREIGN KEY ("a_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_relations" ADD CONSTRAINT "organisation_relations_b_id_organisations_id_fk" FOREIGN KEY ("b_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_years" ADD CONSTRAINT "organisation_years_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_references" ADD CONSTRAINT "organisation_references_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ties" ADD CONSTRAINT "ties_a_id_organisations_id_fk" FOREIGN KEY ("a_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ties" ADD CONSTRAINT "ties_b_id_organisations_id_fk" FOREIGN KEY ("b_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lots" ADD CONSTRAINT "lots_tender_id_tenders_id_fk" FOREIGN KEY ("tender_id") REFERENCES "public"."tenders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirements" ADD CONSTRAINT "requirements_tender_id_tenders_id_fk" FOREIGN KEY ("tender_id") REFERENCES "public"."tenders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirements" ADD CONSTRAINT "requirements_lot_id_lots_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."lots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenders" ADD CONSTRAINT "tenders_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_log_entity" ON "audit_log" USING btree ("entity","entity_id");--> statement-breakpoint
CREATE INDEX "audit_log_cluster" ON "audit_log" USING btree ("cluster_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "account_invitations_token" ON "account_invitations" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "account_invitations_user" ON "account_invitations" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "refresh_tokens_token" ON "refresh_tokens" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "refresh_tokens_family" ON "refresh_tokens" USING btree ("family_id");--> statement-breakpoint
CREATE INDEX "refresh_tokens_user" ON "refresh_tokens" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "user_roles_once" ON "user_roles" USING btree ("user_id","role",coalesce("cluster_id", "organisation_id", '00000000-0000-0000-0000-000000000000'::uuid));--> statement-breakpoint
CREATE INDEX "user_roles_cluster" ON "user_roles" USING btree ("cluster_id");--> statement-breakpoint
CREATE INDEX "user_roles_organisation" ON "user_roles" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "clusters_name" ON "clusters" USING btree ("name");--> statement-breakpoint
CREATE INDEX "clusters_parent" ON "clusters" USING btree ("parent_id");--> statement-breakpoint
CREATE UNIQUE INDEX "funding_once" ON "funding" USING btree ("cluster_id","year","source");--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_once" ON "memberships" USING btree ("cluster_id","organisation_id","since");--> statement-breakpoint
CREATE INDEX "memberships_organisation" ON "memberships" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "partnerships_once" ON "partnerships" USING btree ("cluster_id","partner_cluster_id");--> statement-breakpoint
CREATE INDEX "partnerships_partner" ON "partnerships" USING btree ("partner_cluster_id");--> statement-breakpoint
CREATE UNIQUE INDEX "working_group_members_once" ON "working_group_members" USING btree ("working_group_id","organisation_id");--> statement-breakpoint
CREATE INDEX "working_group_members_organisation" ON "working_group_members" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "working_groups_name" ON "working_groups" USING btree ("cluster_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "idempotency_keys_once" ON "idempotency_keys" USING btree ("user_id","key");--> statement-breakpoint
CREATE INDEX "idempotency_keys_created" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "match_run_lots_once" ON "match_run_lots" USING btree ("match_run_id","lot_id");--> statement-breakpoint
CREATE INDEX "match_runs_tender" ON "match_runs" USING btree ("tender_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "capabilities_once" ON "capabilities" USING btree ("organisation_id","cpv");--> statement-breakpoint
CREATE INDEX "capabilities_cpv" ON "capabilities" USING btree ("cpv");--> statement-breakpoint
CREATE UNIQUE INDEX "certifications_once" ON "certifications" USING btree ("organisation_id","code");--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_relations_once" ON "organisation_relations" USING btree ("a_id","b_id","kind");--> statement-breakpoint
CREATE INDEX "organisation_relations_b" ON "organisation_relations" USING btree ("b_id");--> statement-breakpoint
CREATE UNIQUE INDEX "organisations_registration" ON "organisations" USING btree ("country","registration_number");--> statement-breakpoint
CREATE INDEX "organisations_by_name" ON "organisations" USING btree ("search_name","id");--> statement-breakpoint
CREATE INDEX "organisations_clusters" ON "organisations" USING gin ("cluster_ids");--> statement-breakpoint
CREATE INDEX "organisations_nuts" ON "organisations" USING btree ("nuts");--> statement-breakpoint
CREATE INDEX "organisation_references_organisation" ON "organisation_references" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ties_once" ON "ties" USING btree ("a_id","b_id");--> statement-breakpoint
CREATE INDEX "ties_b" ON "ties" USING btree ("b_id");--> statement-breakpoint
CREATE INDEX "job_effects_done" ON "job_effects" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("id") WHERE "outbox"."relayed_at" is null;--> statement-breakpoint
CREATE INDEX "outbox_relayed" ON "outbox" USING btree ("relayed_at");--> statement-breakpoint
CREATE INDEX "cpv_codes_parent" ON "cpv_codes" USING btree ("parent");--> statement-breakpoint
CREATE UNIQUE INDEX "lots_external" ON "lots" USING btree ("tender_id","external_id");--> statement-breakpoint
CREATE INDEX "requirements_lot" ON "requirements" USING btree ("lot_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "tenders_notice" ON "tenders" USING btree ("cluster_id","source_format","source_notice_id");--> statement-breakpoint
CREATE INDEX "tenders_cluster" ON "tenders" USING btree ("cluster_id","id");--> statement-breakpoint
CREATE POLICY "audit_log_insert" ON "audit_log" AS PERMISSIVE FOR INSERT TO "groupement_app" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "audit_log_read" ON "audit_log" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "account_invitations_write" ON "account_invitations" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_actor()) = 'system') WITH CHECK ((select app_actor()) = 'system');--> statement-breakpoint
CREATE POLICY "refresh_tokens_write" ON "refresh_tokens" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_actor()) = 'system') WITH CHECK ((select app_actor()) = 'system');--> statement-breakpoint
CREATE POLICY "user_roles_read" ON "user_roles" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or user_id = (select app_user_id())));--> statement-breakpoint
CREATE POLICY "user_roles_write" ON "user_roles" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_sees_all())) WITH CHECK ((select app_sees_all()));--> statement-breakpoint
CREATE POLICY "users_read" ON "users" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or id = (select app_user_id())));--> statement-breakpoint
CREATE POLICY "users_write" ON "users" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_sees_all())) WITH CHECK ((select app_sees_all()));--> statement-breakpoint
CREATE POLICY "clusters_read" ON "clusters" AS PERMISSIVE FOR SELECT TO "groupement_app" USING ((select app_actor()) in ('user', 'system'));--> statement-breakpoint
CREATE POLICY "clusters_write" ON "clusters" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "funding_read" ON "funding" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "funding_write" ON "funding" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "memberships_read" ON "memberships" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_visible_clusters())::uuid[]) or organisation_id = any ((select app_organisations())::uuid[])));--> statement-breakpoint
CREATE POLICY "memberships_write" ON "memberships" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "partnerships_read" ON "partnerships" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or partner_cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "partnerships_write" ON "partnerships" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "working_group_members_read" ON "working_group_members" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_visible_clusters())::uuid[]) or organisation_id = any ((select app_organisations())::uuid[])));--> statement-breakpoint
CREATE POLICY "working_group_members_write" ON "working_group_members" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "working_groups_read" ON "working_groups" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_visible_clusters())::uuid[]) or cluster_id = any ((select app_member_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "working_groups_write" ON "working_groups" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "idempotency_keys_write" ON "idempotency_keys" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_actor()) = 'system' or user_id = (select app_user_id()))) WITH CHECK (((select app_actor()) = 'system' or user_id = (select app_user_id())));--> statement-breakpoint
CREATE POLICY "match_run_lots_read" ON "match_run_lots" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "match_run_lots_write" ON "match_run_lots" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "match_runs_read" ON "match_runs" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "match_runs_write" ON "match_runs" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "capabilities_read" ON "capabilities" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (exists (select 1 from organisations o where o.id = capabilities.organisation_id));--> statement-breakpoint
CREATE POLICY "capabilities_write" ON "capabilities" AS PERMISSIVE FOR ALL TO "groupement_app" USING (exists (select 1 from organisations o where o.id = capabilities.organisation_id and ((select app_sees_all())
       or o.cluster_ids && (select app_clusters())::uuid[] or o.id = any ((select app_organisations())::uuid[])))) WITH CHECK (exists (select 1 from organisations o where o.id = capabilities.organisation_id and ((select app_sees_all())
       or o.cluster_ids && (select app_clusters())::uuid[] or o.id = any ((select app_organisations())::uuid[]))));--> statement-breakpoint
CREATE POLICY "certifications_read" ON "certifications" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (exists (select 1 from organisations o where o.id = certifications.organisation_id));--> statement-breakpoint
CREATE POLICY "certifications_write" ON "certifications" AS PERMISSIVE FOR ALL TO "groupement_app" USING (exists (select 1 from organisations o where o.id = certifications.organisation_id and ((select app_sees_all())
       or o.cluster_ids && (select app_clusters())::uuid[] or o.id = any ((select app_organisations())::uuid[])))) WITH CHECK (exists (select 1 from organisations o where o.id = certifications.organisation_id and ((select app_sees_all())
       or o.cluster_ids && (select app_clusters())::uuid[] or o.id = any ((select app_organisations())::uuid[]))));--> statement-breakpoint
CREATE POLICY "organisation_relations_read" ON "organisation_relations" AS PERMISSIVE FOR SELECT TO "groupement_app" USING ((select app_sees_all()) or exists (select 1 from organisations o where o.id = organisation_relations.a_id
      and o.cluster_ids && (select app_clusters())::uuid[]));--> statement-breakpoint
CREATE POLICY "organisation_relations_write" ON "organisation_relations" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_sees_all()) or exists (select 1 from organisations o where o.id = organisation_relations.a_id
      and o.cluster_ids && (select app_clusters())::uuid[])) WITH CHECK ((select app_sees_all()) or exists (select 1 from organisations o where o.id = organisation_relations.a_id
      and o.cluster_ids && (select app_clusters())::uuid[]));--> statement-breakpoint
CREATE POLICY "organisation_years_read" ON "organisation_years" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (exists (select 1 from organisations o where o.id = organisation_years.organisation_id));--> statement-breakpoint
CREATE POLICY "organisation_years_write" ON "organisation_years" AS PERMISSIVE FOR ALL TO "groupement_app" USING (exists (select 1 from organisations o where o.id = organisation_years.organisation_id and ((select app_sees_all())
       or o.cluster_ids && (select app_clusters())::uuid[] or o.id = any ((select app_organisations())::uuid[])))) WITH CHECK (exists (select 1 from organisations o where o.id = organisation_years.organisation_id and ((select app_sees_all())
       or o.cluster_ids && (select app_clusters())::uuid[] or o.id = any ((select app_organisations())::uuid[]))));--> statement-breakpoint
CREATE POLICY "organisations_read" ON "organisations" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_ids && (select app_visible_clusters())::uuid[] or id = any ((select app_organisations())::uuid[])));--> statement-breakpoint
CREATE POLICY "organisations_write" ON "organisations" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_ids && (select app_clusters())::uuid[] or id = any ((select app_organisations())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_ids && (select app_clusters())::uuid[] or id = any ((select app_organisations())::uuid[])));--> statement-breakpoint
CREATE POLICY "organisation_references_read" ON "organisation_references" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (exists (select 1 from organisations o where o.id = organisation_references.organisation_id));--> statement-breakpoint
CREATE POLICY "organisation_references_write" ON "organisation_references" AS PERMISSIVE FOR ALL TO "groupement_app" USING (exists (select 1 from organisations o where o.id = organisation_references.organisation_id and ((select app_sees_all())
       or o.cluster_ids && (select app_clusters())::uuid[] or o.id = any ((select app_organisations())::uuid[])))) WITH CHECK (exists (select 1 from organisations o where o.id = organisation_references.organisation_id and ((select app_sees_all())
       or o.cluster_ids && (select app_clusters())::uuid[] or o.id = any ((select app_organisations())::uuid[]))));--> statement-breakpoint
CREATE POLICY "ties_read" ON "ties" AS PERMISSIVE FOR SELECT TO "groupement_app" USING ((select app_sees_all()) or exists (select 1 from organisations o where o.id = ties.a_id
      and o.cluster_ids && (select app_clusters())::uuid[]));--> statement-breakpoint
CREATE POLICY "ties_write" ON "ties" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_sees_all()) or exists (select 1 from organisations o where o.id = ties.a_id
      and o.cluster_ids && (select app_clusters())::uuid[])) WITH CHECK ((select app_sees_all()) or exists (select 1 from organisations o where o.id = ties.a_id
      and o.cluster_ids && (select app_clusters())::uuid[]));--> statement-breakpoint
CREATE POLICY "job_effects_write" ON "job_effects" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_actor()) = 'system') WITH CHECK ((select app_actor()) = 'system');--> statement-breakpoint
CREATE POLICY "outbox_insert" ON "outbox" AS PERMISSIVE FOR INSERT TO "groupement_app" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "outbox_write" ON "outbox" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_actor()) = 'system') WITH CHECK ((select app_actor()) = 'system');--> statement-breakpoint
CREATE POLICY "cpv_codes_read" ON "cpv_codes" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (true);--> statement-breakpoint
CREATE POLICY "cpv_codes_write" ON "cpv_codes" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_actor()) = 'system') WITH CHECK ((select app_actor()) = 'system');--> statement-breakpoint
CREATE POLICY "nuts_codes_read" ON "nuts_codes" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (true);--> statement-breakpoint
CREATE POLICY "nuts_codes_write" ON "nuts_codes" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_actor()) = 'system') WITH CHECK ((select app_actor()) = 'system');--> statement-breakpoint
CREATE POLICY "taxonomy_loads_write" ON "taxonomy_loads" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_actor()) = 'system') WITH CHECK ((select app_actor()) = 'system');--> statement-breakpoint
CREATE POLICY "lots_read" ON "lots" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (exists (select 1 from tenders t where t.id = lots.tender_id));--> statement-breakpoint
CREATE POLICY "lots_write" ON "lots" AS PERMISSIVE FOR ALL TO "groupement_app" USING (exists (select 1 from tenders t where t.id = lots.tender_id
      and ((select app_sees_all()) or t.cluster_id = any ((select app_clusters())::uuid[])))) WITH CHECK (exists (select 1 from tenders t where t.id = lots.tender_id
      and ((select app_sees_all()) or t.cluster_id = any ((select app_clusters())::uuid[]))));--> statement-breakpoint
CREATE POLICY "requirements_read" ON "requirements" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (exists (select 1 from tenders t where t.id = requirements.tender_id));--> statement-breakpoint
CREATE POLICY "requirements_write" ON "requirements" AS PERMISSIVE FOR ALL TO "groupement_app" USING (exists (select 1 from tenders t where t.id = requirements.tender_id
      and ((select app_sees_all()) or t.cluster_id = any ((select app_clusters())::uuid[])))) WITH CHECK (exists (select 1 from tenders t where t.id = requirements.tender_id
      and ((select app_sees_all()) or t.cluster_id = any ((select app_clusters())::uuid[]))));--> statement-breakpoint
CREATE POLICY "tenders_read" ON "tenders" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "tenders_write" ON "tenders" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));