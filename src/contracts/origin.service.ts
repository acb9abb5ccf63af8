import type { Tx } from '../db/transaction.ts';
import { DomainError, invalidField } from '../shared/errors.ts';
import type { Membership } from './domain.ts';
import type { ContractCollaborators } from './draft.ts';
import { type ContractLine, findContractOfConsortium } from './repository.ts';

/** Where a contract comes from, as far as that is known; null in part or whole for old business. */
export type Origin = {
  tender: Awaited<ReturnType<ContractCollaborators['loadTender']>> | null;
  consortiumId: string | null;
  matchRunId: string | null;
  /** Those of the consortium. */
  members: readonly Membership[] | null;
  clusterId: string | null;
};

/**
 * Finds and checks the chain of a contract that is entered by hand: consortium, match run, tender. What is not named
 * follows from what is.
 * @throws DomainError naming `/consortiumId`, `/tenderId`, `/matchRunId` or `/members`; `consortium_not_awarded` and
 * `contract_exists` (409) when the consortium has no contract to have, or has it already
 */
export async function originOf(
  tx: Tx,
  deps: Pick<ContractCollaborators, 'loadTender' | 'consortiumForContract' | 'runOf'>,
  input: {
    consortiumId?: string | null;
    tenderId?: string | null;
    matchRunId?: string | null;
    members?: readonly { organisationId: string }[];
  },
  framework: ContractLine | null,
): Promise<Origin> {
  const consortium = input.consortiumId ? await deps.consortiumForContract(tx, input.consortiumId) : null;
  if (input.consortiumId && consortium === null) throw invalidField('/consortiumId', 'is not a consortium of yours');
  if (consortium !== null && framework !== null && framework.consortiumId !== consortium.id)
    throw invalidField('/consortiumId', 'is not that of the framework');
  if (consortium !== null && framework === null) await assertFree(tx, consortium);
  const tenderId = input.tenderId ?? consortium?.tenderId ?? framework?.tenderId ?? null;
  if (consortium !== null && tenderId !== consortium.tenderId)
    throw invalidField('/tenderId', 'is not the tender of the consortium');
  const matchRunId = input.matchRunId ?? consortium?.matchRunId ?? framework?.matchRunId ?? null;
  if (consortium?.matchRunId != null && matchRunId !== consortium.matchRunId)
    throw invalidField('/matchRunId', 'is not the run that proposed the consortium');
  if (input.matchRunId) {
    const run = await deps.runOf(tx, input.matchRunId);
    if (run === null || run.tenderId !== tenderId) throw invalidField('/matchRunId', 'is not a run of the tender');
  }
  for (const [i, { organisationId }] of (consortium === null ? [] : (input.members ?? [])).entries())
    if (!consortium!.members.some((member) => member.organisationId === organisationId))
      throw invalidField(`/members/${i}/organisationId`, 'is not a member of the consortium');
  return {
    tender: tenderId === null ? null : await deps.loadTender(tx, tenderId),
    consortiumId: consortium?.id ?? framework?.consortiumId ?? null,
    matchRunId,
    members: consortium?.members ?? null,
    clusterId: consortium?.clusterId ?? null,
  };
}

/** Refuses a consortium that was not awarded, or whose contract is there. */
async function assertFree(tx: Tx, consortium: { id: string; state: string }): Promise<void> {
  const { state } = consortium;
  if (state !== 'awarded')
    throw new DomainError('conflict', 'consortium_not_awarded', `The consortium is ${state}: it has no contract yet.`, {
      fields: [{ pointer: '/consortiumId', message: `is ${state}, not awarded` }],
      details: { state, allowed: ['awarded'] },
    });
  const contractId = await findContractOfConsortium(tx, consortium.id);
  if (contractId !== null)
    throw new DomainError('conflict', 'contract_exists', 'The consortium already has its contract.', {
      fields: [{ pointer: '/consortiumId', message: 'already has its contract' }],
      details: { contractId },
    });
}
