import { cpvTree } from '../../taxonomies/suggest/tree.ts';

/** Trades are told by groups (three digits) and classes (four): positions in the tree's levels. */
export const TRADE_LEVELS = [1, 2] as const;
export type TradeLevel = (typeof TRADE_LEVELS)[number];

/** Digits that name a node of each trade level: a group has 3, a class 4. */
export const DIGITS: Readonly<Record<TradeLevel, number>> = { 1: 3, 2: 4 };

/** The group or class that a code names; -1 where it names none (45300000 names no class) or is not of CPV 2008. */
export function nodeOf(code: string, level: TradeLevel): number {
  const prefix = code.slice(0, DIGITS[level]);
  return namesNode(prefix) ? (cpvTree().levels[level]!.index.get(prefix) ?? -1) : -1;
}

/** Whether all digits after the division say something. */
export const namesNode = (prefix: string): boolean => !prefix.slice(2).includes('0');

let named: Readonly<Record<TradeLevel, Uint8Array>> | undefined;

/** 1 for each node of a level that a code can name. */
export function namedNodes(level: TradeLevel): Uint8Array {
  const of = (l: TradeLevel) => Uint8Array.from(cpvTree().levels[l]!.prefixes, (p) => (namesNode(p) ? 1 : 0));
  named ??= { 1: of(1), 2: of(2) };
  return named[level];
}
