/**
 * The last day on which the buyer may not sign, as long as that is so; null once it is past, or the contract is signed.
 * @param until that day as the outcome notes it, `YYYY-MM-DD`
 * @param signedOn the day of the signature, null where there is none yet
 */
export const runningStandstill = (until: string | null, signedOn: string | null, today: string): string | null =>
  until === null || signedOn !== null || until < today ? null : until;
