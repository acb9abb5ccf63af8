CREATE TABLE "audit_heads" (
	"chain" smallint PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_heads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
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
	"payload" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"chain" smallint DEFAULT 0 NOT NULL,
	"seq" bigint DEFAULT 0 NOT NULL,
	"hash" text DEFAULT '' NOT NULL
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
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"user_agent" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sessions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
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
CREATE TABLE "award_holders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"award_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"registrations" text[] DEFAULT '{}' NOT NULL,
	"country" text,
	"size" text,
	"role" text NOT NULL,
	"organisation_id" uuid,
	"matched_by" text DEFAULT 'none' NOT NULL,
	"confidence_bp" integer DEFAULT 0 NOT NULL,
	"decision" text DEFAULT 'open' NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "award_holders" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "public_awards" (
	"id" uuid PRIMARY KEY NOT NULL,
	"format" text NOT NULL,
	"notice_id" text NOT NULL,
	"award_key" text NOT NULL,
	"lot_id" text NOT NULL,
	"buyer_name" text NOT NULL,
	"buyer_country" text,
	"buyer_ids" text[] DEFAULT '{}' NOT NULL,
	"title" text NOT NULL,
	"cpv" text,
	"value_cents" bigint,
	"currency" text,
	"awarded_on" text,
	"tenders_received" integer,
	"jointly" boolean NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "public_awards" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "calendar_tokens" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "calendar_tokens" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "candidate_changes" (
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"organisation_id" uuid,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "candidate_changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "candidate_followers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"version" text NOT NULL,
	"organisations" integer NOT NULL,
	"pending" integer NOT NULL,
	"bytes" bigint NOT NULL,
	"builds" integer NOT NULL,
	"compactions" integer NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "candidate_followers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "candidate_trims" (
	"xid" "xid8" NOT NULL,
	"trimmed_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "candidate_trims" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
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
CREATE TABLE "contract_amendments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contract_id" uuid NOT NULL,
	"cluster_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"agreed_on" date NOT NULL,
	"delta_cents" bigint NOT NULL,
	"option_id" uuid,
	"revision" integer,
	"note" text,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contract_amendments_delta" CHECK (abs("contract_amendments"."delta_cents") <= 9007199254740991)
);
--> statement-breakpoint
ALTER TABLE "contract_amendments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "contract_lots" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contract_id" uuid NOT NULL,
	"cluster_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"lot_id" uuid,
	"label" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "contract_lots" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "contract_members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contract_id" uuid NOT NULL,
	"cluster_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"position" integer NOT NULL,
	"organisation_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"size_class" text,
	"role" text NOT NULL,
	"share_bp" integer NOT NULL,
	CONSTRAINT "contract_members_share" CHECK ("contract_members"."share_bp" between 0 and 10000)
);
--> statement-breakpoint
ALTER TABLE "contract_members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "contract_options" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contract_id" uuid NOT NULL,
	"cluster_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"label" text NOT NULL,
	"value_cents" bigint NOT NULL,
	"exercisable_until" date,
	CONSTRAINT "contract_options_value" CHECK ("contract_options"."value_cents" between 0 and 9007199254740991)
);
--> statement-breakpoint
ALTER TABLE "contract_options" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "contracts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cluster_id" uuid NOT NULL,
	"kind" text DEFAULT 'contract' NOT NULL,
	"tender_id" uuid,
	"consortium_id" uuid,
	"match_run_id" uuid,
	"framework_id" uuid,
	"title" text NOT NULL,
	"reference" text,
	"buyer_name" text NOT NULL,
	"buyer_private" boolean DEFAULT false NOT NULL,
	"sector" text NOT NULL,
	"value_cents" bigint NOT NULL,
	"signed_on" date,
	"starts_on" date,
	"ends_on" date,
	"ended_on" date,
	"end_reason" text,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "contracts_value" CHECK ("contracts"."value_cents" between 0 and 9007199254740991),
	CONSTRAINT "contracts_call_off" CHECK (("contracts"."kind" = 'call_off') = ("contracts"."framework_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "contracts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
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
CREATE TABLE "import_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"import_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"size" integer NOT NULL,
	"content" "bytea",
	"outcome" text DEFAULT 'waiting' NOT NULL,
	"result" jsonb,
	"error" jsonb,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "import_files" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cluster_id" uuid NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"total" integer NOT NULL,
	"created_by" uuid,
	"error" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "imports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger_accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cluster_id" uuid NOT NULL,
	"contract_id" uuid,
	"organisation_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_accounts_side" CHECK (("ledger_accounts"."contract_id" is null) <> ("ledger_accounts"."organisation_id" is null))
);
--> statement-breakpoint
ALTER TABLE "ledger_accounts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cluster_id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"measure" text NOT NULL,
	"occurred_on" date NOT NULL,
	"amount_cents" bigint NOT NULL,
	"reference" text,
	"note" text,
	"lines" smallint NOT NULL,
	"reverses_id" uuid,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_entries_amount" CHECK ("ledger_entries"."amount_cents" <> 0 and abs("ledger_entries"."amount_cents") <= 9007199254740991)
);
--> statement-breakpoint
ALTER TABLE "ledger_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger_postings" (
	"entry_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"account_id" uuid NOT NULL,
	"cluster_id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"organisation_id" uuid,
	"measure" text NOT NULL,
	"occurred_on" date NOT NULL,
	"year" integer GENERATED ALWAYS AS (extract(year from occurred_on)::integer) STORED NOT NULL,
	"amount_cents" bigint NOT NULL,
	CONSTRAINT "ledger_postings_entry_id_position_pk" PRIMARY KEY("entry_id","position"),
	CONSTRAINT "ledger_postings_amount" CHECK (abs("ledger_postings"."amount_cents") <= 9007199254740991)
);
--> statement-breakpoint
ALTER TABLE "ledger_postings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
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
	"result_hash" text NOT NULL,
	"snapshot_version" text
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
	"plan" jsonb,
	"plan_rules" jsonb,
	"plan_hash" text,
	"requested_by" uuid,
	"cancel_requested_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "match_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
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
	"relayed_at" timestamp (3) with time zone,
	"done_at" timestamp (3) with time zone
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
CREATE TABLE "taken_notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cluster_id" uuid NOT NULL,
	"format" text NOT NULL,
	"notice_id" text NOT NULL,
	"notice_version" text NOT NULL,
	"kind" text NOT NULL,
	"publication_id" text,
	"procedure_id" text,
	"changes_notice" text,
	"tender_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "taken_notices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "watch_finds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"watch_id" uuid NOT NULL,
	"cluster_id" uuid NOT NULL,
	"key" text NOT NULL,
	"notice_id" text,
	"title" text,
	"score_bp" integer DEFAULT 0 NOT NULL,
	"reasons" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"outcome" text NOT NULL,
	"tender_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "watch_finds" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "watches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cluster_id" uuid NOT NULL,
	"name" text NOT NULL,
	"source" text NOT NULL,
	"location" text NOT NULL,
	"query" text,
	"filters" jsonb NOT NULL,
	"every_minutes" integer DEFAULT 60 NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"position" text,
	"polled_at" timestamp (3) with time zone,
	"error" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "watches" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
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
ALTER TABLE "account_invitations" ADD CONSTRAINT "account_invitations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_holders" ADD CONSTRAINT "award_holders_award_id_public_awards_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."public_awards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_holders" ADD CONSTRAINT "award_holders_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_tokens" ADD CONSTRAINT "calendar_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
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
ALTER TABLE "contract_amendments" ADD CONSTRAINT "contract_amendments_contract_id_contracts_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."contracts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_amendments" ADD CONSTRAINT "contract_amendments_option_id_contract_options_id_fk" FOREIGN KEY ("option_id") REFERENCES "public"."contract_options"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_lots" ADD CONSTRAINT "contract_lots_contract_id_contracts_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."contracts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_lots" ADD CONSTRAINT "contract_lots_lot_id_lots_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."lots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_members" ADD CONSTRAINT "contract_members_contract_id_contracts_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."contracts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_members" ADD CONSTRAINT "contract_members_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_options" ADD CONSTRAINT "contract_options_contract_id_contracts_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."contracts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_tender_id_tenders_id_fk" FOREIGN KEY ("tender_id") REFERENCES "public"."tenders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_consortium_id_consortia_id_fk" FOREIGN KEY ("consortium_id") REFERENCES "public"."consortia"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_match_run_id_match_runs_id_fk" FOREIGN KEY ("match_run_id") REFERENCES "public"."match_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_framework_id_contracts_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."contracts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bid_facts" ADD CONSTRAINT "bid_facts_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bid_terms" ADD CONSTRAINT "bid_terms_consortium_id_consortia_id_fk" FOREIGN KEY ("consortium_id") REFERENCES "public"."consortia"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_files" ADD CONSTRAINT "import_files_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_contract_id_contracts_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."contracts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_contract_id_contracts_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."contracts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_reverses_id_ledger_entries_id_fk" FOREIGN KEY ("reverses_id") REFERENCES "public"."ledger_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_postings" ADD CONSTRAINT "ledger_postings_entry_id_ledger_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."ledger_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_postings" ADD CONSTRAINT "ledger_postings_account_id_ledger_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."ledger_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_run_lots" ADD CONSTRAINT "match_run_lots_match_run_id_match_runs_id_fk" FOREIGN KEY ("match_run_id") REFERENCES "public"."match_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_run_lots" ADD CONSTRAINT "match_run_lots_lot_id_lots_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."lots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_runs" ADD CONSTRAINT "match_runs_tender_id_tenders_id_fk" FOREIGN KEY ("tender_id") REFERENCES "public"."tenders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
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
ALTER TABLE "taken_notices" ADD CONSTRAINT "taken_notices_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "taken_notices" ADD CONSTRAINT "taken_notices_tender_id_tenders_id_fk" FOREIGN KEY ("tender_id") REFERENCES "public"."tenders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watch_finds" ADD CONSTRAINT "watch_finds_watch_id_watches_id_fk" FOREIGN KEY ("watch_id") REFERENCES "public"."watches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watch_finds" ADD CONSTRAINT "watch_finds_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watch_finds" ADD CONSTRAINT "watch_finds_tender_id_tenders_id_fk" FOREIGN KEY ("tender_id") REFERENCES "public"."tenders"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watches" ADD CONSTRAINT "watches_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_webhook_id_webhooks_id_fk" FOREIGN KEY ("webhook_id") REFERENCES "public"."webhooks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_log_entity" ON "audit_log" USING btree ("entity","entity_id");--> statement-breakpoint
CREATE INDEX "audit_log_cluster" ON "audit_log" USING btree ("cluster_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_log_chain" ON "audit_log" USING btree ("chain","seq");--> statement-breakpoint
CREATE INDEX "audit_log_entity_id" ON "audit_log" USING btree ("entity_id");--> statement-breakpoint
CREATE UNIQUE INDEX "account_invitations_token" ON "account_invitations" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "account_invitations_user" ON "account_invitations" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "refresh_tokens_token" ON "refresh_tokens" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "refresh_tokens_family" ON "refresh_tokens" USING btree ("family_id");--> statement-breakpoint
CREATE INDEX "refresh_tokens_user" ON "refresh_tokens" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_token" ON "sessions" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "user_roles_once" ON "user_roles" USING btree ("user_id","role",coalesce("cluster_id", "organisation_id", '00000000-0000-0000-0000-000000000000'::uuid));--> statement-breakpoint
CREATE INDEX "user_roles_cluster" ON "user_roles" USING btree ("cluster_id");--> statement-breakpoint
CREATE INDEX "user_roles_organisation" ON "user_roles" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "award_holders_place" ON "award_holders" USING btree ("award_id","position");--> statement-breakpoint
CREATE INDEX "award_holders_organisation" ON "award_holders" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "public_awards_once" ON "public_awards" USING btree ("format","notice_id","award_key");--> statement-breakpoint
CREATE INDEX "public_awards_cpv" ON "public_awards" USING btree ("cpv");--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_tokens_token" ON "calendar_tokens" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "candidate_changes_xid" ON "candidate_changes" USING btree ("xid");--> statement-breakpoint
CREATE INDEX "candidate_changes_age" ON "candidate_changes" USING btree ("changed_at");--> statement-breakpoint
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
CREATE UNIQUE INDEX "contract_amendments_number" ON "contract_amendments" USING btree ("contract_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "contract_amendments_option" ON "contract_amendments" USING btree ("option_id");--> statement-breakpoint
CREATE UNIQUE INDEX "contract_lots_position" ON "contract_lots" USING btree ("contract_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "contract_members_once" ON "contract_members" USING btree ("contract_id","organisation_id","revision");--> statement-breakpoint
CREATE UNIQUE INDEX "contract_members_mandataire" ON "contract_members" USING btree ("contract_id","revision") WHERE "contract_members"."role" = 'mandataire';--> statement-breakpoint
CREATE INDEX "contract_members_organisation" ON "contract_members" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "contract_options_position" ON "contract_options" USING btree ("contract_id","position");--> statement-breakpoint
CREATE INDEX "contracts_cluster" ON "contracts" USING btree ("cluster_id","id");--> statement-breakpoint
CREATE INDEX "contracts_tender" ON "contracts" USING btree ("tender_id");--> statement-breakpoint
CREATE INDEX "contracts_framework" ON "contracts" USING btree ("framework_id");--> statement-breakpoint
CREATE UNIQUE INDEX "contracts_reference" ON "contracts" USING btree ("cluster_id","reference");--> statement-breakpoint
CREATE INDEX "contracts_consortium" ON "contracts" USING btree ("consortium_id");--> statement-breakpoint
CREATE INDEX "bid_terms_cluster" ON "bid_terms" USING btree ("cluster_id");--> statement-breakpoint
CREATE UNIQUE INDEX "idempotency_keys_once" ON "idempotency_keys" USING btree ("user_id","key");--> statement-breakpoint
CREATE INDEX "idempotency_keys_created" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "import_files_position" ON "import_files" USING btree ("import_id","position");--> statement-breakpoint
CREATE INDEX "import_files_waiting" ON "import_files" USING btree ("import_id","position") WHERE "import_files"."outcome" = 'waiting';--> statement-breakpoint
CREATE INDEX "imports_cluster" ON "imports" USING btree ("cluster_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_accounts_contract" ON "ledger_accounts" USING btree ("contract_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_accounts_member" ON "ledger_accounts" USING btree ("cluster_id","organisation_id") WHERE "ledger_accounts"."organisation_id" is not null;--> statement-breakpoint
CREATE INDEX "ledger_entries_contract" ON "ledger_entries" USING btree ("contract_id","id");--> statement-breakpoint
CREATE INDEX "ledger_entries_cluster" ON "ledger_entries" USING btree ("cluster_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_entries_reversed_once" ON "ledger_entries" USING btree ("reverses_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_entries_reference" ON "ledger_entries" USING btree ("contract_id","measure","reference");--> statement-breakpoint
CREATE INDEX "ledger_postings_account" ON "ledger_postings" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "ledger_postings_contract_sums" ON "ledger_postings" USING btree ("contract_id","measure","organisation_id","cluster_id","amount_cents");--> statement-breakpoint
CREATE INDEX "ledger_postings_sums" ON "ledger_postings" USING btree ("measure","occurred_on","year","cluster_id","contract_id","organisation_id","amount_cents") WHERE "ledger_postings"."organisation_id" is not null;--> statement-breakpoint
CREATE INDEX "ledger_postings_organisation" ON "ledger_postings" USING btree ("organisation_id","measure");--> statement-breakpoint
CREATE UNIQUE INDEX "match_run_lots_once" ON "match_run_lots" USING btree ("match_run_id","lot_id");--> statement-breakpoint
CREATE INDEX "match_runs_tender" ON "match_runs" USING btree ("tender_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "notifications_once" ON "notifications" USING btree ("user_id","source_id","kind");--> statement-breakpoint
CREATE INDEX "notifications_user" ON "notifications" USING btree ("user_id","id");--> statement-breakpoint
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
CREATE INDEX "outbox_under_way" ON "outbox" USING btree ("relayed_at") WHERE "outbox"."done_at" is null;--> statement-breakpoint
CREATE INDEX "outbox_done" ON "outbox" USING btree ("done_at");--> statement-breakpoint
CREATE INDEX "cpv_codes_parent" ON "cpv_codes" USING btree ("parent");--> statement-breakpoint
CREATE UNIQUE INDEX "lots_external" ON "lots" USING btree ("tender_id","external_id");--> statement-breakpoint
CREATE INDEX "requirements_lot" ON "requirements" USING btree ("lot_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "tenders_notice" ON "tenders" USING btree ("cluster_id","source_format","source_notice_id");--> statement-breakpoint
CREATE INDEX "tenders_cluster" ON "tenders" USING btree ("cluster_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "taken_notices_once" ON "taken_notices" USING btree ("cluster_id","notice_id","notice_version","format");--> statement-breakpoint
CREATE INDEX "taken_notices_publication" ON "taken_notices" USING btree ("cluster_id","publication_id");--> statement-breakpoint
CREATE INDEX "taken_notices_procedure" ON "taken_notices" USING btree ("cluster_id","procedure_id");--> statement-breakpoint
CREATE INDEX "taken_notices_changes" ON "taken_notices" USING btree ("cluster_id","changes_notice");--> statement-breakpoint
CREATE INDEX "taken_notices_tender" ON "taken_notices" USING btree ("tender_id");--> statement-breakpoint
CREATE UNIQUE INDEX "watch_finds_once" ON "watch_finds" USING btree ("watch_id","key");--> statement-breakpoint
CREATE INDEX "watch_finds_cluster" ON "watch_finds" USING btree ("cluster_id","id");--> statement-breakpoint
CREATE INDEX "watches_cluster" ON "watches" USING btree ("cluster_id","id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_webhook" ON "webhook_deliveries" USING btree ("webhook_id","id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_state" ON "webhook_deliveries" USING btree ("cluster_id","state","id");--> statement-breakpoint
CREATE INDEX "webhooks_cluster" ON "webhooks" USING btree ("cluster_id","id");--> statement-breakpoint
CREATE POLICY "audit_heads_write" ON "audit_heads" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_actor()) = 'system') WITH CHECK ((select app_actor()) = 'system');--> statement-breakpoint
CREATE POLICY "audit_log_insert" ON "audit_log" AS PERMISSIVE FOR INSERT TO "groupement_app" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "audit_log_read" ON "audit_log" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "account_invitations_write" ON "account_invitations" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_actor()) = 'system') WITH CHECK ((select app_actor()) = 'system');--> statement-breakpoint
CREATE POLICY "refresh_tokens_write" ON "refresh_tokens" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_actor()) = 'system') WITH CHECK ((select app_actor()) = 'system');--> statement-breakpoint
CREATE POLICY "sessions_write" ON "sessions" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_actor()) = 'system') WITH CHECK ((select app_actor()) = 'system');--> statement-breakpoint
CREATE POLICY "user_roles_read" ON "user_roles" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or user_id = (select app_user_id())));--> statement-breakpoint
CREATE POLICY "user_roles_write" ON "user_roles" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_sees_all())) WITH CHECK ((select app_sees_all()));--> statement-breakpoint
CREATE POLICY "users_read" ON "users" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or id = (select app_user_id())));--> statement-breakpoint
CREATE POLICY "users_write" ON "users" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_sees_all())) WITH CHECK ((select app_sees_all()));--> statement-breakpoint
CREATE POLICY "award_holders_read" ON "award_holders" AS PERMISSIVE FOR SELECT TO "groupement_app" USING ((select app_actor()) in ('user', 'system'));--> statement-breakpoint
CREATE POLICY "award_holders_write" ON "award_holders" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_actor()) = 'system') WITH CHECK ((select app_actor()) = 'system');--> statement-breakpoint
CREATE POLICY "public_awards_read" ON "public_awards" AS PERMISSIVE FOR SELECT TO "groupement_app" USING ((select app_actor()) in ('user', 'system'));--> statement-breakpoint
CREATE POLICY "public_awards_write" ON "public_awards" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_actor()) = 'system') WITH CHECK ((select app_actor()) = 'system');--> statement-breakpoint
CREATE POLICY "calendar_tokens_write" ON "calendar_tokens" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_actor()) = 'system') WITH CHECK ((select app_actor()) = 'system');--> statement-breakpoint
CREATE POLICY "candidate_changes_insert" ON "candidate_changes" AS PERMISSIVE FOR INSERT TO "groupement_app" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "candidate_changes_write" ON "candidate_changes" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_actor()) = 'system') WITH CHECK ((select app_actor()) = 'system');--> statement-breakpoint
CREATE POLICY "candidate_followers_write" ON "candidate_followers" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_actor()) = 'system') WITH CHECK ((select app_actor()) = 'system');--> statement-breakpoint
CREATE POLICY "candidate_trims_write" ON "candidate_trims" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_actor()) = 'system') WITH CHECK ((select app_actor()) = 'system');--> statement-breakpoint
CREATE POLICY "clusters_read" ON "clusters" AS PERMISSIVE FOR SELECT TO "groupement_app" USING ((select app_actor()) in ('user', 'system'));--> statement-breakpoint
CREATE POLICY "clusters_write" ON "clusters" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "funding_read" ON "funding" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "funding_write" ON "funding" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "memberships_read" ON "memberships" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_visible_clusters())::uuid[]) or organisation_id = any ((select app_organisations())::uuid[])));--> statement-breakpoint
CREATE POLICY "memberships_write" ON "memberships" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])
        and exists (select 1 from organisations o where o.id = memberships.organisation_id
          and o.cluster_ids && (select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "partnerships_read" ON "partnerships" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or partner_cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "partnerships_write" ON "partnerships" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "working_group_members_read" ON "working_group_members" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_visible_clusters())::uuid[]) or organisation_id = any ((select app_organisations())::uuid[])));--> statement-breakpoint
CREATE POLICY "working_group_members_write" ON "working_group_members" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "working_groups_read" ON "working_groups" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_visible_clusters())::uuid[]) or cluster_id = any ((select app_member_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "working_groups_write" ON "working_groups" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
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
CREATE POLICY "contract_amendments_read" ON "contract_amendments" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or exists (select 1 from contract_members m where m.contract_id = contract_amendments.contract_id
    and m.organisation_id = any ((select app_organisations())::uuid[]))));--> statement-breakpoint
CREATE POLICY "contract_amendments_insert" ON "contract_amendments" AS PERMISSIVE FOR INSERT TO "groupement_app" WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "contract_lots_read" ON "contract_lots" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or exists (select 1 from contract_members m where m.contract_id = contract_lots.contract_id
    and m.organisation_id = any ((select app_organisations())::uuid[]))));--> statement-breakpoint
CREATE POLICY "contract_lots_insert" ON "contract_lots" AS PERMISSIVE FOR INSERT TO "groupement_app" WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "contract_members_read" ON "contract_members" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or organisation_id = any ((select app_organisations())::uuid[])));--> statement-breakpoint
CREATE POLICY "contract_members_insert" ON "contract_members" AS PERMISSIVE FOR INSERT TO "groupement_app" WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "contract_options_read" ON "contract_options" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or exists (select 1 from contract_members m where m.contract_id = contract_options.contract_id
    and m.organisation_id = any ((select app_organisations())::uuid[]))));--> statement-breakpoint
CREATE POLICY "contract_options_insert" ON "contract_options" AS PERMISSIVE FOR INSERT TO "groupement_app" WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "contracts_read" ON "contracts" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or exists (select 1 from contract_members m where m.contract_id = contracts.id
    and m.organisation_id = any ((select app_organisations())::uuid[]))));--> statement-breakpoint
CREATE POLICY "contracts_write" ON "contracts" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "bid_facts_read" ON "bid_facts" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or organisation_id = any ((select app_organisations())::uuid[]) or exists (select 1 from organisations o where o.id = bid_facts.organisation_id
    and o.cluster_ids && (select app_visible_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "bid_facts_write" ON "bid_facts" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or organisation_id = any ((select app_organisations())::uuid[]) or exists (select 1 from organisations o where o.id = bid_facts.organisation_id
    and o.cluster_ids && (select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or organisation_id = any ((select app_organisations())::uuid[]) or exists (select 1 from organisations o where o.id = bid_facts.organisation_id
    and o.cluster_ids && (select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "bid_terms_read" ON "bid_terms" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "bid_terms_write" ON "bid_terms" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "idempotency_keys_write" ON "idempotency_keys" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_actor()) = 'system' or user_id = (select app_user_id()))) WITH CHECK (((select app_actor()) = 'system' or user_id = (select app_user_id())));--> statement-breakpoint
CREATE POLICY "import_files_read" ON "import_files" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (exists (select 1 from imports i where i.id = import_files.import_id));--> statement-breakpoint
CREATE POLICY "import_files_write" ON "import_files" AS PERMISSIVE FOR ALL TO "groupement_app" USING (exists (select 1 from imports i where i.id = import_files.import_id
        and ((select app_sees_all()) or i.cluster_id = any ((select app_clusters())::uuid[])))) WITH CHECK (exists (select 1 from imports i where i.id = import_files.import_id
        and ((select app_sees_all()) or i.cluster_id = any ((select app_clusters())::uuid[]))));--> statement-breakpoint
CREATE POLICY "imports_read" ON "imports" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "imports_write" ON "imports" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "ledger_accounts_read" ON "ledger_accounts" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or organisation_id = any ((select app_organisations())::uuid[])));--> statement-breakpoint
CREATE POLICY "ledger_accounts_insert" ON "ledger_accounts" AS PERMISSIVE FOR INSERT TO "groupement_app" WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "ledger_entries_read" ON "ledger_entries" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or exists (select 1 from ledger_postings p where p.entry_id = ledger_entries.id
          and p.organisation_id = any ((select app_organisations())::uuid[]))));--> statement-breakpoint
CREATE POLICY "ledger_entries_insert" ON "ledger_entries" AS PERMISSIVE FOR INSERT TO "groupement_app" WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "ledger_postings_read" ON "ledger_postings" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or organisation_id = any ((select app_organisations())::uuid[])));--> statement-breakpoint
CREATE POLICY "ledger_postings_insert" ON "ledger_postings" AS PERMISSIVE FOR INSERT TO "groupement_app" WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "match_run_lots_read" ON "match_run_lots" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "match_run_lots_write" ON "match_run_lots" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "match_runs_read" ON "match_runs" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "match_runs_write" ON "match_runs" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "notifications_read" ON "notifications" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (user_id = (select app_user_id()));--> statement-breakpoint
CREATE POLICY "notifications_write" ON "notifications" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_actor()) = 'system') WITH CHECK ((select app_actor()) = 'system');--> statement-breakpoint
CREATE POLICY "capabilities_read" ON "capabilities" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or exists (select 1 from organisations o where o.id = capabilities.organisation_id)));--> statement-breakpoint
CREATE POLICY "capabilities_write" ON "capabilities" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or exists (select 1 from organisations o where o.id = capabilities.organisation_id
       and (o.cluster_ids && (select app_clusters())::uuid[] or o.id = any ((select app_organisations())::uuid[]))))) WITH CHECK (((select app_sees_all()) or exists (select 1 from organisations o where o.id = capabilities.organisation_id
       and (o.cluster_ids && (select app_clusters())::uuid[] or o.id = any ((select app_organisations())::uuid[])))));--> statement-breakpoint
CREATE POLICY "certifications_read" ON "certifications" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or exists (select 1 from organisations o where o.id = certifications.organisation_id)));--> statement-breakpoint
CREATE POLICY "certifications_write" ON "certifications" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or exists (select 1 from organisations o where o.id = certifications.organisation_id
       and (o.cluster_ids && (select app_clusters())::uuid[] or o.id = any ((select app_organisations())::uuid[]))))) WITH CHECK (((select app_sees_all()) or exists (select 1 from organisations o where o.id = certifications.organisation_id
       and (o.cluster_ids && (select app_clusters())::uuid[] or o.id = any ((select app_organisations())::uuid[])))));--> statement-breakpoint
CREATE POLICY "organisation_relations_read" ON "organisation_relations" AS PERMISSIVE FOR SELECT TO "groupement_app" USING ((select app_sees_all()) or exists (select 1 from organisations o
    where o.id in (organisation_relations.a_id, organisation_relations.b_id) and o.cluster_ids && (select app_clusters())::uuid[]));--> statement-breakpoint
CREATE POLICY "organisation_relations_write" ON "organisation_relations" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_sees_all()) or exists (select 1 from organisations o
    where o.id in (organisation_relations.a_id, organisation_relations.b_id) and o.cluster_ids && (select app_clusters())::uuid[])) WITH CHECK ((select app_sees_all()) or exists (select 1 from organisations o
    where o.id in (organisation_relations.a_id, organisation_relations.b_id) and o.cluster_ids && (select app_clusters())::uuid[]));--> statement-breakpoint
CREATE POLICY "organisation_years_read" ON "organisation_years" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or exists (select 1 from organisations o where o.id = organisation_years.organisation_id)));--> statement-breakpoint
CREATE POLICY "organisation_years_write" ON "organisation_years" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or exists (select 1 from organisations o where o.id = organisation_years.organisation_id
       and (o.cluster_ids && (select app_clusters())::uuid[] or o.id = any ((select app_organisations())::uuid[]))))) WITH CHECK (((select app_sees_all()) or exists (select 1 from organisations o where o.id = organisation_years.organisation_id
       and (o.cluster_ids && (select app_clusters())::uuid[] or o.id = any ((select app_organisations())::uuid[])))));--> statement-breakpoint
CREATE POLICY "organisations_read" ON "organisations" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_ids && (select app_visible_clusters())::uuid[] or id = any ((select app_organisations())::uuid[])));--> statement-breakpoint
CREATE POLICY "organisations_write" ON "organisations" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_ids && (select app_clusters())::uuid[] or id = any ((select app_organisations())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_ids && (select app_clusters())::uuid[] or id = any ((select app_organisations())::uuid[])));--> statement-breakpoint
CREATE POLICY "organisation_references_read" ON "organisation_references" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or exists (select 1 from organisations o where o.id = organisation_references.organisation_id)));--> statement-breakpoint
CREATE POLICY "organisation_references_write" ON "organisation_references" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or exists (select 1 from organisations o where o.id = organisation_references.organisation_id
       and (o.cluster_ids && (select app_clusters())::uuid[] or o.id = any ((select app_organisations())::uuid[]))))) WITH CHECK (((select app_sees_all()) or exists (select 1 from organisations o where o.id = organisation_references.organisation_id
       and (o.cluster_ids && (select app_clusters())::uuid[] or o.id = any ((select app_organisations())::uuid[])))));--> statement-breakpoint
CREATE POLICY "ties_read" ON "ties" AS PERMISSIVE FOR SELECT TO "groupement_app" USING ((select app_sees_all()) or exists (select 1 from organisations o
    where o.id in (ties.a_id, ties.b_id) and o.cluster_ids && (select app_clusters())::uuid[]));--> statement-breakpoint
CREATE POLICY "ties_write" ON "ties" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_sees_all()) or exists (select 1 from organisations o
    where o.id in (ties.a_id, ties.b_id) and o.cluster_ids && (select app_clusters())::uuid[])) WITH CHECK ((select app_sees_all()) or exists (select 1 from organisations o
    where o.id in (ties.a_id, ties.b_id) and o.cluster_ids && (select app_clusters())::uuid[]));--> statement-breakpoint
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
CREATE POLICY "tenders_write" ON "tenders" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "taken_notices_read" ON "taken_notices" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "taken_notices_write" ON "taken_notices" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "watch_finds_read" ON "watch_finds" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "watch_finds_write" ON "watch_finds" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "watches_read" ON "watches" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "watches_write" ON "watches" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "webhook_deliveries_read" ON "webhook_deliveries" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "webhook_deliveries_write" ON "webhook_deliveries" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "webhooks_read" ON "webhooks" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "webhooks_write" ON "webhooks" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));