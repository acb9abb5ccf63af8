import { type SQL, sql } from 'drizzle-orm';
import { addDays } from '../shared/day.ts';
import type { Period } from './period.domain.ts';
import { inScope, type Scope } from './scope.repository.ts';

/** A stretch of the ledger: whole years from the sums, days from the postings; those to be taken away again count −1. */
export type Piece =
  | { kind: 'years'; first: number; last: number }
  | { kind: 'days'; from: string; to: string; sign: 1 | -1 };

const yearOf = (day: string): number => Number(day.slice(0, 4));
const firstDay = (year: number): string => `${String(year).padStart(4, '0')}-01-01`;
const lastDay = (year: number): string => `${String(year).padStart(4, '0')}-12-31`;
/** From this day on, less of a year lies behind than before it. */
const MIDDLE = '-07-02';

/**
 * The period as whole years and what is beside them. Of a year that is in the period for its greater part, the rest is
 * taken away from the whole: at most half a year of postings is read at each end.
 */
export function piecesOf({ from, to }: Period): Piece[] {
  const pieces: Piece[] = [];
  let first = yearOf(from);
  let last = yearOf(to);
  // What ends before it begins holds nothing: a member's years before the first day that reports know.
  if (to < from) return [{ kind: 'days', from, to, sign: 1 }];
  if (first === last && from !== firstDay(first) && to !== lastDay(last)) return [{ kind: 'days', from, to, sign: 1 }];
  if (from !== firstDay(first)) {
    if (from.slice(4) < MIDDLE) pieces.push({ kind: 'days', from: firstDay(first), to: addDays(from, -1), sign: -1 });
    else {
      pieces.push({ kind: 'days', from, to: lastDay(first), sign: 1 });
      first += 1;
    }
  }
  if (to !== lastDay(last)) {
    if (to.slice(4) >= MIDDLE) pieces.push({ kind: 'days', from: addDays(to, 1), to: lastDay(last), sign: -1 });
    else {
      pieces.push({ kind: 'days', from: firstDay(last), to, sign: 1 });
      last -= 1;
    }
  }
  return first > last ? pieces : [{ kind: 'years', first, last }, ...pieces];
}

/**
 * What members were credited with in the period, as rows of `contract_id, organisation_id, cluster_id, measure, year,
 * cents, n`: several of one contract may be there, and of what they sum to there is nothing where `n` sums to 0.
 * @param measure one of the ledger's; null: all
 */
export function credited(measure: string | null, period: Period, scope: Scope): SQL {
  const ofMeasure = measure === null ? sql`true` : sql`measure = ${measure}`;
  const parts = piecesOf(period).map((piece) =>
    piece.kind === 'years'
      ? sql`select contract_id, organisation_id, cluster_id, measure, year, amount_cents as cents, postings as n
              from ledger_sums where ${ofMeasure} and year between ${piece.first} and ${piece.last} and ${inScope('cluster_id', scope)}`
      : sql`select contract_id, organisation_id, cluster_id, measure, year, ${sql.raw(piece.sign === 1 ? '-' : '')}amount_cents as cents, ${sql.raw(String(piece.sign))} as n
              from ledger_postings where organisation_id is not null and ${ofMeasure}
               and occurred_on between ${piece.from}::date and ${piece.to}::date and ${inScope('cluster_id', scope)}`,
  );
  return sql.join(parts, sql` union all `);
}
