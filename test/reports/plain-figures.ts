import { type SQL, sql } from 'drizzle-orm';
import { lastsOn } from '../../src/clusters/conditions.repository.ts';
import type { Tx } from '../../src/db/transaction.ts';
import type { Period } from '../../src/reports/period.domain.ts';
import { inPeriod, inScope, type Scope } from '../../src/reports/scope.repository.ts';

/*
 * Figures as statements say them that go through everything each time, by the tables that acts write and no sums: slow, and
 * what those of the program are held to.
 */

const one = async (tx: Tx, query: SQL): Promise<Record<string, unknown>> => {
  const [row] = await tx.execute<{ row: Record<string, unknown> }>(sql`select to_jsonb(x) as row from (${query}) x`);
  return row!.row;
};

/** What the ledger says of a period; cents as text. */
export const plainLedger = (tx: Tx, scope: Scope, period: Period) =>
  one(
    tx,
    sql`
    with sums as (
      select contract_id, organisation_id, measure, -sum(amount_cents) as cents from ledger_postings
       where organisation_id is not null and ${inPeriod('occurred_on', period)} and ${inScope('cluster_id', scope)} group by 1, 2, 3),
    parties as (
      select distinct on (contract_id, organisation_id) contract_id, organisation_id, kind, size_class
        from contract_members order by contract_id, organisation_id, revision),
    signed as (
      select s.*, p.kind, p.size_class, c.tender_id
        from sums s left join parties p using (contract_id, organisation_id) join contracts c on c.id = s.contract_id
       where s.measure = 'signed')
    select coalesce((select sum(cents) from sums where measure = 'signed'), 0)::text as signed,
           coalesce((select sum(cents) from sums where measure = 'invoiced'), 0)::text as invoiced,
           coalesce((select sum(cents) from sums where measure = 'paid'), 0)::text as paid,
           (select count(*) from (select 1 from signed where kind = 'company' group by organisation_id having sum(cents) > 0) x) as served,
           coalesce((select sum(cents) from signed where size_class in ('micro', 'small', 'medium')), 0)::text as "smeCents",
           coalesce((select sum(cents) from signed where size_class is not null), 0)::text as "classedCents",
           coalesce((select sum(cents) from signed where tender_id is not null), 0)::text as "tenderCents",
           (select count(distinct tender_id) from signed where cents > 0) as tenders`,
  );

/** Tenders, contracts and consortia of a period. */
export const plainWork = (tx: Tx, scope: Scope, period: Period) =>
  one(
    tx,
    sql`
    with answered as (
      select t.state, k.won,
             coalesce((select min(e.created_at) from consortia c join consortium_events e on e.consortium_id = c.id
                        where c.tender_id = t.id and e.type = 'submitted'),
                      (select max(l.deadline) from lots l where l.tender_id = t.id), t.published_at, t.created_at)::date as day
        from tenders t
        cross join lateral (select t.state = 'awarded' or exists (select 1 from contracts c where c.tender_id = t.id) as won) k
       where (k.won or t.state in ('submitted', 'lost')) and ${inScope('t.cluster_id', scope)}),
    tenders_of as (select * from answered where ${inPeriod('day', period)}),
    sizes as (
      select count(m.id) as n from contracts c join contract_members m on m.contract_id = c.id and m.revision = 0
       where c.kind <> 'framework' and ${inPeriod('c.signed_on', period)} and ${inScope('c.cluster_id', scope)} group by c.id),
    agreed as (
      select extract(epoch from a.at - t.published_at) / 86400 as days
        from (select consortium_id, min(created_at) as at from consortium_events
               where type = 'agreed' and ${inScope('cluster_id', scope)} group by 1) a
        join consortia c on c.id = a.consortium_id join tenders t on t.id = c.tender_id
       where t.published_at is not null and ${inPeriod('a.at::date', period)}),
    answers as (
      select state from invitations where state in ('accepted', 'declined', 'countered')
         and ${inPeriod('answered_at::date', period)} and ${inScope('cluster_id', scope)})
    select (select count(*) from tenders_of) as answered, (select count(*) from tenders_of where won) as won,
           (select count(*) from tenders_of where won or state = 'lost') as decided,
           (select count(*) from sizes) as signed, (select percentile_cont(0.5) within group (order by n) from sizes) as "medianMembers",
           (select percentile_cont(0.5) within group (order by days) from agreed) as "daysToAgreement",
           (select count(*) from answers) as answers, (select count(*) from answers where state = 'declined') as declined`,
  );

const memberOn = (organisation: string, scope: Scope, day: string): SQL => sql`
  exists (select 1 from memberships m where m.organisation_id = ${sql.raw(organisation)} and ${lastsOn('m', day)} and ${inScope('m.cluster_id', scope)})`;

/** The members of the last day of a period, and those of them that something was signed for until then. */
export const plainMembers = (tx: Tx, scope: Scope, { to }: Period) =>
  one(
    tx,
    sql`
    with members as (
      select o.*, y.turnover_cents as turnover, y.headcount as jobs from organisations o
        left join lateral (select * from organisation_years y where y.organisation_id = o.id and y.year <= ${Number(to.slice(0, 4))}
                            order by year desc limit 1) y on true
       where ${memberOn('o.id', scope, to)}),
    sizes as (select size_class, count(*) as n from members where kind = 'company' group by 1)
    select (select count(*) from members) as all, (select count(*) from members where kind = 'company') as companies,
           coalesce((select json_agg(json_build_object('sizeClass', size_class, 'members', n) order by n desc, size_class) from sizes), '[]') as sizes,
           (select sum(turnover) from members) as "turnoverCents", (select sum(jobs) from members) as jobs,
           (select count(*) from members m where kind = 'company' and (
              select -sum(p.amount_cents) from ledger_postings p where p.organisation_id = m.id and p.measure = 'signed'
                 and p.occurred_on <= ${to}::date and ${inScope('p.cluster_id', scope)}) > 0) as served`,
  );

/** All members of the last day of a period with how often they came into play in it, as the exposure lists them. */
export const plainExposure = (tx: Tx, scope: Scope, period: Period) =>
  tx.execute<Record<string, unknown>>(sql`
    with counted as (
      select o.id, o.name, o.size_class,
             (select count(distinct p.tender_id)::int from proposals p where p.organisation_id = o.id
                 and ${inPeriod('p.finished_at::date', period)} and ${inScope('p.cluster_id', scope)}) as p,
             (select count(distinct i.consortium_id)::int from invitations i where i.organisation_id = o.id
                 and ${inPeriod('i.created_at::date', period)} and ${inScope('i.cluster_id', scope)}) as i,
             (select count(distinct c.id)::int from contracts c join contract_members m on m.contract_id = c.id where m.organisation_id = o.id
                 and c.kind <> 'framework' and ${inPeriod('c.signed_on', period)} and ${inScope('c.cluster_id', scope)}) as c
        from organisations o where ${memberOn('o.id', scope, period.to)})
    select id as "organisationId", name, size_class as "sizeClass", p as proposals, i as invitations, c as contracts
      from counted order by p + i + c desc, name, id`);
