/** A certificate as a cell tells it: `validUntil` as `YYYY-MM-DD`, absent where the cell gives no end. */
export type ReadCertificate = { code: string; validUntil?: string };

/** A day, or a month's last day: 31/12/2027, 2027-12-31, 12/2027, décembre 2027, 2027-12. */
const DAY = /(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})-(\d{2})-(\d{2})|(\d{1,2})\/(\d{4})/;
/** What people write before the day. */
const BEFORE_DAY =
  /[\s:,(–-]*(valable|valide|jusqu['’]?\s*(au|en|à)?|expire(\s+le)?|échéance|exp\.?|fin|valid\s+until|until|au|le)*\s*[:(]?\s*$/iu;

/**
 * The certificates of a cell: separated by `;`, `|`, ` / `, line ends, or commas where no other separator stands; each with an
 * end where one is written. "ISO 9001:2015" is an edition of the standard, not a day.
 */
export function readCertificates(cell: string): ReadCertificate[] {
  const separator = /[;|\n]|\s\/\s/.test(cell) ? /[;|\n]+|\s\/\s/ : /,(?!\d)/;
  const seen = new Set<string>();
  return cell
    .split(separator)
    .map((entry) => readCertificate(entry.trim()))
    .filter(({ code }) => code !== '' && !seen.has(code.toLowerCase()) && seen.add(code.toLowerCase()));
}

function readCertificate(entry: string): ReadCertificate {
  const found = DAY.exec(entry);
  if (found === null) return { code: codeOf(entry) };
  const [, day, month, year, isoYear, isoMonth, isoDay, onlyMonth, ofYear] = found;
  const validUntil =
    year !== undefined
      ? `${year}-${two(month!)}-${two(day!)}`
      : isoYear !== undefined
        ? `${isoYear}-${isoMonth}-${isoDay}`
        : lastDay(Number(ofYear), Number(onlyMonth));
  return { code: codeOf(entry.slice(0, found.index).replace(BEFORE_DAY, '')), validUntil };
}

const two = (digits: string): string => digits.padStart(2, '0');
const lastDay = (year: number, month: number): string => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

/** "iso9001 : 2015" → "ISO 9001"; "EN1090-2" → "EN 1090-2"; other words as they are. */
function codeOf(text: string): string {
  const plain = text
    .replace(/\s+/g, ' ')
    .replace(/[\s:,(]+$/, '')
    .trim();
  const standard =
    /^((?:NF |EN |ISO |IEC |AFNOR )*(?:NF|EN|ISO|IEC))[\s-]?(\d{3,5}(?:-\d+)?)(?:\s?[:/]\s?(?:19|20)\d{2})?$/i.exec(
      plain,
    );
  return standard === null ? plain : `${standard[1]!.toUpperCase()} ${standard[2]}`;
}
