import { foldText } from '../shared/text.ts';

/**
 * The words of a query as the search compares them: folded, without the endings of plurals, so that `panneau solaire`
 * and `Panneaux solaires` find the same. Words are compared with the beginnings of the words of a label.
 */
export const searchWords = (query: string): string[] =>
  foldText(query)
    .split(' ')
    .filter(Boolean)
    .map((word) => (word.length > 3 ? word.replace(/[sx]$/, '') : word));
