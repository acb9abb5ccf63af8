import type { DocumentNeed } from '../../consultation/needs.ts';
import { certificationsIn } from '../../notices/requirements/certifications.ts';
import { quoteAround } from '../../notices/requirements/passages.ts';
import { type MainPart, partOfMain, SHARE, STANDS_FOR_WHOLE } from '../../notices/requirements/shares.ts';
import { gathersTrades, namesGoods, namesNoTrade } from '../../shared/cpv.ts';
import { splitExactly, WHOLE_BP } from '../../shared/money.ts';
import { cpvLabel } from '../../taxonomies/known-codes.ts';
import { saysNoObject, saysOnlyActivities } from '../../taxonomies/lexicon/activity.ts';
import { itemsOf } from '../../taxonomies/lexicon/match.ts';
import { stemsOf } from '../../taxonomies/lexicon/stem.ts';
import type { FurtherTrade } from '../decompose/decomposer.ts';
import { codesOfTitle, type TitledTrade, tradesOfTitle } from './title.ts';
import { besideName } from './title-names.ts';

/** What is known of a lot, imported or made by hand. */
export interface LotFacts {
  title: string;
  description: string;
  cpvMain: string | null;
  /** Further codes of the lot, and those of its procedure where it is the only lot. */
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
  origin: {
    kind: 'cpv-main' | 'cpv-additional' | 'trade' | 'certification' | 'document';
    quote: string | null;
    confidence: number;
    document?: DocumentNeed['document'];
  };
}

/** A trade that works of this kind sometimes need, below the threshold. */
export type MayAlsoNeed = {
  cpv: string;
  label: string;
  confidence: number;
  quote: string | null;
  document?: DocumentNeed['document'];
};

/**
 * From this probability on a trade becomes a requirement; one with words of the text from the lower one on. Chosen by
 * reasoning: probabilities are right within 0.006 (`bench -- trades`), so two of five are right at least, and whoever
 * confirms them strikes out the others; halved, what is written in nobody's text would come too.
 */
const THRESHOLD = 0.4;
const THRESHOLD_QUOTED = 0.25;
/** Where the buyer names further trades by codes: probabilities are of what buyers name, and it did not name this one. */
const THRESHOLD_UNNAMED = 0.75;
/** A trade of a document's heading is a requirement from this likeness on, and the likeliest few: chosen as for a trade not named. */
const THRESHOLD_DOCUMENT = 0.75;
const MOST_OF_DOCUMENTS = 12;
/** How sure a trade is that the lot's title names, as a code that the buyer names: it is what the lot is. */
const OF_TITLE = 0.8;
const WORKS = '45';
const NETWORKS = '65';
/** What is less probable is not worth a look: one of twelve is needed, and each has to be decided on. Chosen by reasoning. */
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
 * What a lot seems to need: its main code, the further codes it names, the trades that its title names, those that are
 * probable enough and name a trade at all, and certificates of its text. Mandatory is the one trade that the title names
 * where the codes do not (of a work in lots buyers often give each the code of the whole, which then says little; of
 * several trades one may be subcontracted), else the main code;
 * nothing where that names no trade and others do: who is to build "construction works" beside the roofer?
 * Weights sum to exactly 10,000 basis points, and the year's value is shared out by them to the cent, so that a large lot
 * asks more of each trade. Without a main code, as of a lot that is typed by hand, its title and documents say something.
 * @param documents what documents of the consultation ask of the lot; their words come before what works usually need
 */
export function needsOf(
  lot: LotFacts,
  trades: readonly FurtherTrade[],
  documents: readonly DocumentNeed[] = [],
): { needs: Need[]; mayAlsoNeed: MayAlsoNeed[] } {
  const main = lot.cpvMain ?? lot.cpvAdditional[0] ?? null;
  const text = `${lot.title}\n${lot.description}`;
  const named = [...new Set(lot.cpvAdditional)].filter((code) => code !== main);
  const known = new Set([main ?? '', ...named].map((code) => code.slice(0, 4)));
  const said = tradesOfDocuments(documents, known);
  const sure = said.filter((one) => one.ofThisLot && one.confidence >= THRESHOLD_DOCUMENT).slice(0, MOST_OF_DOCUMENTS);
  for (const { cpv } of said) known.add(cpv.slice(0, 4));
  const codes = main === null ? [] : [main, ...named];
  const titled = tradesOfTitle(lot.title, codes);
  if (main === null && said.length === 0 && titled.length === 0) return { needs: [], mayAlsoNeed: [] };
  // What certificates are asked for, and further trades go with.
  const first = main ?? titled[0]?.code ?? sure[0]?.cpv ?? '';
  for (const { code } of titled) known.add(code.slice(0, 4));
  const ofTitle = codesOfTitle(lot.title, codes);
  const open = trades.filter(({ code, score }) => !known.has(code.slice(0, 4)) && score >= LEAST);
  const instead = titled.some((one) => one.instead);
  const isNeed = (trade: FurtherTrade): boolean => saysEnough(trade, { main, named, titled, ofTitle, text });
  const certificates = certificationsIn([{ kind: 'description', code: null, text, confidence: 0.5 }]);
  const enough = open.filter(isNeed);
  // A code of no trade says nothing of the work: where words do, what usually goes with such a code is in other lots.
  const inWords = main !== null && namesNoTrade(main) && enough.some(({ quote }) => quote !== undefined);
  const likely = enough.filter(({ quote }) => !inWords || quote !== undefined);
  const beside = named.filter((code) => !titled.some((one) => one.code === code));
  const others = [...beside, ...[...titled, ...likely].map(({ code }) => code), ...sure.map(({ cpv }) => cpv)];
  const drafts = [
    ...(main === null
      ? []
      : [mainDraft(main, lot.cpvMain === null ? 0.6 : 0.95, instead ? STANDS_FOR_WHOLE : partOfMain(main, others))]),
    ...beside.map((cpv) =>
      draft(cpv, SHARE.additional, false, { kind: 'cpv-additional', quote: cpv, confidence: 0.8 }),
    ),
    ...titled.map(({ code, quote }) =>
      draft(code, SHARE.main, instead && titled.length === 1, { kind: 'trade', quote, confidence: OF_TITLE }),
    ),
    ...likely.map(({ code, score, quote }) =>
      draft(code, SHARE.additional * score, false, { kind: 'trade', quote: quote ?? null, confidence: score }),
    ),
    ...sure.map(({ cpv, confidence, quote, document }) =>
      draft(cpv, SHARE.additional * confidence, false, { kind: 'document', quote, confidence, document }),
    ),
    ...certificates.map(({ code, mandatory, origin }) => ({
      ...draft(first, SHARE.certification, mandatory, {
        kind: 'certification' as const,
        quote: quoteAround(origin.quote, 0, origin.quote.length),
        confidence: origin.confidence,
      }),
      certification: code,
    })),
    ...certificatesOfDocuments(
      documents,
      certificates.map(({ code }) => code),
    ).map(({ certification, mandatory, quote, confidence, document }) => ({
      ...draft(first, SHARE.certification, mandatory, {
        kind: 'document',
        quote,
        confidence,
        document,
      }),
      certification,
    })),
  ].filter(({ cpv }) => cpv !== '');
  if (drafts.length === 0) return { needs: [], mayAlsoNeed: said.map(maybe) };
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
    mayAlsoNeed: [
      ...said.filter((one) => !sure.includes(one)).map(maybe),
      ...open
        .filter((trade) => !likely.includes(trade))
        .map(({ code, label, score, quote }) => ({ cpv: code, label, confidence: score, quote: quote ?? null })),
    ].sort((a, b) => b.confidence - a.confidence),
  };
}

const mainDraft = (cpv: string, confidence: number, { share, counts }: MainPart) =>
  draft(cpv, share, counts, { kind: 'cpv-main', quote: cpv, confidence });

const bringsGoods = (main: string, code: string): boolean =>
  namesGoods(code) && (main.startsWith(WORKS) || (main.startsWith(NETWORKS) && !code.startsWith(NETWORKS)));

/** Whether a further trade becomes a requirement, and does not wait until somebody confirms it. */
function saysEnough(
  { code, label, score, quote }: FurtherTrade,
  lot: {
    main: string | null;
    named: readonly string[];
    titled: readonly TitledTrade[];
    ofTitle: ReadonlySet<string>;
    text: string;
  },
): boolean {
  if (namesNoTrade(code) || (quote === undefined && gathersTrades(code))) return false;
  // Another code of the trade that the title names: levelling floors beside laying tiles.
  if (lot.ofTitle.has(code)) return false;
  // "Refurbishment" says how the work is done and not whose trade it is, though a code be called so.
  if (quote !== undefined && saysOnlyActivities(cpvLabel(code, 'en') ?? '')) return false;
  // Who builds brings the goods, and who runs a network what flows in it: the current in "Électricité" is nobody's part of
  // the works, nor the water that of the mains.
  if (lot.main !== null && bringsGoods(lot.main, code)) return false;
  // What usually goes with the code of the whole is mostly in its other lots, unless words of this one say it.
  const ownWords = quote !== undefined && lot.text.includes(quote) && saysBeside({ label, quote }, lot.titled);
  if (lot.titled.some((one) => one.instead) && !ownWords) return false;
  const lists = lot.named.some((one) => !namesNoTrade(one));
  // Where the lot's title names a trade, words of the whole are of its other lots.
  const spoken = quote !== undefined && (ownWords || lot.ofTitle.size === 0);
  return score >= (lists ? THRESHOLD_UNNAMED : spoken ? THRESHOLD_QUOTED : THRESHOLD);
}

/** Whether words speak of a code beside the trades that the title names: not "hydraulics" for maritime works once they stand for pumps. */
function saysBeside({ label, quote }: { label: string; quote: string }, titled: readonly TitledTrade[]): boolean {
  const names = titled.flatMap(({ said }) => said).filter((name) => quote.includes(name));
  if (names.length === 0) return true;
  const rest = itemsOf(quote)
    .map((item) => names.reduce(besideName, item))
    .join(' ');
  const objects = stemsOf(label).filter((stem) => !saysNoObject(stem));
  return stemsOf(rest).some((stem) => objects.includes(stem));
}

/** A trade of a document under one code. */
type SaidTrade = Omit<DocumentNeed, 'cpv'> & { cpv: string };

const maybe = ({ cpv, confidence, quote, document }: SaidTrade): MayAlsoNeed => ({
  cpv,
  label: cpvLabel(cpv, 'fr') ?? cpv,
  confidence,
  quote,
  document,
});

/** Trades that documents name and the notice does not, each class of codes once, the surest first. */
function tradesOfDocuments(documents: readonly DocumentNeed[], known: ReadonlySet<string>): SaidTrade[] {
  const surest = [...documents].sort(
    (a, b) => Number(b.ofThisLot) - Number(a.ofThisLot) || b.confidence - a.confidence,
  );
  const seen = new Set(known);
  return surest.flatMap((one) => {
    const [cpv] = one.cpv;
    if (one.certification !== null || cpv === undefined || one.cpv.some((code) => seen.has(code.slice(0, 4))))
      return [];
    seen.add(cpv.slice(0, 4));
    return [{ ...one, cpv }];
  });
}

/** Certificates that documents ask for and the notice does not, each once. */
function certificatesOfDocuments(
  documents: readonly DocumentNeed[],
  known: readonly string[],
): (DocumentNeed & { certification: string })[] {
  const seen = new Set(known);
  return documents.flatMap((one) => {
    if (one.certification === null || seen.has(one.certification)) return [];
    seen.add(one.certification);
    return [{ ...one, certification: one.certification }];
  });
}

const draft = (cpv: string, share: number, mandatory: boolean, origin: Need['origin']) => ({
  cpv,
  share,
  mandatory,
  certification: null as string | null,
  origin,
});
