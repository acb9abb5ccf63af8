import { eq } from 'drizzle-orm';
import { strFromU8, unzipSync } from 'fflate';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consortia, consortiumMembers, invitations } from '../../src/consortia/table.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { systemActor } from '../../src/shared/actor.ts';
import { type TestApp, type TestPerson, testApp } from '../app.ts';
import { pdfPages } from '../reading.ts';

const FACTS = {
  vatNumber: 'FR40830123456',
  legalStatus: 'SAS',
  email: 'contact@etier.example',
  phone: '+33 2 40 00 00 00',
  representative: { firstName: 'Anne', lastName: 'Le Goff', title: 'présidente' },
  means: 'Atelier de 3 200 m²',
  insurance: { insurer: 'Assurances de l’Ouest', policyNumber: 'RC-42', validUntil: '2027-06-30' },
  exclusionDeclaredOn: '2026-06-01',
};
const TERMS = {
  reference: '2026-NAV-017',
  procedure: 'appel d’offres ouvert',
  buyerRegistrationNumber: '23440003400026',
  buyerAddress: { street: '1 rue de la Loire', postalCode: '44966', town: 'Nantes', country: 'FR' },
  formAfterAward: null,
  factsDueOn: '2026-07-10',
  reliedUpon: [],
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

let t: TestApp;
let coordinator: TestPerson;
let stranger: TestPerson;
let member: TestPerson;
let organisationIds: string[];
let consortiumId: string;
let tender: { id: string; lots: { id: string; requirements: { id: string }[] }[] };

beforeAll(async () => {
  t = await testApp({ clock: () => new Date('2026-06-15T10:00:00Z') });
  const clusterId = await t.cluster('Neopolia');
  coordinator = await t.person({ role: 'coordinator', clusterId });
  stranger = await t.person({ role: 'coordinator', clusterId: await t.cluster() });
  organisationIds = [
    await organisation('Chaudronnerie de l’Étier', '83012345600017'),
    await organisation('Łódź Coatings', null),
  ];
  member = await t.person({ role: 'member', organisationId: organisationIds[0]! });
  tender = await publishedTender();
  consortiumId = await consortium(clusterId);
});
afterAll(() => t.close());

async function organisation(name: string, registrationNumber: string | null): Promise<string> {
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

async function publishedTender(): Promise<typeof tender> {
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
async function consortium(clusterId: string): Promise<string> {
  const id = uuidv7();
  const [lot] = tender.lots;
  await inTransaction(t.database, systemActor('test'), async (tx) => {
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

async function acceptSeat(organisationId: string): Promise<void> {
  await inTransaction(t.database, systemActor('test'), async (tx) => {
    const [group] = await tx.select().from(consortia).where(eq(consortia.id, consortiumId));
    const [invitation] = await tx
      .insert(invitations)
      .values({
        consortiumId,
        tenderId: tender.id,
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

const fieldsMissing = async (): Promise<string[]> => {
  const answer = await t.call('GET', `/consortia/${consortiumId}/documents`, { as: coordinator });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer
    .json()
    .missing.map((fact: { memberName: string; field: string }) => `${fact.memberName}: ${fact.field}`);
};

describe('the documents of a consortium', () => {
  it('are listed with what they lack, and lack less as facts are given', async () => {
    expect(await fieldsMissing()).toEqual(
      expect.arrayContaining([
        'Chaudronnerie de l’Étier: insurance',
        'Łódź Coatings: registrationNumber',
        'Chantiers de Loire: terms.payment',
      ]),
    );
    const own = await t.call('PUT', `/organisations/${organisationIds[0]}/bid-facts`, { as: member, body: FACTS });
    expect(own.statusCode, own.body).toBe(200);
    expect(own.json()).toMatchObject({ ...FACTS, version: 1 });
    const theirs = await t.call('PUT', `/organisations/${organisationIds[1]}/bid-facts`, {
      as: coordinator,
      body: FACTS,
    });
    expect(theirs.statusCode, theirs.body).toBe(200);
    const terms = await t.call('PUT', `/consortia/${consortiumId}/bid-terms`, { as: coordinator, body: TERMS });
    expect(terms.statusCode, terms.body).toBe(200);
    expect((await t.call('GET', `/consortia/${consortiumId}/bid-terms`, { as: coordinator })).json()).toMatchObject(
      TERMS,
    );
    expect(await fieldsMissing()).toEqual(['Łódź Coatings: registrationNumber']);
  });

  it('come as PDF, Word, XML and zip under the names of the list', async () => {
    const list = (await t.call('GET', `/consortia/${consortiumId}/documents`, { as: coordinator })).json();
    for (const entry of list.items) {
      const answer = await t.call('GET', entry.href.replace('/v1', ''), { as: coordinator });
      expect(answer.statusCode, `${entry.href} ${answer.body.slice(0, 200)}`).toBe(200);
      expect(answer.headers['content-disposition']).toBe(`attachment; filename="${entry.fileName}"`);
      const opening = answer.rawPayload.subarray(0, 5).toString('latin1');
      expect(['%PDF-', 'PK\u0003\u0004', '<?xml'].some((magic) => opening.startsWith(magic.slice(0, 4)))).toBe(true);
    }
    const zip = await t.call('GET', list.zip.replace('/v1', ''), { as: coordinator });
    expect(zip.headers['content-type']).toBe('application/zip');
    const names = Object.keys(unzipSync(zip.rawPayload));
    for (const entry of list.items) expect(names).toContain(entry.fileName);
    expect(strFromU8(unzipSync(zip.rawPayload)['repartition.csv']!)).toContain('66,67;1666750,01');
  });

  it('show the split of the seats to the cent and the requirements by name', async () => {
    const answer = await t.call('GET', `/consortia/${consortiumId}/documents/dossier`, {
      as: coordinator,
      query: { lang: 'en' },
    });
    const pages = await pdfPages(answer.rawPayload);
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain('66.67% (€1,666,750.01)');
    expect(pages[0]).toContain('Deux navires de service');
  });

  it('ask for a member that takes part, and know their kinds', async () => {
    const none = await t.call('GET', `/consortia/${consortiumId}/documents/espd`, { as: coordinator });
    expect([none.statusCode, none.json().errors[0].pointer]).toEqual([400, '?member']);
    const foreign = await t.call('GET', `/consortia/${consortiumId}/documents/espd`, {
      as: coordinator,
      query: { member: uuidv7() },
    });
    expect(foreign.statusCode).toBe(400);
    const kind = await t.call('GET', `/consortia/${consortiumId}/documents/dc4`, { as: coordinator });
    expect([kind.statusCode, kind.json().errors[0].pointer]).toEqual([400, '{kind}']);
  });

  it('rely on subcontractors of the group only', async () => {
    const answer = await t.call('PUT', `/consortia/${consortiumId}/bid-terms`, {
      as: coordinator,
      body: { ...TERMS, reliedUpon: [organisationIds[1]] },
    });
    expect([answer.statusCode, answer.json().errors[0].pointer]).toEqual([400, '/reliedUpon/0']);
  });
});

describe('who may see and give what', () => {
  it('shows a member its own to-do once it has accepted its seat, and nothing of its partners', async () => {
    const [first, second] = organisationIds;
    const partner = await t.person({ role: 'member', organisationId: second! });
    const path = `/organisations/${second}/missing-facts`;
    expect((await t.call('GET', path, { as: partner })).json()).toEqual({ items: [] });
    await acceptSeat(second!);
    const todo = (await t.call('GET', path, { as: partner })).json();
    expect(todo.items).toEqual([
      {
        consortiumId,
        tenderTitle: 'Deux navires de service',
        dueOn: '2026-07-10',
        missing: [expect.objectContaining({ field: 'registrationNumber', memberName: 'Łódź Coatings' })],
      },
    ]);
    expect(JSON.stringify(todo)).not.toContain('Étier');
    expect((await t.call('GET', `/organisations/${first}/missing-facts`, { as: partner })).statusCode).toBe(404);

    expect((await t.call('GET', path, { as: coordinator })).json()).toEqual(todo);
    const otherCluster = await t.cluster();
    const other = await t.person({ role: 'coordinator', clusterId: otherCluster });
    await t.services.network.join(systemActor('test'), otherCluster, second!);
    expect((await t.call('GET', path, { as: other })).json()).toEqual({ items: [] });
  });

  it('keeps the file from other clusters as if it were not there, and from members', async () => {
    for (const path of ['documents', 'documents/dc1', 'documents/zip', 'bid-terms']) {
      expect((await t.call('GET', `/consortia/${consortiumId}/${path}`, { as: stranger })).statusCode).toBe(404);
      expect((await t.call('GET', `/consortia/${consortiumId}/${path}`, { as: member })).statusCode).toBe(403);
    }
    expect(
      (await t.call('PUT', `/consortia/${consortiumId}/bid-terms`, { as: stranger, body: TERMS })).statusCode,
    ).toBe(404);
  });

  it('lets a member see and give its own facts, and nobody else’s', async () => {
    expect(
      (await t.call('GET', `/organisations/${organisationIds[0]}/bid-facts`, { as: member })).json().legalStatus,
    ).toBe('SAS');
    for (const [who, id] of [
      [member, organisationIds[1]],
      [stranger, organisationIds[0]],
    ] as const) {
      expect((await t.call('GET', `/organisations/${id}/bid-facts`, { as: who })).statusCode).toBe(404);
      expect((await t.call('PUT', `/organisations/${id}/bid-facts`, { as: who, body: FACTS })).statusCode).toBe(404);
    }
  });

  it('is held by the database too: a stranger’s transaction finds no row', async () => {
    for (const person of [stranger, member]) {
      const rows = await inTransaction(t.database, person.actor, (tx) => tx.execute('select * from bid_terms'));
      expect(rows).toHaveLength(0);
    }
    const own = await inTransaction(t.database, member.actor, (tx) =>
      tx.execute('select organisation_id from bid_facts'),
    );
    expect(own.map((row) => row['organisation_id'])).toEqual([organisationIds[0]]);
  });
});
