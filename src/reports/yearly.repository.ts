import { sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import { credited } from './credited.repository.ts';
import { FIRST_DAY, type Period } from './period.domain.ts';
import { inPeriod, inScope, type Scope } from './scope.repository.ts';
import type { AnsweredTender, YearOfTurnover } from './yearly/model.ts';

/** Turnover of each year until the last day, all measures, in order; years in which nothing happened included. */
export async function turnoverHistory(tx: Tx, scope: Scope, to: string): Promise<YearOfTurnover[]> {
  const rows = await tx.execute<{ year: number; measure: string; cents: string }>(sql`
    select year, measure, sum(cents) as cents from (${credited(null, { from: FIRST_DAY, to }, scope)}) l
     group by year, measure having sum(n) <> 0 order by year`);
  const last = Number(to.slice(0, 4));
  const first = rows[0]?.year ?? last;
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const year = first + i;
    const of = (measure: string): number =>
      Number(rows.find((row) => row.year === year && row.measure === measure)?.cents ?? 0);
    return { year, signedCents: of('signed'), invoicedCents: of('invoiced'), paidCents: of('paid') };
  });
}

/** The tenders answered in the period with what became of them. */
export async function answeredTenders(tx: Tx, scope: Scope, period: Period): Promise<AnsweredTender[]> {
  const rows = await tx.execute<Record<string, string | null>>(sql`
    with answered as (
      select t.id, t.title, t.buyer_name, t.state, c.value, c.members,
             coalesce((select min(e.created_at) from consortia g join consortium_events e on e.consortium_id = g.id
                        where g.tender_id = t.id and e.type = 'submitted'),
                      (select max(l.deadline) from lots l where l.tender_id = t.id), t.published_at, t.created_at)::date as day,
             (select max(n) from (select count(*) as n from consortium_members m where m.tender_id = t.id group by m.consortium_id) x) as seats
        from tenders t
        left join lateral (select sum(c.value_cents) as value, max((select count(*) from contract_members m where m.contract_id = c.id and m.revision = 0)) as members
                             from contracts c where c.tender_id = t.id and c.kind <> 'framework') c on true
       where (t.state in ('submitted', 'awarded', 'lost') or c.value is not null) and ${inScope('t.cluster_id', scope)})
    select * from answered where ${inPeriod('day', period)} order by day, title, id`);
  return rows.map((row) => ({
    title: row['title']!,
    buyer: row['buyer_name']!,
    result:
      row['state'] === 'awarded' || row['value'] != null
        ? 'won'
        : row['state'] === 'lost'
          ? 'lost'
          : row['state'] === 'withdrawn'
            ? 'withdrawn'
            : 'pending',
    members: Number(row['members'] ?? row['seats'] ?? 0),
    valueCents: row['value'] == null ? null : Number(row['value']),
  }));
}
