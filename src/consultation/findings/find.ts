import type { DocumentText } from '../document-text.ts';
import { certificatesIn, deadlinesIn, thresholdsOf, validityIn, visitIn } from './conditions.ts';
import { criteriaIn } from './criteria.ts';
import type { Finding } from './finding.ts';
import { groupsIn } from './groups.ts';
import { linesOf, sentencesIn } from './sentences.ts';
import { tradesIn } from './trades.ts';

const READERS = [certificatesIn, thresholdsOf, visitIn, deadlinesIn, validityIn, groupsIn];
/** A document says more of one thing than anybody reads. */
const MOST = 400;

/**
 * What a consultation document says that a notice often leaves out, each thing once, with its place and words. What it
 * finds and misses: READING.md. Pure and deterministic.
 */
export function findingsIn({ stretches }: Pick<DocumentText, 'stretches'>): Finding[] {
  const lines = linesOf(stretches);
  const found = new Map<string, Finding>();
  for (const sentence of sentencesIn(stretches)) {
    for (const one of READERS.flatMap((read) => read(sentence))) {
      const key = keyOf(one);
      const before = found.get(key);
      if (before === undefined || one.confidence > before.confidence || stricter(one, before)) found.set(key, one);
    }
  }
  return [...found.values(), ...criteriaIn(lines), ...tradesIn(lines)].slice(0, MOST);
}

/** A visit is said once; whoever says most surely is right. */
const keyOf = ({ kind, what, at, lot }: Finding): string =>
  kind === 'site_visit' ? kind : [kind, what, at ?? '', kind === 'certificate' ? (lot ?? '') : ''].join(' ');

const stricter = (one: Finding, before: Finding): boolean =>
  one.confidence === before.confidence &&
  ((one.mandatory === true && before.mandatory === false) || (one.value ?? 0) > (before.value ?? 0));
