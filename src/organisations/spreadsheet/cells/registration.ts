import { isSiren, isSiret } from '../../../shared/sirene.ts';
import { registrationKey } from '../../profile.domain.ts';
import { CellFault } from '../faults.ts';

/** A number as read, and whether its check digit is doubtful. */
export type ReadRegistration = { number: string; doubtful: boolean };

/**
 * A French registration number: SIRET (14 digits) or SIREN (9), spaces, dots and dashes ignored. A wrong check digit is
 * told, not refused: registers hold such numbers, and a typo is for people to judge.
 * @throws CellFault with the likely cause where a spreadsheet damaged it: scientific notation, lost leading zeros
 */
export function readFrenchRegistration(cell: string): ReadRegistration {
  if (/^\d[.,]?\d*e\+?\d{1,2}$/i.test(cell.replace(/\s/g, ''))) throw new CellFault('siretScientific');
  const number = registrationKey(cell.replace(/[\u00a0\u202f]/g, ' '));
  const vat = /^FR[0-9A-Z]{2}(\d{9})$/.exec(number);
  if (vat !== null) throw new CellFault('vatNumber', {}, vat[1]);
  if (!/^\d+$/.test(number)) return { number, doubtful: false };
  const digits = number.length;
  if (digits === 14) return { number, doubtful: !isSiret(number) };
  if (digits === 9) return { number, doubtful: !isSiren(number) };
  if (digits === 12 || digits === 13) throw new CellFault('siretZeros', { digits }, number.padStart(14, '0'));
  if (digits === 7 || digits === 8) throw new CellFault('sirenZeros', { digits }, number.padStart(9, '0'));
  throw new CellFault('sirenLength', { digits });
}
