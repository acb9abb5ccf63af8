import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import type { DeadlineView } from './deadlines.schemas.ts';
import { LEGAL_DEADLINES } from './legal-deadlines.repository.ts';

/** The days that are looked at, as `YYYY-MM-DD`; what ended before `since` is not due any more. */
export type Span = { since: string; until: string };

/** Days are days of France. */
const dayOf = (instant: SQL): SQL => sql`(${instant} at time zone 'Europe/Paris')::date`;
/** The instant is of these days; said so that an index on it answers. */
const during = (instant: SQL, { since, until }: Span): SQL =>
  sql`${instant} >= ${since}::date::timestamp at time zone 'Europe/Paris' and ${instant} < (${until}::date + 1)::timestamp at time zone 'Europe/Paris'`;
const within = (day: SQL, { since, until }: Span): SQL => sql`${day} between ${since}::date and ${until}::date`;
const NONE = sql`null::uuid`;

/** Offers that have to be in: one line for the lots of a tender that are due together. */
const bids = (span: Span): SQL => sql`
  select 'bid-' || t.id || '-' || extract(epoch from l.deadline)::bigint as id, 'bid' as kind, t.title,
         case when count(*) = 1 then min(l.external_id) end as detail, count(*)::int as count,
         ${dayOf(sql`l.deadline`)} as day, l.deadline as at,
         t.id as tender_id, ${NONE} as consortium_id, ${NONE} as contract_id, ${NONE} as organisation_id
    from lots l join tenders t on t.id = l.tender_id
   where l.withdrawn_at is null and t.state in ('draft', 'published', 'matching', 'proposed', 'bidding')
     and ${during(sql`l.deadline`, span)}
   group by t.id, t.title, l.deadline`;

/** What the buyer's documents say of the time before offers are due, once a coordinator took it over; `none` is no visit. */
const ofConsultation = (kind: 'questions' | 'visit', moment: SQL, applies: SQL, span: Span): SQL => sql`
  select ${kind} || '-' || t.id, ${kind}, t.title, null, 1, ${dayOf(moment)}, ${moment}, t.id, ${NONE}, ${NONE}, ${NONE}
    from tenders t
   where t.state in ('draft', 'published', 'matching', 'proposed', 'bidding') and ${applies}
     and ${within(dayOf(moment), span)}`;
const questions = (span: Span): SQL =>
  ofConsultation('questions', sql`(t.consultation -> 'questionsUntil' ->> 'at')::timestamptz`, sql`true`, span);
const visits = (span: Span): SQL =>
  ofConsultation(
    'visit',
    sql`(t.consultation -> 'visit' ->> 'at')::timestamptz`,
    sql`(t.consultation -> 'visit' ->> 'kind') is distinct from 'none'`,
    span,
  );

/** Answers that are missing: one line for each consortium and day. */
const answers = (span: Span): SQL => sql`
  select 'answer-' || c.id || '-' || extract(epoch from i.expires_at)::bigint, 'answer', t.title, null,
         count(*)::int, ${dayOf(sql`i.expires_at`)}, i.expires_at, t.id, c.id, ${NONE}, ${NONE}
    from invitations i join consortia c on c.id = i.consortium_id join tenders t on t.id = c.tender_id
   where i.state = 'pending' and ${during(sql`i.expires_at`, span)}
   group by c.id, t.id, t.title, i.expires_at`;

/** Awards that nobody has signed, since the day of the award: late from the first day on. */
const signatures = ({ until }: Span): SQL => sql`
  select 'signature-' || k.id, 'signature', k.title, null, 1, ${dayOf(sql`k.created_at`)}, null::timestamptz,
         ${NONE}, k.consortium_id, k.id, ${NONE}
    from contracts k
   where k.signed_on is null and k.consortium_id is not null and ${dayOf(sql`k.created_at`)} <= ${until}::date`;

/** Certificates of the network's companies that end, or have ended not long ago. */
const certificates = (span: Span): SQL => sql`
  select 'certificate-' || h.id, 'certificate', o.name, h.code, 1, h.valid_until, null::timestamptz,
         ${NONE}, ${NONE}, ${NONE}, o.id
    from certifications_between(${span.since}::date, ${span.until}::date, 501) f
   cross join lateral (select * from certifications_seen s where s.id = f.found_id offset 0) h
   cross join lateral (select s.id, s.name from organisations_seen s where s.id = h.organisation_id offset 0) o`;

/** Insurances that companies have told of for their bids. */
const insurances = (span: Span): SQL => sql`
  select 'insurance-' || o.id, 'insurance', o.name, b.insurance ->> 'insurer', 1,
         (b.insurance ->> 'validUntil')::date, null::timestamptz, ${NONE}, ${NONE}, ${NONE}, o.id
    from bid_facts b join organisations o on o.id = b.organisation_id
   where ${within(sql`(b.insurance ->> 'validUntil')::date`, span)}`;

type Row = Omit<DeadlineView, 'on' | 'at' | 'tenderId' | 'consortiumId' | 'contractId' | 'organisationId'> & {
  day: string;
  at: string | null;
  tender_id: string | null;
  consortium_id: string | null;
  contract_id: string | null;
  organisation_id: string | null;
};

/** All that is due and that the actor may see, the first due first. */
export async function findDeadlines(tx: Tx, span: Span, most: number): Promise<DeadlineView[]> {
  const legal = LEGAL_DEADLINES.map(
    (kind) => sql`select id, kind, title, detail, count, day, at, tender_id, consortium_id, contract_id, organisation_id
                    from (${kind(span)}) as law (id, kind, title, detail, count, day, at, tender_id, consortium_id, contract_id, organisation_id, cluster_id)`,
  );
  const kinds = [
    ...[bids, questions, visits, answers, signatures, certificates, insurances].map((kind) => kind(span)),
    ...legal,
  ].map((kind) => sql`(${kind})`);
  const rows = await tx.execute<Row>(sql`
    select id, kind, title, detail, count, day::text as day, at, tender_id, consortium_id, contract_id, organisation_id
      from (${sql.join(kinds, sql` union all `)}) due
     order by coalesce(at, (day + 1)::timestamp at time zone 'Europe/Paris'), id limit ${most}`);
  return rows.map(({ day, at, tender_id, consortium_id, contract_id, organisation_id, ...row }) => ({
    ...row,
    on: day,
    at: at === null ? null : new Date(at).toISOString(),
    tenderId: tender_id,
    consortiumId: consortium_id,
    contractId: contract_id,
    organisationId: organisation_id,
  }));
}
