import type { PartnerSearchView } from './schemas.ts';
import type * as repository from './searches.repository.ts';

/** What those who are asked are told. */
export const toldOf = ({ question, answerBy }: Pick<repository.SearchRow, 'question' | 'answerBy'>) => ({
  trades: question.cpv.join(' '),
  place: question.nuts.join(' '),
  expiresAt: answerBy.toISOString(),
});

/** The state that people know: a published search is over once its time is. */
export const stateOf = (
  { state, answerBy }: Pick<repository.SearchRow, 'state' | 'answerBy'>,
  now: Date,
): PartnerSearchView['state'] => (state === 'published' && answerBy <= now ? 'expired' : state);

/** A search as its asking cluster sees it. */
export const searchView = (row: repository.SearchRow, now: Date): PartnerSearchView => ({
  id: row.id,
  state: stateOf(row, now),
  question: row.question,
  answerBy: row.answerBy.toISOString(),
  count: row.count,
  createdAt: row.createdAt.toISOString(),
  clusterId: row.clusterId,
  tenderId: row.tenderId,
  lotId: row.lotId,
  requirementIds: row.requirementIds,
  publishedAt: row.publishedAt?.toISOString() ?? null,
});

/** A search as a cluster sees it that was asked. */
export const inboxView = (row: repository.InboxRow, now: Date): PartnerSearchView => ({
  id: row.searchId,
  state: row.closedAt !== null ? 'closed' : row.answerBy <= now ? 'expired' : 'published',
  question: row.question,
  answerBy: row.answerBy.toISOString(),
  count: row.count,
  createdAt: row.createdAt.toISOString(),
});
