import { uuidv7 } from 'uuidv7';
import { insertRole, insertUser } from '../../../src/auth/repository.ts';
import { inTransaction } from '../../../src/db/transaction.ts';
import { organisations } from '../../../src/organisations/table.ts';
import { systemActor } from '../../../src/shared/actor.ts';
import { splitExactly } from '../../../src/shared/money.ts';
import { lots, requirements, tenders } from '../../../src/tenders/table.ts';
import type { BenchServer } from '../server.ts';

const BENCH = systemActor('bench');
const CPVS = ['45262670', '42131000', '50531100', '71320000', '45310000'];

/** An organisation with the one person who answers for it. */
export type Asked = { organisationId: string; userId: string };
/** An invitation that waits for its answer. */
export type Waiting = Asked & { invitationId: string };

/** Five organisations, each with a person. */
export async function askedOrganisations(server: BenchServer, clusterId: string): Promise<Asked[]> {
  return inTransaction(server.runtime.database, BENCH, async (tx) => {
    const asked: Asked[] = [];
    for (const cpv of CPVS) {
      const organisationId = uuidv7();
      await tx.insert(organisations).values({
        id: organisationId,
        name: `Bench ${cpv}`,
        searchName: `bench ${cpv}`,
        kind: 'company',
        sizeClass: 'small',
        nuts: 'FRG01',
        clusterIds: [clusterId],
      });
      const user = await insertUser(tx, { email: `${organisationId}@bench.example`, name: 'Bench' });
      await insertRole(tx, user.id, { role: 'member', organisationId });
      asked.push({ organisationId, userId: user.id });
    }
    return asked;
  });
}

/** Consortia of those organisations, each for a tender of its own, with every seat invited over HTTP. */
export async function invitedConsortia(
  server: BenchServer,
  clusterId: string,
  asked: readonly Asked[],
  count: number,
): Promise<Waiting[][]> {
  const consortia: Waiting[][] = [];
  for (let i = 0; i < count; i++) {
    const tender = await insertTender(server, clusterId, CPVS);
    const { id } = await server.coordinator.call<{ id: string }>('POST', '/consortia', {
      tenderId: tender.tenderId,
      lotIds: [tender.lotId],
      members: asked.map(({ organisationId }, j) => ({
        organisationId,
        role: j === 0 ? 'mandataire' : 'cotraitant',
        shareBp: 10_000 / asked.length,
        covers: [tender.requirementIds[j]],
      })),
    });
    const expiresAt = new Date(Date.now() + 72 * 3_600_000).toISOString();
    const { members } = await server.coordinator.call<{
      members: { organisationId: string; invitation: { id: string } }[];
    }>('POST', `/consortia/${id}/invite`, { expiresAt });
    consortia.push(
      members.map((member) => ({
        invitationId: member.invitation.id,
        organisationId: member.organisationId,
        userId: asked.find((one) => one.organisationId === member.organisationId)!.userId,
      })),
    );
  }
  return consortia;
}

/** A tender that consortia can be formed for, with one lot that asks for these. */
export async function insertTender(
  server: BenchServer,
  clusterId: string,
  cpvs: readonly string[],
): Promise<{ tenderId: string; lotId: string; requirementIds: string[] }> {
  const [tenderId, lotId] = [uuidv7(), uuidv7()];
  const weights = splitExactly(
    10_000,
    cpvs.map(() => 1),
  );
  const requirementIds = cpvs.map(() => uuidv7());
  await inTransaction(server.runtime.database, BENCH, async (tx) => {
    const title = `Bench ${tenderId.slice(-6)}`;
    await tx.insert(tenders).values({ id: tenderId, clusterId, state: 'proposed', title, buyerName: 'Bench' });
    await tx.insert(lots).values({ id: lotId, tenderId, externalId: 'LOT-0001', position: 0, title: 'Lot' });
    await tx.insert(requirements).values(
      cpvs.map((cpv, position) => ({
        id: requirementIds[position]!,
        tenderId,
        lotId,
        position,
        cpv,
        weightBp: weights[position]!,
        origin: { kind: 'typed', quote: null, confidence: 1 },
        confirmed: true,
      })),
    );
  });
  return { tenderId, lotId, requirementIds };
}
