import { sqlState, UNIQUE_VIOLATION, violatedConstraint } from '../../db/sql-state.ts';
import type { Tx } from '../../db/transaction.ts';
import { DomainError } from '../../shared/errors.ts';
import {
  deleteCandidacies,
  findOtherCandidacies,
  insertCandidacies,
  lockCandidate,
} from '../store/guard.repository.ts';
import type { LockedGroup } from './locked-group.ts';

/**
 * Where the consultation documents forbid to bid alone and in a group, whoever bids alone cannot say yes; the lock
 * holds off a declaration to bid alone that comes at the same moment. A private buyer is not under the rule.
 * @throws DomainError `conflict` already_alone
 */
export async function assertNotAlone(
  tx: Tx,
  { row, seats, contracts }: LockedGroup,
  organisationId: string,
): Promise<void> {
  if (seats.find((seat) => seat.organisationId === organisationId)?.role === 'sous_traitant') return;
  for (const contract of contracts) {
    if (contract.outsideCcp || !contract.forbidSoloAndGroup) continue;
    await lockCandidate(tx, contract.contractKey, organisationId);
    const others = await findOtherCandidacies(tx, [contract.contractKey], [organisationId], row.id);
    if (others.some((other) => other.consortiumId === null)) throw alone();
  }
}

/**
 * Enters a member that said yes as a candidate for each contract of the consortium. The database's indexes refuse a
 * second mandate (R2142-23) and, where the consultation documents forbid it, a second group (R2142-21), also when
 * both are accepted at the same moment. A private buyer is under neither rule.
 * @returns the writes; each is sent already
 */
export function standAsCandidate(
  tx: Tx,
  { row, seats, contracts }: LockedGroup,
  organisationId: string,
): Promise<void>[] {
  const role = seats.find((s) => s.organisationId === organisationId)?.role;
  const leads = (lotId: string): boolean => {
    const own = row.lotLeads.find((lead) => lead.lotId === lotId);
    return own === undefined ? role === 'mandataire' : own.organisationId === organisationId;
  };
  const left = deleteCandidacies(tx, row.id, [organisationId]);
  // A subcontractor is no candidate: it may serve several groups (R2142-21 speaks of members).
  if (role === 'sous_traitant') return [left];
  const entered = insertCandidacies(
    tx,
    contracts.map((contract) => ({
      contractKey: contract.contractKey,
      tenderId: contract.tenderId,
      lotId: contract.lotId,
      clusterId: row.clusterId,
      organisationId,
      consortiumId: row.id,
      mandataire: leads(contract.lotId) && !contract.outsideCcp,
      exclusive: contract.forbidSeveralGroups && !contract.outsideCcp,
    })),
  );
  return [
    left,
    entered.catch((error: unknown) => {
      throw asRule(error);
    }),
  ];
}

/** A unique violation of an index that stands for an article, as that article. */
function asRule(error: unknown): unknown {
  if (sqlState(error) !== UNIQUE_VIOLATION) return error;
  switch (violatedConstraint(error)) {
    case 'candidacies_one_mandataire':
      return new DomainError(
        'conflict',
        'already_mandataire',
        'This organisation is lead contractor (mandataire) of another group for the same contract: no company may be so twice (R2142-23).',
        { details: { ruleId: 'one-mandataire', article: 'R2142-23' } },
      );
    case 'candidacies_one_group':
      return new DomainError(
        'conflict',
        'already_in_a_group',
        'This organisation is in another group for the same contract, which the tender documents forbid (R2142-21).',
        { details: { ruleId: 'multi-candidature', article: 'R2142-21' } },
      );
    default:
      return error;
  }
}

/** The organisation bids alone, and the consultation documents forbid to do both. */
export const alone = (): DomainError =>
  new DomainError(
    'conflict',
    'already_alone',
    'This organisation bids alone for the same contract, and the consultation documents forbid to do both (R2142-21).',
    { details: { ruleId: 'multi-candidature', article: 'R2142-21' } },
  );
