import type { DocumentText } from '../document-text.ts';
import { certificatesIn, thresholdsOf } from './asked-of-firms.ts';
import { type CriteriaWords, criteriaIn } from './criteria.ts';
import * as english from './english/conditions.ts';
import { ENGLISH_CRITERIA } from './english/criteria-words.ts';
import * as englishGroups from './english/groups.ts';
import { ENGLISH_HEADINGS } from './english/headings.ts';
import type { Finding, Sentence } from './finding.ts';
import * as french from './french/conditions.ts';
import { FRENCH_CRITERIA } from './french/criteria-words.ts';
import * as frenchGroups from './french/groups.ts';
import { FRENCH_HEADINGS } from './french/headings.ts';
import { type DocumentLanguage, languagesOf } from './language.ts';
import { linesOf, sentencesIn } from './sentences.ts';
import { type HeadingWords, tradesIn } from './trades.ts';

/** How documents of a language are read. */
type Rules = {
  sentences: readonly ((from: Sentence) => Finding[])[];
  criteria: CriteriaWords;
  headings: HeadingWords;
};

const RULES: Readonly<Record<DocumentLanguage, Rules>> = {
  fr: {
    sentences: [french.visitIn, french.deadlinesIn, french.validityIn, frenchGroups.groupsIn],
    criteria: FRENCH_CRITERIA,
    headings: FRENCH_HEADINGS,
  },
  en: {
    sentences: [english.visitIn, english.deadlinesIn, english.validityIn, englishGroups.groupsIn],
    criteria: ENGLISH_CRITERIA,
    headings: ENGLISH_HEADINGS,
  },
};
/** A document says more of one thing than anybody reads. */
const MOST = 400;

/**
 * What a consultation document says that a notice often leaves out, each thing once, with its place and words; French and
 * English ones, and those that are both. What it finds and misses: READING.md. Pure and deterministic.
 */
export function findingsIn({ stretches }: Pick<DocumentText, 'stretches'>): Finding[] {
  const lines = linesOf(stretches);
  const rules = languagesOf(lines).map((language) => RULES[language]);
  const readers = [certificatesIn, thresholdsOf, ...rules.flatMap(({ sentences }) => sentences)];
  const found = new Map<string, Finding>();
  for (const sentence of sentencesIn(stretches)) {
    for (const one of readers.flatMap((read) => read(sentence))) {
      const key = keyOf(one);
      const before = found.get(key);
      if (before === undefined || one.confidence > before.confidence || stricter(one, before)) found.set(key, one);
    }
  }
  const criteria = rules.map((one) => criteriaIn(lines, one.criteria)).sort((a, b) => b.length - a.length)[0] ?? [];
  const trades = tradesIn(
    lines,
    rules.map(({ headings }) => headings),
  );
  return [...found.values(), ...criteria, ...trades].slice(0, MOST);
}

/** A visit is said once; whoever says most surely is right. */
const keyOf = ({ kind, what, at, lot }: Finding): string =>
  kind === 'site_visit' ? kind : [kind, what, at ?? '', kind === 'certificate' ? (lot ?? '') : ''].join(' ');

const stricter = (one: Finding, before: Finding): boolean =>
  one.confidence === before.confidence &&
  ((one.mandatory === true && before.mandatory === false) || (one.value ?? 0) > (before.value ?? 0));
