import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../app.ts';
import { mailsIn } from '../notifications/mails.ts';
import { until } from '../waiting.ts';
import { agreed, tenderOf, type World, wanted, world } from './world.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'groupement-award-'));
let app: TestApp;
let home: World;
beforeAll(async () => {
  app = await testApp({ env: { DATA_DIR: dataDir } });
  home = await world(app, 3);
  await app.startWorkers();
});
afterAll(async () => {
  await app.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const post = (path: string, body: object = {}) => wanted(200, app.call('POST', path, { as: home.coordinator, body }));

/** The mail by which a member is told of the award. */
const toldTo = (organisationId: string): Promise<string> =>
  until(async () => {
    const { email } = home.people.get(organisationId)!;
    const mail = mailsIn(join(dataDir, 'mail')).find(
      ({ to, subject }) => to.includes(email) && subject === 'Le marché est attribué au groupement',
    );
    return mail?.text.replaceAll(/\s/g, ' ') ?? false;
  });

it('tells each member its part of what was awarded, not of what was asked', async () => {
  const [a, b] = home.organisationIds as [string, string];
  const tender = await tenderOf(home, { skills: 2 });
  const id = await agreed(home, tender, [a, b]);
  for (const way of ['ready', 'submit']) await post(`/consortia/${id}/${way}`);
  const amounts = [
    { lotId: tender.lotIds[0], organisationId: a, amountCents: 60_000_000 },
    { lotId: tender.lotIds[0], organisationId: b, amountCents: 30_000_000 },
  ];
  await post(`/consortia/${id}/outcome`, { result: 'awarded', amounts });
  // Each had half of the estimate, 500,000 €; of whole hundredths of a percent two thirds are 66.67.
  for (const [member, own, share] of [
    [a, 'Montant : 600 030 € HT', 'Part : 66,67 %'],
    [b, 'Montant : 299 970 € HT', 'Part : 33,33 %'],
  ] as const) {
    const text = await toldTo(member);
    expect(text).toContain(own);
    expect(text).toContain(share);
    expect(text).not.toContain('500 000');
  }
});
