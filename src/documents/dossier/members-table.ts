import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { ruledTable } from '../../printing/blocks.ts';
import { formatEuros, formatShare, type Language, labelled } from '../../printing/format.ts';
import { lotWords } from '../../shared/lot-words.ts';
import { splitExactly, WHOLE_BP } from '../../shared/money.ts';
import type { BidFile, BidMember } from '../model.ts';
import { type SplitTable, splitTable } from '../split.ts';
import { roleWords, sizeWords } from '../words.ts';
import { memberLetter } from './coverage-picture.ts';
import { DOSSIER_WORDS } from './words.ts';

/** How closely the page is set: size of the members' table, whether towns are named, points left to the picture. */
export type Setting = { tableSize: number; towns: boolean; pictureRoom: number };

/** The members with letter, role, size, parts by lot and part of the whole. */
export function membersTable(file: BidFile, language: Language, { tableSize, towns }: Setting): Content {
  const words = DOSSIER_WORDS[language];
  const split = splitTable(file);
  const right = { alignment: 'right' as const };
  const rows = file.members.map((member, index): TableCell[] => [
    { text: memberLetter(index), bold: true, alignment: 'center' },
    {
      text: [
        { text: member.name, bold: true },
        { text: member.address?.town == null || !towns ? '' : `, ${member.address.town}`, fontSize: tableSize - 1 },
      ],
    },
    { text: roleWords(member.role, language), fontSize: tableSize - 0.5 },
    { text: member.sizeClass === null ? '–' : sizeWords(member.sizeClass, language), fontSize: tableSize - 0.5 },
    { text: sharesText(split, member, language), fontSize: tableSize - 1, ...right },
    { text: totalText(split, member, language), ...right },
  ]);
  const table = ruledTable(
    ['', words.member, words.role, words.size, { text: words.shares, ...right }, { text: words.total, ...right }],
    rows,
    [12, '*', 'auto', 'auto', 'auto', 'auto'],
  );
  return { ...table, fontSize: tableSize };
}

const sharesText = ({ lots, rows }: SplitTable, member: BidMember, language: Language): string =>
  lots
    .map(({ lot }, index) => ({
      lot,
      shareBp: rows.find((row) => row.member.id === member.id)?.parts[index]?.shareBp ?? 0,
    }))
    .filter(({ shareBp }) => shareBp > 0)
    .map(({ lot, shareBp }) =>
      lots.length === 1
        ? formatShare(shareBp, language)
        : unbroken(labelled(lotWords(lot.externalId, language), formatShare(shareBp, language), language)),
    )
    .join(language === 'fr' ? ' ; ' : '; ') || '–';

/** Kept on one line: a lot and its share are read together. */
const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0');

/** A member's part of the whole bid: percent that sum to exactly 100, and euros, when every lot has an estimate. */
function totalText(table: SplitTable, member: BidMember, language: Language): string {
  if (!table.lots.every(({ worthCents }) => worthCents !== null)) return '–';
  const whole = table.totalCents ?? 0;
  const row = table.rows.find((one) => one.member.id === member.id);
  if (whole === 0 || row === undefined) return '–';
  const holders = table.rows.filter(({ below }) => below === null);
  const shares = splitExactly(
    WHOLE_BP,
    holders.map((one) => one.totalCents ?? 0),
  );
  const amount = row.totalCents ?? 0;
  const shareBp = shares[holders.indexOf(row)] ?? Math.floor((amount * WHOLE_BP) / whole);
  return `${formatShare(shareBp, language)} (${formatEuros(amount, language)})`;
}
