import type { Model } from '../model/model.ts';
import { minimumCover } from './set-cover.ts';

/**
 * Nodes for the question: when they run out the bound is lower, and valid. Chosen by
 * reasoning: then a size of team is looked at that has none, and no answer changes.
 */
const NODES = 2000;

/**
 * Fewest organisations that serve all mandatory requirements, capacities aside: no team can be smaller. Candidates that
 * serve the same requirements count once. Null: a requirement has no candidate.
 */
export function fewestMembers(model: Model, maxNodes = NODES): number | null {
  const required = Array.from({ length: model.m }, (_, r) => r).filter((r) => model.required[r] === 1);
  const patterns = new Map<string, number[]>();
  for (let i = 0; i < model.n; i++) {
    let pattern = '';
    for (const r of required) pattern += model.cap[i * model.m + r]! > 0 ? '1' : '0';
    if (patterns.has(pattern) || !pattern.includes('1')) continue;
    patterns.set(
      pattern,
      required.flatMap((_, row) => (pattern[row] === '1' ? [row] : [])),
    );
  }
  if (required.length === 0) return 1;
  const columns = [...patterns.values()].map((rows) => ({ cost: 1, rows }));
  return minimumCover(required.length, columns, maxNodes)?.lower ?? null;
}
