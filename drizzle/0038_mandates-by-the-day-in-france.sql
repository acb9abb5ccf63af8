ALTER POLICY "elections_write" ON "elections" TO groupement_app USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or exists (select 1 from mandates p where p.working_group_id = elections.working_group_id
    and p.position in ('pilot', 'co_pilot') and today_in_france() between p.starts_on and p.ends_on
    and p.organisation_id = any ((select app_organisations())::uuid[])))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or exists (select 1 from mandates p where p.working_group_id = elections.working_group_id
    and p.position in ('pilot', 'co_pilot') and today_in_france() between p.starts_on and p.ends_on
    and p.organisation_id = any ((select app_organisations())::uuid[]))));--> statement-breakpoint
ALTER POLICY "group_actions_write" ON "group_actions" TO groupement_app USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or exists (select 1 from mandates p where p.working_group_id = group_actions.working_group_id
    and p.position in ('pilot', 'co_pilot') and today_in_france() between p.starts_on and p.ends_on
    and p.organisation_id = any ((select app_organisations())::uuid[])))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or exists (select 1 from mandates p where p.working_group_id = group_actions.working_group_id
    and p.position in ('pilot', 'co_pilot') and today_in_france() between p.starts_on and p.ends_on
    and p.organisation_id = any ((select app_organisations())::uuid[]))));--> statement-breakpoint
ALTER POLICY "group_event_guests_write" ON "group_event_guests" TO groupement_app USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or organisation_id = any ((select app_organisations())::uuid[]) or exists (select 1 from mandates p where p.working_group_id = group_event_guests.working_group_id
    and p.position in ('pilot', 'co_pilot') and today_in_france() between p.starts_on and p.ends_on
    and p.organisation_id = any ((select app_organisations())::uuid[])))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or organisation_id = any ((select app_organisations())::uuid[]) or exists (select 1 from mandates p where p.working_group_id = group_event_guests.working_group_id
    and p.position in ('pilot', 'co_pilot') and today_in_france() between p.starts_on and p.ends_on
    and p.organisation_id = any ((select app_organisations())::uuid[]))));--> statement-breakpoint
ALTER POLICY "group_events_write" ON "group_events" TO groupement_app USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or exists (select 1 from mandates p where p.working_group_id = group_events.working_group_id
    and p.position in ('pilot', 'co_pilot') and today_in_france() between p.starts_on and p.ends_on
    and p.organisation_id = any ((select app_organisations())::uuid[])))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or exists (select 1 from mandates p where p.working_group_id = group_events.working_group_id
    and p.position in ('pilot', 'co_pilot') and today_in_france() between p.starts_on and p.ends_on
    and p.organisation_id = any ((select app_organisations())::uuid[]))));--> statement-breakpoint
ALTER POLICY "group_results_write" ON "group_results" TO groupement_app USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or exists (select 1 from mandates p where p.working_group_id = group_results.working_group_id
    and p.position in ('pilot', 'co_pilot') and today_in_france() between p.starts_on and p.ends_on
    and p.organisation_id = any ((select app_organisations())::uuid[])))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]) or exists (select 1 from mandates p where p.working_group_id = group_results.working_group_id
    and p.position in ('pilot', 'co_pilot') and today_in_france() between p.starts_on and p.ends_on
    and p.organisation_id = any ((select app_organisations())::uuid[]))));