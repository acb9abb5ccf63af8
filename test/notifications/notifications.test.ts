import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { openMailer } from '../../src/notifications/mailer.ts';
import { NOTIFICATION_KINDS, wordsOf } from '../../src/notifications/texts.ts';
import { TEST_SYSTEM, type TestApp, testApp } from '../app.ts';
import { formed, inHours, tenderOf, type World, wanted, world } from '../consortia/world.ts';
import { until } from '../waiting.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'groupement-mail-'));
let app: TestApp;
let home: World;
beforeAll(async () => {
  app = await testApp({ env: { DATA_DIR: dataDir } });
  home = await world(app, 8);
  await app.startWorkers();
});
afterAll(async () => {
  await app.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const eml = (): string[] => {
  const folder = join(dataDir, 'mail');
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.eml'))
        .map((name) => readFileSync(join(folder, name), 'utf8'))
    : [];
};

describe('people are told', () => {
  it('by a mail to each and in the API, in their language; the subject tells no secret', async () => {
    const as = home.coordinator;
    const [a, b] = home.organisationIds as [string, string];
    const english = home.people.get(b)!;
    await inTransaction(app.database, TEST_SYSTEM, (tx) =>
      tx.execute(`update users set language = 'en' where id = '${english.id}'`),
    );
    const tender = await tenderOf(home, { skills: 2 });
    const consortium = await formed(home, tender, [a, b]);
    await wanted(200, app.call('POST', `/consortia/${consortium.id}/invite`, { as, body: { expiresAt: inHours(5) } }));
    const mails = await until(async () => {
      const all = eml();
      return all.length >= 2 && all;
    });
    const to = (address: string) => mails.find((mail) => mail.includes(address))!;
    expect(to(home.people.get(a)!.email)).toMatch(/^Subject: =\?UTF-8\?Q\?Une_place_vous_est_propos/m);
    expect(to(english.email)).toMatch(/^Subject: You are offered a seat/m);
    for (const mail of mails) {
      const subject = /^Subject: (.*(?:\n .*)*)$/m.exec(mail)![1]!;
      expect(subject).not.toContain('Hangar');
      expect(mail).not.toContain('Firm');
    }
    const { items } = await wanted(200, app.call('GET', '/notifications', { as: english }));
    expect(items[0]).toMatchObject({ kind: 'invitation.received', consortiumId: consortium.id, readAt: null });
    expect(items[0].text).toContain('50 %');
    expect(to(english.email).replaceAll('=\n', '')).toContain('for a share of 50 %');
    await wanted(204, app.call('POST', `/notifications/${items[0].id}/read`, { as: english }));
    await wanted(404, app.call('POST', `/notifications/${items[0].id}/read`, { as: home.people.get(a)! }));
    expect((await wanted(200, app.call('GET', '/notifications?unread=true', { as: english }))).items).toEqual([]);
  });

  it('of reminders and expiry when the hour comes, which opens a re-composition', async () => {
    const as = home.coordinator;
    const [a, b] = home.organisationIds as [string, string];
    const consortium = await formed(home, await tenderOf(home, { skills: 2 }), [a, b]);
    const expiresAt = new Date(Date.now() + 3_000).toISOString();
    await wanted(200, app.call('POST', `/consortia/${consortium.id}/invite`, { as, body: { expiresAt } }));
    const own = home.people.get(a)!;
    const invitation = (await wanted(200, app.call('GET', `/invitations?consortiumId=${consortium.id}`, { as: own })))
      .items[0];
    await wanted(200, app.call('POST', `/invitations/${invitation.id}/accept`, { as: own, body: {} }));
    const after = await until(async () => {
      const now = await wanted(200, app.call('GET', `/consortia/${consortium.id}`, { as }));
      return now.recomposition?.status === 'found' && now;
    });
    expect(after.state).toBe('recomposing');
    const late = home.people.get(b)!;
    const kinds = async () =>
      (await wanted(200, app.call('GET', '/notifications', { as: late }))).items.map((n: { kind: string }) => n.kind);
    expect(await kinds()).toContain('invitation.reminder');
    const expired = (await wanted(200, app.call('GET', `/invitations?consortiumId=${consortium.id}`, { as: late })))
      .items[0];
    expect(expired.state).toBe('expired');
    expect(
      await wanted(409, app.call('POST', `/invitations/${expired.id}/accept`, { as: late, body: {} })),
    ).toMatchObject({ state: 'expired', allowed: [] });
  }, 60_000);

  it('with words for every kind, in both languages', () => {
    for (const kind of NOTIFICATION_KINDS) {
      const params = { tender: 'T', organisation: 'O', reason: 'R', shareBp: 100, expiresAt: '2026-01-01T00:00:00Z' };
      const [fr, en] = [wordsOf(kind, params, 'fr'), wordsOf(kind, params, 'en')];
      expect(fr.text).not.toBe(en.text);
      for (const secret of ['T', 'O', 'R']) expect(fr.subject.split(' ')).not.toContain(secret);
    }
  });
});

describe('a mail server', () => {
  it('gets the mail when one is configured', async () => {
    const received: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, _session, done) => {
        let text = '';
        stream.on('data', (chunk: Buffer) => {
          text += String(chunk);
        });
        stream.on('end', () => {
          received.push(text);
          done();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as { port: number };
    const mailer = openMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'g@example.org', folder: dataDir });
    await mailer.send({
      id: 'n1',
      to: { name: 'Zoé', address: 'zoe@example.org' },
      subject: 'Réponse',
      text: 'Bonjour',
    });
    mailer.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    expect(received).toHaveLength(1);
    expect(received[0]).toContain('Message-ID: <n1@example.org>');
  });
});

describe('the calendar', () => {
  it('holds what its owner may see, at an address that can be replaced', async () => {
    const own = home.people.get(home.organisationIds[2]!)!;
    const tender = await tenderOf(home, { skills: 2 });
    const consortium = await formed(home, tender, home.organisationIds.slice(2, 4));
    await wanted(
      200,
      app.call('POST', `/consortia/${consortium.id}/invite`, {
        as: home.coordinator,
        body: { expiresAt: inHours(30) },
      }),
    );
    const { url } = await wanted(201, app.call('POST', '/calendar/token', { as: own }));
    const path = (address: string) => new URL(address).pathname.replace('/v1', '') + new URL(address).search;
    const feed = await app.call('GET', path(url));
    expect(feed.statusCode).toBe(200);
    expect(feed.headers['content-type']).toContain('text/calendar');
    expect(feed.payload).toMatch(/^BEGIN:VCALENDAR/);
    expect(feed.payload.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    const stranger = home.people.get(home.organisationIds[7]!)!;
    const other = await wanted(201, app.call('POST', '/calendar/token', { as: stranger }));
    expect((await app.call('GET', path(other.url))).payload).not.toContain('BEGIN:VEVENT');
    await wanted(201, app.call('POST', '/calendar/token', { as: own }));
    expect((await app.call('GET', path(url))).statusCode).toBe(401);
    expect((await app.call('GET', '/calendar.ics?token=nonsense')).statusCode).toBe(401);
  });
});
