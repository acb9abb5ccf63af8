import { quoteAround } from '../../../notices/requirements/passages.ts';
import { type Finding, finding, type Sentence } from '../finding.ts';
import { momentsIn } from './dates.ts';

/** A form to be filled in says nothing yet: "[insert “shall” or “shall not”]". */
const BLANK = /\[\s*(?:insert|state|specify|indicate|select|enter)|_{4,}|<insert/iu;

const VISIT =
  /site\s+(?:visits?|inspections?|tours?|walk-?\s?through|survey)|visits?\s+(?:to|of)\s+(?:the\s+)?(?:sites?|premises|buildings?|works)(?!\p{L})|(?:visit(?:ing)?|inspect(?:ing)?|examin(?:e|ing))\s+(?:and\s+\p{L}+\s+){0,2}(?:the\s+|each\s+|all\s+)?(?:project\s+|proposed\s+)?(?:sites?|premises|locations?|facilit(?:y|ies)|building)(?!\p{L})/iu;
/** Who bids is deemed to have seen the place, the buyer visits others, or minutes are spoken of: none asks for a visit. */
const NO_VISIT =
  /deemed\s+to|shall\s+be\s+taken\s+to\s+have|(?:customers?|clients?|references?|(?:contractor|supplier|bidder|tenderer|proposer|architect|engineer)['’]s)(?!\p{L}).{0,60}visit|visits?\s+(?:of|to)\s+(?:the\s+)?(?:existing\s+)?(?:customers?|clients?|references?)|minutes\s+of|such\s+(?:a\s+)?site\s+visits?|contractor\s+shall\s+visit|during\s+the\s+(?:works|contract)/iu;

/** What is said of visiting the site. */
export function visitIn(from: Sentence): Finding[] {
  const { text } = from;
  const match = VISIT.exec(text);
  if (match === null || NO_VISIT.test(text) || BLANK.test(text)) return [];
  const none =
    /(?:no|without\s+(?:a\s+)?)\s+site\s+(?:visits?|inspections?)|not\s+(?:be\s+)?(?:required|necessary|foreseen|planned|organi[sz]ed|arranged|held|applicable)/iu;
  const mandatory =
    /(?<!not\s(?:be\s)?)(?:mandatory|compulsory|obligatory)|must|(?:shall|required\s+to|requested\s+to)\s+(?:.{0,30}\s)?(?:visit|attend|inspect|examine)|failure\s+to\s+attend|certificate\s+of\s+(?:site\s+)?(?:visit|attendance)/iu;
  const advised = /advised|recommended|encouraged|strongly|should|invited|optional|voluntary|urged/iu;
  const softened = /not\s+(?:be\s+)?(?:mandatory|compulsory|a\s+cause)|optional|encouraged|advised|recommended/iu;
  const [what, confidence] = none.test(text)
    ? (['none', 0.8] as const)
    : mandatory.test(text) && !softened.test(text)
      ? (['mandatory', 0.85] as const)
      : advised.test(text)
        ? (['advised', 0.8] as const)
        : (['possible', 0.4] as const);
  const quote = quoteAround(text, match.index, match[0].length);
  return [finding(from, { kind: 'site_visit', what, mandatory: what === 'mandatory', quote, confidence })];
}

const OFFERS = 'tenders?|bids?|proposals?|offers?|quotations?|submissions?|responses?';
const DEADLINES: readonly (readonly [string, RegExp])[] = [
  [
    'questions',
    /(?<!for\s)clarifications?(?!\s+answers)|quer(?:y|ies)|questions?|[ei]nquir(?:y|ies)|requests?\s+for\s+(?:further\s+|additional\s+)?(?:information|clarifications?)/iu,
  ],
  ['visit', /site\s+(?:visits?|inspections?|tours?)|visit\s+(?:to|of)\s+the\s+site/iu],
  [
    'offers',
    new RegExp(
      `(?:submi|receipt|return|clos|deliver|deadline|due|latest|last\\s+date)\\p{L}*.{0,80}(?:${OFFERS})|(?:${OFFERS}).{0,140}(?:submi|later\\s+than|clos|due|before|until|deadline|reach|deliver|receiv)`,
      'iu',
    ),
  ],
];
const DUE =
  /deadline|(?:no|not)\s+later\s+than|before|until|(?<!\p{L})by(?!\p{L})|due|clos(?:e|ed|es|ing)|latest|last\s+date|up\s?to|submission|held|take\s+place/iu;
/** Days on which something else happens: envelopes are opened, answers given, the contract begins, an act was passed. */
const OTHER_DAY =
  /(?:open(?:ed|ing)|answers?|answered|repl(?:y|ies)|respond(?:ed)?|evaluat\p{L}*|award\p{L}*|releas\p{L}*|issued?|publi\p{L}*|commenc\p{L}*|start\p{L}*|sale|purchase\p{L}*)(?!\p{L})[^;]{0,60}$/iu;
const OF_A_LAW = /(?:act|regulations?|directive|order|law|statute|revision|dated)[^;]{0,40}$/iu;
const DAYS_BEFORE =
  /(?<!\d)(\d{1,2})\)?\s*(?:\([^)]{1,20}\)\s*)?(?:(?:calendar|working|business|clear)\s+)?days?\s+(?:.{0,40}\s)?(?:prior\s+to|before|in\s+advance\s+of)/iu;
const NOT_AFTER_OPENING = /(?:submi|closing|close|deadline|last\s+date|no\s+later|not\s+later|before)/iu;

/** How long before tenders are due questions must be there; the buyer's own terms for answers are none. */
function before(from: Sentence, what: string): Finding[] {
  const match = DAYS_BEFORE.exec(from.text);
  if (what !== 'questions' || match === null) return [];
  const words = from.text.slice(Math.max(0, match.index - 70), match.index);
  if (/(?:answer|repl|respond|circulat|issue|amend|adden)/iu.test(words.split(/,|provided|if/iu).at(-1) ?? ''))
    return [];
  const quote = quoteAround(from.text, match.index, match[0].length);
  return [finding(from, { kind: 'deadline', what, value: Number(match[1]), quote, confidence: 0.7 })];
}

/** Days and hours by which something must be done: tenders, questions, a visit. */
export function deadlinesIn(from: Sentence): Finding[] {
  const { text } = from;
  const named = DEADLINES.find(([, words]) => words.test(text));
  if (named === undefined || !DUE.test(text)) return [];
  const moment = momentsIn(text).find(({ index }) => {
    const words = text.slice(Math.max(0, index - 80), index);
    return (
      !OF_A_LAW.test(words) && !(OTHER_DAY.test(words) && !NOT_AFTER_OPENING.test(words.slice(words.search(OTHER_DAY))))
    );
  });
  if (moment === undefined) return before(from, named[0]);
  const at = moment.time === null ? moment.day : `${moment.day}T${moment.time}`;
  const quote = quoteAround(text, moment.index, moment.length);
  return [
    finding(from, { kind: 'deadline', what: named[0], at, quote, confidence: named[0] === 'visit' ? 0.6 : 0.85 }),
  ];
}

const VALIDITY = new RegExp(
  `(?:(?:${OFFERS}|prices?).{0,100}(?:valid|open\\s+for\\s+acceptance|binding|firm|maintain)|validity|acceptance\\s+period).{0,140}?(?<![\\d.,])(\\d{1,3}|two|three|four|six|nine|twelve)\\)?[\\s-]*(?:\\([^)]{1,24}\\)\\s*)?(?:calendar\\s+|working\\s+)?(days?|weeks?|months?)`,
  'iu',
);
/** What is valid is no offer: a guarantee, an insurance, a longer or a running period. */
const OF_ANOTHER =
  /securit(?:y|ies)|guarantee|bond|insurance|warrant|licen[cs]e|certificate|beyond|extend|expir|earnest|EMD(?!\p{L})|invoice|payment/iu;
const NUMBERS: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, six: 6, nine: 9, twelve: 12 };
const DAYS: Readonly<Record<string, number>> = { d: 1, w: 7, m: 30 };

/** For how long tenders bind, in days; a month counts 30. */
export function validityIn(from: Sentence): Finding[] {
  const match = VALIDITY.exec(from.text);
  if (match === null || OF_ANOTHER.test(match[0]) || BLANK.test(from.text)) return [];
  const number = NUMBERS[match[1]!.toLowerCase()] ?? Number(match[1]);
  const value = number * (DAYS[match[2]!.charAt(0).toLowerCase()] ?? 1);
  if (value < 7) return [];
  const quote = quoteAround(from.text, match.index, match[0].length);
  return [finding(from, { kind: 'offer_validity', what: 'offers', value, quote, confidence: 0.85 })];
}
