import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consortiumMembers } from '../../src/consortia/store/table.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { TEST_SYSTEM, type TestPerson } from '../app.ts';
import {
  acceptSeat,
  type ConsortiumFixture,
  consortiumFixture,
  FACTS,
  giveEverything,
  TERMS,
} from './consortium-fixture.ts';

let fixture: ConsortiumFixture;
beforeAll(async () => {
  fixture = await consortiumFixture();
  await giveEverything(fixture);
});
afterAll(() => fixture.t.close());

describe('who may see and give what', () => {
  it('shows a member its own to-do once it has accepted its seat, and nothing of its partners', async () => {
    const { t, coordinator, organisationIds, consortiumId } = fixture;
    const [first, second] = organisationIds;
    const partner = await t.person({ role: 'member', organisationId: second });
    const path = `/organisations/${second}/missing-facts`;
    expect((await t.call('GET', path, { as: partner })).json()).toEqual({ items: [] });
    await acceptSeat(fixture, second);
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
    await t.services.clusters.memberships.join(TEST_SYSTEM, otherCluster, second);
    expect((await t.call('GET', path, { as: other })).json()).toEqual({ items: [] });
  });

  it('lets a member read its own papers once it is in, and those that all sign once it knows all names', async () => {
    const { t, coordinator, member, organisationIds, consortiumId } = fixture;
    const [first, second] = organisationIds;
    const partner = await t.person({ role: 'member', organisationId: second });
    const papers = (as: TestPerson) => t.call('GET', `/consortia/${consortiumId}/papers`, { as });
    const kinds = (answer: { json(): { items: { kind: string }[] } }) => answer.json().items.map(({ kind }) => kind);
    // The second accepted its seat before, the first did not.
    expect((await papers(member)).statusCode).toBe(404);
    expect((await papers(coordinator)).statusCode).toBe(404);
    const own = await papers(partner);
    expect(own.json()).toMatchObject({ shared: false, dueOn: '2026-07-10', tenderTitle: 'Deux navires de service' });
    // Its ESPD names the group: that waits until names are open.
    expect(new Set(kinds(own))).toEqual(new Set(['dc2']));
    expect(own.json().missing.map((one: { field: string }) => one.field)).toEqual(['registrationNumber']);
    expect(own.body).not.toContain('Étier');
    const read = (path: string) => t.call('GET', path.replace('/v1', ''), { as: partner });
    for (const { href, fileName } of own.json().items) {
      const answer = await read(href);
      expect(answer.statusCode, `${href} ${answer.body.slice(0, 200)}`).toBe(200);
      expect(answer.headers['content-disposition']).toContain(fileName);
    }
    const base = `/consortia/${consortiumId}/papers`;
    for (const path of [`${base}/convention`, `${base}/dossier`, `${base}/espd`, `${base}/dc2?member=${first}`])
      expect((await read(path)).statusCode, path).toBe(404);

    await inTransaction(t.database, TEST_SYSTEM, (tx) =>
      tx
        .update(consortiumMembers)
        .set({ disclosedTo: [second] })
        .where(eq(consortiumMembers.organisationId, first)),
    );
    const both = await papers(partner);
    expect(both.json().shared).toBe(true);
    expect(new Set(kinds(both))).toEqual(new Set(['dc1', 'dc2', 'convention', 'split']));
    expect((await read(`${base}/convention`)).headers['content-type']).toContain('wordprocessingml');
    expect((await read(`${base}/dc2?member=${first}`)).statusCode).toBe(404);
  });

  it('keeps the file from other clusters as if it were not there, and from members', async () => {
    const { t, stranger, member, consortiumId } = fixture;
    for (const path of ['documents', 'documents/dc1', 'documents/zip', 'bid-terms']) {
      expect((await t.call('GET', `/consortia/${consortiumId}/${path}`, { as: stranger })).statusCode).toBe(404);
      expect((await t.call('GET', `/consortia/${consortiumId}/${path}`, { as: member })).statusCode).toBe(403);
    }
    expect(
      (await t.call('PUT', `/consortia/${consortiumId}/bid-terms`, { as: stranger, body: TERMS })).statusCode,
    ).toBe(404);
  });

  it('lets a member see and give its own facts, and nobody else’s', async () => {
    const { t, stranger, member, organisationIds } = fixture;
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
    const { t, stranger, member, organisationIds } = fixture;
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
