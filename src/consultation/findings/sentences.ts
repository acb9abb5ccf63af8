import { sentencesOf } from '../../notices/requirements/passages.ts';
import type { Stretch } from '../document-text.ts';
import type { Sentence } from './finding.ts';

const LOT =
  /^(?:\|?\s*)(?:ARTICLE\s+\d+\s*[-–—:]\s*)?(?:(?:DPGF|CCTP|CDPGF|BPU|DQE)\s*[-–—:]?\s*)?lot\s*(?:n\s*[°º.]|no\.?|numéro)?\s*(\d{1,3}(?:\.\d{1,2})?[a-z]?)(?![\p{L}\d])/iu;

/** The number of the lot whose heading a line is (`LOT 03 – CHARPENTE` → `3`); null where it is none. */
export const lotOfHeading = (line: string): string | null => {
  const number = LOT.exec(line)?.[1];
  return number === undefined || line.length > 140 ? null : number.toLowerCase().replace(/^0+(?=\d)/, '');
};

/** Lines of a document, each under the lot whose heading came last. */
export function linesOf(stretches: readonly Stretch[]): Sentence[] {
  const lines: Sentence[] = [];
  let lot: string | null = null;
  for (const { place, text } of stretches) {
    for (const line of text.split('\n').map((one) => one.trim())) {
      if (line === '') continue;
      lot = lotOfHeading(line) ?? lot;
      lines.push({ text: line, place, lot });
    }
  }
  return lines;
}

/** A line of a page goes on in the next where it ends within a sentence. */
const GOES_ON = /[^.;:!?]$/u;
const CONTINUES =
  /^(?:[\p{Ll}(€%«"]|\d{1,3}(?:[\s.,]\d{3})+|\d+(?:[.,]\d+)?\s*(?:€|euros|%|h|jours|mois)|\d{1,2}\s+\p{Ll}{3,})/u;

/** Sentences of a document: broken lines of a page are joined, within the page and over its end. */
export function sentencesIn(stretches: readonly Stretch[]): Sentence[] {
  const joined: Sentence[] = [];
  for (const line of linesOf(stretches)) {
    const last = joined[joined.length - 1];
    const flows = line.place.kind === 'page' && last !== undefined && line.place.number - last.place.number <= 1;
    if (flows && GOES_ON.test(last.text) && CONTINUES.test(line.text) && last.text.length < 2_000) {
      last.text = `${last.text} ${line.text}`;
    } else joined.push({ ...line });
  }
  return joined.flatMap((one) => sentencesOf(one.text).map((text) => ({ ...one, text })));
}
