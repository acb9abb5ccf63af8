import type { Tx } from '../../db/transaction.ts';
import type { Tidings } from '../../notifications/service.ts';
import { sourceOf } from '../../notifications/source-id.ts';
import type { LoadedTender } from '../../tenders/service.ts';
import { type CandidacyOfTwin, findCandidaciesOfTwins } from '../store/guard.repository.ts';
import type { LockedGroup } from '../transitions/locked-group.ts';

type Contract = LockedGroup['contracts'][number];

/** What R2142-21 and R2142-23 forbid of two candidacies of one company; null: nothing. */
function articleOf(contract: Contract, { candidacy, ofLeads }: CandidacyOfTwin): 'R2142-21' | 'R2142-23' | null {
  if (contract.outsideCcp) return null;
  if (candidacy.mandataire && ofLeads) return 'R2142-23';
  const forbidden = candidacy.consortiumId === null ? contract.forbidSoloAndGroup : contract.forbidSeveralGroups;
  return forbidden ? 'R2142-21' : null;
}

/**
 * Who is told that a company stands twice for one contract, as two rows of two clusters. In one cluster the check of
 * the rule says so itself. Beyond it whoever types a rival's number into a row of its own would learn by a check, a
 * refusal or a message to that row's people whether the rival bids: it is told to those alone who act for both rows, and
 * to administrators, who can merge them.
 */
export async function tidingsOfDoubles(
  tx: Tx,
  { row, seats, contracts }: LockedGroup,
  loadTender: (tx: Tx, id: string) => Promise<LoadedTender>,
): Promise<Tidings[]> {
  const keys = contracts.map(({ contractKey }) => contractKey);
  const ids = seats.map(({ organisationId }) => organisationId);
  const elsewhere = (await findCandidaciesOfTwins(tx, keys, ids, row.id)).filter(
    ({ candidacy }) => candidacy.clusterId !== row.clusterId,
  );
  if (elsewhere.length === 0) return [];
  const { tender } = await loadTender(tx, row.tenderId);
  return elsewhere.flatMap((double): Tidings[] => {
    const { candidacy, of, name } = double;
    const contract = contracts.find(({ contractKey }) => contractKey === candidacy.contractKey);
    const article = contract === undefined ? null : articleOf(contract, double);
    if (article === null) return [];
    const told = {
      kind: `company.stands_twice_${article === 'R2142-23' ? 'leading' : 'bidding'}`,
      sourceId: sourceOf('stands-twice', article, candidacy.contractKey, ...[of, candidacy.organisationId].sort()),
      params: { organisation: name, organisationId: of, tender: tender.title },
    };
    return [
      { ...told, to: 'administrators' },
      { ...told, to: { peopleOfEach: [of, candidacy.organisationId] } },
    ];
  });
}
