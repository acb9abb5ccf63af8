import { sql } from 'drizzle-orm';
import type { Piece } from '../credited.repository.ts';
import { inScope } from '../scope.repository.ts';
import { type Cents, centsOf } from './cents.ts';
import type { Load } from './holding.ts';
import type { Organisation } from './members.ts';

/** What an organisation signed in a contract, by year, with what it was when the contract began. */
export type Signed = {
  /** Contract and organisation. */
  readonly key: string;
  readonly organisation: Organisation;
  readonly kind: string | null;
  readonly sizeClass: string | null;
  readonly tender: string | null;
  readonly years: readonly (readonly [year: number, cents: Cents])[];
};
/** The ledger of a cluster: each part in a contract, and what all were credited with by measure and year. */
export type Ledger = { signed: Signed[]; totals: (readonly [measure: string, year: number, cents: Cents])[] };
/** The same of some days: what was signed by the key of the part (`Signed`), and the sums by measure. */
export type LedgerDays = {
  signed: (readonly [key: string, cents: Cents])[];
  totals: (readonly [measure: string, cents: Cents])[];
};
export type DaysPiece = Extract<Piece, { kind: 'days' }>;

type SignedRow = [string, string, string | null, string | null, string | null, [number, string][]];

/** Whole ledgers of clusters. */
export const loadLedgers =
  (the: (id: string) => Organisation): Load<Ledger> =>
  async (tx, clusters) => {
    // Sent together: a round trip for both.
    const [totals, signed] = await Promise.all([
      tx.execute<{ cluster: string; rows: [string, number, string][] }>(sql`
      select cluster_id as cluster, json_agg(json_build_array(measure, year, cents::text)) as rows
        from (select cluster_id, measure, year, sum(amount_cents) as cents from ledger_sums where ${inScope('cluster_id', clusters)} group by 1, 2, 3) x
       group by 1`),
      tx.execute<{ cluster: string; rows: SignedRow[] }>(sql`
      with sums as (
        select cluster_id, contract_id, organisation_id, json_agg(json_build_array(year, amount_cents::text)) as years
          from ledger_sums where measure = 'signed' and ${inScope('cluster_id', clusters)} group by 1, 2, 3)
      select s.cluster_id as cluster,
             json_agg(json_build_array(s.contract_id, s.organisation_id, p.kind, p.size_class, c.tender_id, s.years)) as rows
        from sums s join contracts c on c.id = s.contract_id
        left join lateral (select kind, size_class from contract_members m
                            where m.contract_id = s.contract_id and m.organisation_id = s.organisation_id order by revision limit 1) p on true
       group by 1`),
    ]);
    const ledgers = new Map<string, Ledger>();
    for (const { cluster, rows } of totals)
      ledgers.set(cluster, {
        signed: [],
        totals: rows.map(([measure, year, cents]) => [measure, year, centsOf(cents)]),
      });
    for (const { cluster, rows } of signed)
      ledgers.get(cluster)!.signed = rows.map(([contract, id, kind, sizeClass, tender, years]) => ({
        key: `${contract} ${id}`,
        organisation: the(id),
        kind,
        sizeClass,
        tender,
        years: years.map(([year, cents]) => [year, centsOf(cents)]),
      }));
    return ledgers;
  };

/** What was posted to clusters on the days of a piece, with its sign. */
export const loadDays =
  ({ from, to, sign }: DaysPiece): Load<LedgerDays> =>
  async (tx, clusters) => {
    const rows = await tx.execute<{ cluster: string; rows: [string, string | null, string | null, string][] }>(sql`
      select cluster, json_agg(json_build_array(measure, contract_id, organisation_id, cents::text)) as rows from (
        select cluster_id as cluster, measure, contract_id, organisation_id, sum(${sql.raw(sign === 1 ? '-' : '')}amount_cents) as cents
          from ledger_postings where organisation_id is not null and measure = 'signed'
           and occurred_on between ${from}::date and ${to}::date and ${inScope('cluster_id', clusters)} group by 1, 2, 3, 4
        union all
        select cluster_id, measure, null, null, sum(${sql.raw(sign === 1 ? '-' : '')}amount_cents)
          from ledger_postings where organisation_id is not null and measure in ('signed', 'invoiced', 'paid')
           and occurred_on between ${from}::date and ${to}::date and ${inScope('cluster_id', clusters)} group by 1, 2) x
       group by 1`);
    return new Map(
      rows.map(({ cluster, rows: list }) => [
        cluster,
        {
          signed: list.flatMap(([, contract, organisation, cents]) =>
            contract === null || organisation === null
              ? []
              : [[`${contract} ${organisation}`, centsOf(cents)] as const],
          ),
          totals: list.flatMap(([measure, contract, , cents]) =>
            contract === null ? [[measure, centsOf(cents)] as const] : [],
          ),
        },
      ]),
    );
  };
