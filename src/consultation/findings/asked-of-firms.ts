import { certificationsIn } from '../../notices/requirements/certifications.ts';
import type { Passage } from '../../notices/requirements/passages.ts';
import { thresholdsIn } from '../../notices/requirements/thresholds.ts';
import { type Finding, finding, type Sentence } from './finding.ts';

const passage = (text: string): Passage => ({ kind: 'selection-criterion', code: null, text, confidence: 0.8 });

/** Labels of what is used, not of who works with it, unless the words speak of the firm. */
const LABELS = new Set(['PEFC', 'FSC']);
const OF_THE_FIRM =
  /entreprise|titulaire|candidat|soumissionnaire|chaîne\s+de\s+contrôle|chain\s+of\s+custody|contractor|tenderer|bidder|supplier|company/iu;
/** A form asks which certificates a firm has: that asks for none. */
const ASKED_ABOUT =
  /(?:décri|précise|indique|mentionne)\p{L}*[^.]{0,160}certifi|(?:describe|list|state|indicate|specify)[^.]{0,120}certifi/iu;

/** Certificates that a sentence asks for, with its words; both languages call them by the same names. */
export const certificatesIn = (from: Sentence): Finding[] =>
  (ASKED_ABOUT.test(from.text) && !/exig|obligatoire|must|required/iu.test(from.text)
    ? []
    : certificationsIn([passage(from.text)])
  ).flatMap(({ code, mandatory, origin }) =>
    LABELS.has(code) && !OF_THE_FIRM.test(from.text)
      ? []
      : finding(from, {
          kind: 'certificate',
          what: code,
          mandatory,
          quote: origin.quote,
          confidence: origin.confidence,
        }),
  );

/** Least turnover and headcount; caps of the law are checked where the lot's value is known. */
export const thresholdsOf = (from: Sentence): Finding[] =>
  // People who are trained are not people who are employed.
  (/formation|formées?|formés?(?!\p{L})|trained|training/iu.test(from.text)
    ? []
    : thresholdsIn([passage(from.text)], { lotNumber: null, estimate: null, day: '2026-01-01', country: 'FR' })
  ).flatMap(({ kind, scope, value, origin }) =>
    kind === 'min_turnover' || kind === 'min_headcount'
      ? [finding(from, { kind, what: scope, value, mandatory: true, quote: origin.quote, confidence: 0.8 })]
      : [],
  );
