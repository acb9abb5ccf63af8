import type { Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import * as repository from './import.repository.ts';
import { rightTo } from './rights.domain.ts';
import type { Fault, FaultCode } from './spreadsheet/faults.ts';
import type { ReadRow } from './spreadsheet/rows.ts';

/** A row that is an organisation which is there already, and how it was found. */
export type Known = { row: ReadRow; id: string; by: 'number' | 'name' };

/** Tells new organisations from known ones, and rows that name an organisation that the actor may not change. */
export async function recognise(
  tx: Tx,
  actor: Actor,
  rows: readonly ReadRow[],
): Promise<{ fresh: ReadRow[]; known: Known[]; refused: Fault[] }> {
  const registrations = rows.flatMap((row) => registrationOf(row) ?? []);
  const visible = await repository.findKnown(
    tx,
    registrations,
    rows.map((row) => row.searchName),
  );
  const taken = await repository.findTaken(tx, registrations);
  const byNumber = new Map(visible.map((o) => [`${o.country} ${o.registrationNumber}`, o]));
  const byName = new Map<string, repository.KnownName[]>();
  for (const o of visible) byName.set(o.searchName, [...(byName.get(o.searchName) ?? []), o]);
  const fresh: ReadRow[] = [];
  const known: Known[] = [];
  const refused: Fault[] = [];
  const claimed = new Map<string, number>();
  const refuse = (row: ReadRow, code: FaultCode, params: Fault['params'] = {}) =>
    refused.push({ row: row.row, column: null, code, params });
  for (const row of rows) {
    const number = registrationOf(row);
    const found = number === null ? undefined : byNumber.get(`${number.country} ${number.number}`);
    const namesakes = (byName.get(row.searchName) ?? []).filter(
      (o) => number === null || o.registrationNumber === null,
    );
    const organisation = found ?? namesakes[0];
    if (found === undefined && number !== null && taken.has(`${number.country} ${number.number}`)) {
      refuse(row, 'foreignOrganisation');
    } else if (found === undefined && namesakes.length > 1) refuse(row, 'severalOfThatName');
    else if (organisation === undefined) fresh.push(row);
    else if (rightTo(actor, organisation) !== 'full') refuse(row, 'foreignOrganisation');
    else if (claimed.has(organisation.id)) {
      refuse(row, 'sameOrganisationAsRow', { row: claimed.get(organisation.id)! });
    } else {
      claimed.set(organisation.id, row.row);
      known.push({ row, id: organisation.id, by: found === undefined ? 'name' : 'number' });
    }
  }
  return { fresh, known, refused };
}

const registrationOf = (row: ReadRow): repository.Registration | null =>
  row.registration === null ? null : { country: row.input.country ?? 'FR', number: row.registration };
