import { sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';

/** Rows of a person, by what they are. Plain values as the database has them. */
export type PersonalData = Record<string, Record<string, unknown>[]>;

/** What is held of a person beyond name and address: everything that carries their id. */
export async function readPersonalData(tx: Tx, userId: string): Promise<PersonalData> {
  const rows = async (query: ReturnType<typeof sql>): Promise<Record<string, unknown>[]> => [
    ...(await tx.execute<Record<string, unknown>>(query)),
  ];
  const id = sql`${userId}::uuid`;
  return {
    account: await rows(
      sql`select email, name, language, disabled_at, created_at, updated_at, password_hash is not null as has_password from users where id = ${id}`,
    ),
    roles: await rows(sql`select role, cluster_id, organisation_id from user_roles where user_id = ${id}`),
    accountInvitations: await rows(
      sql`select expires_at, accepted_at, created_at from account_invitations where user_id = ${id} order by id`,
    ),
    contacts: await rows(
      sql`select c.organisation_id, c.email, c.name, c.created_at, c.invited_at from organisation_contacts c
           join users u on lower(u.email) = lower(c.email) where u.id = ${id} order by c.id`,
    ),
    sessions: await rows(
      sql`select created_at, expires_at, used_at, revoked_at from refresh_tokens where user_id = ${id} order by id`,
    ),
    browserSessions: await rows(
      sql`select created_at, last_seen_at, expires_at, user_agent from sessions where user_id = ${id} order by id`,
    ),
    secondFactor: await rows(sql`select created_at, confirmed_at from totp_factors where user_id = ${id}`),
    passkeys: await rows(
      sql`select name, backed_up, created_at, last_used_at from passkeys where user_id = ${id} order by id`,
    ),
    recoveryCodes: await rows(sql`select created_at, used_at from recovery_codes where user_id = ${id} order by id`),
    notifications: await rows(sql`select * from notifications where user_id = ${id} order by id`),
    calendars: await rows(
      sql`select to_jsonb(c) - 'token_hash' as calendar from calendar_tokens c where user_id = ${id}`,
    ),
    answersToInvitations: await rows(
      sql`select id, organisation_id, state, answered_at, reason, note from invitations where answered_by = ${id} order by id`,
    ),
    actions: await rows(
      sql`select created_at, action, entity, entity_id from audit_log where actor_id = ${id} order by created_at, id`,
    ),
  };
}

/**
 * Makes changes of who is an administrator wait for one another: of two who close each other's account at once, the
 * second finds that the first has done it.
 */
export async function lockAdministrators(tx: Tx): Promise<void> {
  await tx.execute(sql`select u.id from users u
    where exists (select 1 from user_roles r where r.user_id = u.id and r.role = 'admin') order by u.id for update`);
}

/** Whether another administrator remains; true of the present only while administrators are locked. */
export async function hasOtherAdministrator(tx: Tx, userId: string): Promise<boolean> {
  const [row] = await tx.execute<{ there: boolean }>(sql`
    select exists (select 1 from user_roles r join users u on u.id = r.user_id
                    where r.role = 'admin' and u.disabled_at is null and u.id <> ${userId}::uuid) as there`);
  return row?.there === true;
}

/**
 * Takes the person out of every table: its own rows, and its name and address out of texts that others wrote. The row
 * of the person stays, without name and address: contracts, entries and audit rows name its id, which tells nothing any
 * more.
 */
export async function erasePersonalData(
  tx: Tx,
  person: { id: string; email: string; name: string },
  now: Date,
): Promise<void> {
  const id = sql`${person.id}::uuid`;
  for (const table of [
    'user_roles',
    'account_invitations',
    'refresh_tokens',
    'sessions',
    'totp_factors',
    'recovery_codes',
    'passkeys',
    'passkey_challenges',
    'notifications',
    'calendar_tokens',
  ])
    await tx.execute(sql`delete from ${sql.identifier(table)} where user_id = ${id}`);
  // Invitations that wait beside the account (users in src/auth/table.ts).
  await tx.execute(sql`delete from users where email = ${person.email} and id <> ${id} and password_hash is null`);
  // Stored answers for Idempotency-Keys: the person's own, and those that show the person to others.
  await tx.execute(sql`
    delete from idempotency_keys
     where user_id = ${id} or position(${person.email} in lower(body::text)) > 0 or position(${person.id} in body::text) > 0`);
  // A company's contact and signatory, where they are this person.
  await tx.execute(sql`update bid_facts set email = null, version = version + 1 where lower(email) = ${person.email}`);
  await tx.execute(sql`
    update bid_facts set representative = null, version = version + 1
     where lower(concat_ws(' ', representative ->> 'firstName', representative ->> 'lastName')) = lower(${person.name})`);
  await tx.execute(sql`select erase_person(${person.name}, ${person.email})`);
  await tx.execute(sql`
    update users set email = ${`erased-${person.id}@erased.invalid`}, name = 'Erased person', password_hash = null,
           disabled_at = coalesce(disabled_at, ${now.toISOString()}::timestamptz), version = version + 1
     where id = ${id}`);
}

/** Which of these addresses are those of people. */
export async function knownAddresses(tx: Tx, addresses: readonly string[]): Promise<Set<string>> {
  const rows = await tx.execute<{ email: string }>(sql`
    select lower(email) as email from users
     where lower(email) in (select jsonb_array_elements_text(${JSON.stringify(addresses)}::jsonb))`);
  return new Set(rows.map((row) => row.email));
}
