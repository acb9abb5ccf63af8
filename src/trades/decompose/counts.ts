import { cpvTree } from '../../taxonomies/suggest/tree.ts';
import { nodeOf, type TradeLevel } from './nodes.ts';

/** A known work as counting sees it: the nodes of its main code and of its further codes. */
export interface Counted {
  kind: 'lot' | 'project';
  main: string;
  further: readonly string[];
}

/** How often works with a main code under some prefix have a further code under each node. */
export class FurtherCounts {
  /** By prefix of the main code ('' for all, 2, 3 or 4 digits): works, and works with each node. */
  readonly #works = new Map<string, number>();
  readonly #found = new Map<string, Map<number, number>>();
  readonly #level: TradeLevel;

  constructor(works: readonly Counted[], level: TradeLevel) {
    this.#level = level;
    for (const { main, further } of works) {
      const nodes = new Set(further.map((code) => nodeOf(code, level)).filter((node) => node >= 0));
      for (const prefix of prefixesOf(main)) {
        this.#works.set(prefix, (this.#works.get(prefix) ?? 0) + 1);
        const found = this.#found.get(prefix) ?? new Map<number, number>();
        for (const node of nodes) found.set(node, (found.get(node) ?? 0) + 1);
        this.#found.set(prefix, found);
      }
    }
  }

  /** Works with that further node among those whose main code begins so. */
  count(prefix: string, node: number): number {
    return this.#found.get(prefix)?.get(node) ?? 0;
  }

  /** Nodes found with main codes that begin so. */
  nodes(prefix: string): IterableIterator<number> {
    return (this.#found.get(prefix) ?? new Map<number, number>()).keys();
  }

  /**
   * Shares of works with the node, from all works down to those of the main code's class, each drawn towards the one above
   * by `SMOOTHING` works (hierarchical Dirichlet smoothing; MacKay & Peto 1995).
   */
  shares(main: string, node: number): [number, number, number, number] {
    let share = 0.2 / cpvTree().levels[this.#level]!.prefixes.length;
    const shares = prefixesOf(main).map((prefix) => {
      const works = this.#works.get(prefix) ?? 0;
      share = (this.count(prefix, node) + SMOOTHING * share) / (works + SMOOTHING);
      return share;
    });
    return shares as [number, number, number, number];
  }
}

/** Works of the level above that count beside those of a node: chosen by reasoning; the trees weigh all levels (`bench -- trades`). */
const SMOOTHING = 4;

/** '', division, group and class of a code. */
const prefixesOf = (code: string): string[] => ['', code.slice(0, 2), code.slice(0, 3), code.slice(0, 4)];
