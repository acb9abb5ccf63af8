DROP INDEX "users_email";--> statement-breakpoint
DROP INDEX "organisations_registration";--> statement-breakpoint
CREATE INDEX "users_by_email" ON "users" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree ("email") WHERE "users"."password_hash" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "organisations_registration" ON "organisations" USING btree ("country","registration_number",coalesce("cluster_ids"[1], '00000000-0000-0000-0000-000000000000'::uuid));