import type { Facts } from '../held/store.ts';
import { dayNumber, type Period } from '../period.domain.ts';

/** Tenders answered in the period: how many, how many of them won, and how many have an outcome. */
export type TenderFacts = { answered: number; won: number; decided: number };
/** Contracts signed in the period, and the median number of their members. */
export type ContractFacts = { signed: number; medianMembers: number | null };
/** How the making of consortia went in the period. */
export type ConsortiumFacts = { daysToAgreement: number | null; answered: number; declined: number };

/** Whether a day since 1970 is one of the period. */
function within({ from, to }: Period): (row: readonly [day: number, ...rest: unknown[]]) => boolean {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  return ([day]) => day >= first && day <= last;
}

/** See TenderFacts. */
export function tenderFacts({ tenders }: Pick<Facts, 'tenders'>, period: Period): TenderFacts {
  const answered = tenders.flatMap((rows) => rows.filter(within(period)));
  return {
    answered: answered.length,
    won: answered.filter(([, won]) => won).length,
    decided: answered.filter(([, won, lost]) => won || lost).length,
  };
}

/** See ContractFacts. */
export function contractFacts({ contracts }: Pick<Facts, 'contracts'>, period: Period): ContractFacts {
  const signed = contracts.flatMap((rows) => rows.signed.filter(within(period)));
  return { signed: signed.length, medianMembers: median(signed.map(([, members]) => members)) };
}

/** See ConsortiumFacts. */
export function consortiumFacts(
  { agreed, invitations }: Pick<Facts, 'agreed' | 'invitations'>,
  period: Period,
): ConsortiumFacts {
  const reached = agreed.flatMap((rows) => rows.filter(within(period)));
  const answers = invitations.flatMap((rows) => rows.answers.filter(within(period)));
  return {
    daysToAgreement: median(reached.map(([, after]) => after)),
    answered: answers.length,
    declined: answers.filter(([, declined]) => declined).length,
  };
}

/** As `percentile_cont(0.5)` of PostgreSQL; null of none. */
function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(middle)]!, sorted[Math.ceil(middle)]!];
  return low + (middle - Math.floor(middle)) * (high - low);
}
