import { toCardinal } from 'n2words/fr-FR';

/**
 * An amount in French words, as acts of engagement state it: `deux millions d’euros`, `mille deux cents euros et un centime`.
 * @param cents not negative
 */
export function amountInWords(cents: number): string {
  const [euros, rest] = [Math.floor(cents / 100), cents % 100];
  const whole = `${toCardinal(euros)} ${unitOf(euros)}`;
  const part = `${toCardinal(rest)} ${rest === 1 ? 'centime' : 'centimes'}`;
  if (rest === 0) return whole;
  return euros === 0 ? part : `${whole} et ${part}`;
}

/** `euro` up to one, and `d’euros` after a round number of millions. */
function unitOf(euros: number): string {
  if (euros < 2) return 'euro';
  return euros % 1_000_000 === 0 ? 'd’euros' : 'euros';
}
