CREATE TABLE "election_candidates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"election_id" uuid NOT NULL,
	"cluster_id" uuid NOT NULL,
	"working_group_id" uuid,
	"organisation_id" uuid NOT NULL,
	"person" text,
	"statement" text,
	"accepted" boolean,
	"votes" integer
);
--> statement-breakpoint
ALTER TABLE "election_candidates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "election_roll" (
	"id" uuid PRIMARY KEY NOT NULL,
	"election_id" uuid NOT NULL,
	"cluster_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"voted" boolean DEFAULT false NOT NULL,
	"sealed_vote" text
);
--> statement-breakpoint
ALTER TABLE "election_roll" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "elections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cluster_id" uuid NOT NULL,
	"working_group_id" uuid,
	"position" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"term_from" date NOT NULL,
	"term_to" date NOT NULL,
	"quorum_bp" integer,
	"sealed_key" text,
	"counted_at" timestamp (3) with time zone,
	"outcome" text,
	"electors" integer,
	"turnout" integer,
	"blank" integer,
	"elected_id" uuid,
	"cancelled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "elections_time" CHECK ("elections"."starts_at" < "elections"."ends_at" and "elections"."term_from" <= "elections"."term_to"),
	CONSTRAINT "elections_quorum" CHECK ("elections"."quorum_bp" between 1 and 10000)
);
--> statement-breakpoint
ALTER TABLE "elections" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "group_actions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cluster_id" uuid NOT NULL,
	"working_group_id" uuid,
	"title" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "group_actions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "group_event_guests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"cluster_id" uuid NOT NULL,
	"working_group_id" uuid,
	"organisation_id" uuid NOT NULL,
	"coming" boolean,
	"attended" boolean
);
--> statement-breakpoint
ALTER TABLE "group_event_guests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "group_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cluster_id" uuid NOT NULL,
	"working_group_id" uuid,
	"title" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"place" text NOT NULL,
	"minutes" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "group_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "group_results" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cluster_id" uuid NOT NULL,
	"working_group_id" uuid,
	"kind" text NOT NULL,
	"came_on" date NOT NULL,
	"text" text NOT NULL,
	"cpv" text,
	"tender_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "group_results" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mandates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cluster_id" uuid NOT NULL,
	"working_group_id" uuid,
	"position" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"person" text,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"election_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mandates_term" CHECK ("mandates"."starts_on" <= "mandates"."ends_on")
);
--> statement-breakpoint
ALTER TABLE "mandates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "cluster_years" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cluster_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"investment_cents" bigint NOT NULL,
	CONSTRAINT "cluster_years_amount" CHECK ("cluster_years"."investment_cents" >= 0)
);
--> statement-breakpoint
ALTER TABLE "cluster_years" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "initiative_members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"initiative_id" uuid NOT NULL,
	"cluster_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "initiative_members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "initiatives" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cluster_id" uuid NOT NULL,
	"title" text NOT NULL,
	"kind" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"international" boolean DEFAULT false NOT NULL,
	"intercluster" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "initiatives_days" CHECK ("initiatives"."ends_on" is null or "initiatives"."starts_on" <= "initiatives"."ends_on")
);
--> statement-breakpoint
ALTER TABLE "initiatives" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "standing" text;--> statement-breakpoint
ALTER TABLE "election_candidates" ADD CONSTRAINT "election_candidates_election_id_elections_id_fk" FOREIGN KEY ("election_id") REFERENCES "public"."elections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "election_candidates" ADD CONSTRAINT "election_candidates_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "election_candidates" ADD CONSTRAINT "election_candidates_working_group_id_working_groups_id_fk" FOREIGN KEY ("working_group_id") REFERENCES "public"."working_groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "election_candidates" ADD CONSTRAINT "election_candidates_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "election_roll" ADD CONSTRAINT "election_roll_election_id_elections_id_fk" FOREIGN KEY ("election_id") REFERENCES "public"."elections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "election_roll" ADD CONSTRAINT "election_roll_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "elections" ADD CONSTRAINT "elections_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "elections" ADD CONSTRAINT "elections_working_group_id_working_groups_id_fk" FOREIGN KEY ("working_group_id") REFERENCES "public"."working_groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_actions" ADD CONSTRAINT "group_actions_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_actions" ADD CONSTRAINT "group_actions_working_group_id_working_groups_id_fk" FOREIGN KEY ("working_group_id") REFERENCES "public"."working_groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_actions" ADD CONSTRAINT "group_actions_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_event_guests" ADD CONSTRAINT "group_event_guests_event_id_group_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."group_events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_event_guests" ADD CONSTRAINT "group_event_guests_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_event_guests" ADD CONSTRAINT "group_event_guests_working_group_id_working_groups_id_fk" FOREIGN KEY ("working_group_id") REFERENCES "public"."working_groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_event_guests" ADD CONSTRAINT "group_event_guests_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_events" ADD CONSTRAINT "group_events_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_events" ADD CONSTRAINT "group_events_working_group_id_working_groups_id_fk" FOREIGN KEY ("working_group_id") REFERENCES "public"."working_groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_results" ADD CONSTRAINT "group_results_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_results" ADD CONSTRAINT "group_results_working_group_id_working_groups_id_fk" FOREIGN KEY ("working_group_id") REFERENCES "public"."working_groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_results" ADD CONSTRAINT "group_results_tender_id_tenders_id_fk" FOREIGN KEY ("tender_id") REFERENCES "public"."tenders"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandates" ADD CONSTRAINT "mandates_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandates" ADD CONSTRAINT "mandates_working_group_id_working_groups_id_fk" FOREIGN KEY ("working_group_id") REFERENCES "public"."working_groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandates" ADD CONSTRAINT "mandates_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cluster_years" ADD CONSTRAINT "cluster_years_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiative_members" ADD CONSTRAINT "initiative_members_initiative_id_initiatives_id_fk" FOREIGN KEY ("initiative_id") REFERENCES "public"."initiatives"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiative_members" ADD CONSTRAINT "initiative_members_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiative_members" ADD CONSTRAINT "initiative_members_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiatives" ADD CONSTRAINT "initiatives_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "election_candidates_once" ON "election_candidates" USING btree ("election_id","organisation_id","cluster_id");--> statement-breakpoint
CREATE INDEX "election_candidates_organisation" ON "election_candidates" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "election_roll_once" ON "election_roll" USING btree ("election_id","organisation_id","cluster_id");--> statement-breakpoint
CREATE INDEX "election_roll_organisation" ON "election_roll" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "elections_cluster" ON "elections" USING btree ("cluster_id","ends_at");--> statement-breakpoint
CREATE INDEX "elections_group" ON "elections" USING btree ("working_group_id");--> statement-breakpoint
CREATE INDEX "group_actions_due" ON "group_actions" USING btree ("cluster_id","due_on");--> statement-breakpoint
CREATE INDEX "group_actions_group" ON "group_actions" USING btree ("working_group_id");--> statement-breakpoint
CREATE INDEX "group_actions_organisation" ON "group_actions" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "group_event_guests_once" ON "group_event_guests" USING btree ("event_id","organisation_id","cluster_id");--> statement-breakpoint
CREATE INDEX "group_event_guests_organisation" ON "group_event_guests" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "group_events_time" ON "group_events" USING btree ("cluster_id","starts_at");--> statement-breakpoint
CREATE INDEX "group_events_group" ON "group_events" USING btree ("working_group_id");--> statement-breakpoint
CREATE INDEX "group_results_day" ON "group_results" USING btree ("cluster_id","came_on");--> statement-breakpoint
CREATE INDEX "group_results_group" ON "group_results" USING btree ("working_group_id");--> statement-breakpoint
CREATE INDEX "mandates_cluster" ON "mandates" USING btree ("cluster_id","ends_on");--> statement-breakpoint
CREATE INDEX "mandates_group" ON "mandates" USING btree ("working_group_id");--> statement-breakpoint
CREATE INDEX "mandates_organisation" ON "mandates" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "cluster_years_once" ON "cluster_years" USING btree ("cluster_id","year");--> statement-breakpoint
CREATE UNIQUE INDEX "initiative_members_once" ON "initiative_members" USING btree ("initiative_id","organisation_id","cluster_id");--> statement-breakpoint
CREATE INDEX "initiative_members_organisation" ON "initiative_members" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "initiatives_cluster" ON "initiatives" USING btree ("cluster_id","starts_on");--> statement-breakpoint
CREATE POLICY "election_candidates_read" ON "election_candidates" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or organisation_id = any ((select app_organisations())::uuid[]) or (election_candidates.working_group_id is null and cluster_id = any ((select app_member_clusters())::uuid[])
    or exists (select 1 from working_group_members m where m.working_group_id = election_candidates.working_group_id
                and m.organisation_id = any ((select app_organisations())::uuid[])))));--> statement-breakpoint
CREATE POLICY "election_candidates_write" ON "election_candidates" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()))) WITH CHECK (((select app_sees_all())));--> statement-breakpoint
CREATE POLICY "election_roll_read" ON "election_roll" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or organisation_id = any ((select app_organisations())::uuid[])));--> statement-breakpoint
CREATE POLICY "election_roll_write" ON "election_roll" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()))) WITH CHECK (((select app_sees_all())));--> statement-breakpoint
CREATE POLICY "elections_read" ON "elections" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or (elections.working_group_id is null and cluster_id = any ((select app_member_clusters())::uuid[])
    or exists (select 1 from working_group_members m where m.working_group_id = elections.working_group_id
                and m.organisation_id = any ((select app_organisations())::uuid[])))));--> statement-breakpoint
CREATE POLICY "elections_write" ON "elections" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or exists (select 1 from mandates p where p.working_group_id = elections.working_group_id
    and p.position in ('pilot', 'co_pilot') and current_date between p.starts_on and p.ends_on
    and p.organisation_id = any ((select app_organisations())::uuid[])))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or exists (select 1 from mandates p where p.working_group_id = elections.working_group_id
    and p.position in ('pilot', 'co_pilot') and current_date between p.starts_on and p.ends_on
    and p.organisation_id = any ((select app_organisations())::uuid[]))));--> statement-breakpoint
CREATE POLICY "group_actions_read" ON "group_actions" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or organisation_id = any ((select app_organisations())::uuid[]) or (group_actions.working_group_id is null and cluster_id = any ((select app_member_clusters())::uuid[])
    or exists (select 1 from working_group_members m where m.working_group_id = group_actions.working_group_id
                and m.organisation_id = any ((select app_organisations())::uuid[])))));--> statement-breakpoint
CREATE POLICY "group_actions_write" ON "group_actions" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or exists (select 1 from mandates p where p.working_group_id = group_actions.working_group_id
    and p.position in ('pilot', 'co_pilot') and current_date between p.starts_on and p.ends_on
    and p.organisation_id = any ((select app_organisations())::uuid[])))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or exists (select 1 from mandates p where p.working_group_id = group_actions.working_group_id
    and p.position in ('pilot', 'co_pilot') and current_date between p.starts_on and p.ends_on
    and p.organisation_id = any ((select app_organisations())::uuid[]))));--> statement-breakpoint
CREATE POLICY "group_event_guests_read" ON "group_event_guests" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or (group_event_guests.working_group_id is null and cluster_id = any ((select app_member_clusters())::uuid[])
    or exists (select 1 from working_group_members m where m.working_group_id = group_event_guests.working_group_id
                and m.organisation_id = any ((select app_organisations())::uuid[])))));--> statement-breakpoint
CREATE POLICY "group_event_guests_write" ON "group_event_guests" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or organisation_id = any ((select app_organisations())::uuid[]) or exists (select 1 from mandates p where p.working_group_id = group_event_guests.working_group_id
    and p.position in ('pilot', 'co_pilot') and current_date between p.starts_on and p.ends_on
    and p.organisation_id = any ((select app_organisations())::uuid[])))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or organisation_id = any ((select app_organisations())::uuid[]) or exists (select 1 from mandates p where p.working_group_id = group_event_guests.working_group_id
    and p.position in ('pilot', 'co_pilot') and current_date between p.starts_on and p.ends_on
    and p.organisation_id = any ((select app_organisations())::uuid[]))));--> statement-breakpoint
CREATE POLICY "group_events_read" ON "group_events" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or (group_events.working_group_id is null and cluster_id = any ((select app_member_clusters())::uuid[])
    or exists (select 1 from working_group_members m where m.working_group_id = group_events.working_group_id
                and m.organisation_id = any ((select app_organisations())::uuid[])))));--> statement-breakpoint
CREATE POLICY "group_events_write" ON "group_events" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or exists (select 1 from mandates p where p.working_group_id = group_events.working_group_id
    and p.position in ('pilot', 'co_pilot') and current_date between p.starts_on and p.ends_on
    and p.organisation_id = any ((select app_organisations())::uuid[])))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or exists (select 1 from mandates p where p.working_group_id = group_events.working_group_id
    and p.position in ('pilot', 'co_pilot') and current_date between p.starts_on and p.ends_on
    and p.organisation_id = any ((select app_organisations())::uuid[]))));--> statement-breakpoint
CREATE POLICY "group_results_read" ON "group_results" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or (group_results.working_group_id is null and cluster_id = any ((select app_member_clusters())::uuid[])
    or exists (select 1 from working_group_members m where m.working_group_id = group_results.working_group_id
                and m.organisation_id = any ((select app_organisations())::uuid[])))));--> statement-breakpoint
CREATE POLICY "group_results_write" ON "group_results" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or exists (select 1 from mandates p where p.working_group_id = group_results.working_group_id
    and p.position in ('pilot', 'co_pilot') and current_date between p.starts_on and p.ends_on
    and p.organisation_id = any ((select app_organisations())::uuid[])))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or exists (select 1 from mandates p where p.working_group_id = group_results.working_group_id
    and p.position in ('pilot', 'co_pilot') and current_date between p.starts_on and p.ends_on
    and p.organisation_id = any ((select app_organisations())::uuid[]))));--> statement-breakpoint
CREATE POLICY "mandates_read" ON "mandates" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or cluster_id = any ((select app_member_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "mandates_write" ON "mandates" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "cluster_years_read" ON "cluster_years" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "cluster_years_write" ON "cluster_years" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "initiative_members_read" ON "initiative_members" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "initiative_members_write" ON "initiative_members" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "initiatives_read" ON "initiatives" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "initiatives_write" ON "initiatives" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));