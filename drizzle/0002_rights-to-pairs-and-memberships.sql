ALTER POLICY "memberships_write" ON "memberships" TO groupement_app USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])
        and exists (select 1 from organisations o where o.id = memberships.organisation_id
          and o.cluster_ids && (select app_clusters())::uuid[])));--> statement-breakpoint
ALTER POLICY "organisation_relations_read" ON "organisation_relations" TO groupement_app USING ((select app_sees_all()) or exists (select 1 from organisations o
    where o.id in (organisation_relations.a_id, organisation_relations.b_id) and o.cluster_ids && (select app_clusters())::uuid[]));--> statement-breakpoint
ALTER POLICY "organisation_relations_write" ON "organisation_relations" TO groupement_app USING ((select app_sees_all()) or exists (select 1 from organisations o
    where o.id in (organisation_relations.a_id, organisation_relations.b_id) and o.cluster_ids && (select app_clusters())::uuid[])) WITH CHECK ((select app_sees_all()) or exists (select 1 from organisations o
    where o.id in (organisation_relations.a_id, organisation_relations.b_id) and o.cluster_ids && (select app_clusters())::uuid[]));--> statement-breakpoint
ALTER POLICY "ties_read" ON "ties" TO groupement_app USING ((select app_sees_all()) or exists (select 1 from organisations o
    where o.id in (ties.a_id, ties.b_id) and o.cluster_ids && (select app_clusters())::uuid[]));--> statement-breakpoint
ALTER POLICY "ties_write" ON "ties" TO groupement_app USING ((select app_sees_all()) or exists (select 1 from organisations o
    where o.id in (ties.a_id, ties.b_id) and o.cluster_ids && (select app_clusters())::uuid[])) WITH CHECK ((select app_sees_all()) or exists (select 1 from organisations o
    where o.id in (ties.a_id, ties.b_id) and o.cluster_ids && (select app_clusters())::uuid[]));