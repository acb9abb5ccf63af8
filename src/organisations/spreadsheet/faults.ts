import { DomainError } from '../../shared/errors.ts';

const MALFORMED = {
  nul: 'it contains a NUL character, so it is not text',
  csv: 'its quotes do not match',
  longCell: 'a row has a cell that is too long',
  empty: 'it has no heading',
  xlsx: 'it is no XLSX workbook, or a damaged one',
  xlsxSize: 'its parts unfold to more than 200 MB',
} as const;

/** A file that cannot be read at all: 400 that says why; `detail` is the row or the reader's own words. */
export function malformed(why: keyof typeof MALFORMED, detail?: string): DomainError {
  const code = why.startsWith('xlsx') ? 'xlsx_malformed' : 'csv_malformed';
  const message = `The file cannot be read: ${MALFORMED[why]}${detail === undefined ? '' : ` (${detail})`}.`;
  return new DomainError('invalid', code, message, { fields: [{ pointer: '', message }] });
}

/** A file with more rows or columns than are taken: 413. */
export const tooMany = (what: 'rows' | 'columns', limit: number): DomainError =>
  new DomainError('too_large', `too_many_${what}`, `A file may have ${limit} ${what}: split it.`);

/** What is wrong with, or was done to, one cell or row; said in words by `words.ts`. */
export type Fault = {
  /** Row as the spreadsheet counts. */
  row: number;
  /** The heading as the file has it; null for the whole row. */
  column: string | null;
  /** The company of the row, as its cell names it; null or absent where it names none. */
  name?: string | null;
  code: FaultCode;
  /** What the words tell, by name. */
  params: Readonly<Record<string, string | number>>;
  /** What the cell most likely was meant to hold. */
  suggestion?: string;
};

export type FaultCode =
  | 'required'
  | 'schema'
  | 'notANumber'
  | 'notAWholeNumber'
  | 'notAnAmount'
  | 'ambiguousAmount'
  | 'amountBeyond'
  | 'notADepartement'
  | 'corsica'
  | 'notYesOrNo'
  | 'notACountry'
  | 'notAnEmail'
  | 'notANaf'
  | 'notACapability'
  | 'siretScientific'
  | 'siretZeros'
  | 'sirenZeros'
  | 'sirenLength'
  | 'vatNumber'
  | 'checkDigit'
  | 'postalZero'
  | 'postalUnknown'
  | 'headcountRange'
  | 'figuresIncomplete'
  | 'repeatedHeading'
  | 'extraCells'
  | 'sameAsRow'
  | 'foreignOrganisation'
  | 'severalOfThatName'
  | 'sameOrganisationAsRow'
  | 'coordinatesAlone'
  | 'yearNotBegun'
  | 'notInvited';

/** A cell that cannot be read; the row and column are known to whoever reads the row. */
export class CellFault extends Error {
  readonly code: FaultCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly suggestion: string | undefined;

  constructor(code: FaultCode, params: Readonly<Record<string, string | number>> = {}, suggestion?: string) {
    super(code);
    this.code = code;
    this.params = params;
    this.suggestion = suggestion;
  }
}
