import { uuidv7 } from 'uuidv7';
import { inTransaction } from '../../src/db/transaction.ts';
import { capabilities, organisations } from '../../src/organisations/table.ts';
import { splitExactly } from '../../src/shared/money.ts';
import { lots, requirements, tenders } from '../../src/tenders/table.ts';
import { TEST_SYSTEM, type TestApp, type TestPerson } from '../app.ts';

const CPVS = ['45262670', '42131000', '50531100', '71320000'];

/** A cluster with a coordinator, organisations that each have one skill, and somebody to speak for each. */
export type World = {
  app: TestApp;
  clusterId: string;
  coordinator: TestPerson;
  /** Of organisation n the skill is CPVS[n % 4]. */
  organisationIds: string[];
  people: Map<string, TestPerson>;
};

export async function world(app: TestApp, count: number): Promise<World> {
  const clusterId = await app.cluster();
  const coordinator = await app.person({ role: 'coordinator', clusterId });
  const organisationIds = Array.from({ length: count }, () => uuidv7());
  await inTransaction(app.database, TEST_SYSTEM, async (tx) => {
    await tx.insert(organisations).values(
      organisationIds.map((id, i) => ({
        id,
        name: `Firm ${i} ${id.slice(-6)}`,
        searchName: `firm ${i} ${id.slice(-6)}`,
        kind: 'company' as const,
        sizeClass: 'small' as const,
        headcount: 20,
        turnoverCents: 300_000_000,
        nuts: 'FRG01',
        clusterIds: [clusterId],
      })),
    );
    await tx.insert(capabilities).values(
      organisationIds.map((organisationId, i) => ({
        organisationId,
        cpv: CPVS[i % CPVS.length]!,
        level: 3 + (i % 3),
        evidence: i % 4,
        capacityCents: 500_000_000,
      })),
    );
  });
  const people = new Map<string, TestPerson>();
  for (const organisationId of organisationIds)
    people.set(organisationId, await app.person({ role: 'member', organisationId }));
  return { app, clusterId, coordinator, organisationIds, people };
}

/** A tender that consortia can be formed for, with a lot whose requirements are the first `skills` of CPVS. */
export async function tenderOf(
  { app, clusterId }: Pick<World, 'app' | 'clusterId'>,
  options: { skills?: number; lots?: number; buyerPrivate?: boolean; constraints?: Record<string, unknown> } = {},
): Promise<{ tenderId: string; lotIds: string[]; requirementIds: string[][] }> {
  const tenderId = uuidv7();
  const lotIds = Array.from({ length: options.lots ?? 1 }, () => uuidv7());
  const skills = CPVS.slice(0, options.skills ?? 4);
  const weights = splitExactly(
    10_000,
    skills.map(() => 1),
  );
  const requirementIds = lotIds.map(() => skills.map(() => uuidv7()));
  await inTransaction(app.database, TEST_SYSTEM, async (tx) => {
    await tx.insert(tenders).values({
      id: tenderId,
      clusterId,
      state: 'proposed',
      title: `Hangar ${tenderId.slice(-6)}`,
      buyerName: 'Région',
      buyerPrivate: options.buyerPrivate ?? false,
      constraints: options.constraints ?? {},
      publishedAt: new Date('2026-02-01T00:00:00Z'),
    });
    await tx.insert(lots).values(
      lotIds.map((id, position) => ({
        id,
        tenderId,
        externalId: `LOT-000${position + 1}`,
        position,
        title: `Lot ${position + 1}`,
        cpvMain: '45213352',
        estimatedCents: 100_000_000,
        currency: 'EUR',
        deadline: new Date('2030-06-01T10:00:00Z'),
      })),
    );
    await tx.insert(requirements).values(
      lotIds.flatMap((lotId, i) =>
        skills.map((cpv, position) => ({
          id: requirementIds[i]![position]!,
          tenderId,
          lotId,
          position,
          cpv,
          weightBp: weights[position]!,
          origin: { kind: 'typed', quote: null, confidence: 1 },
          confirmed: true,
        })),
      ),
    );
  });
  return { tenderId, lotIds, requirementIds };
}

/** The answer's body; an error with it unless the status is the one wanted. */
export async function wanted(
  status: number,
  answer: Promise<{ statusCode: number; payload: string; json(): unknown }>,
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into answers freely
): Promise<any> {
  const got = await answer;
  if (got.statusCode !== status) throw new Error(`${got.statusCode}, not ${status}: ${got.payload.slice(0, 2_000)}`);
  return got.payload === '' ? null : got.json();
}

const HOUR = 3_600_000;
export const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR).toISOString();

/** A hand-made consortium: each organisation does one requirement of every lot. */
export async function formed(
  { app, coordinator }: World,
  tender: Awaited<ReturnType<typeof tenderOf>>,
  members: readonly string[],
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into answers freely
): Promise<any> {
  const shareBp = Math.floor(10_000 / members.length);
  return wanted(
    201,
    app.call('POST', '/consortia', {
      as: coordinator,
      body: {
        tenderId: tender.tenderId,
        lotIds: tender.lotIds,
        members: members.map((organisationId, i) => ({
          organisationId,
          role: i === 0 ? 'mandataire' : 'cotraitant',
          shareBp: i === 0 ? 10_000 - shareBp * (members.length - 1) : shareBp,
          covers: tender.requirementIds.map((ids) => ids[i]!).filter((id) => id !== undefined),
        })),
      },
    }),
  );
}

/** A hand-made consortium of which everybody has declared and said yes; its id. */
export async function agreed(
  of: World,
  tender: Awaited<ReturnType<typeof tenderOf>>,
  members: string[],
): Promise<string> {
  const { app, coordinator, people } = of;
  const { id } = await formed(of, tender, members);
  const body = { expiresAt: inHours(5) };
  await wanted(200, app.call('POST', `/consortia/${id}/invite`, { as: coordinator, body }));
  for (const member of members) {
    const as = people.get(member)!;
    const [seat] = (await wanted(200, app.call('GET', `/invitations?consortiumId=${id}`, { as }))).items;
    const declaration = { couldBidAlone: false, reasons: 'Half of the work is not our trade.' };
    await wanted(200, app.call('PUT', `/invitations/${seat.id}/solo-declaration`, { as, body: declaration }));
    await wanted(200, app.call('POST', `/invitations/${seat.id}/accept`, { as, body: { undertaking: true } }));
  }
  return id;
}
