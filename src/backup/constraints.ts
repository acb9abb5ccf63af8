import { listTables, quoteTable, SCHEMAS } from './catalog.ts';
import type { Session } from './session.ts';

/**
 * Takes down what gets in the way of loading rows: foreign keys (tables may refer to each other in circles), triggers
 * (the rows already hold what they did) and forced row-level security, which would bind us as the owner. The tables'
 * owner may do all of that; `session_replication_role` would need a superuser.
 *
 * @returns what puts it back; each foreign key is then checked on every row
 */
export async function takeDownGuards(db: Session): Promise<() => Promise<void>> {
  const tables = (await listTables(db)).map(quoteTable);
  const keys = await db.rows<{ owner: string; name: string; definition: string }>(
    `
    select format('%I.%I', n.nspname, c.relname) as owner, format('%I', k.conname) as name,
           pg_get_constraintdef(k.oid) as definition
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and k.conparentid = 0 and n.nspname = any ($1)`,
    [SCHEMAS],
  );
  const triggers = await db.rows<{ owner: string; name: string; mode: string }>(
    `
    select format('%I.%I', n.nspname, c.relname) as owner, format('%I', t.tgname) as name,
           case t.tgenabled when 'A' then 'enable always' when 'R' then 'enable replica' when 'D' then 'disable'
                            else 'enable' end as mode
      from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
     where not t.tgisinternal and n.nspname = any ($1)`,
    [SCHEMAS],
  );
  for (const key of keys) await db.rows(`alter table ${key.owner} drop constraint ${key.name}`);
  for (const table of tables) {
    await db.rows(`alter table ${table} disable trigger user`);
    await db.rows(`alter table ${table} no force row level security`);
  }
  return async () => {
    await db.rows('set constraints all immediate');
    for (const key of keys) await db.rows(`alter table ${key.owner} add constraint ${key.name} ${key.definition}`);
    for (const trigger of triggers)
      await db.rows(`alter table ${trigger.owner} ${trigger.mode} trigger ${trigger.name}`);
    // Forced row-level security is put back by the migration that follows, which checks every table for it.
  };
}

/**
 * Jobs live in BullMQ, outside of the backup. Those that were handed over but whose effect had not been recorded when
 * the backup was made are handed over again; a job that is done twice has its effect once.
 */
export async function sendUnfinishedJobsAgain(db: Session): Promise<void> {
  if (!(await db.has('public.outbox'))) return;
  await db.rows(`update public.outbox set relayed_at = null
            where relayed_at is not null and not exists (select 1 from public.job_effects e where e.job_id = outbox.id)`);
}
