import { momentsIn as frenchMomentsIn } from '../../notices/corrections/french-dates.ts';
import { sentencesOf } from '../../notices/requirements/passages.ts';
import type { Stretch } from '../document-text.ts';
import { momentsIn as englishMomentsIn } from './english/dates.ts';
import type { Sentence } from './finding.ts';

const LOT =
  /^(?:\|?\s*)(?:ARTICLE\s+\d+\s*[-–—:]\s*)?(?:(?:DPGF|CCTP|CDPGF|BPU|DQE|BOQ|(?:technical\s+)?specification|bill\s+of\s+quantities)\s*[-–—:]?\s*)?lot\s*(?:n\s*[°º.]|no\.?|numéro)?\s*(\d{1,3}(?:\.\d{1,2})?[a-z]?)(?![\p{L}\d])/iu;

/** The number of the lot whose heading a line is (`LOT 03 – CHARPENTE` → `3`); null where it is none. */
export const lotOfHeading = (line: string): string | null => {
  const number = LOT.exec(line)?.[1];
  return number === undefined || line.length > 140 ? null : number.toLowerCase().replace(/^0+(?=\d)/, '');
};

/** An entry of a table of contents: what it names comes again where it is said. */
const CONTENTS = /(?:\.\s?){6,}\s*\d{1,3}\s*$/u;

/**
 * Lines of a document, each under the lot whose heading came last; tables of contents are left out. Headings of several
 * lots on end in a text are a list of lots: none of them is the heading of what follows.
 */
export function linesOf(stretches: readonly Stretch[]): Sentence[] {
  const lines = stretches.flatMap(({ place, text }) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !CONTENTS.test(line))
      .map((line) => ({ text: line, place, heading: lotOfHeading(line) })),
  );
  const isOther = (at: number, own: string): boolean => {
    const heading = lines[at]?.heading ?? null;
    return heading !== null && heading !== own;
  };
  let lot: string | null = null;
  return lines.map(({ text, place, heading }, i) => {
    const isListed = heading !== null && place.kind !== 'row' && (isOther(i - 1, heading) || isOther(i + 1, heading));
    if (heading !== null && !isListed) lot = heading;
    return { text, place, lot: heading ?? lot };
  });
}

/** A line of a page goes on in the next where it ends within a sentence. */
const GOES_ON = /[^.;:!?]$/u;
const CONTINUES =
  /^(?:[\p{Ll}(€%«"]|\d{1,3}(?:[\s.,]\d{3})+|\d+(?:[.,]\d+)?\s*(?:€|euros|%|h|jours|mois)|\d{1,2}\s+\p{Ll}{3,})/u;

/** A line that fills the width of its page goes on also where the next word is a name: "… New Delhi" / "Services Centre …". */
const FULL_WIDTH = 70;
const GOES_ON_WITH_A_NAME = /^\p{Lu}\p{Ll}+[\s,]/u;

/** "Date et heure limites de réception des offres :" – the date stands in the next line, paragraph or row. */
const HANGING =
  /(?:(?:dates?|heures?|délais?)[^.]{0,30}\slimites?\s|(?:deadline|closing\s+(?:date|time)|last\s+date|due\s+date)(?!\p{L}))[^.\d]{0,60}$/iu;
/** The rest of a cell that ran over: "Clarifications Submission" / "Deadline". */
const REST_OF_CELL = /^(?:submission\s+)?(?:deadline|date)s?\s*:?$/iu;

/** Where in a line the first date stands, of either language. */
const dateAt = (text: string): number =>
  Math.min(frenchMomentsIn(text)[0]?.index ?? 99, englishMomentsIn(text)[0]?.index ?? 99);

/** Sentences of a document: broken lines of a page are joined, within the page and over its end. */
export function sentencesIn(stretches: readonly Stretch[]): Sentence[] {
  const joined: Sentence[] = [];
  let width = 0;
  for (const line of linesOf(stretches)) {
    const last = joined[joined.length - 1];
    const flows = line.place.kind === 'page' && last !== undefined && line.place.number - last.place.number <= 1;
    const isItsDate = last !== undefined && HANGING.test(last.text) && dateAt(line.text) <= 12;
    if (last !== undefined && ((isItsDate && line.text.length < 80) || (flows && REST_OF_CELL.test(line.text))))
      last.text = `${last.text} ${line.text}`;
    else if (
      flows &&
      GOES_ON.test(last.text) &&
      (CONTINUES.test(line.text) || (width >= FULL_WIDTH && GOES_ON_WITH_A_NAME.test(line.text))) &&
      last.text.length < 2_000
    )
      last.text = `${last.text} ${line.text}`;
    else joined.push({ ...line });
    width = line.text.length;
  }
  return joined.flatMap((one) => sentencesOf(one.text).map((text) => ({ ...one, text })));
}
