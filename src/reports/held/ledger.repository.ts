import { type SQL, sql } from 'drizzle-orm';
import type { Piece } from '../credited.repository.ts';
import { inScope } from '../scope.repository.ts';
import { type Cents, centsOf, plus } from './cents.ts';
import type { Load, Merge } from './holding.ts';
import { mergeSigned, SIZES, type Signed, signedOf } from './signed.ts';

/** The ledger of a cluster: the parts in its contracts, and what all were credited with by measure and year. */
export type Ledger = { signed: Signed; totals: (readonly [measure: string, year: number, cents: Cents])[] };
/** The same of some days: what was signed by the number of the part, and the sums by measure. */
export type LedgerDays = {
  signed: (readonly [part: number, cents: Cents])[];
  totals: (readonly [measure: string, cents: Cents])[];
};
export type DaysPiece = Extract<Piece, { kind: 'days' }>;
/** Numbers that parts in contracts are called by, in the ledger and in days of it. */
export type PartNumbers = (contractAndOrganisation: string) => number;

/** Gives each its number when it is first named. */
export function createPartNumbers(): PartNumbers {
  const numbers = new Map<string, number>();
  return (key) => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
}

/** Ledgers of clusters, held by contract. */
export const loadLedgers =
  (the: (id: string) => number, part: PartNumbers): Load<Ledger> =>
  async (tx, clusters, contracts) => {
    // Sent together: a round trip for both.
    const [totals, signed] = await Promise.all([
      tx.execute<{ cluster: string; rows: [string, number, string][] }>(sql`
      select cluster_id as cluster, json_agg(json_build_array(measure, year, cents::text)) as rows
        from (select cluster_id, measure, year, sum(amount_cents) as cents from ledger_sums where ${inScope('cluster_id', clusters)} group by 1, 2, 3) x
       group by 1`),
      tx.execute<{ cluster: string; rows: string }>(
        signedIn(sql`${inScope('cluster_id', clusters)} and ${inScope('contract_id', contracts)}`),
      ),
    ]);
    const signedBy = new Map(signed.map(({ cluster, rows }) => [cluster, rows]));
    return new Map(
      totals.map(({ cluster, rows }) => [
        cluster,
        {
          signed: signedOf(signedBy.get(cluster) ?? '', the, part),
          totals: rows.map(([measure, year, cents]) => [measure, year, centsOf(cents)] as const),
        },
      ]),
    );
  };

/** See Merge: sums are of the whole cluster each time. */
export const mergeLedgers: Merge<Ledger> = (held, fresh, contracts) => ({
  signed: mergeSigned(held.signed, fresh.signed, contracts),
  totals: fresh.totals,
});

/** A line for each part, as `signedOf` reads it: text is written and read in a fraction of the time of JSON. */
const signedIn = (ours: SQL): SQL => sql`
      with sums as (
        select cluster_id, contract_id, organisation_id, string_agg(concat_ws(' ', year, amount_cents), ' ') as years
          from ledger_sums where measure = 'signed' and ${ours} group by 1, 2, 3)
      select s.cluster_id as cluster,
             string_agg(concat_ws(' ', s.contract_id, s.organisation_id, coalesce(p.kind = 'company', false)::int,
               case when p.size_class is null then ${sql.raw(String(SIZES.unknown))} when p.size_class in ('micro', 'small', 'medium') then ${sql.raw(String(SIZES.smallOrMedium))} else ${sql.raw(String(SIZES.other))} end,
               coalesce(c.tender_id::text, '-'), s.years), ',') as rows
        from sums s join contracts c on c.id = s.contract_id
        left join lateral (select kind, size_class from contract_members m
                            where m.contract_id = s.contract_id and m.organisation_id = s.organisation_id order by revision limit 1) p on true
       group by 1`;

/** What was posted to clusters on the days of a piece, with its sign. */
export const loadDays =
  ({ from, to, sign }: DaysPiece, part: PartNumbers): Load<LedgerDays> =>
  async (tx, clusters) => {
    const posted = sql`organisation_id is not null and occurred_on between ${from}::date and ${to}::date and ${inScope('cluster_id', clusters)}`;
    const cents = sql.raw(`sum(${sign === 1 ? '-' : ''}amount_cents)`);
    // What was signed in all is added up here: most of the time goes into going through lines once more.
    const rows = await tx.execute<{ cluster: string; rows: [string, string | null, string | null, string][] }>(sql`
      select cluster, json_agg(json_build_array(measure, contract_id, organisation_id, cents::text)) as rows from (
        select cluster_id as cluster, measure, contract_id, organisation_id, ${cents} as cents
          from ledger_postings where measure = 'signed' and ${posted} group by 1, 2, 3, 4
        union all
        select cluster_id, measure, null, null, ${cents}
          from ledger_postings where measure in ('invoiced', 'paid') and ${posted} group by 1, 2) x
       group by 1`);
    return new Map(
      rows.map(({ cluster, rows: list }) => {
        const ofParts = list.filter(([, contract]) => contract !== null);
        const signed = ofParts.reduce<Cents>((sum, [, , , cents]) => plus(sum, centsOf(cents)), 0);
        const others = list.filter(([, contract]) => contract === null);
        return [
          cluster,
          {
            signed: ofParts.map(([, contract, organisation, cents]) => [
              part(`${contract} ${organisation}`),
              centsOf(cents),
            ]),
            totals: [['signed', signed], ...others.map(([measure, , , cents]) => [measure, centsOf(cents)] as const)],
          },
        ];
      }),
    );
  };
