import type { FigureTile } from '../charts/input.ts';
import { FIGURE_UNITS } from './yearly/model.ts';

/** Figures of `GET /reports/kpis`: those of the yearly report, and what they are worked out from. */
export const UNITS = {
  ...FIGURE_UNITS,
  members: 'count',
  fundingCents: 'eur',
  servedShare: 'ratio',
  contractsSigned: 'count',
  turnoverPerTenderCents: 'eur',
  turnoverPerCompanyCents: 'eur',
} as const satisfies Readonly<Record<string, FigureTile['unit']>>;

export type KpiName = keyof typeof UNITS;

/** What each figure is, in one sentence; the answer carries it beside the figure. */
export const DEFINITIONS: Readonly<Record<KpiName, string>> = {
  signedCents:
    'Value signed in the period: contracts on their day of signature, amendments and options on theirs, less reversals.',
  invoicedCents: 'Invoiced to buyers in the period, less credit notes and reversals.',
  paidCents: 'Paid by buyers in the period, less reversals.',
  leverage: 'Value signed in the period divided by the public funding of the years that the period touches.',
  fundingCents: 'Public money that the clusters received in the years that the period touches.',
  tendersAnswered:
    'Tenders to which a bid was handed in, or that ended in a contract; on the day of the bid, else of the last deadline, else of publication.',
  tendersWon: 'Of the tenders answered in the period, those that were awarded to the cluster’s consortium.',
  successRate: 'Tenders won divided by those of the answered ones whose outcome is known.',
  companiesServed: 'Companies with a positive value signed in the period.',
  companiesNeverServed: 'Companies that are members on the last day and have had no value signed until then.',
  members: 'Companies that are members on the last day of the period.',
  servedShare: 'Companies served divided by members.',
  contractsSigned: 'Contracts and call-offs signed in the period.',
  turnoverPerTenderCents: 'Value signed on contracts that come from a tender, divided by the number of those tenders.',
  turnoverPerCompanyCents: 'Value signed divided by companies served.',
  medianConsortiumSize: 'Median number of members of the contracts signed in the period.',
  smeShare:
    'Share of the value signed that went to micro, small and medium enterprises (Recommendation 2003/361/EC), by their class when the contract was made; members of unknown class are left out.',
  exposureGini: 'Gini coefficient of the invitations of the period over the members: 0 when all have as many.',
  daysToConsortium:
    'Median days from a tender’s publication here to its consortium’s agreement, of those agreed in the period.',
  refusalRate: 'Invitations declined divided by those answered (accepted, declined or countered) in the period.',
  turnoverRepresentedCents:
    'Yearly turnover of the members on the last day (all kinds of organisations), each by its latest known year until then.',
  jobsRepresented:
    'Headcount of the members on the last day (all kinds of organisations), each by its latest known year until then.',
};
