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
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_contract_id_contracts_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."contracts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_contract_id_contracts_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."contracts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_reverses_id_ledger_entries_id_fk" FOREIGN KEY ("reverses_id") REFERENCES "public"."ledger_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_postings" ADD CONSTRAINT "ledger_postings_entry_id_ledger_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."ledger_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_postings" ADD CONSTRAINT "ledger_postings_account_id_ledger_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."ledger_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
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
CREATE UNIQUE INDEX "ledger_accounts_contract" ON "ledger_accounts" USING btree ("contract_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_accounts_member" ON "ledger_accounts" USING btree ("cluster_id","organisation_id") WHERE "ledger_accounts"."organisation_id" is not null;--> statement-breakpoint
CREATE INDEX "ledger_entries_contract" ON "ledger_entries" USING btree ("contract_id","id");--> statement-breakpoint
CREATE INDEX "ledger_entries_cluster" ON "ledger_entries" USING btree ("cluster_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_entries_reversed_once" ON "ledger_entries" USING btree ("reverses_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_entries_reference" ON "ledger_entries" USING btree ("contract_id","measure","reference");--> statement-breakpoint
CREATE INDEX "ledger_postings_account" ON "ledger_postings" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "ledger_postings_contract" ON "ledger_postings" USING btree ("contract_id","measure");--> statement-breakpoint
CREATE INDEX "ledger_postings_organisation" ON "ledger_postings" USING btree ("organisation_id","measure");--> statement-breakpoint
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
CREATE POLICY "ledger_accounts_read" ON "ledger_accounts" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or organisation_id = any ((select app_organisations())::uuid[])));--> statement-breakpoint
CREATE POLICY "ledger_accounts_insert" ON "ledger_accounts" AS PERMISSIVE FOR INSERT TO "groupement_app" WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "ledger_entries_read" ON "ledger_entries" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or exists (select 1 from ledger_postings p where p.entry_id = ledger_entries.id
          and p.organisation_id = any ((select app_organisations())::uuid[]))));--> statement-breakpoint
CREATE POLICY "ledger_entries_insert" ON "ledger_entries" AS PERMISSIVE FOR INSERT TO "groupement_app" WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "ledger_postings_read" ON "ledger_postings" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or organisation_id = any ((select app_organisations())::uuid[])));--> statement-breakpoint
CREATE POLICY "ledger_postings_insert" ON "ledger_postings" AS PERMISSIVE FOR INSERT TO "groupement_app" WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));