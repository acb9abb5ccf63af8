import { centsOf } from '../amounts.ts';
import type { Amount } from '../notice.ts';
import { type Passage, quoteAround, sentencesOf } from './passages.ts';
import type { SuggestedConstraint, ThresholdScope } from './suggestion.ts';
import { aboveCap, multipleAboveCap, turnoverCap } from './turnover-cap.ts';

const TURNOVER = /chiffres?\s+d['’]\s?affaires?|(?<![\p{L}\d])C\.?A\.?(?![\p{L}\d])|turnover|annual revenue/iu;
const MINIMUM =
  /minim|au moins|supérieure?s?\s+(?:ou\s+égale?s?\s+)?à|égale?\s+ou\s+supérieure?|fois supérieur|doit\s+(?:être|représenter|atteindre|justifier)|at least|not less than|no less than|equal to or (?:greater|higher)|greater than|exceed|(?:>=?|≥)\s*\d/i;
const HEADCOUNT = /effectifs?|salariés|personnes|employees|staff|personnel/i;
const COUNT = /(?<![\d.,])(\d{1,5})\s*(?:personnes|salariés|agents|techniciens|employees|staff|ETP|FTE)/i;
const SHARE =
  /(\d{1,2}(?:[.,]\d{1,2})?)\s*%[^.;]{0,80}(?<!\p{L})(?:PME|SMEs?|petites et moyennes entreprises)(?!\p{L})/iu;
/** An amount of euros: digits with separators, a scale word or letter, and the currency before or after. */
const EUROS =
  /(?:(?:€|EUR|euros?)\s*)?(?<![\d.,])(\d{1,3}(?:[\s\u00a0\u202f.,]\d{3})+|\d+(?:[.,]\d{1,2})?)\s*(milliers|millions?|thousand|mio|[km](?!\p{L}))?\s*(?:d['’]\s?|d\s)?(€|EUR(?![A-Z])|euros?|HT|HTVA)?/giu;
const MULTIPLE =
  /(?:(\d(?:[.,]\d)?)|(une|deux|trois|two|three|twice))\s*(?:fois|times|x(?=\s))?\s*(?:supérieur[es]*\s+)?(?:à\s+|au\s+|le\s+|du\s+|la\s+)?(?:the\s+)?(?:montant|valeur|value|amount|estimat)/iu;

/** What thresholds are checked against: the lot's number and value, the day of the procedure, the buyer's country. */
export type ThresholdContext = {
  lotNumber: number | null;
  estimate: Amount | null;
  day: string;
  country: string | null;
};

/** Minimum turnover, headcount and SME share asked for in words; each with its sentence, none confirmed. */
export function thresholdsIn(passages: readonly Passage[], context: ThresholdContext): SuggestedConstraint[] {
  const found = new Map<string, SuggestedConstraint>();
  for (const passage of passages) {
    for (const sentence of sentencesOf(passage.text).flatMap((s) => clausesFor(s, context.lotNumber))) {
      for (const constraint of [
        turnoverIn(sentence, passage, context),
        headcountIn(sentence, passage),
        smeShareIn(sentence, passage),
      ]) {
        if (!constraint) continue;
        const key = `${constraint.kind} ${constraint.scope}`;
        const before = found.get(key);
        if (!before || (constraint.value ?? 0) > (before.value ?? 0)) found.set(key, constraint);
      }
    }
  }
  return [...found.values()];
}

/** "pour le lot nº 10 … et pour le lot nº 12 …": the clauses of a sentence that speak of this lot or of all. */
function clausesFor(sentence: string, lotNumber: number | null): string[] {
  const clauses = sentence.split(/(?=(?<!\p{L})(?:pour\s+(?:les?\s+)?)?lots?\s*(?:n|no|numéros?)?\s*[°º.]?\s*\d)/iu);
  return clauses.filter((clause) => {
    const named =
      /^(?:pour\s+(?:les?\s+)?)?lots?\s*(?:n|no|numéros?)?\s*[°º.]?\s*(\d{1,3}(?:\s*(?:,|et|à|and|to)\s*\d{1,3})*)(?!\d)/iu.exec(
        clause,
      );
    if (!named || lotNumber === null) return true;
    const [first = 0, ...rest] = (named[1] ?? '').split(/\D+/).map(Number);
    const range = /à|to/i.test(named[1] ?? '') && rest.length === 1;
    return range ? lotNumber >= first && lotNumber <= (rest[0] ?? first) : [first, ...rest].includes(lotNumber);
  });
}

function scopeOf(sentence: string): ThresholdScope {
  if (
    /chaque\s+(?:membre|cotraitant|co-traitant|opérateur|entreprise)|each\s+(?:member|partner|tenderer)/i.test(sentence)
  )
    return 'each_member';
  return /(?:le|du|au)\s+mandataire|lead\s+(?:partner|member)|group leader/i.test(sentence) ? 'mandataire' : 'group';
}

const base = (sentence: string, at: number, length: number, passage: Passage) => ({
  scope: scopeOf(sentence),
  text: null,
  origin: { kind: passage.kind, quote: quoteAround(sentence, at, length), confidence: passage.confidence },
  confirmed: false,
});

function turnoverIn(sentence: string, passage: Passage, context: ThresholdContext): SuggestedConstraint | null {
  const minimum = MINIMUM.exec(sentence);
  if (!minimum || !TURNOVER.test(sentence)) return null;
  const common = base(sentence, minimum.index, minimum[0].length, passage);
  const cap = turnoverCap(context.day, context.country);
  const estimate = context.estimate;
  const cents = eurosIn(sentence);
  if (cents !== null) {
    const flag = estimate?.currency === 'EUR' ? aboveCap(cents, estimate.amountCents, cap) : null;
    return { ...common, kind: 'min_turnover', value: cents, flag };
  }
  const tenths = multipleIn(sentence);
  if (tenths === null) return null;
  const value = estimate?.currency === 'EUR' ? Number((BigInt(estimate.amountCents) * BigInt(tenths)) / 10n) : null;
  return { ...common, kind: 'min_turnover', value, flag: multipleAboveCap(tenths, cap) };
}

/** The largest amount of euros of a sentence, in cents; numbers without a currency or scale are years and counts. */
export function eurosIn(sentence: string): number | null {
  let largest: number | null = null;
  for (const match of sentence.matchAll(EUROS)) {
    const [whole, digits = '', scale = '', currency] = match;
    const scaled = scale.toLowerCase();
    const named = currency !== undefined || /^(?:€|EUR|euro)/i.test(whole);
    if (!named) continue;
    const thousands = /[\s\u00a0\u202f.,]\d{3}(?!\d)/.test(digits);
    const plain = thousands ? digits.replace(/\D/g, '') : digits.replace(',', '.');
    const cents = centsOf(plain);
    if (cents === null) continue;
    const value = cents * scaleOf(scaled);
    if (Number.isSafeInteger(value) && value >= 100_000 && (largest === null || value > largest)) largest = value;
  }
  return largest;
}

const scaleOf = (scale: string): number =>
  scale === '' ? 1 : scale === 'k' || scale === 'thousand' || scale.startsWith('millier') ? 1_000 : 1_000_000;

function multipleIn(sentence: string): number | null {
  const match = MULTIPLE.exec(sentence);
  if (!match) return null;
  const words: Readonly<Record<string, number>> = { une: 10, deux: 20, two: 20, twice: 20, trois: 30, three: 30 };
  if (match[2]) return words[match[2].toLowerCase()] ?? null;
  const cents = centsOf((match[1] ?? '').replace(',', '.'));
  return cents === null || cents === 0 || cents > 1_000 ? null : Math.round(cents / 10);
}

function headcountIn(sentence: string, passage: Passage): SuggestedConstraint | null {
  const count = COUNT.exec(sentence);
  if (!count || passage.kind === 'description') return null;
  const around = sentence.slice(Math.max(0, count.index - 60), count.index + count[0].length + 12);
  if (!HEADCOUNT.test(sentence) || !MINIMUM.test(around)) return null;
  return {
    ...base(sentence, count.index, count[0].length, passage),
    kind: 'min_headcount',
    value: Number(count[1]),
    flag: null,
  };
}

function smeShareIn(sentence: string, passage: Passage): SuggestedConstraint | null {
  const share = SHARE.exec(sentence);
  if (!share) return null;
  const bp = centsOf((share[1] ?? '').replace(',', '.'));
  if (bp === null || bp > 10_000) return null;
  return { ...base(sentence, share.index, share[0].length, passage), kind: 'min_sme_share', value: bp, flag: null };
}
