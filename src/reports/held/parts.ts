/**
 * What organisations took part in, in lists with an item for each part: the number of the organisation, and the days
 * (since 1970) on which it did: of the part `i` those of `days` from `from[i]` to before `from[i + 1]`.
 */
export type Parts = { readonly organisations: Int32Array; readonly from: Int32Array; readonly days: Int32Array };
/** No part in anything. */
export const noParts = (): Parts => partsOf('', () => 0);

/** From text: organisations with semicolons between them, each with blanks before its parts, whose days have commas. */
export function partsOf(text: string, the: (id: string) => number): Parts {
  const [organisations, from, days] = [[] as number[], [0], [] as number[]];
  for (const line of text === '' ? [] : text.split(';')) {
    const [id, ...parts] = line.split(' ');
    const organisation = the(id!);
    for (const part of parts) {
      for (const day of part.split(',')) days.push(Number(day));
      organisations.push(organisation);
      from.push(days.length);
    }
  }
  return { organisations: Int32Array.from(organisations), from: Int32Array.from(from), days: Int32Array.from(days) };
}
