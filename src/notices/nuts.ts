import { distinct } from './codes.ts';

/**
 * French regions of NUTS 2013 and before → NUTS 2016 to 2024 (regulation (EU) 2016/2066). The départements keep their
 * last digit: FR511 is FRG01.
 */
const FRENCH: Readonly<Record<string, string>> = {
  FR21: 'FRF2',
  FR22: 'FRE2',
  FR23: 'FRD2',
  FR24: 'FRB0',
  FR25: 'FRD1',
  FR26: 'FRC1',
  FR30: 'FRE1',
  FR41: 'FRF3',
  FR42: 'FRF1',
  FR43: 'FRC2',
  FR51: 'FRG0',
  FR52: 'FRH0',
  FR53: 'FRI3',
  FR61: 'FRI1',
  FR62: 'FRJ2',
  FR63: 'FRI2',
  FR71: 'FRK2',
  FR72: 'FRK1',
  FR81: 'FRJ1',
  FR82: 'FRL0',
  FR83: 'FRM0',
  FR91: 'FRY1',
  FR92: 'FRY2',
  FR93: 'FRY3',
  FR94: 'FRY4',
  FRA1: 'FRY1',
  FRA2: 'FRY2',
  FRA3: 'FRY3',
  FRA4: 'FRY4',
  FRA5: 'FRY5',
};

/** Other countries whose codes changed while the areas stayed: a beginning with what takes its place. */
const RENAMED: readonly (readonly [RegExp, string])[] = [
  [/^GR/, 'EL'],
  [/^ITD/, 'ITH'],
  [/^ITE/, 'ITI'],
  [/^SI01/, 'SI03'],
  [/^SI02/, 'SI04'],
];

/** Regions of other countries with the same area under another code (2013, 2016 and 2021 → 2024). */
const MOVED: ReadonlyMap<string, string> = new Map(
  [
    ...(
      'IE011 IE041 IE012 IE063 IE013 IE042 IE021 IE061 IE022 IE062 IE023 IE051 IE024 IE052 IE025 IE053 ' +
      'LT001 LT021 LT002 LT022 LT003 LT023 LT004 LT024 LT005 LT025 LT006 LT026 LT007 LT027 LT008 LT028 LT009 LT029 LT00A LT011 ' +
      'HU101 HU110 HU102 HU120 ' +
      'HR041 HR050 HR042 HR065 HR043 HR064 HR044 HR062 HR045 HR063 HR046 HR061 HR047 HR021 HR048 HR022 HR049 HR023 ' +
      'HR04A HR024 HR04B HR025 HR04C HR026 HR04D HR027 HR04E HR028 ' +
      'PL113 PL711 PL114 PL712 PL115 PL713 PL116 PL714 PL117 PL715 PL311 PL811 PL312 PL812 PL314 PL814 PL315 PL815 ' +
      'PL323 PL821 PL324 PL822 PL325 PL823 PL326 PL824 PL331 PL721 PL332 PL722 PL343 PL841 PL344 PL842 PL345 PL843 ' +
      'PT16D PT191 PT16E PT192 PT16F PT193 PT16G PT194 PT16H PT195 PT16J PT196 PT181 PT1C1 PT184 PT1C2 PT186 PT1C3 ' +
      'PT187 PT1C4 PT16B PT1D1 PT16I PT1D2 PT185 PT1D3 ' +
      'NL310 NL350 NL332 NL361 NL333 NL362 NL337 NL363 NL33A NL364 NL33B NL365 NL33C NL366'
    ).matchAll(/(\w+) (\w+)/g),
  ].map(([, from = '', to = '']) => [from, to] as const),
);

/**
 * A NUTS code of any edition since 2010 as the edition of 2024 that the program's list is of, where the area has a code
 * there; other codes as published.
 */
export function currentNuts(code: string): string {
  const plain = code.trim().toUpperCase();
  const region = FRENCH[plain.slice(0, 4)];
  if (region !== undefined) return region + plain.slice(4);
  const moved = MOVED.get(plain);
  if (moved !== undefined) return moved;
  const renamed = RENAMED.find(([beginning]) => beginning.test(plain));
  return renamed === undefined ? plain : plain.replace(renamed[0], renamed[1]);
}

/** Places of any edition as one edition's, each once. */
export const currentPlaces = (codes: readonly string[]): string[] => distinct(codes.map(currentNuts));
