import { eq, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import type { Language } from '../shared/language.ts';
import { calendarTokens } from './table.ts';

/** Something with an hour: an invitation's end, a lot's deadline, the end of questions, a visit of the site. */
export type CalendarEntry = { id: string; kind: CalendarKind; title: string; at: Date; until?: Date };
export type CalendarKind =
  | 'invitation'
  | 'deadline'
  | 'questions'
  | 'visit'
  | 'event'
  | 'action'
  | 'election'
  | 'booking'
  | 'option';

/** Replaces the person's token: the old address stops working. */
export async function replaceToken(tx: Tx, userId: string, tokenHash: string): Promise<void> {
  await tx
    .insert(calendarTokens)
    .values({ userId, tokenHash })
    .onConflictDoUpdate({ target: calendarTokens.userId, set: { tokenHash, createdAt: new Date() } });
}

/** Takes the person's token away. */
export async function removeToken(tx: Tx, userId: string): Promise<void> {
  await tx.delete(calendarTokens).where(eq(calendarTokens.userId, userId));
}

/** The person whose calendar has this token, and its roles; null for an unknown one and for who left. */
export async function findOwner(tx: Tx, tokenHash: string): Promise<{ userId: string; language: Language } | null> {
  const rows = await tx.execute<{ userId: string; language: Language }>(sql`
    select u.id as "userId", coalesce(u.language, 'fr') as language from calendar_tokens c join users u on u.id = c.user_id
     where c.token_hash = ${tokenHash} and u.disabled_at is null`);
  return rows[0] ?? null;
}

/**
 * Deadlines of lots: those of a tender that are due together are one, whichever of them somebody sees. Its id is the
 * tender's with the moment, so that a calendar moves no entry of another deadline.
 */
const lotsDue = (tenders: SQL, which: SQL): SQL => sql`
    select t.id || '-' || extract(epoch from l.deadline)::bigint as id, 'deadline' as kind,
           case when count(*) = 1 then t.title || ' (' || min(l.external_id) || ')' else t.title end as title, l.deadline as at
      from lots l join ${tenders} t on t.id = l.tender_id
     where l.deadline is not null and l.withdrawn_at is null and ${which}
     group by t.id, t.title, l.deadline`;

/**
 * Open invitations that the actor may see, and deadlines of lots: of its tenders, and of its seats; of its tenders also what
 * the buyer's documents say of questions and visits.
 */
export async function findEntries(tx: Tx, invitedLots: readonly CalendarEntry[]): Promise<CalendarEntry[]> {
  const rows = await tx.execute<{ id: string; kind: CalendarKind; title: string; at: string }>(sql`
    with open as (select * from tenders where state not in ('withdrawn', 'cancelled', 'awarded', 'lost'))
    ${lotsDue(sql`open`, sql`true`)}
    union all
    select id::text, 'questions', title, (consultation -> 'questionsUntil' ->> 'at')::timestamptz
      from open where consultation -> 'questionsUntil' ->> 'at' is not null
    union all
    select id::text, 'visit', title, (consultation -> 'visit' ->> 'at')::timestamptz
      from open where consultation -> 'visit' ->> 'at' is not null
       and consultation -> 'visit' ->> 'kind' is distinct from 'none'
    union all
    select id::text, 'event', title || ', ' || place, starts_at from group_events where starts_at > now() - interval '90 days'
    union all
    select id::text, 'action', title, due_on::timestamp at time zone 'Europe/Paris' from group_actions where state = 'open'
    union all
    select e.id::text, 'election', coalesce(g.name, c.name), e.ends_at
      from elections e join clusters c on c.id = e.cluster_id left join working_groups g on g.id = e.working_group_id
     where e.counted_at is null and e.cancelled_at is null
     order by at limit 1000`);
  const own = rows.map((row) => ({ ...row, at: new Date(row.at) }));
  return [...own, ...invitedLots.filter((entry) => !own.some((o) => o.id === entry.id))];
}

/** Ids of the invitations that the actor may see and that are open or taken. */
export async function findOwnInvitations(tx: Tx): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select id from invitations where state in ('pending', 'accepted') order by id desc limit 1000`);
  return rows.map((row) => row.id);
}

/** What those invitations mean for a calendar: their own end while open, and the deadlines of their lots. */
export async function findInvitationEntries(tx: Tx, ids: readonly string[]): Promise<CalendarEntry[]> {
  if (ids.length === 0) return [];
  const rows = await tx.execute<{ id: string; kind: CalendarKind; title: string; at: string }>(sql`
    with own as (select * from invitations where id = any (array[${sql.join(
      ids.map((id) => sql`${id}::uuid`),
      sql`, `,
    )}]))
    select o.id::text, 'invitation' as kind, t.title, o.expires_at as at
      from own o join tenders t on t.id = o.tender_id where o.state = 'pending'
    union all
    (${lotsDue(
      sql`tenders`,
      sql`exists (select 1 from own o join consortia c on c.id = o.consortium_id
                   where l.id = any (c.lot_ids) and c.state not in ('dissolved', 'lost'))`,
    )})
     order by 4, 1`);
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

/** Equipment that the actor's companies or clusters have, as far as it is not long over: firm, or held for a bid. */
export async function findBookings(tx: Tx, since: Date): Promise<CalendarEntry[]> {
  const rows = await tx.execute<{
    id: string;
    kind: 'booking' | 'option';
    title: string;
    at: string;
    until: string;
  }>(sql`
    select b.id::text, b.kind, e.name as title, b.starts_at as at, b.ends_at as until
      from equipment_bookings b join equipment e on e.id = b.equipment_id
     where b.released_at is null and b.ends_at > ${since.toISOString()}::timestamptz
     order by b.starts_at, b.id limit 1000`);
  return rows.map((row) => ({ ...row, at: new Date(row.at), until: new Date(row.until) }));
}
