import { decodeHTML } from 'entities';
import { foldText } from '../../../shared/text.ts';
import { CellFault } from '../faults.ts';

const TRUE = ['true', '1', 'yes', 'oui', 'vrai', 'x'];
const FALSE = ['false', '0', 'no', 'non', 'faux'];

/** Yes or no in French or English. @throws CellFault `notYesOrNo` */
export function yesOrNo(cell: string): boolean {
  const word = foldText(cell);
  if (!TRUE.includes(word) && !FALSE.includes(word)) throw new CellFault('notYesOrNo');
  return TRUE.includes(word);
}

const COUNTRIES = new Map<string, string>();
for (const language of ['fr', 'en', 'de', 'es', 'it']) {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  for (const first of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')
    for (const second of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
      const code = `${first}${second}`;
      const name = names.of(code);
      if (name !== undefined && name !== code && !COUNTRIES.has(foldText(name))) COUNTRIES.set(foldText(name), code);
    }
}

/** A country as ISO 3166 alpha-2, from the code or from its name in five languages. @throws CellFault `notACountry` */
export function countryCode(cell: string): string {
  if (/^[a-z]{2}$/i.test(cell)) return cell.toUpperCase();
  const found = COUNTRIES.get(foldText(cell));
  if (found === undefined) throw new CellFault('notACountry');
  return found;
}

/** A headcount, and whether it was a range of which the middle was taken. */
export type ReadHeadcount = { headcount: number; range: boolean };

/** What people write before a number that they know roughly: "env. 35", "≈ 35", "une trentaine" stays words. */
const ROUGHLY = /^(?:environ|env\.?|circa|ca\.|about|approx\.?|~|≈|±|\+\/-)\s*(?=\d)/i;

/** "42", "42 salariés", "45 pers.", "env. 35", "12,5 ETP", "10-19", "10 à 19". @throws CellFault `notAWholeNumber` */
export function readHeadcount(cell: string): ReadHeadcount {
  const plain = cell
    .trim()
    .replace(ROUGHLY, '')
    .replace(/(\d)[\s\u00a0\u202f](?=\d{3}\b)/g, '$1');
  const range = /^(?:de |entre )?(\d{1,7})\s*(?:-|–|à|et|to)\s*(\d{1,7})\b/i.exec(plain);
  if (range !== null && Number(range[2]) > Number(range[1]))
    return { headcount: Math.floor((Number(range[1]) + Number(range[2])) / 2), range: true };
  const one =
    /^(\d{1,7})(?:[.,](\d{1,2}))?\s*(?:salari[ée](?:\(?e\)?)?(?:\(?s\)?)?|sal\.?|personnes?|pers\.?|p\.?|collaborat(?:eur|rice)s?|collab\.?|etp|employ[ée]e?s?|employees|staff|people|fte)?$/i.exec(
      plain,
    );
  if (one === null) throw new CellFault('notAWholeNumber');
  return { headcount: Math.round(Number(`${one[1]}.${one[2] ?? '0'}`)), range: false };
}

/** A NAF code, rev. 2 or 2025, as `25.62B`. @throws CellFault `notANaf` */
export function nafCode(cell: string): string {
  const found = /^(\d{2})\.?(\d{2})\.?([A-Z])(?:\b|$)/i.exec(cell.trim());
  if (found === null) throw new CellFault('notANaf');
  return `${found[1]}.${found[2]}${found[3]!.toUpperCase()}`;
}

/** An e-mail address, lower case; of several in one cell the first. @throws CellFault `notAnEmail` */
export function emailAddress(cell: string): string {
  const first = cell.split(/[;,\s]+/).find(Boolean) ?? '';
  const plain = first
    .replace(/^mailto:/i, '')
    .replace(/^<|>$/g, '')
    .toLowerCase();
  if (!/^[^\s@<>"]{1,64}@[^\s@<>"]+\.[a-z]{2,}$/.test(plain)) throw new CellFault('notAnEmail');
  return plain;
}

/** A web address with its scheme; many write it without. */
export const webAddress = (cell: string): string => (/^https?:\/\//i.test(cell) ? cell : `https://${cell}`);

/** Marks of HTML that end a line, and any mark. */
const LINE_MARK = /<\/?(?:p|br|div|li|ul|ol|h\d)\b[^<>]*>/gi;
const MARK = /<\/?[a-z][^<>]*>/gi;

/** What a website's export says in a cell: without marks, entities as their signs. Other cells stay as they are. */
export function plainWords(cell: string): string {
  if (!/<\/?[a-z][^<>]*>|&#?\w+;/i.test(cell)) return cell;
  return decodeHTML(cell.replace(LINE_MARK, '\n').replace(MARK, ''))
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
}
