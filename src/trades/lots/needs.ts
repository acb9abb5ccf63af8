import { certificationsIn } from '../../notices/requirements/certifications.ts';
import { quoteAround } from '../../notices/requirements/passages.ts';
import { SHARE, shareOfMain } from '../../notices/requirements/shares.ts';
import { splitExactly, WHOLE_BP } from '../../shared/money.ts';
import { cpvLabel } from '../../taxonomies/known-codes.ts';
import type { FurtherTrade } from '../decompose/decomposer.ts';

/** What is known of a lot, imported or made by hand. */
export interface LotFacts {
  title: string;
  description: string;
  cpvMain: string | null;
  cpvAdditional: readonly string[];
  /** In cents; null where it isn't known in euros. */
  estimatedCents: number | null;
  /** Of the contract, in months; null where it isn't known. */
  months: number | null;
}

/** Something that a lot seems to need: a requirement to confirm or strike out. */
export interface Need {
  cpv: string;
  label: string;
  weightBp: number;
  mandatory: boolean;
  /** 1 to 5, from the words of the text. */
  minLevel: number;
  certification: string | null;
  /** Yearly capacity in cents; null where the lot has no value in euros. */
  capacityCents: number | null;
  origin: { kind: 'cpv-main' | 'cpv-additional' | 'trade' | 'certification'; quote: string | null; confidence: number };
}

/** A trade that works of this kind sometimes need, below the threshold. */
export type MayAlsoNeed = { cpv: string; label: string; confidence: number; quote: string | null };

/** From this probability on a trade becomes a requirement; one with words of the text from the lower one on. */
const THRESHOLD = 0.4;
const THRESHOLD_QUOTED = 0.25;
/** What is less probable is not worth a look. */
const LEAST = 0.08;

const REFERENCES = /référence|prestations similaires|similar (?:contracts|works|services)|comparable/iu;
const EXPERT = /hautement qualifi|expertise|très haute technicité|highly (?:skilled|qualified)|proven expertise/iu;

/** The level that the words ask for: 1, 2 where references are asked for, 3 where particular skill is. */
export const levelIn = (text: string): number => (EXPERT.test(text) ? 3 : REFERENCES.test(text) ? 2 : 1);

/** The value of a year of work, in cents: all of it where it lasts no longer. */
export function yearlyCents({ estimatedCents, months }: Pick<LotFacts, 'estimatedCents' | 'months'>): number | null {
  if (estimatedCents === null || estimatedCents <= 0) return null;
  return months === null || months <= 12 ? estimatedCents : Number((BigInt(estimatedCents) * 12n) / BigInt(months));
}

/**
 * What a lot seems to need: its main code (mandatory), the further codes it names, trades that are probable enough, and
 * certificates of its text. Weights sum to exactly 10,000 basis points, and the year's value is shared out by them to the
 * cent, so that a large lot asks more of each trade. Without a main code nothing is suggested.
 */
export function needsOf(lot: LotFacts, trades: readonly FurtherTrade[]): { needs: Need[]; mayAlsoNeed: MayAlsoNeed[] } {
  const main = lot.cpvMain ?? lot.cpvAdditional[0] ?? null;
  if (main === null) return { needs: [], mayAlsoNeed: [] };
  const text = `${lot.title}\n${lot.description}`;
  const named = lot.cpvAdditional.filter((code) => code !== main);
  const known = new Set([main, ...named].map((code) => code.slice(0, 4)));
  const open = trades.filter(({ code, score }) => !known.has(code.slice(0, 4)) && score >= LEAST);
  const isNeed = ({ score, quote }: FurtherTrade): boolean =>
    score >= THRESHOLD || (quote !== undefined && score >= THRESHOLD_QUOTED);
  const certificates = certificationsIn([{ kind: 'description', code: null, text, confidence: 0.5 }]);
  const likely = open.filter(isNeed);
  const share = shareOfMain(main, [...named, ...likely.map(({ code }) => code)]);
  const drafts = [
    draft(main, share, true, { kind: 'cpv-main', quote: main, confidence: lot.cpvMain === null ? 0.6 : 0.95 }),
    ...named.map((cpv) => draft(cpv, SHARE.additional, false, { kind: 'cpv-additional', quote: cpv, confidence: 0.8 })),
    ...likely.map(({ code, score, quote }) =>
      draft(code, SHARE.additional * score, false, { kind: 'trade', quote: quote ?? null, confidence: score }),
    ),
    ...certificates.map(({ code, mandatory, origin }) => ({
      ...draft(main, SHARE.certification, mandatory, {
        kind: 'certification' as const,
        quote: quoteAround(origin.quote, 0, origin.quote.length),
        confidence: origin.confidence,
      }),
      certification: code,
    })),
  ];
  // Whole parts: a hundredth of a share is enough to tell two apart.
  const weights = splitExactly(
    WHOLE_BP,
    drafts.map(({ share }) => Math.max(1, Math.round(share * 100))),
  );
  const yearly = yearlyCents(lot);
  const parts = drafts.map(({ certification }, i) => (certification === null ? weights[i]! : 0));
  const capacities = yearly === null ? null : splitExactly(yearly, parts);
  const level = levelIn(text);
  return {
    needs: drafts.map(({ share: _, ...item }, i) => ({
      ...item,
      label: cpvLabel(item.cpv, 'fr') ?? item.cpv,
      weightBp: weights[i]!,
      minLevel: item.certification === null ? level : 1,
      capacityCents: item.certification === null ? (capacities?.[i] ?? null) : null,
    })),
    mayAlsoNeed: open
      .filter((trade) => !isNeed(trade))
      .map(({ code, label, score, quote }) => ({ cpv: code, label, confidence: score, quote: quote ?? null })),
  };
}

const draft = (cpv: string, share: number, mandatory: boolean, origin: Need['origin']) => ({
  cpv,
  share,
  mandatory,
  certification: null as string | null,
  origin,
});
