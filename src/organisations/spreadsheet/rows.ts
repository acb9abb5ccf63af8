import { yearOf } from '../../shared/day.ts';
import { registrationKey, searchName, type YearInput } from '../profile.domain.ts';
import type { Capability, NewOrganisationInput } from '../schemas.ts';
import { readFrenchRegistration } from './cells/registration.ts';
import { inputFaults } from './checks.ts';
import { CellFault, type Fault } from './faults.ts';
import { type Draft, FIELDS } from './fields.ts';
import type { Column, Found } from './headings.ts';
import { placed } from './place.ts';

/** A row that is sound in itself. `figures` are those of one year; fields of empty cells are absent. */
export type ReadRow = {
  row: number;
  input: NewOrganisationInput;
  /** Whether the file says the kind, rather than leaving it to be a company. */
  kindGiven: boolean;
  figures: YearInput | null;
  /** How it is recognised: by number, else by folded name. */
  registration: string | null;
  searchName: string;
  /** Capabilities that were read from its words and confirmed. */
  skills?: readonly Capability[];
  contact: { email: string; name: string | null } | null;
};

export type RowOptions = {
  now: Date;
  /** Take the likely value where a cell was damaged, rather than refuse the row. */
  acceptSuggestions: boolean;
};

/** A row as read: null where a fault keeps it out; `doubts` are of rows that come in. */
export type Read = { input: ReadRow | null; faults: Fault[]; doubts: Fault[] };

/** Reads row after row of one sheet, and remembers of each only what no other may share. */
export function rowsOf(columns: readonly Column[], options: RowOptions): (row: number, cells: string[]) => Read {
  const reader = new RowReader(columns, options);
  const seen = new Map<string, number>();
  const nameColumn = columns.findIndex(({ field }) => field === 'name');
  return (row, cells) => {
    const read = reader.read(row, cells);
    for (const key of read.input === null ? [] : keysOf(read.input)) {
      const first = seen.get(key);
      if (first !== undefined)
        read.faults.push({
          row,
          column: reader.headerOf(key.startsWith('#') ? 'registrationNumber' : 'name'),
          code: 'sameAsRow',
          params: { row: first },
        });
      seen.set(key, first ?? row);
    }
    const name = cells[nameColumn]?.trim() || null;
    const named = (list: readonly Fault[]): Fault[] => list.map((fault) => ({ ...fault, name }));
    const faults = named(read.faults);
    return read.input === null || faults.length > 0
      ? { input: null, faults, doubts: [] }
      : { ...read, doubts: named(read.doubts) };
  };
}

/** What is wrong with the headings themselves. */
export function headingFaults({ headingRow }: Found, columns: readonly Column[]): Fault[] {
  const faults: Fault[] = columns.flatMap(({ header, field }, i) =>
    field !== null && field !== 'description' && columns.findIndex((other) => other.field === field) < i
      ? [{ row: headingRow, column: header, code: 'repeatedHeading' as const, params: {} }]
      : [],
  );
  if (!columns.some(({ field }) => field === 'name'))
    faults.push({ row: headingRow, column: 'name', code: 'required', params: {} });
  return faults;
}

/** What no other row of the file may share: the number, else the name. */
const keysOf = (read: ReadRow): string[] =>
  read.registration === null ? [read.searchName] : [`#${read.input.country ?? 'FR'} ${read.registration}`];

/** Reads one row after the other into what POST /organisations takes. */
class RowReader {
  private readonly columns: readonly Column[];
  private readonly options: RowOptions;

  constructor(columns: readonly Column[], options: RowOptions) {
    this.columns = columns;
    this.options = options;
  }

  /** The file's own heading of a field, else the field's name. */
  headerOf(field: string): string {
    return this.columns.find((column) => column.field === field)?.header ?? field;
  }

  read(row: number, cells: readonly string[]): Read {
    const faults: Fault[] = [];
    const doubts: Fault[] = [];
    const draft: Draft = { input: {}, figures: {}, doubts: [] };
    if (cells.slice(this.columns.length).some((cell) => cell !== ''))
      faults.push({ row, column: null, code: 'extraCells', params: {} });
    for (const [i, { header, field, factor }] of this.columns.entries()) {
      const cell = cells[i] ?? '';
      if (field === null || cell === '') continue;
      const fault = this.readCell(field, cell, draft, factor);
      if (fault !== null) faults.push({ row, column: header, ...fault });
      doubts.push(...draft.doubts.splice(0).map((doubt) => ({ row, column: header, ...doubt })));
    }
    const at = (field: string, fault: Pick<Fault, 'code' | 'params' | 'suggestion'>): Fault => ({
      row,
      column: this.headerOf(field),
      ...fault,
    });
    const registration = this.registrationOf(
      draft,
      (fault) => faults.push(at('registrationNumber', fault)),
      (doubt) => doubts.push(at('registrationNumber', doubt)),
    );
    const place = placed(draft, this.options.acceptSuggestions);
    faults.push(...place.faults.map(({ field, ...fault }) => at(field, fault)));
    doubts.push(...place.doubts.map(({ field, ...doubt }) => at(field, doubt)));
    const kindGiven = 'kind' in draft.input;
    const input: Record<string, unknown> = { kind: 'company', ...draft.input, ...place.fields };
    if (registration !== null) input['registrationNumber'] = registration;
    const figures = yearlyFigures(draft.figures, this.options.now);
    if (figures.lacking !== null) doubts.push(at(figures.lacking, { code: 'figuresIncomplete', params: {} }));
    const checked = inputFaults(
      input,
      figures.year,
      this.options.now,
      faults.map(({ column }) => column),
      (field) => this.headerOf(field),
    );
    faults.push(...checked.faults.map(({ field, ...fault }) => at(field, fault)));
    if (checked.input === null) return { input: null, faults, doubts };
    return {
      input: {
        row,
        input: checked.input,
        kindGiven,
        figures: figures.year,
        registration: registration === null ? null : registrationKey(registration),
        searchName: searchName(checked.input.name),
        contact:
          draft.contactEmail === undefined ? null : { email: draft.contactEmail, name: draft.contactName ?? null },
      },
      faults,
      doubts,
    };
  }

  private readCell(
    field: string,
    cell: string,
    draft: Draft,
    factor: number,
  ): Pick<Fault, 'code' | 'params' | 'suggestion'> | null {
    try {
      FIELDS[field]!.read(cell, draft, factor);
      return null;
    } catch (error) {
      if (!(error instanceof CellFault)) throw error;
      if (error.suggestion !== undefined && this.options.acceptSuggestions)
        return this.readCell(field, error.suggestion, draft, factor);
      return faultOf(error);
    }
  }

  /** The number that the row is recognised by: a SIRET, else a SIREN; another country's as it is. */
  private registrationOf(
    draft: Draft,
    fault: (fault: Pick<Fault, 'code' | 'params' | 'suggestion'>) => void,
    doubt: (doubt: Pick<Fault, 'code' | 'params'>) => void,
  ): string | null {
    const given = draft.input['registrationNumber'];
    if (given === undefined) return draft.siren ?? null;
    const country = draft.input['country'] ?? 'FR';
    if (country !== 'FR') return String(given);
    const read = (text: string): string | null => {
      try {
        const { number, doubtful } = readFrenchRegistration(text);
        if (doubtful) doubt({ code: 'checkDigit', params: {} });
        return number;
      } catch (error) {
        if (!(error instanceof CellFault)) throw error;
        if (error.suggestion !== undefined && this.options.acceptSuggestions) return read(error.suggestion);
        fault(faultOf(error));
        return null;
      }
    };
    const number = read(String(given));
    if (number === null) delete draft.input['registrationNumber'];
    return number;
  }
}

const faultOf = ({ code, params, suggestion }: CellFault): Pick<Fault, 'code' | 'params' | 'suggestion'> => ({
  code,
  params,
  ...(suggestion === undefined ? {} : { suggestion }),
});

/**
 * The year's figures when headcount and turnover are there: size classes need both. Where one is missing the other is
 * left out and told, rather than the company refused.
 */
function yearlyFigures(
  given: Readonly<Record<string, number>>,
  now: Date,
): { year: YearInput | null; lacking: 'headcount' | 'turnover' | null } {
  const { year, headcount, turnoverCents, balanceSheetCents } = given;
  if (headcount === undefined && turnoverCents === undefined) return { year: null, lacking: null };
  if (headcount === undefined) return { year: null, lacking: 'turnover' };
  if (turnoverCents === undefined) return { year: null, lacking: 'headcount' };
  return {
    year: {
      year: year ?? yearOf(now) - 1,
      headcount,
      turnoverCents,
      balanceSheetCents: balanceSheetCents ?? null,
    },
    lacking: null,
  };
}
