import { DomainError, type FieldError } from '../shared/errors.ts';
import type { Language } from '../shared/language.ts';
import { type CpvRow, type NutsRow, readCpv, readNuts } from './data.ts';

/** The lists are read once, at the first question; they are the ones that the migration loads into the database. */
const lists: { cpv?: ReadonlyMap<string, CpvRow>; nuts?: ReadonlyMap<string, NutsRow> } = {};

const cpvCodes = (): ReadonlyMap<string, CpvRow> => {
  lists.cpv ??= new Map(readCpv().map((row) => [row.code, row]));
  return lists.cpv;
};
const nutsCodes = (): ReadonlyMap<string, NutsRow> => {
  lists.nuts ??= new Map(readNuts().map((row) => [row.code, row]));
  return lists.nuts;
};

/** Reads both lists now, so that no request waits for them (a fifth of a second). */
export function readKnownCodes(): void {
  cpvCodes();
  nutsCodes();
}

/** Whether CPV 2008 has the code (eight digits). */
export const isCpv = (code: string): boolean => cpvCodes().has(code);

/** What CPV 2008 calls the code in that language; null when it does not have it. */
export function cpvLabel(code: string, language: Language): string | null {
  const row = cpvCodes().get(code);
  return row === undefined ? null : language === 'fr' ? row.labelFr : row.labelEn;
}

/** Whether NUTS 2021 has the code, of any level. */
export const isNuts = (code: string): boolean => nutsCodes().has(code);

/** What the region is called in that language; null when NUTS 2021 does not have the code. */
export function nutsLabel(code: string, language: Language): string | null {
  const row = nutsCodes().get(code);
  return row === undefined ? null : language === 'fr' ? row.labelFr : row.labelEn;
}

/** The centre of a NUTS region in degrees (WGS 84); null where the list has no position (outside France). */
export function nutsCentre(code: string): { lat: number; lon: number } | null {
  const row = nutsCodes().get(code);
  return row === undefined || row.lat === null || row.lon === null ? null : { lat: row.lat, lon: row.lon };
}

/** A code as the input has it, and where it stands: a JSON pointer or a query parameter. */
export type CodeAt = { pointer: string; code: string | null | undefined };

/**
 * Checks that codes exist; null and undefined pass.
 * @throws DomainError `invalid` / `unknown_code` that names every place with a code that is not in its list
 */
export function assertKnownCodes(codes: { cpv?: readonly CodeAt[]; nuts?: readonly CodeAt[] }): void {
  const unknown = (entries: readonly CodeAt[], known: (code: string) => boolean, list: string): FieldError[] =>
    entries
      .filter(({ code }) => code !== null && code !== undefined && !known(code))
      .map(({ pointer, code }) => ({ pointer, message: `${code} is not a code of ${list}` }));
  const fields = [...unknown(codes.cpv ?? [], isCpv, 'CPV 2008'), ...unknown(codes.nuts ?? [], isNuts, 'NUTS 2021')];
  if (fields.length === 0) return;
  throw new DomainError('invalid', 'unknown_code', `${fields[0]!.pointer}: ${fields[0]!.message}.`, { fields });
}
