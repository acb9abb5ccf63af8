CREATE TABLE "need_decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cluster_id" uuid NOT NULL,
	"lot_id" uuid NOT NULL,
	"act" text NOT NULL,
	"cpv" text NOT NULL,
	"certification" text,
	"cpv_main" text,
	"origin" jsonb,
	"decided_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "need_decisions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "need_lessons" (
	"id" uuid PRIMARY KEY NOT NULL,
	"work" text NOT NULL,
	"trade" text NOT NULL,
	"cpv" text NOT NULL,
	"shift" real NOT NULL,
	"proposes" boolean DEFAULT false NOT NULL,
	"learned_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "need_lessons" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "need_decisions" ADD CONSTRAINT "need_decisions_lot_id_lots_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."lots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "need_decisions_lot" ON "need_decisions" USING btree ("lot_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "need_lessons_pair" ON "need_lessons" USING btree ("work","trade");--> statement-breakpoint
CREATE POLICY "need_decisions_read" ON "need_decisions" AS PERMISSIVE FOR SELECT TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "need_decisions_write" ON "need_decisions" AS PERMISSIVE FOR ALL TO "groupement_app" USING (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))) WITH CHECK (((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])));--> statement-breakpoint
CREATE POLICY "need_lessons_read" ON "need_lessons" AS PERMISSIVE FOR SELECT TO "groupement_app" USING ((select app_actor()) = 'system');--> statement-breakpoint
CREATE POLICY "need_lessons_write" ON "need_lessons" AS PERMISSIVE FOR ALL TO "groupement_app" USING ((select app_actor()) = 'system') WITH CHECK ((select app_actor()) = 'system');