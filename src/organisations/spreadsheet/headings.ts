import { foldText } from '../../shared/text.ts';
import { headingFactor } from './cells/amount.ts';
import { FIELDS } from './fields.ts';
import type { GridRow } from './limits.ts';

/** A column of the file: its heading, what it was taken for (null: nothing), how surely, and a cell of it. */
export type Column = {
  header: string;
  field: string | null;
  confidence: number;
  example: string | null;
  factor: number;
};

/** A heading that was found in a sheet. */
export type Found = {
  heading: string[];
  headingRow: number;
  /** Whether a row below it tells of a company: no total, and not the heading once more. */
  lists: (cells: readonly string[]) => boolean;
};

const key = (heading: string): string => foldText(heading.replace(/\([^)]*\)/g, ' ')).replaceAll(' ', '');
const BY_HEADING = new Map(
  Object.entries(FIELDS).flatMap(([name, field]) => [
    [key(name), name] as const,
    ...field.also.map((heading) => [key(heading), name] as const),
  ]),
);

/** Whose field it is, as exports of directories put it before the field's name: `company_zip`, "Entreprise : adresse". */
const OF_WHOM = /^(?:company|entreprise|soci[ée]t[ée]|adh[ée]rent|membre|organisation|structure)[\s_:.-]+/i;

/** How surely a heading means a field: 1 its own name or a name of it, 0.7 words within a longer heading; null for none. */
export function fieldOf(heading: string): { field: string; confidence: number } | null {
  const whole =
    BY_HEADING.get(key(heading)) ??
    BY_HEADING.get(key(heading.replace(/\sen\s.*$/i, '').replace(/\s(20\d\d|k€|m€)$/i, ''))) ??
    BY_HEADING.get(key(heading.replace(OF_WHOM, '')));
  if (whole !== undefined) return { field: whole, confidence: 1 };
  const words = ` ${foldText(heading)} `;
  const parts = Object.entries(FIELDS).flatMap(([field, { within = [] }]) =>
    within
      .filter((part) => words.includes(` ${part} `) || words.includes(` ${part}s `))
      .map((part) => ({ field, part })),
  );
  // The longest words tell most: "adresse mail" is no address.
  const [best] = parts.sort((a, b) => b.part.length - a.part.length);
  return best === undefined ? null : { field: best.field, confidence: 0.7 };
}

/** Rows among which the heading is looked for: titles and dates stand above it in many lists. */
const PROBED_ROWS = 20;

/**
 * Finds the heading: of the first rows the one with most headings that are known; the first where none is.
 * @param first the first rows that are not blank
 */
export function findHeading(first: readonly GridRow[]): Found | null {
  const known = (cells: readonly string[]): number => cells.filter((cell) => fieldOf(cell) !== null).length;
  const best = first.slice(0, PROBED_ROWS).reduce<{ at: number; known: number } | null>((found, { cells }, at) => {
    const count = known(cells);
    return count > (found?.known ?? 0) ? { at, known: count } : found;
  }, null);
  const heading = first[best?.at ?? 0];
  if (heading === undefined) return null;
  const width = heading.cells.findLastIndex((cell) => cell !== '') + 1;
  const cells = heading.cells.slice(0, width);
  const again = cells.map(key);
  return {
    heading: cells,
    headingRow: heading.row,
    lists: (row) => !again.every((word, i) => key(row[i] ?? '') === word) && !isTotal(row),
  };
}

/** "Total", "TOTAL GÉNÉRAL", "Nombre d'adhérents : 40": a sum below the list, no company. */
function isTotal(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  const first = foldText(filled[0] ?? '');
  if (/^(sous )?total( general)?$/.test(first)) return filled.slice(1).every((cell) => !/\p{L}{3,}/u.test(cell));
  return filled.length <= 2 && /^(sous )?(total|nombre d|moyenne)\b/.test(first);
}

/**
 * What each column holds. A mapping given by the caller goes first, then one kept from an earlier file of the cluster,
 * then the heading's words, then what its cells look like. No field is taken twice: the surer column has it.
 * @param first the first rows below the heading
 */
export function recogniseColumns(
  found: Found,
  first: readonly GridRow[],
  given: Readonly<Record<string, string | null>>,
  kept: Readonly<Record<string, string | null>>,
): Column[] {
  const columns = found.heading.map((header, i): Column => {
    const cells = first.map(({ cells }) => cells[i] ?? '').filter((cell) => cell !== '');
    const example = cells[0] ?? null;
    const factor = headingFactor(header);
    if (Object.hasOwn(given, header)) return { header, field: given[header]!, confidence: 1, example, factor };
    const before = kept[foldText(header)];
    if (before !== undefined) return { header, field: before, confidence: 0.95, example, factor };
    const named = byCells(fieldOf(header), cells.slice(0, 200)) ?? looksLike(cells.slice(0, 200));
    return { header, field: named?.field ?? null, confidence: named?.confidence ?? 0, example, factor };
  });
  for (const column of columns) {
    const rivals = columns.filter(
      (other) => other !== column && other.field === column.field && other.confidence < column.confidence,
    );
    if (column.field !== null && column.field !== 'description')
      for (const rival of rivals) Object.assign(rival, { field: null, confidence: 0 });
  }
  return columns;
}

/** "Contact" heads names in one list and addresses in the next: its cells tell which. */
function byCells(named: ReturnType<typeof fieldOf>, cells: readonly string[]): ReturnType<typeof fieldOf> {
  if (named?.field !== 'contactName' && named?.field !== 'contactEmail') return named;
  const addresses = cells.filter((cell) => cell.includes('@')).length;
  if (cells.length === 0 || 2 * addresses === cells.length) return named;
  return { ...named, field: 2 * addresses > cells.length ? 'contactEmail' : 'contactName' };
}

const LOOKS: readonly (readonly [string, RegExp])[] = [
  ['contactEmail', /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i],
  ['registrationNumber', /^\d{3} ?\d{3} ?\d{3} ?\d{5}$/],
  ['siren', /^\d{3} ?\d{3} ?\d{3}$/],
  ['nafCode', /^\d{2}\.?\d{2}[A-Z]$/],
  ['postalCode', /^(?:0[1-9]|[1-8]\d|9[0-8])\d{3}$/],
  ['website', /^(?:https?:\/\/|www\.)\S+\.\S+$/i],
];

/** What nearly all cells of a column without a known heading look like. */
function looksLike(cells: readonly string[]): { field: string; confidence: number } | null {
  if (cells.length < 2) return null;
  for (const [field, pattern] of LOOKS) {
    const share = cells.filter((cell) => pattern.test(cell)).length / cells.length;
    if (share >= 0.8) return { field, confidence: Math.round(share * 60) / 100 };
  }
  return null;
}
