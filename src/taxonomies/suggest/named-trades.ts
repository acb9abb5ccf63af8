import { codesOfTrades, matchTrades } from '../lexicon/match.ts';
import { stemsOf } from '../lexicon/stem.ts';
import type { RankedLevel } from './ranker.ts';
import { cpvTree } from './tree.ts';

/** A text of more telling words than this is read by what was learned alone: it names trades in passing. */
const LONGEST = 25;
/** Weight of the trades' codes against what was learned, where the trade's words are all that the text says. */
const MOST = 0.95;
/** Where a text says nothing but a trade's name, a code less likely than this is an accident of its letters: left out. */
const LEAST = 0.02;
/** How fast the weight falls as the text says other things too. */
const POWER = 2;

/** The codes of the trades that a short text names, as shares that sum to 1, and their weight in [0,1]. */
export interface NamedTrades {
  weight: number;
  /** Positions in the tree's codes. */
  shares: ReadonlyMap<number, number>;
}

/** Trades that a short text names; null for a long text, or one that names none. */
export function namedTrades(text: string): NamedTrades | null {
  const stems = stemsOf(text);
  if (stems.length === 0 || stems.length > LONGEST) return null;
  const codes = codesOfTrades(matchTrades(text)).slice(0, 25);
  const [first] = codes;
  if (first === undefined) return null;
  const total = codes.reduce((sum, { score }) => sum + score ** 2, 0);
  const shares = codes.map(({ code, score }) => [cpvTree().codeIndex.get(code)!, score ** 2 / total] as const);
  return { weight: MOST * first.match.score ** POWER, shares: new Map(shares) };
}

/** Draws the probabilities of every level towards the codes of the trades that the text names. */
export function drawnTo(levels: readonly RankedLevel[], { weight, shares }: NamedTrades): RankedLevel[] {
  return levels.map(({ nodes, probabilities }, level) => {
    const { ofCode } = cpvTree().levels[level]!;
    const drawn = new Map<number, number>();
    nodes.forEach((node, rank) => {
      drawn.set(node, (1 - weight) * probabilities[rank]!);
    });
    for (const [code, share] of shares) {
      const node = ofCode[code]!;
      drawn.set(node, (drawn.get(node) ?? 0) + weight * share);
    }
    const order = [...drawn]
      .filter(([, probability]) => weight < MOST || probability >= LEAST)
      .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return {
      nodes: Uint16Array.from(order, ([node]) => node),
      probabilities: Float64Array.from(order, ([, probability]) => probability),
    };
  });
}
