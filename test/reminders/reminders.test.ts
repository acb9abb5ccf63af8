import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetRefusal } from '../../src/auth/mail-refusals.repository.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { openReportFolder } from '../../src/notifications/report-folder.ts';
import { dayOf } from '../../src/shared/day.ts';
import { TEST_SYSTEM, type TestApp, testApp } from '../app.ts';
import { formed, tenderOf, type World, wanted, world } from '../consortia/world.ts';
import { deliveryReport } from '../notifications/reports.ts';

const DAY_MS = 86_400_000;
let now = Date.now();
let app: TestApp;
let home: World;
const dayIn = (days: number) => new Date(now + days * DAY_MS).toISOString();
const inSystem = <T extends Record<string, unknown>>(statement: ReturnType<typeof sql>) =>
  inTransaction(app.database, TEST_SYSTEM, async (tx) => [...(await tx.execute<T>(statement))]);

beforeAll(async () => {
  app = await testApp({ clock: () => new Date(now) });
  home = await world(app, 3);
  await inSystem(
    sql`update users set password_hash = 'set' where id in (select user_id from user_roles where role = 'member')`,
  );
});
afterAll(async () => {
  await app.close();
});

/** What was told, by kind, of one person; and that each has its mail, once. */
async function told(userId: string, kind: string): Promise<Record<string, string | number | null>[]> {
  const rows = await inSystem<{ params: Record<string, string | number | null>; mails: number }>(sql`
    select n.params, (select count(*)::int from outbox o where o.job = 'mail' and o.payload ->> 'notificationId' = n.id::text) as mails
      from notifications n where n.user_id = ${userId} and n.kind = ${kind} order by n.id`);
  for (const { mails } of rows) expect(mails).toBe(1);
  return rows.map(({ params }) => params);
}
/** As the job does on two workers at once, and once more. */
async function remindTwice(): Promise<void> {
  await Promise.all([app.services.reminders.remind(), app.services.reminders.remind()]);
  await app.services.reminders.remind();
}

describe('reminders', () => {
  it('ask a person to confirm what was imported, with what the profile’s gaps cost, twice at most', async () => {
    const organisationId = home.organisationIds[2]!;
    const own = home.people.get(organisationId)!;
    await remindTwice();
    const asked = await told(own.id, 'profile.confirm');
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ organisationId, headcount: 20, skills: '50531100', missing: expect.any(String) });
    now += 31 * DAY_MS;
    const tender = await tenderOf(home, { skills: 3 });
    await inSystem(
      sql`update requirements set certification = 'EN 1090' where tender_id = ${tender.tenderId} and cpv = '50531100'`,
    );
    await inSystem(sql`update tenders set published_at = ${dayIn(-1)}::timestamptz where id = ${tender.tenderId}`);
    await remindTwice();
    const again = await told(own.id, 'profile.confirm');
    expect(again).toHaveLength(2);
    expect(again[1]!['askedFor']).toContain('1 EN 1090');
    now += 62 * DAY_MS;
    await remindTwice();
    expect(await told(own.id, 'profile.confirm')).toHaveLength(2);
    await wanted(200, app.call('POST', `/organisations/${organisationId}/confirm-profile`, { as: own }));
    now += 300 * DAY_MS;
    await remindTwice();
    expect(await told(own.id, 'profile.confirm')).toHaveLength(2);
    now += 70 * DAY_MS;
    await remindTwice();
    expect(await told(own.id, 'profile.confirm')).toHaveLength(3);
  });

  it('of certificates go at 90, 30 and 7 days, once each, whoever sends them', async () => {
    const [organisationId] = home.organisationIds as [string];
    const own = home.people.get(organisationId)!;
    const body = [
      { code: 'ISO 9001', validUntil: dayOf(new Date(dayIn(20))) },
      { code: 'MASE', validUntil: dayOf(new Date(dayIn(200))) },
      { code: 'EN 1090', validUntil: dayOf(new Date(dayIn(-3))) },
    ];
    const put = { as: home.coordinator, headers: { 'if-match': '*' }, body };
    await wanted(200, app.call('PUT', `/organisations/${organisationId}/certifications`, put));
    await remindTwice();
    expect(await told(own.id, 'certificate.ending')).toEqual([
      expect.objectContaining({ certificate: 'ISO 9001', days: 20 }),
    ]);
    // The same list saved again is new rows, and no new reminder.
    await wanted(200, app.call('PUT', `/organisations/${organisationId}/certifications`, put));
    await remindTwice();
    expect(await told(own.id, 'certificate.ending')).toHaveLength(1);
    now += 14 * DAY_MS;
    await remindTwice();
    const all = await told(own.id, 'certificate.ending');
    expect(all.map(({ days }) => days)).toEqual([20, 6]);
    expect(await told(home.coordinator.id, 'certificate.ending')).toEqual([]);
  });

  it('of bids, of facts owed and of contracts reach those whom they concern', async () => {
    const as = home.coordinator;
    const [a, b, c] = home.organisationIds as [string, string, string];
    const tender = await tenderOf(home, { skills: 2 });
    await inSystem(sql`update lots set deadline = ${dayIn(6)}::timestamptz where tender_id = ${tender.tenderId}`);
    const consortium = await formed(home, tender, [a, b]);
    await wanted(200, app.call('POST', `/consortia/${consortium.id}/invite`, { as, body: { expiresAt: dayIn(3) } }));
    await remindTwice();
    const [one, other] = [home.people.get(a)!, home.people.get(b)!];
    expect(await told(as.id, 'consortium.bid_due')).toHaveLength(1);
    expect(await told(one.id, 'consortium.bid_due')).toEqual([]);

    const [{ id }] = (await wanted(200, app.call('GET', `/invitations?consortiumId=${consortium.id}`, { as: one })))
      .items;
    await wanted(200, app.call('POST', `/invitations/${id}/accept`, { as: one, body: { undertaking: true } }));
    await remindTwice();
    expect(await told(as.id, 'consortium.bid_due')).toHaveLength(1);
    const [due] = await told(one.id, 'consortium.bid_due');
    expect(due).toMatchObject({ tenderId: tender.tenderId, shareBp: 5_000, buyer: 'Région' });
    const [facts] = await told(one.id, 'consortium.facts_due');
    expect(facts).toMatchObject({ consortiumId: consortium.id });
    expect(Number(facts?.['owed'])).toBeGreaterThan(0);
    expect(JSON.stringify([due, facts])).not.toContain(b);
    for (const kind of ['consortium.bid_due', 'consortium.facts_due']) {
      expect(await told(other.id, kind)).toEqual([]);
      expect(await told(home.people.get(c)!.id, kind)).toEqual([]);
    }
    now += 5 * DAY_MS;
    await remindTwice();
    expect(await told(one.id, 'consortium.bid_due')).toHaveLength(2);

    const contractId = uuidv7();
    await inSystem(sql`insert into contracts (id, cluster_id, consortium_id, title, buyer_name, sector, value_cents, created_at)
      values (${contractId}, ${home.clusterId}, ${consortium.id}, 'Hangar', 'Région', 'Works', 100, ${dayIn(-8)}::timestamptz)`);
    await remindTwice();
    expect(await told(as.id, 'contract.to_sign')).toEqual([expect.objectContaining({ contractId })]);
    now += 14 * DAY_MS;
    await remindTwice();
    expect(await told(as.id, 'contract.to_sign')).toHaveLength(2);
  });
});

describe('somebody who was invited and has not come in', () => {
  const invitationsOf = (email: string) =>
    inSystem<{ id: string; reminds: boolean; userId: string }>(sql`
      select i.id, i.reminds, u.id as "userId" from account_invitations i join users u on u.id = i.user_id
       where u.email = ${email} order by i.created_at`);
  const mailOf = (id: string) => app.services.auth.accountInvitations.mailOf(id);
  const tokenIn = (mail: Awaited<ReturnType<typeof mailOf>>) => /#token=([\w-]+)/.exec(mail?.text ?? '')?.[1];

  it('is reminded once by a mail of its own after a week; both links stay good until one is used', async () => {
    const { coordinator, organisationIds } = await world(app, 1);
    const roles = [{ role: 'member', organisationId: organisationIds[0]! }];
    const invite = (email: string) =>
      wanted(201, app.call('POST', '/users', { as: coordinator, body: { email, name: 'Ada Noël', roles } }));
    for (const email of ['waits@mail.example', 'refuses@mail.example', 'came@mail.example']) await invite(email);
    await inSystem(
      sql`update users set mail_refused_at = now(), mail_refused_status = '5.1.1' where email = 'refuses@mail.example'`,
    );
    await inSystem(sql`update users set password_hash = 'set' where email = 'came@mail.example'`);
    now += 6 * DAY_MS;
    await remindTwice();
    expect(await invitationsOf('waits@mail.example')).toHaveLength(1);
    now += DAY_MS;
    await remindTwice();
    now += 3 * DAY_MS;
    await remindTwice();
    const [first, reminder, ...others] = await invitationsOf('waits@mail.example');
    expect(others).toEqual([]);
    expect([first?.reminds, reminder?.reminds]).toEqual([false, true]);
    for (const email of ['refuses@mail.example', 'came@mail.example'])
      expect(await invitationsOf(email)).toHaveLength(1);
    const mail = await mailOf(reminder!.id);
    expect(mail?.subject).toBe('Rappel : votre accès à Groupement');
    expect(tokenIn(mail)).not.toBe(tokenIn(await mailOf(first!.id)));
    expect(
      await inSystem(
        sql`select payload from outbox where job = 'invitation-mail' and payload ->> 'invitationId' = ${reminder!.id}`,
      ),
    ).toHaveLength(1);
    expect(
      await inSystem(
        sql`select action from audit_log where entity_id = ${reminder!.userId} and action = 'user.reminded'`,
      ),
    ).toHaveLength(1);

    const body = { token: tokenIn(await mailOf(first!.id)), password: 'un mot de passe pour Ada 37' };
    await wanted(200, app.call('POST', '/auth/accept-invitation', { body }));
    expect(await mailOf(reminder!.id)).toBeNull();
    await wanted(400, app.call('POST', '/auth/accept-invitation', { body: { ...body, token: tokenIn(mail) } }));
  });
});

describe('mails to one person', () => {
  it('go once, also when two workers send the same news at once', async () => {
    const person = await app.person({ role: 'coordinator', clusterId: home.clusterId });
    const { notifications } = app.services;
    await inTransaction(app.database, TEST_SYSTEM, (tx) =>
      notifications.tell(
        tx,
        [1, 2, 3].map(() => ({
          kind: 'consortium.lost',
          sourceId: uuidv7(),
          params: { tender: 'Hangar' },
          to: { userId: person.id },
        })),
      ),
    );
    const rows = await inSystem<{ id: string }>(
      sql`select id from notifications where user_id = ${person.id} order by id`,
    );
    const sent: string[] = [];
    const send = async ({ id }: { id: string }) => {
      sent.push(id);
      await new Promise((done) => setTimeout(done, 50));
    };
    await Promise.all(rows.map(({ id }) => notifications.deliver(id, send)));
    expect(sent).toEqual([rows[0]!.id]);
    // A mail that could not be sent is not noted as sent.
    await inSystem(sql`update notifications set mailed_at = null where user_id = ${person.id}`);
    const down = () => Promise.reject(new Error('the mail server is away'));
    await expect(notifications.deliver(rows[0]!.id, down)).rejects.toThrow('away');
    await notifications.deliver(rows[0]!.id, send);
    expect(sent).toHaveLength(2);
  });
});

describe('a mailbox that refuses', () => {
  it('is noted once, told to the coordinators, seen wherever somebody should read, and forgotten when it reads', async () => {
    const as = home.coordinator;
    const [a, b] = home.organisationIds as [string, string];
    const person = home.people.get(a)!;
    const consortium = await formed(home, await tenderOf(home, { skills: 2 }), [a, b]);
    await wanted(200, app.call('POST', `/consortia/${consortium.id}/invite`, { as, body: { expiresAt: dayIn(3) } }));
    await inTransaction(app.database, TEST_SYSTEM, (tx) =>
      app.services.notifications.tell(tx, [
        { kind: 'consortium.lost', sourceId: uuidv7(), params: { tender: 'T' }, to: { userId: person.id } },
      ]),
    );
    const [mail] = await inSystem<{ id: string }>(
      sql`select id from notifications where user_id = ${person.id} order by id desc limit 1`,
    );
    const folder = mkdtempSync(join(tmpdir(), 'groupement-reports-'));
    const reports = openReportFolder(folder);
    const take = async () =>
      reports.empty(async ({ mailId, refusals }) => {
        for (const one of refusals) await app.services.auth.mailRefusals.note({ mailId, ...one });
      });
    const people = async () =>
      (await wanted(200, app.call('GET', `/users?organisationId=${a}`, { as }))).items.map(
        (one: { mailRefused: unknown }) => one.mailRefused,
      );
    // Of a mail that was never sent, or to somebody else, nothing is believed.
    writeFileSync(join(folder, '1'), deliveryReport({ mailId: uuidv7(), address: person.email }));
    writeFileSync(join(folder, '2'), deliveryReport({ mailId: mail!.id, address: home.people.get(b)!.email }));
    writeFileSync(join(folder, '3'), 'Subject: Absence\r\n\r\nJe suis en congé.');
    expect(await take()).toBe(2);
    expect(readdirSync(folder)).toEqual(['other']);
    expect(await people()).toEqual([null]);

    writeFileSync(
      join(folder, '4'),
      deliveryReport({ mailId: mail!.id, address: person.email.toUpperCase(), status: '5.2.2' }),
    );
    writeFileSync(join(folder, '5'), deliveryReport({ mailId: mail!.id, address: person.email }));
    await Promise.all([take(), take()]);
    expect(readdirSync(folder)).toEqual(['other']);
    expect(await people()).toEqual([{ at: expect.any(String), status: expect.stringMatching(/^5\.[12]\.[12]$/) }]);
    const told = await inSystem(
      sql`select params from notifications where user_id = ${as.id} and kind = 'mail.refused'`,
    );
    expect(told).toEqual([{ params: expect.objectContaining({ organisationId: a }) }]);
    const seats = async () =>
      (await wanted(200, app.call('GET', `/consortia/${consortium.id}`, { as }))).members.map(
        (one: { organisationId: string; readers: number }) => [one.organisationId === a, one.readers],
      );
    expect(await seats()).toEqual(
      expect.arrayContaining([
        [true, 0],
        [false, 1],
      ]),
    );

    await inTransaction(app.database, TEST_SYSTEM, (tx) => forgetRefusal(tx, person.id));
    expect(await people()).toEqual([null]);
    expect(await seats()).toEqual(expect.arrayContaining([[true, 1]]));
    rmSync(folder, { recursive: true, force: true });
  });
});
