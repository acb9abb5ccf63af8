import type { BidFile, BidLot, BidMember, BidOperator, BidSubcontract } from './model.ts';

/** A firm outside the group of which only name and number are known. */
const named = (
  { id, name, registrationNumber }: Pick<BidMember, 'id' | 'name' | 'registrationNumber'>,
  more: Partial<BidMember>,
): BidMember => ({
  id,
  name,
  role: 'sous_traitant',
  principalId: null,
  reliedUpon: false,
  registrationNumber,
  vatNumber: null,
  legalStatus: null,
  address: null,
  email: null,
  phone: null,
  representative: null,
  sizeClass: null,
  years: [],
  certifications: [],
  references: [],
  means: null,
  insurance: null,
  exclusionDeclaration: null,
  covers: [],
  ...more,
});

/** Who a declared subcontractor is: its member of the file, else a firm of which only name and number are known. */
export const subcontractor = (file: BidFile, subcontract: BidSubcontract): BidMember =>
  file.members.find((member) => member.id === subcontract.memberId) ??
  named(subcontract, { principalId: subcontract.principalId });

/** An operator that lends its capacities (R2142-3), as the forms look at a firm: it declares in the role `oeron`. */
export const lender = (operator: BidOperator): BidMember =>
  operator.profile ??
  named(
    { id: `operator-${operator.place}`, name: operator.name, registrationNumber: operator.registrationNumber },
    { reliedUpon: true, covers: operator.requirementIds, means: operator.capacity },
  );

/** Operators that lend their capacities for a lot: those named for one of its needs, or that lend it equipment, and those named for the whole. */
export function operatorsOfLot(file: BidFile, lot: BidLot): BidOperator[] {
  const needs = new Set(lot.requirements.map(({ id }) => id));
  return file.operators.filter(({ requirementIds, lotIds }) =>
    requirementIds.length === 0 ? lotIds?.includes(lot.id) !== false : requirementIds.some((id) => needs.has(id)),
  );
}
