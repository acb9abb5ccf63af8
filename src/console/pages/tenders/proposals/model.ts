import type { Answer } from '../../../api/call.ts';

/** A match run, a lot of it, a proposed consortium, and what the lot was matched with. */
export type Run = Answer<'GET /v1/match-runs/{id}'>;
export type RunLot = Run['lots'][number];
export type Proposal = RunLot['consortia'][number];
export type LotFacts = Answer<'GET /v1/match-runs/{id}/lots/{lotId}'>;

/** The components of a score, in no order of their own. */
export const COMPONENTS = ['coverage', 'proximity', 'sme', 'cohesion', 'balance', 'fairTurn', 'parsimony'] as const;
export type Component = (typeof COMPONENTS)[number];
/** What each component counts, of 100 points. */
export type Points = Readonly<Record<Component, number>>;

/** Weights of any size as points of 100; only their proportions matter. */
export function pointsOf(weights: Readonly<Record<string, number>>): Points {
  const sum = COMPONENTS.reduce((total, name) => total + (weights[name] ?? 0), 0);
  return Object.fromEntries(
    COMPONENTS.map((name) => [name, sum === 0 ? 0 : ((weights[name] ?? 0) * 100) / sum]),
  ) as Points;
}

/** The components that count, the weightiest first. */
export const counting = (points: Points): Component[] =>
  COMPONENTS.filter((name) => points[name] > 0).sort((a, b) => points[b] - points[a]);

/** Points of a proposal in a component. */
export const earned = (proposal: Proposal, name: Component, points: Points): number =>
  (proposal.components[name] ?? 0) * points[name];

/** A proposal's score of 100 under these weights. */
export const scoreUnder = (proposal: Proposal, points: Points): number =>
  COMPONENTS.reduce((sum, name) => sum + earned(proposal, name, points), 0);

/** Requirements that no member does. */
export const uncovered = (proposal: Proposal, facts: LotFacts): LotFacts['requirements'] => {
  const covered = new Set(proposal.members.flatMap(({ covers }) => covers));
  return facts.requirements.filter(({ id }) => !covered.has(id));
};

/** The least that no consortium reaches more than: the bound of its certificate, at least its score. */
export const boundOf = ({ score, certificate }: Proposal): number => Math.max(score, certificate?.upperBound ?? score);
/** Whether nothing better exists in its place. */
export const isProven = ({ certificate }: Proposal): boolean =>
  certificate === undefined || certificate.status === 'optimal';
