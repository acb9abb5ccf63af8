import { piecesOf } from '../credited.repository.ts';
import { type Cents, plus } from '../held/cents.ts';
import type { DaysPiece, Ledger } from '../held/ledger.repository.ts';
import { SIZES, type Signed } from '../held/signed.ts';
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

/** The days of a period that are beside its whole years. */
export const daysOf = (period: Period): DaysPiece[] =>
  piecesOf(period).filter((piece): piece is DaysPiece => piece.kind === 'days');

/**
 * Calls `work` with each part in a contract that something was signed for in the period (its place in the lists of its
 * cluster) and what, in cents; the facts have the `daysOf` of the period.
 */
export function eachSigned(
  { ledger, days }: Pick<Facts, 'ledger' | 'days'>,
  period: Period,
  work: (signed: Signed, part: number, cents: Cents) => void,
): void {
  const whole = wholeYears(period);
  const beside = new Map<number, Cents>();
  for (const clusters of days)
    for (const { signed } of clusters)
      for (const [part, cents] of signed) beside.set(part, plus(beside.get(part) ?? 0, cents));
  for (const { signed } of ledger) {
    const { parts, from, years, cents } = signed;
    for (let part = 0; part < parts.length; part++) {
      let sum: Cents = beside.size === 0 ? 0 : (beside.get(parts[part]!) ?? 0);
      for (let at = from[part]!; at < from[part + 1]!; at++)
        if (years[at]! >= whole.first && years[at]! <= whole.last) sum = plus(sum, cents[at]!);
      if (sum !== 0) work(signed, part, sum);
    }
  }
}

/** Sums of nothing yet, by the number of the organisation, in cents. */
export const sumsBy = (organisations: number): Cents[] => new Array<Cents>(organisations).fill(0);

/**
 * What the ledger says of the period: sums by measure, the companies served, the part of small and medium enterprises,
 * and what came from tenders.
 */
export function ledgerFacts(facts: Pick<Facts, 'organisations' | 'ledger' | 'days'>, period: Period): LedgerFacts {
  const [served, tenders] = [sumsBy(facts.organisations.ids.length), new Set<string>()];
  let [smeCents, classedCents, tenderCents]: Cents[] = [0, 0, 0];
  eachSigned(facts, period, ({ organisations, companies, sizes, tenders: tenderOf }, part, cents) => {
    const organisation = organisations[part]!;
    if (companies[part] === 1) served[organisation] = plus(served[organisation]!, cents);
    if (sizes[part] !== SIZES.unknown) classedCents = plus(classedCents!, cents);
    if (sizes[part] === SIZES.smallOrMedium) smeCents = plus(smeCents!, cents);
    const tender = tenderOf[part]!;
    if (tender !== null) tenderCents = plus(tenderCents!, cents);
    if (tender !== null && cents > 0) tenders.add(tender);
  });
  return {
    ...totalsOf(facts.ledger, facts.days, period),
    served: served.reduce<number>((sum, cents) => (cents > 0 ? sum + 1 : sum), 0),
    smeCents: smeCents!,
    classedCents: classedCents!,
    tenderCents: tenderCents!,
    tenders: tenders.size,
  };
}

function totalsOf(ledger: readonly Ledger[], days: Facts['days'], period: Period) {
  const whole = wholeYears(period);
  const sums = { signed: 0 as Cents, invoiced: 0 as Cents, paid: 0 as Cents };
  const add = (measure: string, cents: Cents): void => {
    if (measure === 'signed' || measure === 'invoiced' || measure === 'paid')
      sums[measure] = plus(sums[measure], cents);
  };
  for (const { totals } of ledger)
    for (const [measure, year, cents] of totals) if (year >= whole.first && year <= whole.last) add(measure, cents);
  for (const clusters of days)
    for (const { totals } of clusters) for (const [measure, cents] of totals) add(measure, cents);
  return sums;
}

/** The first and the last of the whole years; where there are none, the last is before the first. */
const wholeYears = (period: Period): { first: number; last: number } =>
  piecesOf(period).find((piece) => piece.kind === 'years') ?? { first: 1, last: 0 };
