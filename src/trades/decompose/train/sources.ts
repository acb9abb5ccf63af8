import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldsOf, readTextRows, type TextRow } from '../../../taxonomies/suggest/train/rows.ts';
import { readFurtherRows, readTradeRows, type WorkRow } from './rows.ts';

/** Folds in which procedures are measured and learned from. */
export const FOLDS = 4;

/** Texts that the suggester learns from, and works that the trades are learned from, in folds by procedure and title. */
export interface Sources {
  base: TextRow[];
  works: WorkRow[];
  folds: { base: Uint8Array; works: Uint8Array; count: number };
  trainedOn: Record<string, { works: number; sha256: string }>;
}

const BASE = ['cpv-eval.jsonl', 'cpv-eval-decp-fr.jsonl.gz'];
const LOTS = 'trades/lot-codes.jsonl.gz';
const PROJECTS = 'trades/project-lots.jsonl.gz';

/** Reads the data folder (../shared/data). */
export function readSources(data: string): Sources {
  const base = BASE.flatMap((name) => readTextRows(join(data, name)));
  const lots = readTradeRows(join(data, LOTS));
  const projects = readTradeRows(join(data, PROJECTS));
  const known = new Set([...lots, ...projects].flatMap(({ keys }) => keys));
  const further = readFurtherRows(join(data, BASE[0]!), known);
  const works = [...lots, ...projects, ...further];
  const folds = foldsOf([...base, ...works], FOLDS);
  const of = (name: string, rows: readonly unknown[]) => ({
    works: rows.length,
    sha256: createHash('sha256')
      .update(readFileSync(join(data, name)))
      .digest('hex'),
  });
  return {
    base,
    works,
    folds: { base: folds.slice(0, base.length), works: folds.slice(base.length), count: FOLDS },
    trainedOn: { [LOTS]: of(LOTS, lots), [PROJECTS]: of(PROJECTS, projects), [BASE[0]!]: of(BASE[0]!, further) },
  };
}
