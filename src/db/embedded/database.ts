import postgres from 'postgres';

/** Makes the database `name` on the server of `url` (a superuser's) unless it is there. Call it under the lock. */
export async function ensureDatabase(url: string, name: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const found = await sql`select 1 from pg_database where datname = ${name}`;
    if (found.length === 0) await sql`create database ${sql(name)}`;
  } finally {
    // Without a limit postgres.js can wait for ever for a connection that was lost.
    await sql.end({ timeout: 5 });
  }
}
