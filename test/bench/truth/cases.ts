import { bytesOf } from '../../shared-data.ts';

/** An award or a losing bid of ../shared/data/backtest; its SOURCE.md explains the fields. */
export interface Award {
  id: string;
  buyer: string | null;
  proc: string;
  place: readonly string[];
  cpv: readonly string[];
  value: number | null;
  winners: readonly string[];
  words?: readonly number[];
}

/** A lot, one member of the group that won it, its true partners, and the companies to rank. */
export interface Case {
  id: string;
  left_out: 'procedure' | 'buyer';
  proc: string;
  buyer: string | null;
  cpv: readonly string[];
  words: readonly number[];
  place: readonly string[];
  value: number | null;
  size: number;
  seed: string;
  partners: readonly string[];
  tied_before: boolean;
  pool: readonly string[];
}

/** Reads a JSON Lines file, gzip or plain. */
export function readLines<T>(file: string): T[] {
  const lines = Buffer.from(bytesOf(file)).toString('utf8').split('\n');
  return lines.filter(Boolean).map((line) => JSON.parse(line) as T);
}

/**
 * Whether an award may be used for a case: not of its procedure, with `left_out: buyer` not of its buyer either, and not a
 * copy of the case's own award in another source (the same winners, value within 1 %).
 */
export function isUsable(award: Award, { left_out, proc, buyer, size, seed, partners, value }: Case): boolean {
  if (award.proc === proc) return false;
  if (left_out === 'buyer' && buyer !== null && award.buyer === buyer) return false;
  const { winners } = award;
  const alike = winners.length === size && winners.includes(seed) && partners.every((one) => winners.includes(one));
  if (!alike || award.value === null || value === null) return true;
  return Math.abs(award.value - value) > 0.01 * value;
}
