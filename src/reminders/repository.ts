import { sql } from 'drizzle-orm';
import { LEGAL_DEADLINES } from '../calendar/legal-deadlines.repository.ts';
import type { Tx } from '../db/transaction.ts';

/** A group that still has to bid, with the day and the instant when its first lot is due. */
export type BidDue = { id: string; day: string; at: string };

/** Groups whose members were asked, and whose bid is due within so many days. In a transaction of the system. */
export const findBidsDue = (tx: Tx, now: Date, days: number): Promise<BidDue[]> =>
  tx.execute<BidDue>(sql`
    select c.id, (min(l.deadline) at time zone 'Europe/Paris')::date::text as day,
           to_char(min(l.deadline) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
      from consortia c join lots l on l.id = any (c.lot_ids) and l.withdrawn_at is null
     where c.state in ('inviting', 'recomposing', 'agreed', 'ready')
     group by c.id
    having min(l.deadline) between ${now.toISOString()}::timestamptz and ${now.toISOString()}::timestamptz + make_interval(days => ${days})
     order by c.id`);

/** A certificate of an organisation for which somebody reads, that ends by that day. */
export type CertificateEnding = { organisationId: string; organisation: string; code: string; validUntil: string };

/** Those that end between the days, of organisations that somebody signs in for. In a transaction of the system. */
export const findCertificatesEnding = (tx: Tx, today: string, until: string): Promise<CertificateEnding[]> =>
  tx.execute<CertificateEnding>(sql`
    select o.id as "organisationId", o.name as organisation, h.code, max(h.valid_until)::text as "validUntil"
      from certifications h join organisations o on o.id = h.organisation_id
     where exists (select 1 from user_roles r join users u on u.id = r.user_id
                    where r.role = 'member' and r.organisation_id = o.id
                      and u.disabled_at is null and u.password_hash is not null)
     group by o.id, o.name, h.code
    having max(h.valid_until) between ${today}::date and ${until}::date and bool_and(h.valid_until is not null)
     order by o.id, h.code`);

/** An award that became a contract and that nobody has signed. */
export type UnsignedContract = {
  id: string;
  clusterId: string;
  consortiumId: string;
  title: string;
  buyer: string;
  mandataireId: string | null;
  awardedOn: string;
};

/** Those that were awarded by that day. In a transaction of the system. */
export const findUnsigned = (tx: Tx, by: string): Promise<UnsignedContract[]> =>
  tx.execute<UnsignedContract>(sql`
    select k.id, k.cluster_id as "clusterId", k.consortium_id as "consortiumId", k.title, k.buyer_name as buyer,
           (select m.organisation_id from contract_members m
             where m.contract_id = k.id and m.role = 'mandataire' order by m.revision desc limit 1) as "mandataireId",
           (k.created_at at time zone 'Europe/Paris')::date::text as "awardedOn"
      from contracts k
     where k.signed_on is null and k.ended_on is null and k.consortium_id is not null
       and (k.created_at at time zone 'Europe/Paris')::date <= ${by}::date
     order by k.id`);

/** A deadline of the law, of a group. */
export type LegalDeadline = {
  kind: 'replacement' | 'silence' | 'validity' | 'standstill';
  id: string;
  title: string;
  detail: string | null;
  day: string;
  clusterId: string;
  consortiumId: string;
};

/** Those that end between the days. In a transaction of the system. */
export const findLegalDeadlines = (tx: Tx, since: string, until: string): Promise<LegalDeadline[]> =>
  tx.execute<LegalDeadline>(sql`
    select id, kind, title, detail, day::text as day, cluster_id as "clusterId", consortium_id as "consortiumId"
      from (${sql.join(
        LEGAL_DEADLINES.map((one) => sql`(${one({ since, until })})`),
        sql` union all `,
      )}) law
     order by id`);

/** Somebody who signs in for an organisation whose profile its people have not confirmed, or long ago. */
export type ProfileToConfirm = {
  userId: string;
  organisationId: string;
  confirmedAt: string | null;
  /** How often they were asked since. */
  asked: number;
};

/**
 * Whom to ask for their word: asked `most` times at most since the profile was last confirmed, with `pauseDays` between.
 * In a transaction of the system.
 */
export const findProfilesToConfirm = (
  tx: Tx,
  now: Date,
  rule: { pauseDays: number; goodForDays: number; most: number; limit: number },
): Promise<ProfileToConfirm[]> =>
  tx.execute<ProfileToConfirm>(sql`
    select r.user_id as "userId", o.id as "organisationId", o.profile_confirmed_at::text as "confirmedAt",
           count(n.id)::int as asked
      from organisations o
      join user_roles r on r.organisation_id = o.id and r.role = 'member'
      join users u on u.id = r.user_id and u.disabled_at is null and u.password_hash is not null
      left join notifications n on n.user_id = r.user_id and n.kind = 'profile.confirm'
        and n.params ->> 'organisationId' = o.id::text
        and n.created_at > coalesce(o.profile_confirmed_at, '-infinity')
     where coalesce(o.profile_confirmed_at, '-infinity') < ${now.toISOString()}::timestamptz - make_interval(days => ${rule.goodForDays})
     group by 1, 2, 3
    having count(n.id) < ${rule.most}
       and coalesce(max(n.created_at), '-infinity') < ${now.toISOString()}::timestamptz - make_interval(days => ${rule.pauseDays})
     order by 2, 1 limit ${rule.limit}`);
