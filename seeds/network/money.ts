import { splitExactly } from '../../src/shared/money.ts';
import { seedId } from './random.ts';

/** Neopolia's public money from 1999 to July 2018: 6 M€ (SOURCE.md), spread over the years and its funders. */
export const PUBLIC_MONEY_CENTS = 600_000_000;
const FIRST_YEAR = 1999;
const YEARS = 20;
const FUNDERS = ['Région Pays de la Loire', 'CARENE', 'Nantes Métropole', 'CCI Nantes St-Nazaire'];

/** One row for each year; the amounts grow a little and sum to the whole exactly. */
export function publicMoney(): { id: string; year: number; source: string; amountCents: number }[] {
  const amounts = splitExactly(
    PUBLIC_MONEY_CENTS,
    Array.from({ length: YEARS }, (_, i) => 20 + i),
  );
  return amounts.map((amountCents, i) => {
    const source = FUNDERS[i % FUNDERS.length]!;
    return { id: seedId(`funding ${FIRST_YEAR + i} ${source}`), year: FIRST_YEAR + i, source, amountCents };
  });
}
