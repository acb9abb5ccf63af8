import { sql } from 'drizzle-orm';
import { inTransaction } from '../src/db/transaction.ts';
import { TEST_SYSTEM, type TestApp } from './app.ts';

/** The token in the mail that is written to an invited person: the only place where it is. */
export async function mailedToken(app: TestApp, email: string): Promise<string> {
  const [row] = await inTransaction(app.database, TEST_SYSTEM, (tx) =>
    tx.execute<{ id: string }>(sql`
      select i.id from account_invitations i join users u on u.id = i.user_id
       where u.email = ${email.toLowerCase()} and i.accepted_at is null order by i.id desc limit 1`),
  );
  const mail = row === undefined ? null : await app.services.auth.accountInvitations.mailOf(row.id);
  if (mail === null) throw new Error(`no mail waits for ${email}`);
  return tokenIn(mail.text);
}

/** The token of the link in a mail. */
export const tokenIn = (text: string): string =>
  new URLSearchParams(new URL(/https?:\S+/.exec(text)![0]).hash.slice(1)).get('token')!;
