import { piecesOf } from '../credited.repository.ts';
import { type Cents, plus } from '../held/cents.ts';
import type { DaysPiece, Ledger, Signed } from '../held/ledger.repository.ts';
import type { Organisation } from '../held/members.ts';
import type { Facts } from '../held/store.ts';
import type { Period } from '../period.domain.ts';

/** Sums of the ledger over a period. */
export type LedgerFacts = {
  signed: Cents;
  invoiced: Cents;
  paid: Cents;
  /** Companies that something was signed for. */
  served: number;
  /** Signed for small and medium enterprises, for those of a known size, and from tenders. */
  smeCents: Cents;
  classedCents: Cents;
  tenderCents: Cents;
  tenders: number;
};

const SMALL_AND_MEDIUM = ['micro', 'small', 'medium'];

/** The days of a period that are beside its whole years. */
export const daysOf = (period: Period): DaysPiece[] =>
  piecesOf(period).filter((piece): piece is DaysPiece => piece.kind === 'days');

/**
 * Calls `work` with each part in a contract and what was signed for it in the period, in cents; the facts have its
 * `daysOf`.
 */
export function eachSigned(
  { ledger, days }: Pick<Facts, 'ledger' | 'days'>,
  period: Period,
  work: (part: Signed, cents: Cents) => void,
): void {
  const within = yearsOf(period);
  const beside = new Map<string, Cents>();
  for (const clusters of days)
    for (const { signed } of clusters)
      for (const [part, cents] of signed) beside.set(part, plus(beside.get(part) ?? 0, cents));
  for (const { signed } of ledger)
    for (const part of signed) {
      let cents: Cents = beside.size === 0 ? 0 : (beside.get(part.key) ?? 0);
      for (const row of part.years) if (within(row[0])) cents = plus(cents, row[1]);
      work(part, cents);
    }
}

let sums = 0;

/** Adds up cents by organisation, in the organisations: those for which it comes to more than nothing. */
export function sumsByOrganisation() {
  const sum = ++sums;
  const met: Organisation[] = [];
  return {
    add(organisation: Organisation, cents: Cents): void {
      if (organisation.summed !== sum) {
        organisation.summed = sum;
        organisation.cents = 0;
        met.push(organisation);
      }
      organisation.cents = plus(organisation.cents, cents);
    },
    /** Until another sum is begun. */
    positive: (): Organisation[] => met.filter(({ cents }) => cents > 0),
  };
}

/**
 * What the ledger says of the period: sums by measure, the companies served, the part of small and medium enterprises,
 * and what came from tenders.
 */
export function ledgerFacts(facts: Pick<Facts, 'ledger' | 'days'>, period: Period): LedgerFacts {
  const [served, tenders] = [sumsByOrganisation(), new Set<string>()];
  let [smeCents, classedCents, tenderCents]: Cents[] = [0, 0, 0];
  eachSigned(facts, period, ({ organisation, kind, sizeClass, tender }, cents) => {
    if (cents === 0) return;
    if (kind === 'company') served.add(organisation, cents);
    if (sizeClass !== null) classedCents = plus(classedCents!, cents);
    if (sizeClass !== null && SMALL_AND_MEDIUM.includes(sizeClass)) smeCents = plus(smeCents!, cents);
    if (tender !== null) tenderCents = plus(tenderCents!, cents);
    if (tender !== null && cents > 0) tenders.add(tender);
  });
  return {
    ...totalsOf(facts.ledger, facts.days, period),
    served: served.positive().length,
    smeCents: smeCents!,
    classedCents: classedCents!,
    tenderCents: tenderCents!,
    tenders: tenders.size,
  };
}

function totalsOf(ledger: readonly Ledger[], days: Facts['days'], period: Period) {
  const within = yearsOf(period);
  const sums = { signed: 0 as Cents, invoiced: 0 as Cents, paid: 0 as Cents };
  const add = (measure: string, cents: Cents): void => {
    if (measure === 'signed' || measure === 'invoiced' || measure === 'paid')
      sums[measure] = plus(sums[measure], cents);
  };
  for (const { totals } of ledger) for (const [measure, year, cents] of totals) if (within(year)) add(measure, cents);
  for (const clusters of days)
    for (const { totals } of clusters) for (const [measure, cents] of totals) add(measure, cents);
  return sums;
}

/** Whether a year is one of the whole ones. */
function yearsOf(period: Period): (year: number) => boolean {
  const whole = piecesOf(period).find((piece) => piece.kind === 'years');
  return whole === undefined ? () => false : (year) => year >= whole.first && year <= whole.last;
}
