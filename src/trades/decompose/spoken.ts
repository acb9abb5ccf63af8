import { cpvStem } from '../../shared/cpv.ts';
import { saysNoObject, saysOnlyActivities } from '../../taxonomies/lexicon/activity.ts';
import { codesOfTrades, matchTrades, type TradeMatch } from '../../taxonomies/lexicon/match.ts';
import { stemsOf } from '../../taxonomies/lexicon/stem.ts';
import { gramsOfLabel } from '../../taxonomies/suggest/grams.ts';
import type { LanguageLabels } from '../../taxonomies/suggest/labels.ts';
import { cpvTree } from '../../taxonomies/suggest/tree.ts';
import { nodeOf } from './nodes.ts';
import { passagesOf } from './passages.ts';

/** A code, and the passage that says it. */
export type Spoken = { readonly code: string; readonly quote: string };

/** Least likeness of a passage to a label for it to be quoted. Chosen by reading quotes; probabilities do not depend on it. */
const QUOTED = 0.42;
/** And how near it comes to the label that the passage is most like: a word's common ending is like many. */
const NEAR_MOST = 0.85;
/**
 * How much of what a label names the passage has to name. Of 405 French and English lots of data/trades the buyer gave the
 * very code that words were taken for in 40, 42 and 42 % of the needs with words, at 0.5, 0.6 and 0.75; 39 % without the rule.
 */
const SAID = 0.6;
/** Two words are of one family that share more than this part of the shorter one: "electric" and "electronic" are two. Chosen by reasoning. */
const FAMILY = 0.75;

const UPKEEP_DIVISION = '50';
/** Words of upkeep: a trade's name alone, "Chauffage, ventilation" as a building's lot, says that it is fitted. */
const UPKEEP: ReadonlySet<string> = new Set(
  stemsOf(
    'entretien maintenance dépannage réparation exploitation révision rénovation overhaul repair servicing upkeep maintain',
  ),
);

/** Whether a code is of upkeep, which the words do not speak of, in a trade that is another one first. */
const isUnsaidUpkeep = (code: string, { trade, quote }: TradeMatch): boolean =>
  code.startsWith(UPKEEP_DIVISION) &&
  trade.cpv[0]?.startsWith(UPKEEP_DIVISION) !== true &&
  !stemsOf(quote).some((stem) => UPKEEP.has(stem));

/** A passage speaks for no trade that it names less well than another: "Menuiserie" is a joiner's before a carpenter's. Chosen by reasoning. */
const NEAR_BEST = 0.85;
const scoreOf = (passage: string): number => matchTrades(passage, 1)[0]?.score ?? 0;

/** Passages in which the lexicon's words name a trade, by class. */
function tradePassages(text: string): Map<number, Spoken> {
  const found = new Map<number, Spoken>();
  const matches = matchTrades(text, 40).filter(
    ({ score, quote }) => score >= 0.4 && !saysOnlyActivities(quote) && score >= NEAR_BEST * scoreOf(quote),
  );
  for (const { code, match } of codesOfTrades(matches)) {
    const node = nodeOf(code, 2);
    if (node < 0 || found.has(node) || isUnsaidUpkeep(code, match)) continue;
    // "Génie civil" lists bridges first: the code above them says no more than the words do.
    const above = match.trade.cpv.filter((one) => nodeOf(one, 2) === node && code.startsWith(cpvStem(one)));
    const [widest] = above.sort((a, b) => cpvStem(a).length - cpvStem(b).length);
    found.set(node, { code: widest ?? code, quote: match.quote });
  }
  return found;
}

/** Word families of each label of a language, with what each is worth: the rarer in labels the more, activities nothing. */
type LabelWords = readonly (readonly { stem: string; worth: number }[])[];

const wordsByLabels = new WeakMap<readonly string[], LabelWords>();

function wordsOfLabels(labels: readonly string[]): LabelWords {
  const known = wordsByLabels.get(labels);
  if (known) return known;
  const stems = labels.map((label) => [...new Set(stemsOf(label))]);
  const holders = new Map<string, number>();
  for (const stem of stems.flat()) holders.set(stem, (holders.get(stem) ?? 0) + 1);
  const worth = (stem: string): number => (saysNoObject(stem) ? 0 : Math.log(1 + labels.length / holders.get(stem)!));
  const words = stems.map((list) => list.map((stem) => ({ stem, worth: worth(stem) })));
  wordsByLabels.set(labels, words);
  return words;
}

function ofOneFamily(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  if (shorter < 4) return false;
  let common = 0;
  while (common < shorter && a[common] === b[common]) common++;
  return common > FAMILY * shorter;
}

/** Whether a passage names what a label names: more than half of its objects and most of their worth; where it has none, all of its activities. */
function says(passage: readonly string[], label: LabelWords[number]): boolean {
  const named = ({ stem }: { stem: string }): boolean => passage.some((one) => ofOneFamily(one, stem));
  const objects = label.filter(({ worth }) => worth > 0);
  if (objects.length === 0) return label.length > 0 && label.every(named);
  const said = objects.filter(named);
  const sum = (words: LabelWords[number]): number => words.reduce((all, { worth }) => all + worth, 0);
  return said.length > objects.length / 2 && sum(said) >= SAID * sum(objects);
}

/** By class, the label that some passage says, is like, and nearly as much as any label. */
function labelPassages(text: string, { index, labels }: LanguageLabels): Map<number, Spoken> {
  const { codes, levels } = cpvTree();
  const { ofCode } = levels[2]!;
  const words = wordsOfLabels(labels);
  const best = new Map<number, { code: number; score: number; quote: string }>();
  for (const { text: quote } of passagesOf(text)) {
    const scores = index.scores(gramsOfLabel(quote));
    const least = Math.max(QUOTED, NEAR_MOST * scores.reduce((most, score) => Math.max(most, score), 0));
    const stems = stemsOf(quote);
    scores.forEach((score, code) => {
      const node = ofCode[code]!;
      if (score < least || score <= (best.get(node)?.score ?? 0) || !says(stems, words[code]!)) return;
      best.set(node, { code, score, quote });
    });
  }
  return new Map([...best].map(([node, { code, quote }]) => [node, { code: codes[code]!, quote }]));
}

/**
 * Codes that words of a text say, by class: a trade of the lexicon first, then a label. Words speak for the code that they
 * say, and for no other one of its class.
 */
export function spokenCodes(text: string, language: LanguageLabels): ReadonlyMap<number, Spoken> {
  return new Map([...labelPassages(text, language), ...tradePassages(text)]);
}
