import { DomainError } from '../shared/errors.ts';
import { quoteTable, SCHEMAS } from './catalog.ts';
import type { Session } from './session.ts';

/**
 * Does `work` with every row in sight. A superuser sees them anyway. The owner of the tables, which is what a managed
 * database gives, is bound by forced row-level security: a backup taken by it would silently lack rows. So the force
 * is lifted for the owner meanwhile. The application isn't affected: it works as another role, which the policies bind
 * with or without the force. Should the process die in between, the next migration puts the force back.
 *
 * @throws DomainError `backup_needs_owner` when we are neither
 */
export async function seeingEveryRow<T>(db: Session, work: () => Promise<T>): Promise<T> {
  const me = 'select rolsuper or rolbypassrls as free from pg_roles where rolname = current_user';
  if ((await db.rows<{ free: boolean }>(me))[0]?.free === true) return work();
  const forced = await forcedTables(db);
  await setForce(db, forced, false);
  try {
    return await work();
  } finally {
    await setForce(db, forced, true);
  }
}

async function forcedTables(db: Session): Promise<string[]> {
  const rows = await db.rows<{ schema: string; name: string; owned: boolean }>(
    `
    select n.nspname as schema, c.relname as name, pg_has_role(current_user, c.relowner, 'usage') as owned
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any ($1) and c.relkind in ('r', 'p') and c.relrowsecurity
       and (c.relforcerowsecurity or not pg_has_role(current_user, c.relowner, 'usage'))`,
    [SCHEMAS],
  );
  const foreign = rows.find((row) => !row.owned);
  if (foreign !== undefined) {
    throw new DomainError(
      'forbidden',
      'backup_needs_owner',
      `Row-level security hides rows of ${foreign.name} from this user: connect as the owner of the tables.`,
    );
  }
  return rows.map(quoteTable);
}

async function setForce(db: Session, tables: readonly string[], on: boolean): Promise<void> {
  for (const table of tables) await db.rows(`alter table ${table} ${on ? '' : 'no '}force row level security`);
}
