import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KnownFirm, matchHolder, nameWords } from '../../src/awards/holders.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { TEST_SYSTEM, type TestApp, type TestPerson, testApp } from '../app.ts';

const candidate = (changes: Partial<KnownFirm>): KnownFirm => ({
  id: 'o1',
  searchName: 'sarl egc',
  registrationNumber: null,
  country: 'FR',
  town: null,
  ...changes,
});

describe('a winner and an organisation', () => {
  const winner = {
    name: 'EGC SARL (mandataire)',
    registrations: ['802 054 528 00012'.replace(/ /g, '')],
    country: 'FR',
    city: null,
  };

  it('are one for certain by the same SIRET, nearly so by the same SIREN', () => {
    expect(matchHolder(winner, [candidate({ registrationNumber: '80205452800012' })])).toMatchObject({
      confidenceBp: 10_000,
    });
    expect(matchHolder(winner, [candidate({ registrationNumber: '80205452800099' })])).toMatchObject({
      by: 'registration',
      confidenceBp: 9_500,
    });
  });

  it('are put to a coordinator by the name, never for certain', () => {
    expect(matchHolder({ ...winner, registrations: [] }, [candidate({})])).toMatchObject({
      by: 'name',
      confidenceBp: 8_000,
    });
    expect(nameWords('SARL CE.BAT (mandataire)')).toEqual(['ce', 'bat']);
  });

  it('are not one in another country, with another number of the same kind, or with half a name', () => {
    expect(matchHolder({ ...winner, registrations: [], country: 'BE' }, [candidate({})])).toBeNull();
    expect(matchHolder(winner, [candidate({ registrationNumber: '11111111100012' })])).toBeNull();
    expect(matchHolder({ ...winner, registrations: [] }, [candidate({ searchName: 'egc batiment' })])).toBeNull();
  });
});

describe('a result notice', () => {
  let app: TestApp;
  let coordinator: TestPerson;
  let lead: string;
  let member: string;

  beforeAll(async () => {
    app = await testApp();
    const clusterId = await app.cluster();
    coordinator = await app.person({ role: 'coordinator', clusterId });
    const create = async (name: string, registrationNumber?: string): Promise<string> => {
      const answer = await app.call('POST', '/organisations', {
        as: coordinator,
        body: {
          name,
          kind: 'company',
          country: 'LU',
          clusterId,
          ...(registrationNumber ? { registrationNumber } : {}),
        },
      });
      expect(answer.statusCode, answer.body).toBe(201);
      return answer.json().id;
    };
    lead = await create('Gyro Soft', '927384203');
    member = await create('Other Name Entirely', '998877');
  });
  afterAll(async () => {
    await app.close();
  });

  const notice = readFileSync('seeds/notices/can_24_maximal.xml', 'utf8');
  const imported = () =>
    app.call('POST', '/tenders/import', {
      as: coordinator,
      body: notice,
      headers: { 'content-type': 'application/xml' },
    });

  it('makes the track record of the organisation with the winner’s number, once', async () => {
    expect((await imported()).statusCode).toBe(201);
    expect((await imported()).statusCode).toBe(200);
    const record = (await app.call('GET', `/organisations/${lead}/track-record`, { as: coordinator })).json();
    expect(record.years).toEqual([{ year: 2023, awards: 1, valueCents: 999_999_999, jointly: 1, asLead: 1 }]);
    expect(record.buyers).toMatchObject([{ awards: 1 }]);
    const references = await inTransaction(app.database, TEST_SYSTEM, async (tx) => [
      ...(await tx.execute(
        sql`select value_cents, source from organisation_references where organisation_id = ${lead}`,
      )),
    ]);
    expect(references).toMatchObject([{ value_cents: null, source: expect.stringMatching(/^award:/) }]);
  });

  it('leaves a match by name to the coordinator, whose word makes the tie; somebody else sees nothing of it', async () => {
    const stranger = await app.person({ role: 'coordinator', clusterId: await app.cluster() });
    const holderOf = async () =>
      inTransaction(app.database, TEST_SYSTEM, async (tx) => [
        ...(await tx.execute<{ id: string }>(sql`
          update award_holders set organisation_id = ${member}, matched_by = 'name', confidence_bp = 8000, decision = 'open'
           where role = 'member' returning id`)),
      ]);
    const [holder] = await holderOf();
    expect((await app.call('GET', '/award-matches', { as: stranger })).json().items).toEqual([]);
    expect((await app.call('POST', `/award-matches/${holder?.id}/confirm`, { as: stranger })).statusCode).toBe(404);
    const open = (await app.call('GET', '/award-matches', { as: coordinator })).json().items;
    expect(open).toMatchObject([{ id: holder?.id, organisationId: member, matchedBy: 'name', decision: 'open' }]);

    expect((await app.call('POST', `/award-matches/${holder?.id}/confirm`, { as: coordinator })).statusCode).toBe(204);
    expect((await app.call('POST', `/award-matches/${holder?.id}/confirm`, { as: coordinator })).statusCode).toBe(204);
    expect((await app.call('POST', `/award-matches/${holder?.id}/reject`, { as: coordinator })).statusCode).toBe(409);
    const ties = await inTransaction(app.database, TEST_SYSTEM, async (tx) => [
      ...(await tx.execute(sql`select weight_bp, joint_contracts, last_year, source from ties`)),
    ]);
    expect(ties).toEqual([{ weight_bp: 5_000, joint_contracts: 1, last_year: 2023, source: 'awards' }]);
    const record = (await app.call('GET', `/organisations/${lead}/track-record`, { as: coordinator })).json();
    expect(record.partners).toContainEqual({ name: expect.any(String), organisationId: member, awards: 1 });
  });
});
