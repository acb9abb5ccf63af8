-- breaking: the version before writes pairs without saying whose word they are
DROP INDEX "organisation_relations_once";--> statement-breakpoint
DROP INDEX "ties_once";--> statement-breakpoint
ALTER TABLE "organisation_relations" ADD COLUMN "cluster_id" uuid;--> statement-breakpoint
ALTER TABLE "ties" ADD COLUMN "cluster_id" uuid;--> statement-breakpoint
-- Row-level security binds the owner too: the rows are the program's to move.
SELECT set_config('app.actor', 'system', true);--> statement-breakpoint
-- What is there becomes the word of a cluster that has both, else of the first that has either.
UPDATE "organisation_relations" p SET "cluster_id" = coalesce(
  (SELECT min(c::text)::uuid FROM "organisations" a, "organisations" b, unnest(a."cluster_ids") c WHERE a."id" = p."a_id" AND b."id" = p."b_id" AND c = any (b."cluster_ids")),
  (SELECT a."cluster_ids"[1] FROM "organisations" a WHERE a."id" = p."a_id"),
  (SELECT b."cluster_ids"[1] FROM "organisations" b WHERE b."id" = p."b_id"));--> statement-breakpoint
UPDATE "ties" p SET "cluster_id" = coalesce(
  (SELECT min(c::text)::uuid FROM "organisations" a, "organisations" b, unnest(a."cluster_ids") c WHERE a."id" = p."a_id" AND b."id" = p."b_id" AND c = any (b."cluster_ids")),
  (SELECT a."cluster_ids"[1] FROM "organisations" a WHERE a."id" = p."a_id"),
  (SELECT b."cluster_ids"[1] FROM "organisations" b WHERE b."id" = p."b_id"));--> statement-breakpoint
ALTER TABLE "organisation_relations" ADD CONSTRAINT "organisation_relations_once" UNIQUE NULLS NOT DISTINCT("a_id","b_id","kind","cluster_id");--> statement-breakpoint
ALTER TABLE "ties" ADD CONSTRAINT "ties_once" UNIQUE NULLS NOT DISTINCT("a_id","b_id","cluster_id");--> statement-breakpoint
ALTER POLICY "organisation_relations_read" ON "organisation_relations" TO groupement_app USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
ALTER POLICY "organisation_relations_write" ON "organisation_relations" TO groupement_app USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
ALTER POLICY "ties_read" ON "ties" TO groupement_app USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
ALTER POLICY "ties_write" ON "ties" TO groupement_app USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));