import { figureOn } from './periods.ts';

/** Days of the buyer's silence, from the receipt of the declaration, after which a subcontractor is accepted (R2193-4). */
export const SILENCE_DAYS = figureOn('silence', '2026-01-01');

/** A threshold of direct payment as a dated entry: amounts in cents with tax, shares in basis points of the contract. */
type DirectPayment = { article: string; defence: boolean; leastCents: number | null; leastBp: number | null };

/** From which amount, cents with VAT, or share of the contract on subcontractors are paid by the buyer: €600, 10 % in defence. */
const DIRECT_PAYMENT: readonly DirectPayment[] = [
  { article: 'L2193-11, R2193-10', defence: false, leastCents: 60_000, leastBp: null },
  { article: 'L2393-14, R2393-33', defence: true, leastCents: null, leastBp: 1_000 },
];

/** Whether the buyer pays a subcontractor itself, from which amount on (cents with tax), and by which article. */
export type DirectPaymentAnswer = { due: boolean | null; fromCents: number | null; article: string };

/**
 * From EUR 600 with tax; for defence and security from a tenth of the contract. `due` is null where the contract's
 * amount, on which that depends, is not known.
 * @param withTaxCents what the subcontractor is paid, with tax; for work on buildings whose tax the holder owes, without
 * @param contractCents the contract with tax
 */
export function directPayment(
  withTaxCents: number,
  defence: boolean,
  contractCents: number | null,
): DirectPaymentAnswer {
  const rule = DIRECT_PAYMENT.find((one) => one.defence === defence)!;
  const fromCents =
    rule.leastCents ??
    (contractCents === null ? null : Number((BigInt(contractCents) * BigInt(rule.leastBp ?? 0)) / 10_000n));
  return { due: fromCents === null ? null : withTaxCents >= fromCents, fromCents, article: rule.article };
}
