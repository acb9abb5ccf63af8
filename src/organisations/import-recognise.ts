import type { Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { bareName } from '../shared/legal-forms.ts';
import * as repository from './import.repository.ts';
import { rightTo } from './rights.domain.ts';
import { type Described, isSameButForForm } from './same-company.domain.ts';
import { type RecognisedBy, recogniser, registrationOf } from './same-company.ts';
import type { Fault, FaultCode } from './spreadsheet/faults.ts';
import type { ReadRow } from './spreadsheet/rows.ts';

/** A row that is an organisation which is there already, and how it was found. */
export type Known = { row: ReadRow; id: string; by: RecognisedBy };

/**
 * Tells new organisations from known ones, rows that name an organisation that the actor may not change, and those that
 * name the company of an earlier row.
 */
export async function recognise(
  tx: Tx,
  actor: Actor,
  rows: readonly ReadRow[],
): Promise<{ fresh: ReadRow[]; known: Known[]; refused: Fault[] }> {
  const described = rows.map(describe);
  const candidatesOf = await recogniser(tx, described);
  const taken = await repository.findTaken(
    tx,
    described.flatMap((one) => registrationOf(one) ?? []),
  );
  const fresh: ReadRow[] = [];
  const known: Known[] = [];
  const refused: Fault[] = [];
  const claimed = new Map<string, number>();
  const made = new Map<string, { row: number; one: Described }[]>();
  const refuse = (row: ReadRow, code: FaultCode, params: Fault['params'] = {}) =>
    refused.push({ row: row.row, column: null, code, params, name: row.input.name });
  for (const [i, row] of rows.entries()) {
    const one = described[i]!;
    const { by, found } = candidatesOf(one);
    const organisation = found[0];
    if (by !== 'number' && taken.has(`${one.country} ${one.registrationNumber}`)) refuse(row, 'foreignOrganisation');
    else if (found.length > 1) refuse(row, 'severalOfThatName');
    else if (organisation === undefined) {
      const alike = made.get(bareName(one.searchName)) ?? [];
      const same = alike.find((earlier) => isSameButForForm(one, earlier.one));
      if (same !== undefined) refuse(row, 'sameOrganisationAsRow', { row: same.row });
      else fresh.push(row);
      made.set(bareName(one.searchName), [...alike, { row: row.row, one }]);
    } else if (rightTo(actor, organisation) !== 'full') refuse(row, 'foreignOrganisation');
    else if (claimed.has(organisation.id)) {
      refuse(row, 'sameOrganisationAsRow', { row: claimed.get(organisation.id)! });
    } else {
      claimed.set(organisation.id, row.row);
      known.push({ row, id: organisation.id, by });
    }
  }
  return { fresh, known, refused };
}

const describe = ({ input, registration, searchName }: ReadRow): Described => ({
  searchName,
  country: input.country ?? 'FR',
  registrationNumber: registration,
  town: input.town ?? null,
  postalCode: input.postalCode ?? null,
});
