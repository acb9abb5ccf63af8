import { and, eq, isNotNull } from 'drizzle-orm';
import { contractLots, contractMembers, contracts } from '../../contracts/table.ts';
import type { Tx } from '../../db/transaction.ts';
import { lots } from '../../tenders/table.ts';

/** A contract that an organisation had a share in, with the main code of one of its lots. */
export type ContractShown = {
  title: string;
  cpv: string | null;
  signedOn: string | null;
  valueCents: number;
  shareBp: number;
};

/** Signed contracts of an organisation that the actor may see, a row a lot. */
export async function findContractsOf(tx: Tx, organisationId: string): Promise<ContractShown[]> {
  return tx
    .select({
      title: contracts.title,
      cpv: lots.cpvMain,
      signedOn: contracts.signedOn,
      valueCents: contracts.valueCents,
      shareBp: contractMembers.shareBp,
    })
    .from(contractMembers)
    .innerJoin(contracts, eq(contracts.id, contractMembers.contractId))
    .innerJoin(contractLots, eq(contractLots.contractId, contracts.id))
    .leftJoin(lots, eq(lots.id, contractLots.lotId))
    .where(
      and(
        eq(contractMembers.organisationId, organisationId),
        eq(contractMembers.revision, 0),
        isNotNull(contracts.signedOn),
      ),
    )
    .limit(200);
}
