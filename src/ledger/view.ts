import { money } from '../shared/money.ts';
import type { FullEntry } from './repository.ts';
import type { EntryView } from './schemas.ts';

/** The entry as the API shows it, with the lines that its reader may see. */
export const entryView = (row: FullEntry): EntryView => ({
  id: row.id,
  contractId: row.contractId,
  contractTitle: row.contractTitle,
  clusterId: row.clusterId,
  tenderId: row.tenderId,
  consortiumId: row.consortiumId,
  matchRunId: row.matchRunId,
  measure: row.measure,
  amount: money(row.amountCents),
  occurredOn: row.occurredOn,
  reference: row.reference,
  note: row.note,
  reversesId: row.reversesId,
  reversedById: row.reversedById,
  postings: row.postings.map((posting) => ({
    account: posting.organisationId === null ? 'contract' : 'member',
    accountId: posting.accountId,
    organisationId: posting.organisationId,
    debit: money(Math.max(posting.amountCents, 0)),
    credit: money(Math.max(-posting.amountCents, 0)),
  })),
  createdAt: row.createdAt.toISOString(),
});
