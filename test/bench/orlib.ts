import { readFileSync } from 'node:fs';
import type { Column } from '../../src/matching/bound/set-cover.ts';
import { bytesOf } from '../shared-data.ts';

/** Reads an OR-Library set-cover file: rows, columns, costs, then per row its columns (from 1). */
export function readCoverInstance(file: string): { rows: number; columns: Column[] } {
  const text = file.endsWith('.gz') ? new TextDecoder().decode(bytesOf(file)) : readFileSync(file, 'utf8');
  const numbers = text.split(/\s+/).filter(Boolean).map(Number);
  let at = 0;
  const next = () => numbers[at++] as number;
  const rows = next();
  const count = next();
  const columns = Array.from({ length: count }, () => ({ cost: next(), rows: [] as number[] }));
  for (let r = 0; r < rows; r++) {
    for (let left = next(); left > 0; left--) (columns[next() - 1] as { rows: number[] }).rows.push(r);
  }
  return { rows, columns };
}

/** The same as an LP file for HiGHS. */
export function coverModel(rows: number, columns: readonly Column[]): string {
  const lists: string[][] = Array.from({ length: rows }, () => []);
  columns.forEach((column, j) => {
    for (const r of column.rows) (lists[r] as string[]).push(`x${j}`);
  });
  return [
    'Minimize',
    ` obj: ${columns.map(({ cost }, j) => `${cost} x${j}`).join(' + ')}`,
    'Subject To',
    ...lists.map((list, r) => ` r${r}: ${list.join(' + ')} >= 1`),
    'Binary',
    ` ${columns.map((_, j) => `x${j}`).join('\n ')}`,
    'End',
  ].join('\n');
}
