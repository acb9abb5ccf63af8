import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { notifications } from '../../src/notifications/table.ts';
import { TEST_SYSTEM, type TestApp, testApp } from '../app.ts';
import { formed, inHours, tenderOf, type World, wanted, world } from '../consortia/world.ts';

let t: TestApp;
let w: World;
beforeAll(async () => {
  t = await testApp();
  w = await world(t, 5);
});
afterAll(() => t.close());

let count = 0;
const resource = (body: object = {}) =>
  wanted(
    201,
    t.call('POST', '/equipment', {
      as: w.coordinator,
      body: {
        clusterId: w.clusterId,
        name: `Portique ${++count}`,
        kind: 'lifting',
        characteristics: [{ name: 'levage', value: 80, unit: 't' }],
        ...body,
      },
    }),
  );
const retire = (id: string, retired = true) =>
  wanted(
    200,
    t.call('PATCH', `/equipment/${id}`, { as: w.coordinator, body: { retired }, headers: { 'if-match': '*' } }),
  );
let year = 2031;
/** A tender whose lot needs 80 t of lift, in a year that no other test uses unless one is given. */
async function needing(more: object = {}, work = { from: `${year}-03-01`, to: `${year++}-03-31` }) {
  const tender = await tenderOf(w, { skills: 2 });
  const lot = await wanted(
    200,
    t.call('PUT', `/lots/${tender.lotIds[0]}/equipment`, {
      as: w.coordinator,
      body: { needs: [{ kind: 'lifting', minimums: [{ name: 'lift', value: 80, unit: 't' }], ...work, ...more }] },
    }),
  );
  return { ...tender, needId: lot.equipment[0].id as string, work };
}
type Needing = Awaited<ReturnType<typeof needing>>;

/** A group for it that has invited its two members. */
async function invited(tender: Needing, members = w.organisationIds.slice(0, 2)) {
  const { id } = await formed(w, tender, members);
  await wanted(200, t.call('POST', `/consortia/${id}/invite`, { as: w.coordinator, body: { expiresAt: inHours(48) } }));
  return { id: id as string, members };
}
async function accept({ id, members }: { id: string; members: string[] }, which = members): Promise<void> {
  for (const organisationId of which) {
    const as = w.people.get(organisationId)!;
    const { items } = await wanted(200, t.call('GET', '/invitations', { as, query: { consortiumId: id } }));
    await wanted(
      200,
      t.call('PUT', `/invitations/${items[0].id}/solo-declaration`, {
        as,
        body: { couldBidAlone: false, reasons: 'We do one trade of several.' },
      }),
    );
    await wanted(
      200,
      t.call('POST', `/invitations/${items[0].id}/accept`, {
        as,
        body: { undertaking: true, termsVersion: items[0].terms?.version },
      }),
    );
  }
}
const agreed = async (tender: Needing, members?: string[]) => {
  const group = await invited(tender, members);
  await accept(group);
  return group;
};
const standing = async (id: string) =>
  wanted(200, t.call('GET', `/consortia/${id}/equipment`, { as: w.coordinator, headers: { 'accept-language': 'en' } }));
const taken = async (equipmentId: string) =>
  (await wanted(200, t.call('GET', `/equipment/${equipmentId}/bookings`, { as: w.coordinator }))).items;
const told = (kind: string, id: string) =>
  inTransaction(t.database, TEST_SYSTEM, async (tx) =>
    (await tx.select().from(notifications)).filter((one) => one.kind === kind && one.params['consortiumId'] === id),
  );
const verdict = async (id: string, ruleId: string) =>
  (
    await wanted(200, t.call('GET', `/consortia/${id}/checks`, { as: w.coordinator, query: { lang: 'en' } }))
  ).items.find((one: { ruleId: string }) => one.ruleId === ruleId);
const dissolve = (id: string) =>
  wanted(200, t.call('POST', `/consortia/${id}/dissolve`, { as: w.coordinator, body: { reason: 'No.' } }));

describe('equipment that a lot needs', () => {
  test('is typed in with the lot, kept, and struck out in place', async () => {
    const draft = await wanted(
      201,
      t.call('POST', '/tenders', {
        as: w.coordinator,
        body: {
          title: 'Coque',
          buyer: { name: 'Chantier' },
          lots: [{ title: 'Coque', startsOn: '2030-01-01', endsOn: '2030-02-01', equipment: [{ kind: 'hall' }] }],
        },
      }),
    );
    const [lot] = draft.lots;
    expect(lot).toMatchObject({
      startsOn: '2030-01-01',
      endsOn: '2030-02-01',
      equipment: [{ kind: 'hall', from: null }],
    });
    const put = (needs: object[]) => t.call('PUT', `/lots/${lot.id}/equipment`, { as: w.coordinator, body: { needs } });
    const kept = await wanted(200, put([{ kind: 'hall' }, { name: 'robot' }]));
    expect(kept.equipment[0].id).toBe(lot.equipment[0].id);
    expect((await wanted(200, put([]))).equipment).toEqual([]);
    const faults = async (need: object) => (await wanted(400, put([need]))).errors[0].pointer;
    expect(await faults({ minimums: [] })).toBe('/needs/0/kind');
    expect(await faults({ cpv: '00000001' })).toBe('/needs/0/cpv');
    expect(await faults({ kind: 'hall', from: '2030-02-02', to: '2030-02-01' })).toBe('/needs/0/to');
    expect(
      (
        await t.call('PUT', `/lots/${lot.id}/equipment`, {
          as: w.people.get(w.organisationIds[0]!)!,
          body: { needs: [] },
        })
      ).statusCode,
    ).toBe(403);
  });
});

describe('equipment in the bid of a group', () => {
  test('is planned at first, held once all agree, booked when it wins', async () => {
    const crane = await resource();
    const tender = await needing();
    const group = await invited(tender);
    expect(await standing(group.id)).toMatchObject({ complete: true, items: [{ status: 'planned' }] });
    expect(await taken(crane.id)).toEqual([]);
    await accept(group);
    const held = await standing(group.id);
    expect(held.items).toMatchObject([{ status: 'held', resource: { owner: 'cluster' }, ...tender.work }]);
    const of = held.items[0].resource.equipmentId;
    expect((await taken(of)).at(-1)).toMatchObject({
      kind: 'option',
      consortiumId: group.id,
      organisationId: group.members[0],
    });
    expect((await verdict(group.id, 'equipment-held')).status).toBe('ok');
    await wanted(200, t.call('POST', `/consortia/${group.id}/ready`, { as: w.coordinator }));
    await wanted(200, t.call('POST', `/consortia/${group.id}/submit`, { as: w.coordinator, body: {} }));
    await wanted(
      200,
      t.call('POST', `/consortia/${group.id}/outcome`, {
        as: w.coordinator,
        body: {
          result: 'awarded',
          lots: [{ lotId: tender.lotIds[0], amount: { amountCents: 1_000_00, currency: 'EUR' } }],
        },
      }),
    );
    expect((await standing(group.id)).items).toMatchObject([{ status: 'booked' }]);
    expect((await taken(of)).at(-1)).toMatchObject({ kind: 'booking' });
    await retire(of);
    await retire(crane.id);
  });

  test('goes to one of two groups that agree at once; the other is told, with what it could take instead', async () => {
    const crane = await resource();
    const work = { from: `${year}-05-01`, to: `${year++}-05-31` };
    const tenders = [await needing({}, work), await needing({}, work)];
    const groups = [
      await invited(tenders[0]!, w.organisationIds.slice(0, 2)),
      await invited(tenders[1]!, [w.organisationIds[0]!, w.organisationIds[1]!]),
    ];
    for (const group of groups) await accept(group, group.members.slice(0, 1));
    await Promise.all(groups.map((group) => accept(group, group.members.slice(1))));
    const after = await Promise.all(groups.map(({ id }) => standing(id)));
    expect(after.map(({ items }) => items[0].status).sort()).toEqual(['held', 'missing']);
    const loser = groups[after.findIndex(({ items }) => items[0].status === 'missing')]!;
    const lost = await standing(loser.id);
    expect(lost.items[0].alternatives).toMatchObject([
      { equipmentId: crane.id, freeFrom: `${work.to.slice(0, 4)}-05-31T22:00:00.000Z` },
    ]);
    expect((await taken(crane.id)).length).toBe(1);
    const [news] = await told('consortium.equipment_missing', loser.id);
    expect(news?.params['said_en']).toContain('is free from 1 June');
    expect(await verdict(loser.id, 'equipment-held')).toMatchObject({ status: 'blocking' });
    const ready = await wanted(409, t.call('POST', `/consortia/${loser.id}/ready`, { as: w.coordinator }));
    expect(JSON.stringify(ready)).toContain('equipment-held');
    // The way out: one more in the pool, held by hand.
    const second = await resource();
    const wish = { wanted: [{ needId: lost.items[0].need.id, equipmentId: second.id }] };
    const again = await wanted(
      200,
      t.call('POST', `/consortia/${loser.id}/equipment/hold`, { as: w.coordinator, body: wish }),
    );
    expect(again).toMatchObject({ complete: true, items: [{ status: 'held', resource: { equipmentId: second.id } }] });
    // What is held for a bid that ends is free again with it.
    for (const { id } of groups) await dissolve(id);
    expect([await taken(crane.id), await taken(second.id)]).toEqual([[], []]);
    await retire(crane.id);
    await retire(second.id);
  });

  test('that is taken away is told, and stands in the way until something else is held', async () => {
    const crane = await resource();
    const group = await agreed(await needing());
    expect((await standing(group.id)).items[0].status).toBe('held');
    await retire(crane.id);
    expect((await standing(group.id)).items[0].status).toBe('withdrawn');
    expect(await told('consortium.equipment_taken_away', group.id)).toHaveLength(1);
    expect((await verdict(group.id, 'equipment-held')).status).toBe('blocking');
    await retire(crane.id, false);
    expect((await verdict(group.id, 'equipment-held')).status).toBe('ok');
    // Less than is needed is as good as gone.
    await wanted(
      200,
      t.call('PATCH', `/equipment/${crane.id}`, {
        as: w.coordinator,
        body: { characteristics: [{ name: 'levage', value: 79, unit: 't' }] },
        headers: { 'if-match': '*' },
      }),
    );
    expect(await told('consortium.equipment_taken_away', group.id)).toHaveLength(2);
    const [{ bookingId }] = (await standing(group.id)).items;
    await wanted(200, t.call('POST', `/equipment-bookings/${bookingId}/release`, { as: w.coordinator }));
    expect(await told('consortium.equipment_taken_away', group.id)).toHaveLength(3);
    expect((await standing(group.id)).items).toMatchObject([
      { status: 'missing', nearest: { equipmentId: crane.id, lacks: ['lift 79 t instead of 80 t'] } },
    ]);
    const other = await resource();
    await wanted(200, t.call('POST', `/consortia/${group.id}/equipment/hold`, { as: w.coordinator, body: {} }));
    expect((await standing(group.id)).items).toMatchObject([{ status: 'held', resource: { equipmentId: other.id } }]);
    await retire(crane.id);
    await dissolve(group.id);
    await retire(other.id);
  });

  test('of an owner outside of the group puts its commitment and its ESPD into the file', async () => {
    const lender = w.organisationIds[4]!;
    const crane = await resource({ organisationId: lender, trainings: ['CACES R483'] });
    const group = await agreed(await needing());
    const { items, lenders } = await standing(group.id);
    expect(items).toMatchObject([{ status: 'held', resource: { owner: 'member', untrained: ['CACES R483'] } }]);
    expect(lenders).toMatchObject([{ organisationId: lender, equipment: [crane.name] }]);
    expect((await verdict(group.id, 'relied-operators')).status).toBe('not_yet_known');
    const list = await wanted(200, t.call('GET', `/consortia/${group.id}/documents`, { as: w.coordinator }));
    const own = list.items.filter(({ operator }: { operator: number | null }) => operator === 1);
    expect(own.map(({ kind }: { kind: string }) => kind)).toEqual(['espd', 'commitment']);
    const zip = await t.call('GET', `/consortia/${group.id}/documents/zip`, { as: w.coordinator });
    const files = unzipSync(new Uint8Array(zip.rawPayload));
    const names = Object.keys(files);
    expect(names.filter((name) => name.startsWith('engagement-O01-'))).toHaveLength(1);
    const espd = names.find((name) => /^DUME-.*-O01-/.test(name))!;
    expect(strFromU8(files[espd]!)).toMatch(/RoleCode[^>]*>oeron</i);
    const { name } = lenders[0];
    await wanted(
      200,
      t.call('PATCH', `/consortia/${group.id}`, {
        as: w.coordinator,
        headers: { 'if-match': '*' },
        body: {
          reliedOperators: [
            {
              organisationId: lender,
              name,
              capacity: crane.name,
              espd: true,
              commitment: { signedOn: '2026-01-05', firm: true, wholeExecution: true, evidence: 'Signed letter' },
            },
          ],
        },
      }),
    );
    expect((await verdict(group.id, 'relied-operators')).status).toBe('ok');
    await dissolve(group.id);
    // What the group owns itself is nobody else's to promise.
    const inside = await agreed(await needing(), [lender, w.organisationIds[1]!]);
    expect(await standing(inside.id)).toMatchObject({ lenders: [], items: [{ resource: { owner: 'team' } }] });
    expect((await verdict(inside.id, 'relied-operators')).status).toBe('not_applicable');
    await dissolve(inside.id);
    await retire(crane.id);
  });

  test('comes from the pool of a cluster above as well, which then lends it', async () => {
    const above = await t.cluster('Tout le réseau');
    const admin = await t.person({ role: 'admin' });
    const put = { as: admin, body: { parentId: above }, headers: { 'if-match': '*' } };
    await wanted(200, t.call('PATCH', `/clusters/${w.clusterId}`, put));
    const body = {
      clusterId: above,
      name: 'Hall commun',
      kind: 'hall',
      characteristics: [{ name: 'levage', value: 80, unit: 't' }],
    };
    const hall = await wanted(201, t.call('POST', '/equipment', { as: admin, body }));
    const group = await agreed(await needing({ kind: 'hall' }));
    expect(await standing(group.id)).toMatchObject({
      items: [{ status: 'held', resource: { equipmentId: hall.id, owner: 'cluster' } }],
      lenders: [{ organisationId: null, clusterId: above, name: 'Tout le réseau', equipment: ['Hall commun'] }],
    });
    const bookings = () => wanted(200, t.call('GET', `/equipment/${hall.id}/bookings`, { as: admin }));
    expect((await bookings()).items).toMatchObject([{ kind: 'option', consortiumId: group.id }]);
    const papers = await wanted(200, t.call('GET', `/consortia/${group.id}/documents`, { as: w.coordinator }));
    const own = papers.items.filter(({ operator }: { operator: number | null }) => operator === 1);
    expect(own.map(({ kind }: { kind: string }) => kind)).toEqual(['espd', 'commitment']);
    await dissolve(group.id);
    expect((await bookings()).items).toEqual([]);
  });

  test('without days waits for them, and is nobody else’s to read', async () => {
    await resource();
    const tender = await needing({ from: null, to: null }, { from: '', to: '' });
    const group = await agreed(tender);
    expect((await standing(group.id)).items).toMatchObject([{ status: 'unknown', bookingId: null }]);
    expect((await verdict(group.id, 'equipment-held')).status).toBe('not_yet_known');
    const elsewhere = await t.person({ role: 'coordinator', clusterId: await t.cluster() });
    const path = `/consortia/${group.id}/equipment`;
    expect((await t.call('GET', path, { as: elsewhere })).statusCode).toBe(404);
    expect((await t.call('POST', `${path}/hold`, { as: elsewhere, body: {} })).statusCode).toBe(404);
    expect((await t.call('GET', path, { as: w.people.get(group.members[0]!)! })).statusCode).toBe(403);
  });
});
