import { sql } from 'drizzle-orm';
import { APPLICATION_ROLE, type Database } from './client.ts';
import { inTransaction } from './transaction.ts';

/** Whether the database answers, and the program works in it as the role that row-level security binds. */
export const isBound = (database: Database): Promise<boolean> =>
  inTransaction(database, { kind: 'anonymous' }, async (tx) => {
    const [row] = await tx.execute<{ role: string; secured: boolean }>(
      sql`select current_user as role, row_security_active('users') as secured`,
    );
    return row?.role === APPLICATION_ROLE && row.secured;
  });
