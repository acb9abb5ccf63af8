import type { Tx } from '../db/transaction.ts';
import { paidShares } from './life/domain.ts';
import type { ConsortiumState } from './life/states.domain.ts';
import { findConsortium, findSeats, lockConsortium, updateConsortium } from './store/repository.ts';

/** What a contract needs to know of the consortium that it belongs to. */
export type ContractingConsortium = {
  id: string;
  clusterId: string;
  tenderId: string;
  matchRunId: string | null;
  state: ConsortiumState;
  /** Each with what it does and is paid for directly: a principal without its subcontractors' parts. */
  members: { organisationId: string; role: 'mandataire' | 'cotraitant' | 'sous_traitant'; shareBp: number }[];
};

/** Locks a consortium for a contract of its own, so that of two at once one sees the other's; null when the actor may not. */
export async function consortiumForContract(tx: Tx, id: string): Promise<ContractingConsortium | null> {
  const row = await lockConsortium(tx, id);
  if (row === null) return null;
  const { clusterId, tenderId, matchRunId, state } = row;
  const seats = await findSeats(tx, [id]);
  const paid = paidShares(seats);
  const members = seats.map(({ organisationId, role }, i) => ({ organisationId, role, shareBp: paid[i]! }));
  return { id, clusterId, tenderId, matchRunId, state, members };
}

/** The last day on which the buyer may not sign with this group (R2182-1), as an outcome noted it; null where none is known. */
export async function standstillOf(tx: Tx, id: string): Promise<string | null> {
  return (await findConsortium(tx, id))?.outcome?.standstillUntil ?? null;
}

/** Has the outcome name its contract, as an award does by itself. */
export async function noteContract(tx: Tx, id: string, contractId: string): Promise<void> {
  const row = await lockConsortium(tx, id);
  if (row?.outcome != null) await updateConsortium(tx, id, { outcome: { ...row.outcome, contractId } });
}
