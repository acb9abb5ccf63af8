/** Values to try the API with, as its description shows them. */

/** Two requirements of which all of a lot is made. */
export const TWO = [
  { cpv: '45262670', weightBp: 6_000, minLevel: 3, certification: 'ISO 9001', confirmed: true },
  { cpv: '71320000', weightBp: 4_000, mandatory: false },
];

/** What a buyer may ask of a group. */
export const CONSTRAINTS = { maxMembers: 5, minTurnoverCents: 200_000_000, minSmeShareBp: 2_000 };
