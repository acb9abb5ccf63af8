import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../app.ts';
import { formed, inHours, tenderOf, type World, wanted, world } from './world.ts';

let app: TestApp;
let home: World;
beforeAll(async () => {
  app = await testApp();
  home = await world(app, 2);
});
afterAll(() => app.close());

it('prices that somebody else has set meanwhile are not written over unseen', async () => {
  const tender = await tenderOf(home, { skills: 2 });
  const members = home.organisationIds.slice(0, 2);
  const { id } = await formed(home, tender, members);
  const path = `/consortia/${id}/offer`;
  const as = home.coordinator;
  const lines = (amountCents: number) =>
    members.map((organisationId) => ({ lotId: tender.lotIds[0], organisationId, label: 'Work', amountCents }));
  const put = (amountCents: number, ifMatch?: string) =>
    app.call('PUT', path, {
      as,
      body: { lines: lines(amountCents) },
      headers: ifMatch === undefined ? {} : { 'if-match': ifMatch },
    });
  const read = await app.call('GET', path, { as });
  expect(read.headers['etag']).toBe('"0"');
  const first = await put(50_000, '"0"');
  expect([first.statusCode, first.headers['etag']]).toEqual([200, '"1"']);
  const late = await put(60_000, '"0"');
  expect([late.statusCode, late.json().code]).toEqual([412, 'changed_meanwhile']);
  expect((await wanted(200, app.call('GET', path, { as }))).totals.amountCents).toBe(100_000);
  // Sent twice, or with the version that is there, or by a program that names none, it is done as before.
  expect((await put(50_000, '"0"')).statusCode).toBe(200);
  expect((await put(60_000, '"1"')).json()).toMatchObject({ version: 2, totals: { amountCents: 120_000 } });
  expect((await put(70_000)).json()).toMatchObject({ version: 3 });
});

it('prices that change nothing for a member tell it nothing', async () => {
  const tender = await tenderOf(home, { skills: 2 });
  const members = home.organisationIds.slice(0, 2);
  const { id } = await formed(home, tender, members);
  const as = home.coordinator;
  const [lead] = members;
  const body = { expiresAt: inHours(72) };
  const invited = await wanted(200, app.call('POST', `/consortia/${id}/invite`, { as, body }));
  const seat = invited.members.find((one: { organisationId: string }) => one.organisationId === lead);
  const terms = async () =>
    (await wanted(200, app.call('GET', `/invitations/${seat.invitation.id}`, { as: home.people.get(lead!)! }))).terms;
  const priced = (label: string) =>
    wanted(
      200,
      app.call('PUT', `/consortia/${id}/offer`, {
        as,
        body: {
          lines: members.map((organisationId) => ({
            lotId: tender.lotIds[0],
            organisationId,
            label,
            amountCents: 40_000_000,
          })),
        },
      }),
    );
  await priced('Work');
  const { version } = await terms();
  expect(await priced('All the work')).toMatchObject({ version: 2 });
  expect(await terms()).toMatchObject({ version });
});
