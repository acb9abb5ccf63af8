import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { expect } from 'vitest';
import { consortia, consortiumMembers, invitations } from '../../src/consortia/store/table.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { TEST_SYSTEM, type TestApp, type TestPerson, testApp } from '../app.ts';

/** Everything that the forms ask of an organisation. */
export const FACTS = {
  vatNumber: 'FR40830123456',
  legalStatus: 'SAS',
  email: 'contact@etier.example',
  phone: '+33 2 40 00 00 00',
  representative: { firstName: 'Anne', lastName: 'Le Goff', title: 'présidente' },
  means: 'Atelier de 3 200 m²',
  insurance: { insurer: 'Assurances de l’Ouest', policyNumber: 'RC-42', validUntil: '2027-06-30' },
  exclusionDeclaredOn: '2026-06-01',
};
/** Everything that a group settles. */
export const TERMS = {
  reference: '2026-NAV-017',
  procedure: 'appel d’offres ouvert',
  buyerRegistrationNumber: '23440003400026',
  buyerAddress: { street: '1 rue de la Loire', postalCode: '44966', town: 'Nantes', country: 'FR' },
  formAfterAward: null,
  factsDueOn: '2026-07-10',
  reliedUpon: [],
  candidature: 'dc',
  validityDays: 120,
  terms: {
    mandataireFeeBp: 250,
    commonExpenses: 'au prorata',
    guarantees: 'chacun la sienne',
    insuranceCoverCents: 200_000_000,
    defaultNoticeDays: 10,
    penalties: 'au prorata',
    disputes: 'tribunal de commerce de Nantes',
    payment: 'separate',
  },
};

type Tender = { id: string; lots: { id: string; requirements: { id: string }[] }[] };

/** A consortium of two organisations for a tender of one lot, and the people around it. */
export type ConsortiumFixture = {
  t: TestApp;
  coordinator: TestPerson;
  /** Coordinates another cluster. */
  stranger: TestPerson;
  /** Speaks for the first organisation. */
  member: TestPerson;
  /** The mandataire, then a cotraitant without registration number. */
  organisationIds: [string, string];
  consortiumId: string;
};

/** Builds it on an application of its own; the clock stands on 15 June 2026. */
export async function consortiumFixture(): Promise<ConsortiumFixture> {
  const t = await testApp({ clock: () => new Date('2026-06-15T10:00:00Z') });
  const clusterId = await t.cluster('Neopolia');
  const coordinator = await t.person({ role: 'coordinator', clusterId });
  const stranger = await t.person({ role: 'coordinator', clusterId: await t.cluster() });
  const organisationIds: [string, string] = [
    await organisation(t, coordinator, 'Chaudronnerie de l’Étier', '83012345600017'),
    await organisation(t, coordinator, 'Łódź Coatings', null),
  ];
  const member = await t.person({ role: 'member', organisationId: organisationIds[0] });
  const tender = await postedTender(t, coordinator);
  const consortiumId = await consortium(t, clusterId, tender, organisationIds);
  return { t, coordinator, stranger, member, organisationIds, consortiumId };
}

/** Gives all facts and settles all terms. */
export async function giveEverything({ t, coordinator, member, organisationIds, consortiumId }: ConsortiumFixture) {
  const own = await t.call('PUT', `/organisations/${organisationIds[0]}/bid-facts`, { as: member, body: FACTS });
  expect(own.statusCode, own.body).toBe(200);
  expect(own.json()).toMatchObject({ ...FACTS, version: 1 });
  const second = await t.person({ role: 'member', organisationId: organisationIds[1] });
  const theirs = await t.call('PUT', `/organisations/${organisationIds[1]}/bid-facts`, { as: second, body: FACTS });
  expect(theirs.statusCode, theirs.body).toBe(200);
  const terms = await t.call('PUT', `/consortia/${consortiumId}/bid-terms`, { as: coordinator, body: TERMS });
  expect(terms.statusCode, terms.body).toBe(200);
}

async function organisation(
  t: TestApp,
  coordinator: TestPerson,
  name: string,
  registrationNumber: string | null,
): Promise<string> {
  const answer = await t.call('POST', '/organisations', {
    as: coordinator,
    body: {
      name,
      kind: 'company',
      ...(registrationNumber === null ? {} : { registrationNumber }),
      address: '12 rue des Chantiers',
      postalCode: '44600',
      town: 'Saint-Nazaire',
      years: [2023, 2024, 2025].map((year) => ({ year, headcount: 40, turnoverCents: 420_000_000 })),
      references: [{ title: 'Passerelle', buyer: 'Grand port', year: 2024, valueCents: 12_345 }],
    },
  });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json().id;
}

async function postedTender(t: TestApp, coordinator: TestPerson): Promise<Tender> {
  const requirement = (cpv: string) => ({ cpv, weightBp: 5_000, mandatory: true, minLevel: 1 });
  const created = await t.call('POST', '/tenders', {
    as: coordinator,
    body: {
      title: 'Deux navires de service',
      buyer: { name: 'Région Pays de la Loire' },
      lots: [
        {
          title: 'Coques',
          deadline: '2026-07-20T10:00:00Z',
          estimatedValue: { amountCents: 250_000_001, currency: 'EUR' },
          requirements: [requirement('45262670'), requirement('45442200')],
        },
      ],
    },
  });
  expect(created.statusCode, created.body).toBe(201);
  return created.json();
}

/** Seats as an accepted proposal leaves them. */
async function consortium(t: TestApp, clusterId: string, tender: Tender, organisationIds: string[]): Promise<string> {
  const id = uuidv7();
  const [lot] = tender.lots;
  await inTransaction(t.database, TEST_SYSTEM, async (tx) => {
    await tx
      .insert(consortia)
      .values({ id, tenderId: tender.id, clusterId, lotIds: [lot!.id], name: 'Chantiers de Loire', state: 'agreed' });
    await tx.insert(consortiumMembers).values(
      organisationIds.map((organisationId, position) => ({
        consortiumId: id,
        tenderId: tender.id,
        clusterId,
        organisationId,
        position,
        role: position === 0 ? ('mandataire' as const) : ('cotraitant' as const),
        shareBp: position === 0 ? 6_667 : 3_333,
        covers: [lot!.requirements[position]!.id],
      })),
    );
  });
  return id;
}

/** Writes the accepted invitation of a seat. */
export async function acceptSeat({ t, consortiumId }: ConsortiumFixture, organisationId: string): Promise<void> {
  await inTransaction(t.database, TEST_SYSTEM, async (tx) => {
    const [group] = await tx.select().from(consortia).where(eq(consortia.id, consortiumId));
    const [invitation] = await tx
      .insert(invitations)
      .values({
        consortiumId,
        tenderId: group!.tenderId,
        clusterId: group!.clusterId,
        organisationId,
        state: 'accepted',
        role: 'cotraitant',
        shareBp: 3_333,
        expiresAt: new Date('2026-06-30T00:00:00Z'),
      })
      .returning();
    await tx
      .update(consortiumMembers)
      .set({ invitationId: invitation!.id })
      .where(eq(consortiumMembers.organisationId, organisationId));
  });
}
