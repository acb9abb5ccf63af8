import type { FigureTile } from '../../charts/input.ts';
import type { IndicatorId, Missing } from '../indicators/definitions.ts';

/** A figure and that of the period before; null where it cannot be worked out. */
export type Figure = { value: number | null; before: number | null };

/** The figures of a yearly report. Money in cents, rates, shares and Gini's index in [0, 1], leverage as a factor, times in days. */
export const FIGURE_UNITS = {
  signedCents: 'eur',
  invoicedCents: 'eur',
  paidCents: 'eur',
  leverage: 'factor',
  tendersAnswered: 'count',
  tendersWon: 'count',
  successRate: 'ratio',
  companiesServed: 'count',
  companiesNeverServed: 'count',
  medianConsortiumSize: 'count',
  smeShare: 'ratio',
  exposureGini: 'index',
  daysToConsortium: 'days',
  refusalRate: 'ratio',
  turnoverRepresentedCents: 'eur',
  jobsRepresented: 'count',
} as const satisfies Readonly<Record<string, FigureTile['unit']>>;
export type FigureName = keyof typeof FIGURE_UNITS;

/** One year of the ledger, cents. */
export type YearOfTurnover = { year: number; signedCents: number; invoicedCents: number; paidCents: number };

/** A tender that the cluster answered in the year. */
export type AnsweredTender = {
  title: string;
  buyer: string;
  result: 'won' | 'lost' | 'pending' | 'withdrawn';
  members: number;
  valueCents: number | null;
};

/** Everything that the yearly report of a cluster is written from. Pure data: the same model gives the same bytes. */
export type YearlyReport = {
  clusterName: string;
  year: number;
  /** When it is written, ISO instant. */
  writtenAt: string;
  memberCount: number;
  /** `exposureGini.value` is not read: it is worked out from `invitationsByMember`. */
  figures: Readonly<Record<FigureName, Figure>>;
  /** Of the cluster as a network, in the order of their list; `missing`: what is not known of the year. */
  indicators: { id: IndicatorId; value: number | null; before: number | null; missing: Missing }[];
  /** In order; the last is the year of the report. */
  history: YearOfTurnover[];
  /** Public money by year, cents. */
  funding: { year: number; amountCents: number }[];
  bySizeClass: { sizeClass: 'micro' | 'small' | 'medium' | 'large' | 'unknown'; amountCents: number }[];
  bySector: { sector: string; amountCents: number }[];
  organisations: { name: string; amountCents: number; contracts: number }[];
  tenders: AnsweredTender[];
  /** Invitations of the year, one number per member, members without any included. */
  invitationsByMember: number[];
};

/** How much a figure grew against the period before, as a ratio; null without a positive base. */
export const growthOf = ({ value, before }: Figure): number | null =>
  value === null || before === null || before <= 0 ? null : value / before - 1;
