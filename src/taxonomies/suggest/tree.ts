import { readCpv } from '../data.ts';

/** Lengths of the code prefixes that name a division, group, class, category and full code. */
export const PREFIX_LENGTHS = [2, 3, 4, 5, 8] as const;

/** Names of the five levels, as reports print them. */
export const LEVEL_NAMES = ['division', 'group', 'class', 'category', 'code'] as const;

/**
 * The nodes of one level: distinct prefixes of all codes. A code that stops higher (45000000) has a node at every level
 * ("4500" among the classes), so that each code has exactly one node per level and their shares add up.
 */
export interface Level {
  /** Prefixes in code order. */
  prefixes: readonly string[];
  index: ReadonlyMap<string, number>;
  /** Node of this level for each code (by position in `codes`). */
  ofCode: Uint16Array;
  /** Node one level up, for each node of this level; zeros at the top. */
  parent: Uint16Array;
  /** 1 where the node only repeats its parent: the code ends there. */
  stops: Uint8Array;
  /**
   * The listed code that stands for each node (position in `codes`): the node's own, or the most general below it. CPV 2008
   * has gaps: "6011" holds 60112000 alone, and 60110000 is no code.
   */
  codeOf: Uint16Array;
}

/** The CPV tree by prefixes: all codes in code order and the five levels. */
export interface Tree {
  codes: readonly string[];
  codeIndex: ReadonlyMap<string, number>;
  levels: readonly Level[];
}

const indexOf = (items: readonly string[]): Map<string, number> => new Map(items.map((item, i) => [item, i]));

/** Of the codes under each node the one with the fewest significant digits, the first of equals. */
function mostGeneral(codes: readonly string[], ofCode: Uint16Array, nodes: number): Uint16Array {
  const digits = (code: string): number => code.replace(/0+$/, '').length;
  const found = new Int32Array(nodes).fill(-1);
  codes.forEach((code, position) => {
    const node = ofCode[position]!;
    const before = found[node]!;
    if (before < 0 || digits(code) < digits(codes[before]!)) found[node] = position;
  });
  return Uint16Array.from(found);
}

function buildTree(): Tree {
  const codes = readCpv().map((row) => row.code);
  const levels: Level[] = [];
  for (const length of PREFIX_LENGTHS) {
    const prefixes = [...new Set(codes.map((code) => code.slice(0, length)))].sort();
    const index = indexOf(prefixes);
    const above = levels.at(-1);
    const upper = PREFIX_LENGTHS[levels.length - 1] ?? 0;
    const ofCode = Uint16Array.from(codes, (code) => index.get(code.slice(0, length))!);
    levels.push({
      prefixes,
      index,
      ofCode,
      codeOf: mostGeneral(codes, ofCode, prefixes.length),
      parent: Uint16Array.from(prefixes, (prefix) => above?.index.get(prefix.slice(0, upper)) ?? 0),
      stops: Uint8Array.from(prefixes, (prefix) => (above && /^0*$/.test(prefix.slice(upper)) ? 1 : 0)),
    });
  }
  return { codes, codeIndex: indexOf(codes), levels };
}

let tree: Tree | undefined;

/** The CPV tree, built once. */
export function cpvTree(): Tree {
  tree ??= buildTree();
  return tree;
}
