import type { AnswerRow } from './answers.repository.ts';
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
