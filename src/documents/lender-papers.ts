import { invalidField } from '../shared/errors.ts';
import { commitmentName, lenderEspdName } from './file-names.ts';
import { firmFacts, type MissingFact } from './missing-facts.ts';
import type { BidFile, BidOperator } from './model.ts';
import { lender, operatorsOfLot } from './outside-firms.ts';
import { type DocumentKind, kindsOf } from './question.ts';

/** A document that the file has, with what it still lacks. */
export type DocumentEntry = {
  kind: DocumentKind;
  fileName: string;
  memberId: string | null;
  lotId: string | null;
  subcontractId: string | null;
  /** Of an ESPD of an operator that lends its capacities: its place in the group's list. */
  operator: number | null;
  missing: MissingFact[];
};

/**
 * The ESPD of each operator that lends its capacities, a lot each (R2142-3): it has no DC2, whatever the members declare with.
 * None for a buyer to whom no ESPD goes.
 */
export function lenderEspds(file: BidFile): DocumentEntry[] {
  if (!kindsOf({ law: file.law, candidature: 'espd' }).includes('espd')) return [];
  return file.lots.flatMap((lot) =>
    operatorsOfLot(file, lot).map((operator) => ({
      kind: 'espd' as const,
      fileName: lenderEspdName(operator, lot),
      memberId: null,
      lotId: lot.id,
      subcontractId: null,
      operator: operator.place,
      missing: firmFacts(file, lender(operator), 'espd'),
    })),
  );
}

/** The written commitment of each owner that lends equipment. */
export const commitmentsOf = ({ operators }: BidFile): DocumentEntry[] =>
  operators
    .filter(({ equipment = [] }) => equipment.length > 0)
    .map((operator) => ({
      kind: 'commitment',
      fileName: commitmentName(operator),
      memberId: null,
      lotId: null,
      subcontractId: null,
      operator: operator.place,
      missing: [],
    }));

/** Whose commitment is wanted: an operator that lends equipment; the only one where none is named. */
export function equipmentLender({ operators }: BidFile, place: number | undefined): BidOperator {
  const lending = operators.filter(({ equipment = [] }) => equipment.length > 0);
  const operator =
    place === undefined && lending.length === 1 ? lending[0] : lending.find((one) => one.place === place);
  if (operator !== undefined) return operator;
  throw invalidField('?operator', 'is not an owner outside the group whose equipment the bid relies on');
}
