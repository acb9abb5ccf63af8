import { momentsIn } from '../../../notices/corrections/french-dates.ts';
import { quoteAround } from '../../../notices/requirements/passages.ts';
import { type Finding, finding, type Sentence } from '../finding.ts';

const VISIT =
  /visites?\s+(?:préalables?\s+)?(?:(?:obligatoires?|facultatives?)\s+)?(?:(?:des?|du|sur)\s+(?:les?\s+|la\s+)?)?(?:sites?|lieux|locaux|bâtiments?|ouvrages?|installations?|chantier)|visite\s+(?:est\s+)?(?:obligatoire|facultative|préalable|conseillée|recommandée)|visiter\s+(?:les\s+lieux|le\s+site)/iu;

/** What is said of visiting the site. */
export function visitIn(from: Sentence): Finding[] {
  const match = VISIT.exec(from.text);
  // Who bids is deemed to have seen the place: that asks for no visit.
  if (
    match === null ||
    /réputé|avoir\s+(?:procédé|effectué|visité)|l['’]issue\s+des?\s+visites?|visites?\s+de\s+chantier|lors\s+de\s+cette\s+visite/iu.test(
      from.text,
    )
  )
    return [];
  const { text } = from;
  const none =
    /(?:aucune\s+visite|(?:pas|n['’]est\s+pas)\s+(?:de\s+visite|prévu|obligatoire|organisé|exigé|nécessaire)|sans\s+visite|sans\s+objet)/iu;
  const mandatory = /obligatoire|impérativ|exigé|sous\s+peine|attestation\s+de\s+visite|doivent|devront|est\s+tenu/iu;
  const advised = /conseillée?|recommandée?|fortement|souhait|facultati/iu;
  const [what, confidence] = none.test(text)
    ? /obligatoire|exigé/iu.test(text)
      ? (['possible', 0.7] as const)
      : (['none', 0.8] as const)
    : mandatory.test(text) && !/facultati/iu.test(text)
      ? (['mandatory', 0.85] as const)
      : advised.test(text)
        ? (['advised', 0.8] as const)
        : (['possible', 0.4] as const);
  const quote = quoteAround(text, match.index, match[0].length);
  return [finding(from, { kind: 'site_visit', what, mandatory: what === 'mandatory', quote, confidence })];
}

const DEADLINES: readonly (readonly [string, RegExp])[] = [
  [
    'questions',
    /(?:questions?|renseignements?\s+(?:complémentaires?|d['’]ordre)|demandes?\s+(?:de\s+renseignements|d['’]information|écrite))/iu,
  ],
  ['visit', /visites?(?!\p{L})/iu],
  [
    'offers',
    /(?:date|heure|délai)s?\s+(?:et\s+(?:l['’])?heures?\s+)?limites?[^.]{0,60}(?:offres|plis|candidatures|réception|remise|dépôt)|(?:offres|plis)[^.]{0,80}(?:avant\s+le|au\s+plus\s+tard|jusqu['’]au)/iu,
  ],
];

/** The date of a decree is no deadline. */
const OF_A_LAW = /(?:décret|loi|arrêté|ordonnance|circulaire|directive|dahir|code)[^.;]{0,60}\s(?:du|des?)\s*$/iu;
const DAYS_BEFORE =
  /(?:au\s+plus\s+tard|au\s+moins)?\s*(\d{1,2})\s*(?:\([^)]{1,20}\)\s*)?jours?\s+(?:[^.]{0,40}\s)?avant\s+la\s+date/iu;

/** "10 jours avant la date limite": how long before offers are due questions must be there; the buyer's own terms are none. */
function before(from: Sentence, what: string): Finding[] {
  const match = DAYS_BEFORE.exec(from.text);
  if (what !== 'questions' || match === null || /se\s+réserve|modification|sera\s+adressée\s+au/iu.test(from.text))
    return [];
  const quote = quoteAround(from.text, match.index, match[0].length);
  return [finding(from, { kind: 'deadline', what, value: Number(match[1]), quote, confidence: 0.7 })];
}

/** Days and hours by which something must be done: offers, questions, a visit. */
export function deadlinesIn(from: Sentence): Finding[] {
  const named = DEADLINES.find(([, words]) => words.test(from.text));
  if (named === undefined || !/limite|avant|au\s+plus\s+tard|jusqu|remise|réception|le\s+\d|fixée/iu.test(from.text))
    return [];
  const moment = momentsIn(from.text).find(
    ({ index }) => !OF_A_LAW.test(from.text.slice(Math.max(0, index - 80), index)),
  );
  if (moment === undefined) return before(from, named[0]);
  const at = moment.time === null ? moment.day : `${moment.day}T${moment.time}`;
  const quote = quoteAround(from.text, moment.index, moment.length);
  return [
    finding(from, { kind: 'deadline', what: named[0], at, quote, confidence: named[0] === 'visit' ? 0.6 : 0.85 }),
  ];
}

const VALIDITY =
  /(?:délai\s+(?:minimum\s+)?(?:de\s+)?validité|validité\s+des\s+offres|(?:maintenir|engagé\p{L}*)[^.]{0,40}offres?)[^.]{0,120}?(?<!\d)(\d{2,3}|[2-9]|douze|neuf|huit|six|cinq|quatre|trois|deux)\s*(?:\([^)]{1,24}\)\s*)?(jours|mois)/iu;
const NUMBERS: Readonly<Record<string, number>> = {
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  huit: 8,
  neuf: 9,
  douze: 12,
};

/** For how long offers bind, in days; a month counts 30. */
export function validityIn(from: Sentence): Finding[] {
  const match = VALIDITY.exec(from.text);
  if (match === null) return [];
  const number = NUMBERS[match[1]!.toLowerCase()] ?? Number(match[1]);
  const quote = quoteAround(from.text, match.index, match[0].length);
  const value = match[2]!.toLowerCase() === 'mois' ? number * 30 : number;
  return [finding(from, { kind: 'offer_validity', what: 'offers', value, quote, confidence: 0.85 })];
}
