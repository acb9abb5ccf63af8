import type { AnswerRow, OfferRow } from './answers.repository.ts';
import type { PartnerSearchAnswerView } from './schemas.ts';

/** A request as those see it who were asked; the asking cluster is named once it accepted. */
export const answerView = (row: AnswerRow, askingCluster: string | null): PartnerSearchAnswerView => ({
  id: row.id,
  searchId: row.searchId,
  state: row.state,
  organisationId: row.organisationId,
  organisation: null,
  clusterId: row.clusterId,
  profile: null,
  question: row.question,
  answerBy: row.answerBy.toISOString(),
  askingClusterId: row.askingClusterId,
  askingCluster,
});

/** An offer as the asking cluster sees it: without a name before it is taken. */
export const offerView = (row: OfferRow, searchId: string): PartnerSearchAnswerView => ({
  id: row.id,
  searchId,
  state: row.state,
  organisationId: row.organisationId,
  organisation: row.name,
  clusterId: row.clusterId,
  profile: { sizeClass: row.sizeClass, nuts: row.nuts, trades: row.trades, certifications: row.certifications },
  question: null,
  answerBy: null,
  askingClusterId: null,
  askingCluster: null,
});
