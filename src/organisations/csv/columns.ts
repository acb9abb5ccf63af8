import { centsOf } from '../../notices/amounts.ts';
import { cpvOf } from '../../notices/codes.ts';
import { foldText } from '../../shared/text.ts';
import { readDepartements } from '../../taxonomies/data.ts';

/** A column of the import file: its names besides its own, what it holds, and how a cell is read. */
export type Column = {
  /** Other headings that mean the same, folded. */
  also: readonly string[];
  about: string;
  /** Puts a cell that is not empty into the row's draft; throws CellError. */
  read: (cell: string, draft: Draft) => void;
};

/** A row on its way to an organisation: members as POST /organisations takes them, and the last year's figures. */
export type Draft = Record<string, unknown> & { figures: Record<string, number> };

/** A cell that cannot be read; the message completes "the cell …". */
export class CellError extends Error {}

const KINDS: Readonly<Record<string, string>> = {
  entreprise: 'company',
  societe: 'company',
  recherche: 'research',
  laboratoire: 'research',
  formation: 'training',
  ecole: 'training',
};
const TRUE = ['true', '1', 'yes', 'oui', 'vrai'];
const FALSE = ['false', '0', 'no', 'non', 'faux'];

const text = (field: string) => (cell: string, draft: Draft) => {
  draft[field] = cell;
};
const decimal = (field: string) => (cell: string, draft: Draft) => {
  const value = Number(cell.replace(',', '.'));
  if (!Number.isFinite(value)) throw new CellError('is not a number');
  draft[field] = value;
};
const whole = (field: string) => (cell: string, draft: Draft) => {
  const plain = cell.replace(/[\s\u00a0\u202f]/g, '');
  if (!/^\d{1,9}$/.test(plain)) throw new CellError('is not a whole number');
  draft.figures[field] = Number(plain);
};
const euros = (cell: string): number => {
  const cents = centsOf(cell.replace(/\s*(€|EUR)$/i, ''));
  if (cents === null) throw new CellError('is not an amount in euros');
  return cents;
};
const amount = (field: string) => (cell: string, draft: Draft) => {
  draft.figures[field] = euros(cell);
};
/** Entries of a cell that holds a list: `|` or `;` between them. */
const entries = (cell: string): string[][] =>
  cell
    .split(/[;|]/)
    .map((entry) => entry.trim())
    .filter(Boolean)
    .map((entry) => entry.split(':').map((part) => part.trim()));

/** Every column that the import knows. The API's description is made from this table. */
export const COLUMNS: Readonly<Record<string, Column>> = {
  name: { also: ['nom', 'raison sociale'], about: 'obligatory', read: text('name') },
  kind: {
    also: ['type', 'nature'],
    about: '`company` (also when empty), `research`, `training` or `institution`',
    read: (cell, draft) => {
      draft['kind'] = KINDS[foldText(cell)] ?? cell.toLowerCase();
    },
  },
  registrationNumber: {
    also: ['siret', 'siren'],
    about: 'finds the organisation again at the next import',
    read: (cell, draft) => {
      draft['registrationNumber'] = cell.toUpperCase();
    },
  },
  country: { also: ['pays'], about: 'two letters, `FR` when empty', read: text('country') },
  nuts: { also: [], about: 'NUTS code', read: text('nuts') },
  departement: {
    also: ['department', 'dep'],
    about: 'instead of `nuts`: number of the French département',
    read: (cell, draft) => {
      const found = readDepartements().find((dep) => dep.inseeDep === cell.toUpperCase().padStart(2, '0'));
      if (found === undefined) throw new CellError('is not the number of a département');
      draft['nuts'] ??= found.nuts3;
    },
  },
  town: { also: ['ville', 'commune'], about: '', read: text('town') },
  postalCode: { also: ['code postal', 'cp'], about: '', read: text('postalCode') },
  address: { also: ['adresse'], about: '', read: text('address') },
  lat: { also: ['latitude'], about: 'degrees; the centre of the region when empty', read: decimal('lat') },
  lon: { also: ['longitude', 'lng'], about: 'degrees', read: decimal('lon') },
  website: { also: ['site', 'site web', 'url'], about: 'with https://', read: text('website') },
  description: { also: [], about: '', read: text('description') },
  canLead: {
    also: ['mandataire'],
    about: 'whether it can be mandataire: true or false, oui or non',
    read: (cell, draft) => {
      const word = foldText(cell);
      if (!TRUE.includes(word) && !FALSE.includes(word)) throw new CellError('must be true or false');
      draft['canLead'] = TRUE.includes(word);
    },
  },
  year: { also: ['annee', 'exercice'], about: 'of the figures; the last one when empty', read: whole('year') },
  headcount: { also: ['effectif', 'salaries'], about: 'staff of that year', read: whole('headcount') },
  turnover: { also: ['chiffre d affaires', 'ca'], about: 'of that year, in euros', read: amount('turnoverCents') },
  balanceSheet: { also: ['total bilan', 'bilan'], about: 'of that year, in euros', read: amount('balanceSheetCents') },
  capabilities: {
    also: ['competences', 'capacites'],
    about:
      '`cpv:level` or `cpv:level:yearly capacity in euros`, several with `;` or `|` between: `45262670:4:150000|45442000:3`',
    read: (cell, draft) => {
      draft['capabilities'] = entries(cell).map(([code = '', level = '', capacity]) => {
        const cpv = cpvOf(code);
        if (cpv === null || !/^[1-5]$/.test(level)) throw new CellError('must read `cpv:level`, level 1 to 5');
        return { cpv, level: Number(level), ...(capacity ? { capacityCents: euros(capacity) } : {}) };
      });
    },
  },
  certifications: {
    also: ['certification', 'qualifications'],
    about: '`code` or `code:last day`, several with `;` or `|` between: `EN 9100:2027-01-31|MASE`',
    read: (cell, draft) => {
      draft['certifications'] = entries(cell).map(([code = '', validUntil]) => ({
        code,
        ...(validUntil ? { validUntil } : {}),
      }));
    },
  },
};

const key = (heading: string): string => foldText(heading).replaceAll(' ', '');
const BY_HEADING = new Map(
  Object.entries(COLUMNS).flatMap(([name, column]) => [name, ...column.also].map((h) => [key(h), name] as const)),
);

/** The column that a heading means, whatever its case, accents, spaces and underscores; null for none. */
export const columnFor = (heading: string): string | null => BY_HEADING.get(key(heading)) ?? null;
