CREATE TABLE "ledger_sums" (
	"contract_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"measure" text NOT NULL,
	"year" integer NOT NULL,
	"cluster_id" uuid NOT NULL,
	"amount_cents" numeric(30, 0) NOT NULL,
	"postings" integer NOT NULL,
	CONSTRAINT "ledger_sums_contract_id_organisation_id_measure_year_pk" PRIMARY KEY("contract_id","organisation_id","measure","year")
);
--> statement-breakpoint
ALTER TABLE "ledger_sums" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "proposals" (
	"match_run_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"cluster_id" uuid NOT NULL,
	"tender_id" uuid NOT NULL,
	"first" boolean NOT NULL,
	"finished_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "proposals_match_run_id_organisation_id_pk" PRIMARY KEY("match_run_id","organisation_id")
);
--> statement-breakpoint
ALTER TABLE "proposals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_match_run_id_match_runs_id_fk" FOREIGN KEY ("match_run_id") REFERENCES "public"."match_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ledger_sums_cluster" ON "ledger_sums" USING btree ("cluster_id","measure","year","contract_id","organisation_id","amount_cents","postings");--> statement-breakpoint
CREATE INDEX "ledger_sums_year" ON "ledger_sums" USING btree ("measure","year","cluster_id","contract_id","organisation_id","amount_cents","postings");--> statement-breakpoint
CREATE INDEX "ledger_sums_organisation" ON "ledger_sums" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "proposals_cluster" ON "proposals" USING btree ("cluster_id","finished_at","organisation_id","tender_id");--> statement-breakpoint
CREATE INDEX "proposals_finished" ON "proposals" USING btree ("finished_at","organisation_id","tender_id");--> statement-breakpoint
CREATE INDEX "consortium_events_type" ON "consortium_events" USING btree ("type","cluster_id","consortium_id","created_at");--> statement-breakpoint
CREATE INDEX "invitations_due" ON "invitations" USING btree ("expires_at") WHERE "invitations"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "invitations_made" ON "invitations" USING btree ("created_at","cluster_id","organisation_id","consortium_id");--> statement-breakpoint
CREATE INDEX "lots_deadline" ON "lots" USING btree ("deadline");--> statement-breakpoint
CREATE INDEX "requirements_tender" ON "requirements" USING btree ("tender_id","lot_id","position");--> statement-breakpoint
CREATE POLICY "ledger_sums_read" ON "ledger_sums" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or organisation_id = any ((select app_organisations())::uuid[])));--> statement-breakpoint
CREATE POLICY "ledger_sums_write" ON "ledger_sums" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_actor()) = 'system') WITH CHECK ((select app_actor()) = 'system');--> statement-breakpoint
CREATE POLICY "proposals_read" ON "proposals" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "proposals_write" ON "proposals" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_actor()) = 'system') WITH CHECK ((select app_actor()) = 'system');