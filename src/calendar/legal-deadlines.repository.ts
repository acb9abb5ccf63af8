import { type SQL, sql } from 'drizzle-orm';
import { figureOn } from '../law/periods.ts';

/** The days between which a deadline of the law is looked for, as `YYYY-MM-DD`. */
export type Days = { since: string; until: string };

const within = (day: SQL, { since, until }: Days): SQL => sql`${day} between ${since}::date and ${until}::date`;
const NONE = sql`null::uuid`;

/** Members that the buyer wants replaced within ten days (L2141-13). */
export const replacements = (days: Days): SQL => sql`
  select 'replacement-' || c.id as id, 'replacement' as kind, t.title as title, null::text as detail, 1 as count,
         (c.change ->> 'replaceBy')::date as day, null::timestamptz as at, t.id as tender_id, c.id as consortium_id,
         ${NONE} as contract_id, ${NONE} as organisation_id, c.cluster_id as cluster_id
    from consortia c join tenders t on t.id = c.tender_id
   where c.state in ('submitted', 'recomposing', 'inviting') and ${within(sql`(c.change ->> 'replaceBy')::date`, days)}`;

/** The receipt of a declaration after the bid: the buyer has 21 days from it to refuse (R2193-4). */
const received = sql`(select max(a ->> 'on')::date from jsonb_array_elements(s.acts) a where a ->> 'act' = 'received')`;
const silent = sql`${received} + ${sql.raw(String(figureOn('silence', '2026-01-01')))}`;

/** Subcontractors whose acceptance the buyer's silence brings, on its last day. */
export const silences = (days: Days): SQL => sql`
  select 'silence-' || s.id, 'silence', t.title, s.name, 1, ${silent}, null::timestamptz, t.id, c.id, ${NONE}, ${NONE}, c.cluster_id
    from subcontracts s join consortia c on c.id = s.consortium_id join tenders t on t.id = c.tender_id
   where s.declared = 'later' and ${within(silent, days)}
     and not exists (select 1 from jsonb_array_elements(s.acts) a
                      where a ->> 'act' in ('accepted', 'refused', 'ended', 'replaced'))`;

/** The last day on which an offer binds its group: from the day when bids were due, as the group's terms say (ATTRI1, B6). */
const bound = sql`(min(l.deadline) at time zone 'Europe/Paris')::date + b.validity_days`;

/** Offers that are in and will bind no more. */
export const validities = (days: Days): SQL => sql`
  select 'validity-' || c.id, 'validity', t.title, null::text, 1, ${bound}, null::timestamptz, t.id, c.id, ${NONE}, ${NONE}, c.cluster_id
    from consortia c join tenders t on t.id = c.tender_id join bid_terms b on b.consortium_id = c.id
    join lots l on l.id = any (c.lot_ids)
   where c.state = 'submitted' and b.validity_days is not null
   group by c.id, t.id, b.validity_days
  having ${within(bound, days)}`;

/** The last day of a standstill: until then nobody signs, and losers may go to court (R2182-1). */
export const standstills = (days: Days): SQL => sql`
  select 'standstill-' || c.id, 'standstill', t.title, (c.outcome ->> 'standstillDays'), 1,
         (c.outcome ->> 'standstillUntil')::date, null::timestamptz, t.id, c.id, ${NONE}, ${NONE}, c.cluster_id
    from consortia c join tenders t on t.id = c.tender_id
   where ${within(sql`(c.outcome ->> 'standstillUntil')::date`, days)}`;

/** What the law dates, for the board and for whoever reminds of it. */
export const LEGAL_DEADLINES = [replacements, silences, validities, standstills] as const;
