CREATE TABLE "role_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"cluster_id" uuid NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"language" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"consents" uuid[] DEFAULT '{}' NOT NULL,
	"asked_by" uuid,
	"decided_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "role_requests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "role_requests" ADD CONSTRAINT "role_requests_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_requests" ADD CONSTRAINT "role_requests_asked_by_users_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_requests" ADD CONSTRAINT "role_requests_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "role_requests_once" ON "role_requests" USING btree ("organisation_id","email") WHERE "role_requests"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "role_requests_asked" ON "role_requests" USING btree ("asked_by");--> statement-breakpoint
CREATE POLICY "role_requests_read" ON "role_requests" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or exists (select 1 from organisations o where o.id = role_requests.organisation_id
  and (o.cluster_ids && (select app_clusters())::uuid[] or o.id = any ((select app_organisations())::uuid[])))));--> statement-breakpoint
CREATE POLICY "role_requests_write" ON "role_requests" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_actor()) = 'system') WITH CHECK ((select app_actor()) = 'system');--> statement-breakpoint
ALTER POLICY "organisations_read" ON "organisations" TO groupement_app USING (((select app_sees_all()) or cluster_ids && (select app_clusters())::uuid[] or id = any ((select app_organisations())::uuid[])));