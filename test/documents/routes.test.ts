import { strFromU8, unzipSync } from 'fflate';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdfPages } from '../reading.ts';
import { type ConsortiumFixture, consortiumFixture, giveEverything, TERMS } from './consortium-fixture.ts';

let fixture: ConsortiumFixture;
beforeAll(async () => {
  fixture = await consortiumFixture();
});
afterAll(() => fixture.t.close());

const fieldsMissing = async (): Promise<string[]> => {
  const { t, coordinator, consortiumId } = fixture;
  const answer = await t.call('GET', `/consortia/${consortiumId}/documents`, { as: coordinator });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer
    .json()
    .missing.map((fact: { memberName: string; field: string }) => `${fact.memberName}: ${fact.field}`);
};

describe('the documents of a consortium', () => {
  it('are listed with what they lack, and lack less as facts are given', async () => {
    const { t, coordinator, consortiumId } = fixture;
    expect(await fieldsMissing()).toEqual(
      expect.arrayContaining([
        'Chaudronnerie de l’Étier: insurance',
        'Łódź Coatings: registrationNumber',
        'Chantiers de Loire: terms.payment',
      ]),
    );
    await giveEverything(fixture);
    expect((await t.call('GET', `/consortia/${consortiumId}/bid-terms`, { as: coordinator })).json()).toMatchObject(
      TERMS,
    );
    expect(await fieldsMissing()).toEqual(['Łódź Coatings: registrationNumber', 'Chantiers de Loire: offer']);
  });

  it('come as PDF, Word, XML and zip under the names of the list', async () => {
    const { t, coordinator, consortiumId } = fixture;
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
    const { t, coordinator, consortiumId } = fixture;
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
    const { t, coordinator, consortiumId } = fixture;
    const none = await t.call('GET', `/consortia/${consortiumId}/documents/espd`, { as: coordinator });
    expect([none.statusCode, none.json().errors[0].pointer]).toEqual([400, '?member']);
    const foreign = await t.call('GET', `/consortia/${consortiumId}/documents/espd`, {
      as: coordinator,
      query: { member: uuidv7() },
    });
    expect(foreign.statusCode).toBe(400);
    const kind = await t.call('GET', `/consortia/${consortiumId}/documents/dc9`, { as: coordinator });
    expect([kind.statusCode, kind.json().errors[0].pointer]).toEqual([400, '{kind}']);
  });

  it('rely on subcontractors of the group only', async () => {
    const { t, coordinator, organisationIds, consortiumId } = fixture;
    const answer = await t.call('PUT', `/consortia/${consortiumId}/bid-terms`, {
      as: coordinator,
      body: { ...TERMS, reliedUpon: [organisationIds[1]] },
    });
    expect([answer.statusCode, answer.json().errors[0].pointer]).toEqual([400, '/reliedUpon/0']);
  });
});
