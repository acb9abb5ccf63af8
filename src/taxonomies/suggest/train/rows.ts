import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { wordsOf } from '../grams.ts';
import { natureIndex } from '../model.ts';
import { cpvTree } from '../tree.ts';

/** A text with its known CPV code. */
export interface TextRow {
  /** Title, notice title where it differs, description: one per line. */
  text: string;
  lang: string;
  /** Index in NATURES. */
  nature: number;
  /** The code as published, and its position in the tree (-1 for a code that CPV 2008 does not list). */
  cpv: string;
  code: number;
  /** What must not be split between training and measuring: the notice and the title of the notice. */
  keys: readonly string[];
}

interface Source {
  notice?: string | null;
  lang?: string | null;
  nature?: string | null;
  title?: string | null;
  description?: string | null;
  notice_title?: string | null;
  cpv_main: string;
}

function toRow(source: Source): TextRow {
  const title = source.title ?? '';
  const noticeTitle = source.notice_title ?? '';
  const titleKey = wordsOf(noticeTitle || title).join(' ');
  const lines = [title, wordsOf(title).join(' ') === wordsOf(noticeTitle).join(' ') ? '' : noticeTitle];
  // A body line is always there, also empty: the second line is then still read as a heading.
  const text = [...lines.filter(Boolean), (source.description ?? '').replaceAll(/\s*\n\s*/g, ' ')].join('\n');
  return {
    text,
    lang: source.lang ?? '',
    nature: natureIndex(source.nature),
    cpv: source.cpv_main,
    code: cpvTree().codeIndex.get(source.cpv_main) ?? -1,
    keys: [`title ${titleKey}`, ...(source.notice ? [`notice ${source.notice}`] : [])],
  };
}

/**
 * Reads a JSON Lines file of texts and codes, gzip or plain (fields of ../shared/data/cpv-eval.jsonl); rows without a code
 * are left out.
 */
export function readTextRows(path: string): TextRow[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Source)
    .filter((source) => typeof source.cpv_main === 'string')
    .map(toRow);
}

/** Division in folds such that rows sharing a notice, or a notice title, directly or through others, stay together. */
export function foldsOf(rows: readonly Pick<TextRow, 'keys'>[], count: number): Uint8Array {
  const parent = Uint32Array.from(rows.keys());
  const rootOf = (row: number): number => {
    let at = row;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  const first = new Map<string, number>();
  rows.forEach((row, i) => {
    for (const key of row.keys) {
      const other = first.get(key);
      if (other === undefined) first.set(key, i);
      else {
        const [a, b] = [rootOf(i), rootOf(other)];
        parent[Math.max(a, b)] = Math.min(a, b);
      }
    }
  });
  // Whole groups go to the fold that has fewest rows so far, in order of appearance: deterministic and even.
  const sizes = new Map<number, number>();
  for (let i = 0; i < rows.length; i++) sizes.set(rootOf(i), (sizes.get(rootOf(i)) ?? 0) + 1);
  const foldOf = new Map<number, number>();
  const filled = new Array<number>(count).fill(0);
  for (const [root, size] of sizes) {
    const fold = filled.indexOf(Math.min(...filled));
    foldOf.set(root, fold);
    filled[fold]! += size;
  }
  return Uint8Array.from(rows, (_, i) => foldOf.get(rootOf(i))!);
}
