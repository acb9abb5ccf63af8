import { directPayment } from '../law/subcontracting.ts';
import { standingOf, withTax } from './domain.ts';
import type { SubcontractedGroup, SubcontractRow } from './repository.ts';
import type { SubcontractView } from './schemas.ts';

/** Rate by which the tax of a contract is reckoned where its offer tells none, in basis points. */
const USUAL_VAT_BP = 2_000;

/** A subcontract as the API shows it on a day. */
export function subcontractView(
  row: SubcontractRow,
  group: Pick<SubcontractedGroup, 'signedOn' | 'contractCents' | 'lines' | 'estimatedCents'>,
  today: string,
): SubcontractView {
  const { createdAt: _c, updatedAt: _u, clusterId: _k, ...shown } = row;
  const totalCents = withTax(row.amountCents, row.vatBp, row.reverseCharge);
  return {
    ...shown,
    totalCents,
    ...standingOf(row, group.signedOn, today),
    directPayment: directPayment(totalCents, row.defence, contractWithTax(group)),
  };
}

/** The contract with tax in cents: as offered, else as signed or estimated at the usual rate; null: not known. */
function contractWithTax({
  lines,
  contractCents,
  estimatedCents,
}: Pick<SubcontractedGroup, 'contractCents' | 'lines' | 'estimatedCents'>): number | null {
  if (lines !== null) return lines.reduce((sum, line) => sum + withTax(line.amountCents, line.vatBp, false), 0);
  const cents = contractCents ?? estimatedCents;
  return cents === null ? null : withTax(cents, USUAL_VAT_BP, false);
}
