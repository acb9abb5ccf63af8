/** A number, as it is printed, with its noun in English: "1 member", "0 members". */
export const counted = (n: string, one: string, many: string): string => `${n} ${n === '1' ? one : many}`;

/** The same in French, where none is singular too: "0 vote", "12 votes", "1,5 jour". */
export const countedFr = (n: string, one: string, many: string): string => `${n} ${/^[01](,|$)/.test(n) ? one : many}`;
