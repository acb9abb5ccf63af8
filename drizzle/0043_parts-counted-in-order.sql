DROP INDEX "invitations_made";--> statement-breakpoint
DROP INDEX "proposals_finished";--> statement-breakpoint
CREATE INDEX "invitations_counted" ON "invitations" USING btree ("cluster_id","organisation_id","consortium_id","created_at");--> statement-breakpoint
CREATE INDEX "proposals_counted" ON "proposals" USING btree ("cluster_id","organisation_id","tender_id","finished_at");