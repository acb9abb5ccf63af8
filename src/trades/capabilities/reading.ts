import type { Language } from '../../shared/language.ts';
import { cpvLabel } from '../../taxonomies/known-codes.ts';
import { codesOfTrades, matchTrades, trades } from '../../taxonomies/lexicon/match.ts';
import { cpvOfNaf, findNaf } from '../../taxonomies/lexicon/naf.ts';
import { certificateOf } from './certificates.ts';
import { type Facts, supportedLevel } from './level.domain.ts';

/** Where a suggested capability was read. */
export type CapabilityOrigin = 'text' | 'naf' | 'certification' | 'reference';

/** A capability that an organisation seems to have. Nothing counts before somebody confirms it. */
export interface SuggestedCapability {
  cpv: string;
  label: string;
  /** 1 to 5, from facts. */
  level: number;
  /** References and certificates that back it, 0 to 5. */
  evidence: number;
  /** In [0,1]. */
  confidence: number;
  origin: CapabilityOrigin;
  /** The words, code, certificate or reference that it was read from. */
  quote: string;
  reasons: string[];
}

/** What capabilities are read from. */
export interface CapabilitySources {
  /** What the organisation says of itself; empty where it says nothing. */
  text: string;
  /** Codes that the CPV suggester found for the text, where the lexicon knows too few of its words. */
  learned: readonly { code: string; score: number }[];
  nafCode: string | null;
  language: Language;
  certifications: readonly { code: string; validUntil: string | null }[];
  references: readonly {
    title: string;
    cpv: string | null;
    year: number;
    valueCents: number | null;
    confirmed: boolean;
  }[];
  /** `2026-11-26`. */
  today: string;
}

type Read = { cpv: string; confidence: number; origin: CapabilityOrigin; quote: string };

/** Capabilities suggested at most, of words, and of an activity code: chosen by reasoning, each has to be confirmed by somebody. */
const MOST = 30;
const MOST_OF_TEXT = 18;
const MOST_OF_NAF = 8;
/**
 * How much of their own certainty keeps what an activity code says (of most firms of the activity, not of this one), what
 * was learned from notices, a qualification, a certificate of management. Chosen by reasoning, an order and no measure: a
 * person confirms what counts, and words of its own (0.9) come first.
 */
const NAF_SHARE = 0.7;
const LEARNED_SHARE = 0.6;
const QUALIFICATION = 0.55;
const MANAGEMENT = 0.25;
/** Characters quoted of a text: a sentence or two; chosen by reasoning. */
const QUOTE = 240;

const fromText = ({ text, learned }: CapabilitySources): Read[] => [
  ...codesOfTrades(matchTrades(text, 20))
    .slice(0, MOST_OF_TEXT)
    .map(
      ({ code, score, match }): Read => ({ cpv: code, confidence: 0.9 * score, origin: 'text', quote: match.quote }),
    ),
  ...learned.map(
    ({ code, score }): Read => ({
      cpv: code,
      confidence: LEARNED_SHARE * score,
      origin: 'text',
      quote: text.trim().slice(0, QUOTE),
    }),
  ),
];

const fromNaf = ({ nafCode, language }: CapabilitySources): Read[] => {
  const naf = nafCode === null ? null : findNaf(nafCode);
  if (naf === null) return [];
  const quote = `${naf.code} ${language === 'en' && naf.labelEn !== '' ? naf.labelEn : naf.labelFr}`;
  return cpvOfNaf(naf.code)
    .slice(0, MOST_OF_NAF)
    .map(({ cpv, confidence }) => ({ cpv, confidence: NAF_SHARE * confidence, origin: 'naf', quote }));
};

const isValid = ({ validUntil }: { validUntil: string | null }, today: string): boolean =>
  validUntil === null || validUntil >= today;

const fromCertificates = ({ certifications, language, today }: CapabilitySources): Read[] =>
  certifications
    .filter((held) => isValid(held, today))
    .flatMap((held): Read[] => {
      const certificate = certificateOf(held.code);
      if (certificate === null || certificate.holder === 'person') return [];
      const share =
        (certificate.kind === 'management' ? MANAGEMENT : QUALIFICATION) / Math.sqrt(certificate.trades.length || 1);
      const quote = `${held.code}: ${language === 'fr' ? certificate.labelFr : certificate.labelEn}`;
      return tradesOf(certificate.trades).flatMap(({ cpv }) =>
        cpv
          .slice(0, 2)
          .map((code, at) => ({ cpv: code, confidence: share * 0.85 ** at, origin: 'certification' as const, quote })),
      );
    });

const tradesOf = (ids: readonly string[]) => trades().filter(({ id }) => ids.includes(id));

const fromReferences = ({ references, today }: CapabilitySources): Read[] =>
  references.flatMap(({ cpv, title, year, confirmed }): Read[] => {
    if (cpv === null || cpvLabel(cpv, 'fr') === null || /^\d\d0{6}$/.test(cpv)) return [];
    const recent = Number(today.slice(0, 4)) - year <= 5;
    const confidence = confirmed ? 0.95 : recent ? 0.9 : 0.7;
    return [{ cpv, confidence, origin: 'reference', quote: `${title} (${year})`.slice(0, QUOTE) }];
  });

/** Whether work under one code shows what the other needs: the same class, or one above the other. */
const speaksFor = (shown: string, needed: string): boolean => {
  const [a, b] = [shown.replace(/0+$/, ''), needed.replace(/0+$/, '')];
  return (
    shown.slice(0, 4) === needed.slice(0, 4) || (a.length >= 3 && b.startsWith(a)) || (b.length >= 3 && a.startsWith(b))
  );
};

function factsFor(cpv: string, sources: CapabilitySources): Facts {
  return {
    references: sources.references.filter((reference) => reference.cpv !== null && speaksFor(reference.cpv, cpv)),
    certificates: sources.certifications
      .filter((held) => isValid(held, sources.today))
      .filter((held) => {
        const certificate = certificateOf(held.code);
        return (
          certificate !== null &&
          tradesOf(certificate.trades).some((trade) => trade.cpv.some((code) => speaksFor(code, cpv)))
        );
      })
      .map(({ code }) => code),
  };
}

/**
 * Capabilities that the sources speak for, the surest first, each code once: what several sources say is surer than what one
 * does. The origin and the words are those of the surest.
 */
export function suggestCapabilities(sources: CapabilitySources): SuggestedCapability[] {
  const read = [fromReferences, fromText, fromCertificates, fromNaf].flatMap((from) => from(sources));
  const found = new Map<string, { best: Read; doubt: number; said: boolean }>();
  for (const item of read) {
    const before = found.get(item.cpv);
    found.set(item.cpv, {
      best: before !== undefined && before.best.confidence >= item.confidence ? before.best : item,
      doubt: (before?.doubt ?? 1) * (1 - item.confidence),
      said: (before?.said ?? false) || item.origin !== 'naf',
    });
  }
  return [...found.values()]
    .map(({ best, doubt, said }) => {
      const supported = supportedLevel(
        factsFor(best.cpv, sources),
        Number(sources.today.slice(0, 4)),
        sources.language,
        said,
      );
      return {
        ...best,
        ...supported,
        label: cpvLabel(best.cpv, sources.language) ?? best.cpv,
        confidence: Number(Math.min(0.97, 1 - doubt).toFixed(3)),
      };
    })
    .sort((a, b) => b.confidence - a.confidence || (a.cpv < b.cpv ? -1 : 1))
    .slice(0, MOST);
}
