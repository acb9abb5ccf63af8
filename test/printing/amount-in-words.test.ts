import { expect, test } from 'vitest';
import { amountInWords } from '../../src/printing/amount-in-words.ts';

test.each([
  [0, 'zéro euro'],
  [1, 'un centime'],
  [100, 'un euro'],
  [150, 'un euro et cinquante centimes'],
  [7_100, 'soixante et onze euros'],
  [8_000, 'quatre-vingts euros'],
  [8_001, 'quatre-vingts euros et un centime'],
  [20_000_000, 'deux cent mille euros'],
  [100_000_000, 'un million d’euros'],
  [200_000_050, 'deux millions d’euros et cinquante centimes'],
  [200_008_000, 'deux millions quatre-vingts euros'],
  [100_000_000_000, 'un milliard d’euros'],
  [123_456_789, 'un million deux cent trente-quatre mille cinq cent soixante-sept euros et quatre-vingt-neuf centimes'],
])('%d cents are %s', (cents, words) => expect(amountInWords(cents)).toBe(words));
