import { sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import { credited } from './credited.repository.ts';
import type { Period } from './period.domain.ts';
import { inPeriod, inScope, type Scope } from './scope.repository.ts';

/** Sums of the ledger over a period; integer cents as text. */
export type LedgerFacts = {
  signed: string;
  invoiced: string;
  paid: string;
  served: number;
  smeCents: string;
  classedCents: string;
  tenderCents: string;
  tenders: number;
};

/**
 * What the ledger says of the period, in one reading: sums by measure, the companies served, the part of small and
 * medium enterprises, and what came from tenders.
 */
export async function ledgerFacts(tx: Tx, scope: Scope, period: Period): Promise<LedgerFacts> {
  const [row] = await tx.execute<Record<string, string>>(sql`
    with sums as (
      select contract_id, organisation_id, measure, sum(cents) as cents from (${credited(null, period, scope)}) l
       group by contract_id, organisation_id, measure having sum(n) <> 0),
    parties as (
      select distinct on (contract_id, organisation_id) contract_id, organisation_id, kind, size_class
        from contract_members where ${inScope('cluster_id', scope)} order by contract_id, organisation_id, revision),
    signed as (
      select s.organisation_id, s.contract_id, s.cents, p.kind, p.size_class, c.tender_id
        from sums s left join parties p using (contract_id, organisation_id) join contracts c on c.id = s.contract_id
       where s.measure = 'signed'),
    companies as (
      select organisation_id, sum(cents) as cents from signed where kind = 'company' group by organisation_id)
    select (select coalesce(sum(cents) filter (where measure = 'signed'), 0) from sums) as signed,
           (select coalesce(sum(cents) filter (where measure = 'invoiced'), 0) from sums) as invoiced,
           (select coalesce(sum(cents) filter (where measure = 'paid'), 0) from sums) as paid,
           (select count(*) from companies where cents > 0) as served,
           (select coalesce(sum(cents) filter (where size_class in ('micro', 'small', 'medium')), 0) from signed) as sme_cents,
           (select coalesce(sum(cents) filter (where size_class is not null), 0) from signed) as classed_cents,
           (select coalesce(sum(cents) filter (where tender_id is not null), 0) from signed) as tender_cents,
           (select count(distinct tender_id) from signed where cents > 0) as tenders`);
  return {
    signed: row!['signed']!,
    invoiced: row!['invoiced']!,
    paid: row!['paid']!,
    served: Number(row!['served']),
    smeCents: row!['sme_cents']!,
    classedCents: row!['classed_cents']!,
    tenderCents: row!['tender_cents']!,
    tenders: Number(row!['tenders']),
  };
}

/** Tenders answered in the period: how many, how many of them won, and how many have an outcome. */
export async function tenderFacts(
  tx: Tx,
  scope: Scope,
  period: Period,
): Promise<{ answered: number; won: number; decided: number }> {
  const [row] = await tx.execute<Record<string, string>>(sql`
    with answered as (
      select t.state, k.won,
             coalesce((select min(e.created_at) from consortia c join consortium_events e on e.consortium_id = c.id
                        where c.tender_id = t.id and e.type = 'submitted'),
                      (select max(l.deadline) from lots l where l.tender_id = t.id), t.published_at, t.created_at)::date as day
        from tenders t
        cross join lateral (select t.state = 'awarded' or exists (select 1 from contracts c where c.tender_id = t.id) as won) k
       where (k.won or t.state in ('submitted', 'lost')) and ${inScope('t.cluster_id', scope)})
    select count(*) as answered, count(*) filter (where won) as won, count(*) filter (where won or state = 'lost') as decided
      from answered where ${inPeriod('day', period)}`);
  return { answered: Number(row!['answered']), won: Number(row!['won']), decided: Number(row!['decided']) };
}

/** Contracts signed in the period, and the median number of their members. */
export async function contractFacts(
  tx: Tx,
  scope: Scope,
  period: Period,
): Promise<{ signed: number; medianMembers: number | null }> {
  const [row] = await tx.execute<Record<string, string | null>>(sql`
    select count(*) as signed, percentile_cont(0.5) within group (order by n) as median
      from (select count(m.id) as n from contracts c join contract_members m on m.contract_id = c.id and m.revision = 0
             where c.kind <> 'framework' and ${inPeriod('c.signed_on', period)} and ${inScope('c.cluster_id', scope)}
             group by c.id) sizes`);
  return { signed: Number(row!['signed']), medianMembers: numberOrNull(row!['median']) };
}

/** How the making of consortia went in the period. */
export async function consortiumFacts(
  tx: Tx,
  scope: Scope,
  period: Period,
): Promise<{ daysToAgreement: number | null; answered: number; declined: number }> {
  const [days] = await tx.execute<{ median: string | null }>(sql`
    select percentile_cont(0.5) within group (order by extract(epoch from a.at - t.published_at) / 86400) as median
      from (select consortium_id, min(created_at) as at from consortium_events
             where type = 'agreed' and ${inScope('cluster_id', scope)} group by consortium_id) a
      join consortia c on c.id = a.consortium_id join tenders t on t.id = c.tender_id
     where t.published_at is not null and ${inPeriod('a.at::date', period)}`);
  const [answers] = await tx.execute<Record<string, string>>(sql`
    select count(*) as answered, count(*) filter (where state = 'declined') as declined from invitations
     where state in ('accepted', 'declined', 'countered') and ${inPeriod('answered_at::date', period)}
       and ${inScope('cluster_id', scope)}`);
  return {
    daysToAgreement: numberOrNull(days!.median),
    answered: Number(answers!['answered']),
    declined: Number(answers!['declined']),
  };
}

/** Public money of the years that the period touches, by year; cents. */
export async function fundingByYear(
  tx: Tx,
  scope: Scope,
  period: Period,
): Promise<{ year: number; amountCents: number }[]> {
  const rows = await tx.execute<{ year: number; cents: string }>(sql`
    select year, sum(amount_cents)::text as cents from funding
     where year between ${Number(period.from.slice(0, 4))} and ${Number(period.to.slice(0, 4))} and ${inScope('cluster_id', scope)}
     group by year order by year`);
  return rows.map((row) => ({ year: row.year, amountCents: Number(row.cents) }));
}

const numberOrNull = (text: string | null | undefined): number | null => (text == null ? null : Number(text));
