import { cpvTree, LEVEL_NAMES, PREFIX_LENGTHS } from '../../src/taxonomies/suggest/tree.ts';

/** Depths at which recall is read. */
export const DEPTHS = [1, 5, 10] as const;

/** The ten best prefixes of each level for one text, and the published code. */
export interface Ranked {
  lang: string;
  cpv: string;
  prefixes: readonly (readonly string[])[];
}

/** Prefixes of each level in the order in which a ranking of codes first shows them, ten at most. */
export function prefixesOfCodes(codes: readonly number[]): string[][] {
  const tree = cpvTree();
  return PREFIX_LENGTHS.map((length) => {
    const found = new Set<string>();
    for (const code of codes) {
      found.add(tree.codes[code]!.slice(0, length));
      if (found.size === 10) break;
    }
    return [...found];
  });
}

/** Recall in per cent per level and depth: texts whose published code is under one of the first prefixes. */
export function recallOf(items: readonly Ranked[]): number[][] {
  return PREFIX_LENGTHS.map((length, level) =>
    DEPTHS.map((depth) => {
      const hits = items.filter(({ cpv, prefixes }) => prefixes[level]!.slice(0, depth).includes(cpv.slice(0, length)));
      return items.length === 0 ? 0 : (100 * hits.length) / items.length;
    }),
  );
}

const cell = (values: readonly number[]): string => values.map((value) => value.toFixed(1).padStart(5)).join(' ');

/** Heading of the table that `printLine` fills. */
export function printHeading(title: string): void {
  console.log(`\n${title}\nrecall in %, at ${DEPTHS.join(', ')}`);
  console.log(`${''.padEnd(26)}${'texts'.padStart(6)} | ${LEVEL_NAMES.map((name) => name.padEnd(17)).join(' | ')}`);
}

/** One line: recall of a set of texts at every level. */
export function printLine(name: string, items: readonly Ranked[]): void {
  const cells = recallOf(items).map(cell).join(' | ');
  console.log(`${name.padEnd(26)}${String(items.length).padStart(6)} | ${cells}`);
}

/** Prints all texts, then each language that has 50 texts or more. */
export function printByLanguage(items: readonly Ranked[]): void {
  printLine('all', items);
  const byLanguage = new Map<string, Ranked[]>();
  for (const item of items) byLanguage.set(item.lang, [...(byLanguage.get(item.lang) ?? []), item]);
  const large = [...byLanguage].filter(([, list]) => list.length >= 50).sort((a, b) => b[1].length - a[1].length);
  for (const [lang, list] of large) printLine(lang, list);
}
