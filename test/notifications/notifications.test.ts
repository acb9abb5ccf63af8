import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { SMTPServer } from 'smtp-server';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { MailboxRefused, openMailer } from '../../src/notifications/mailer.ts';
import { NOTIFICATION_KINDS, wordsOf } from '../../src/notifications/texts.ts';
import { dayOf } from '../../src/shared/day.ts';
import { TEST_SYSTEM, type TestApp, testApp } from '../app.ts';
import { formed, inHours, tenderOf, type World, wanted, world } from '../consortia/world.ts';
import { until } from '../waiting.ts';
import { mailsIn, type ReadMail } from './mails.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'groupement-mail-'));
let app: TestApp;
let home: World;
beforeAll(async () => {
  app = await testApp({ env: { DATA_DIR: dataDir } });
  home = await world(app, 12);
  await app.startWorkers();
});
afterAll(async () => {
  await app.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const mailsTo = (address: string): ReadMail[] =>
  mailsIn(join(dataDir, 'mail')).filter((mail) => mail.to.includes(address));
/** The first mail to an address, once it is there. */
const mailTo = (address: string): Promise<ReadMail> => until(async () => mailsTo(address)[0] ?? false);
const seatIn = (mail: ReadMail): string => /#seat=([\w-]{86})/.exec(mail.text)?.[1] ?? '';
const FROM_CONSOLE = { 'sec-fetch-site': 'same-origin', 'x-groupement-console': '1' };

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
    const [french, inEnglish] = [await mailTo(home.people.get(a)!.email), await mailTo(english.email)];
    expect(french.subject).toBe('Une place vous est proposée dans un groupement');
    expect(inEnglish.subject).toBe('You are offered a seat in a consortium');
    const names = (ids: string[]) =>
      consortium.members
        .filter((m: { organisationId: string }) => ids.includes(m.organisationId))
        .map((m: { name: string }) => m.name);
    for (const [mail, own, other] of [
      [french, a, b],
      [inEnglish, b, a],
    ] as const) {
      expect(mail.text).toContain(names([own])[0]);
      expect(mail.text + mail.html).not.toContain(names([other])[0]);
      expect(mail.html.match(/<a /g)).toHaveLength(1);
      // Buyer, work in words, place, share, amount, dates, who asks.
      for (const part of [mail.text, mail.html]) {
        for (const told of ['Région', 'Hangar', 'Lot 1', '500', '50', '2030', 'A person']) expect(part).toContain(told);
        expect(part).not.toMatch(/45262670|42131000|undefined|null/);
      }
    }
    expect(french.text).toContain('Votre travail : Transformation des métaux');
    expect(french.text).toContain('Qui demande : A person, Cluster');
    expect(inEnglish.text).toContain('Your work: ');
    expect(consortium.members.map((m: { readers: number }) => m.readers)).toEqual([1, 1]);
    const { items } = await wanted(200, app.call('GET', '/notifications', { as: english }));
    expect(items[0]).toMatchObject({ kind: 'invitation.received', consortiumId: consortium.id, readAt: null });
    expect(items[0].path).toBe(`/invitations/${items[0].invitationId}`);
    expect(items[0].text).toContain('50%');
    await wanted(204, app.call('POST', `/notifications/${items[0].id}/read`, { as: english }));
    await wanted(404, app.call('POST', `/notifications/${items[0].id}/read`, { as: home.people.get(a)! }));
    expect((await wanted(200, app.call('GET', '/notifications?unread=true', { as: english }))).items).toEqual([]);
  });

  it('of seats that were offered before they spoke for the organisation, once', async () => {
    const as = home.coordinator;
    const [a, b] = home.organisationIds.slice(10, 12) as [string, string];
    const consortium = await formed(home, await tenderOf(home, { skills: 2 }), [a, b]);
    await wanted(200, app.call('POST', `/consortia/${consortium.id}/invite`, { as, body: { expiresAt: inHours(5) } }));
    const seat = seatIn(await mailTo(home.people.get(a)!.email));
    const email = 'late@firm.example';
    const person = { email, name: 'Late', roles: [{ role: 'member', organisationId: a }] };
    for (let time = 0; time < 2; time++) await wanted(201, app.call('POST', '/users', { as, body: person }));
    const mail = await until(async () => mailsTo(email).find((one) => seatIn(one) !== '') ?? false);
    expect(mail.subject).toBe('Une place vous est proposée dans un groupement');
    expect(seatIn(mail)).not.toBe(seat);
    const told = await inTransaction(app.database, TEST_SYSTEM, (tx) =>
      tx.execute(
        sql`select n.kind, n.params->>'consortiumId' as consortium from notifications n join users u on u.id = n.user_id where u.email = ${email}`,
      ),
    );
    expect([...told]).toEqual([{ kind: 'invitation.received', consortium: consortium.id }]);
    await wanted(200, app.call('POST', `/consortia/${consortium.id}/dissolve`, { as, body: { reason: 'over' } }));
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

  it('of what became of a counter-offer, with what was before it', async () => {
    const as = home.coordinator;
    const [a, b] = home.organisationIds.slice(4, 6) as [string, string];
    const consortium = await formed(home, await tenderOf(home, { skills: 2 }), [a, b]);
    await wanted(200, app.call('POST', `/consortia/${consortium.id}/invite`, { as, body: { expiresAt: inHours(9) } }));
    const own = home.people.get(b)!;
    const [{ id }] = (await wanted(200, app.call('GET', `/invitations?consortiumId=${consortium.id}`, { as: own })))
      .items;
    await wanted(
      200,
      app.call('POST', `/invitations/${id}/counter`, { as: own, body: { shareBp: 5_500, note: 'plus' } }),
    );
    const members = consortium.members.map((m: Record<string, unknown>) => ({
      organisationId: m['organisationId'],
      role: m['role'],
      shareBp: m['organisationId'] === b ? 5_200 : 4_800,
      covers: m['covers'],
    }));
    await until(
      async () => (await app.call('GET', `/consortia/${consortium.id}`, { as })).json().recomposition?.complete,
    );
    await wanted(200, app.call('POST', `/consortia/${consortium.id}/recompose`, { as, body: { members } }));
    const refused = await until(
      async () => mailsTo(own.email).find((mail) => mail.subject.includes('pas retenue')) ?? false,
    );
    expect(refused.text).toMatch(/^Part : 50\s% → 52\s%$/m);
    expect(refused.text).toMatch(/^Part que vous demandiez : 55\s%$/m);
    expect(refused.text).toMatch(/Montant : 500[\s\u202f]000\s€ HT → 520[\s\u202f]000\s€ HT/);
    const changed = await until(
      async () =>
        mailsTo(home.people.get(a)!.email).find((mail) => mail.subject.startsWith('Votre place a changé')) ?? false,
    );
    expect(changed.text).toMatch(/^Part : 50\s% → 48\s%$/m);
    expect(changed.text).toContain('Ce qui change : part, montant');
  });

  it('of several news in one mail, of what asks for an act at once', async () => {
    const person = await app.person({ role: 'coordinator', clusterId: home.clusterId });
    const sourceIds = [uuidv7(), uuidv7(), uuidv7()];
    const { notifications } = app.services;
    await inTransaction(app.database, TEST_SYSTEM, (tx) =>
      notifications.tell(
        tx,
        sourceIds.map((sourceId, i) => ({
          kind: ['consortium.lost', 'answer.accepted', 'answer.declined'][i]!,
          sourceId,
          params: { tender: `Hangar ${i}`, organisation: 'Isolation', reason: 'Trop loin', consortiumId: uuidv7() },
          to: { clusterId: home.clusterId },
        })),
      ),
    );
    const rows = await inTransaction(app.database, TEST_SYSTEM, (tx) =>
      tx.execute<{ id: string; kind: string; run_at: Date | null }>(sql`
        select n.id, n.kind, o.run_at from notifications n
          join outbox o on o.job = 'mail' and o.payload ->> 'notificationId' = n.id::text
         where n.user_id = ${person.id} order by n.id`),
    );
    expect(rows.map(({ kind, run_at }) => [kind, run_at !== null])).toEqual([
      ['consortium.lost', true],
      ['answer.accepted', true],
      ['answer.declined', false],
    ]);
    const [lost, accepted, declined] = rows as unknown as { id: string }[];
    const digest = await notifications.mailOf(accepted!.id);
    expect(digest?.notificationIds).toEqual([lost!.id, accepted!.id]);
    expect(digest?.mail.subject).toBe('2 nouvelles de vos groupements');
    for (const tender of ['Hangar 0', 'Hangar 1']) expect(digest?.mail.text).toContain(tender);
    expect(digest?.mail.text).not.toContain('Hangar 2');
    await notifications.mailed(digest!.notificationIds);
    expect(await notifications.mailOf(lost!.id)).toBeNull();
    const alone = await mailTo(person.email);
    expect(alone.subject).toBe('Une invitation est déclinée');
    expect(declined).toBeDefined();
  });

  it('with words for every kind, in both languages', () => {
    for (const kind of NOTIFICATION_KINDS) {
      const params = { tender: 'T', organisation: 'O', reason: 'R', shareBp: 100, expiresAt: '2026-01-01T00:00:00Z' };
      const [fr, en] = [wordsOf(kind, params, 'fr'), wordsOf(kind, params, 'en')];
      expect(fr.text).not.toBe(en.text);
      for (const secret of ['T', 'O', 'R']) expect(fr.subject.split(' ')).not.toContain(secret);
    }
  });
});

describe('the link of an invitation\u2019s mail', () => {
  const open = (token: string, headers: Record<string, string> = FROM_CONSOLE) =>
    app.call('POST', '/auth/seat-session', { body: { token }, headers });
  const state = () =>
    inTransaction(app.database, TEST_SYSTEM, (tx) =>
      tx.execute(`select (select jsonb_agg(i order by id) from invitations i) as invitations, (select count(*) from sessions) as sessions,
        (select count(*) from audit_log) as audit, (select count(*) from outbox) as outbox`),
    );

  it('opens that seat alone, without a password; opening changes nothing, answering binds; it ends', async () => {
    const as = home.coordinator;
    const [a, b] = home.organisationIds.slice(6, 8) as [string, string];
    const [person, other] = [home.people.get(a)!, home.people.get(b)!];
    const consortium = await formed(home, await tenderOf(home, { skills: 2 }), [a, b]);
    await wanted(200, app.call('POST', `/consortia/${consortium.id}/invite`, { as, body: { expiresAt: inHours(50) } }));
    const token = seatIn(await mailTo(person.email));
    await mailTo(other.email);
    const before = await until(async () => {
      const [one, , two] = [await state(), await new Promise((done) => setTimeout(done, 300)), await state()];
      return JSON.stringify(one) === JSON.stringify(two) && two;
    });

    // A scanner of mails: another site, no script of ours, then a whole browser.
    await wanted(403, open(token, {}));
    await wanted(403, open(token, { ...FROM_CONSOLE, 'sec-fetch-site': 'cross-site' }));
    await wanted(401, open(`${token.slice(0, -4)}AAAA`));
    await wanted(400, open('x'));
    const opened = await open(token);
    const { invitationId } = await wanted(200, Promise.resolve(opened));
    const cookie = String(opened.headers['set-cookie']).split(';')[0]!;
    expect(opened.headers['set-cookie']).toMatch(/HttpOnly; SameSite=Strict/);
    const call = (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) =>
      app.call(method, path, { headers: { cookie, ...FROM_CONSOLE }, ...(body === undefined ? {} : { body }) });
    const seen = await wanted(200, call('GET', `/invitations/${invitationId}`));
    expect(seen).toMatchObject({ id: invitationId, organisationId: a, state: 'pending' });
    expect(await wanted(200, call('GET', '/me'))).toMatchObject({
      id: person.id,
      seat: invitationId,
      roles: [{ role: 'member', organisationId: a }],
    });
    expect(await state()).toEqual(before);

    // Nothing else of the API: not the other seat, not a list, not the account.
    const theirs = (await wanted(200, app.call('GET', `/invitations?consortiumId=${consortium.id}`, { as: other })))
      .items[0];
    const document = (await app.app.inject('/openapi.json')).json();
    const openToSeats = [
      'GET /v1/me',
      'GET /v1/invitations/{id}',
      'POST /v1/invitations/{id}/accept',
      'POST /v1/invitations/{id}/decline',
      'POST /v1/invitations/{id}/counter',
      'PUT /v1/invitations/{id}/solo-declaration',
      'GET /v1/taxonomies/cpv/{code}',
    ];
    const refused: string[] = [];
    for (const [path, methods] of Object.entries<Record<string, { 'x-access'?: string }>>(document.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        const name = `${method.toUpperCase()} ${path}`;
        if (operation['x-access'] === 'public' || !path.startsWith('/v1')) continue;
        const url = path.replace('/v1', '').replace(/\{\w+\}/g, theirs.id);
        const answer = await app.call(method.toUpperCase() as 'GET', url, { headers: { cookie, ...FROM_CONSOLE } });
        if (answer.statusCode === 403 && answer.json().code === 'seat_only') refused.push(name);
        else expect(openToSeats, `${name} answered ${answer.statusCode}`).toContain(name);
      }
    }
    expect(refused.length).toBeGreaterThan(100);
    expect(refused).toContain('GET /v1/invitations/{id}');
    await wanted(403, call('POST', `/invitations/${theirs.id}/accept`, {}));

    await wanted(
      200,
      call('PUT', `/invitations/${invitationId}/solo-declaration`, { couldBidAlone: false, reasons: 'Trop grand' }),
    );
    const accepted = await wanted(200, call('POST', `/invitations/${invitationId}/accept`, { undertaking: true }));
    expect(accepted).toMatchObject({ state: 'accepted', undertaking: true });

    // Withdrawn, disabled or past its deadline, it opens nothing.
    await inTransaction(app.database, TEST_SYSTEM, (tx) =>
      tx.execute(`update invitations set expires_at = now() - interval '1 minute' where id = '${invitationId}'`),
    );
    expect(await wanted(401, open(token))).toMatchObject({ code: 'seat_link_ended' });
    expect(await wanted(401, call('GET', `/invitations/${invitationId}`))).toMatchObject({ code: 'session_ended' });
    // Offered anew, it says that the newest mail has the link, and that link opens.
    const { lotIds } = await wanted(200, app.call('GET', `/consortia/${consortium.id}`, { as }));
    const lines = [a, b].map((organisationId) => ({
      lotId: lotIds[0],
      organisationId,
      label: 'All',
      amountCents: 100,
    }));
    await wanted(200, app.call('PUT', `/consortia/${consortium.id}/offer`, { as, body: { lines } }));
    expect(await wanted(401, open(token))).toMatchObject({ code: 'seat_link_replaced' });
    const links = () => mailsTo(person.email).map(seatIn);
    await wanted(200, open(await until(async () => links().find((one) => one !== '' && one !== token) ?? false)));
    const late = seatIn(await mailTo(other.email));
    await wanted(200, open(late));
    await inTransaction(app.database, TEST_SYSTEM, (tx) =>
      tx.execute(`update users set disabled_at = now() where id = '${other.id}'`),
    );
    await wanted(401, open(late));
  }, 60_000);
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
      html: '<p>Bonjour',
      replyTo: { name: 'Luc', address: 'luc@example.org' },
    });
    mailer.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    expect(received).toHaveLength(1);
    expect(received[0]).toContain('Message-ID: <n1@example.org>');
    expect(received[0]).toContain('Reply-To: Luc <luc@example.org>');
  });

  it('that refuses a mailbox says so; one that refuses us, or is busy, is asked again', async () => {
    const replies: Record<string, [code: number, text: string]> = {
      'gone@example.org': [550, '5.1.1 user unknown'],
      'busy@example.org': [451, '4.7.1 try again later'],
    };
    const refusing = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code });
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onMailFrom: ({ address }, _session, done) =>
        done(address === 'banned@example.org' ? refusing(550, '5.7.1 sender refused') : null),
      onRcptTo: ({ address }, _session, done) => {
        const reply = replies[address];
        done(reply === undefined ? null : refusing(...reply));
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as { port: number };
    const sent = async (address: string, from = 'g@example.org') => {
      const mailer = openMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, from, folder: dataDir });
      const mail = { id: 'n2', to: { name: 'Zoé', address }, subject: 'S', text: 'T', html: '<p>T' };
      const error: unknown = await mailer.send(mail).catch((fault: unknown) => fault);
      mailer.close();
      return error;
    };
    expect(await sent('gone@example.org')).toMatchObject({ status: '5.1.1' });
    expect(await sent('gone@example.org')).toBeInstanceOf(MailboxRefused);
    for (const other of [await sent('busy@example.org'), await sent('gone@example.org', 'banned@example.org')]) {
      expect(other).toBeInstanceOf(Error);
      expect(other).not.toBeInstanceOf(MailboxRefused);
    }
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
});

describe('the calendar', () => {
  it('holds what its owner may see, at an address that can be replaced', async () => {
    const own = home.people.get(home.organisationIds[2]!)!;
    // Its three lots are due together: one entry.
    const tender = await tenderOf(home, { skills: 2, lots: 3 });
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
    const office = await wanted(201, app.call('POST', '/calendar/token', { as: home.coordinator }));
    const all = (await app.call('GET', path(office.url))).payload.replaceAll('\r\n ', '');
    const own3 = all
      .match(/SUMMARY:Remise de l’offre[^\r]*/g)!
      .filter((line) => line.includes(`Hangar ${tender.tenderId.slice(-6)}`));
    expect(own3).toHaveLength(1);
    const single = await tenderOf(home, { skills: 2, lots: 1 });
    const more = (await app.call('GET', path(office.url))).payload.replaceAll('\r\n ', '');
    expect(more).toMatch(new RegExp(`Remise de l’offre : Hangar ${single.tenderId.slice(-6)}[^\r]* \\(lot n° 1\\)`));
    const stranger = home.people.get(home.organisationIds[8]!)!;
    const other = await wanted(201, app.call('POST', '/calendar/token', { as: stranger }));
    expect((await app.call('GET', path(other.url))).payload).not.toContain('BEGIN:VEVENT');
    await wanted(201, app.call('POST', '/calendar/token', { as: own }));
    expect((await app.call('GET', path(url))).statusCode).toBe(401);
    expect((await app.call('GET', path(other.url))).statusCode).toBe(200);
    expect((await app.call('DELETE', '/calendar/token', { as: stranger })).statusCode).toBe(204);
    expect((await app.call('GET', path(other.url))).statusCode).toBe(401);
    expect((await app.call('GET', '/calendar.ics?token=nonsense')).statusCode).toBe(401);
    // What is kept opens nothing; nor does the address of somebody who left.
    const left = await app.person({ role: 'coordinator', clusterId: home.clusterId });
    const theirs = await wanted(201, app.call('POST', '/calendar/token', { as: left }));
    const [kept] = await inTransaction(app.database, TEST_SYSTEM, (tx) =>
      tx.execute<{ row: string }>(sql`select c::text as row from calendar_tokens c where user_id = ${left.id}`),
    );
    expect(kept!.row).not.toContain(new URL(theirs.url).searchParams.get('token'));
    expect((await app.call('GET', path(theirs.url))).statusCode).toBe(200);
    const admin = await app.person({ role: 'admin' });
    await wanted(200, app.call('POST', `/users/${left.id}/disable`, { as: admin }));
    expect((await app.call('GET', path(theirs.url))).statusCode).toBe(401);
  });
});

describe('the deadline board', () => {
  it('tells coordinators of one cluster what is due when, the first first, and members nothing', async () => {
    const tender = await tenderOf(home, { skills: 2 });
    const consortium = await formed(home, tender, home.organisationIds.slice(4, 6));
    const invite = { as: home.coordinator, body: { expiresAt: inHours(40) } };
    await wanted(200, app.call('POST', `/consortia/${consortium.id}/invite`, invite));
    const organisationId = home.organisationIds[6]!;
    const day = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000));
    const certifications = [
      { code: 'ISO 9001', validUntil: day(20) },
      { code: 'MASE', validUntil: day(200) },
      { code: 'EN 1090', validUntil: day(-40) },
    ];
    const put = { as: home.coordinator, headers: { 'if-match': '*' }, body: certifications };
    await wanted(200, app.call('PUT', `/organisations/${organisationId}/certifications`, put));

    const board = await wanted(200, app.call('GET', '/deadlines', { as: home.coordinator }));
    const days = board.items.map((one: { on: string }) => one.on);
    expect(days).toEqual([...days].sort());
    expect(board.items).toContainEqual(
      expect.objectContaining({ kind: 'answer', consortiumId: consortium.id, tenderId: tender.tenderId, count: 2 }),
    );
    const ending = { kind: 'certificate', organisationId, detail: 'ISO 9001', on: day(20), at: null };
    const own = board.items.filter((one: { organisationId: string | null }) => one.organisationId === organisationId);
    expect(own).toEqual([expect.objectContaining(ending)]);
    const longer = await wanted(200, app.call('GET', `/deadlines?until=${day(300)}`, { as: home.coordinator }));
    expect(longer.items.map((one: { detail: string | null }) => one.detail)).toContain('MASE');
    const member = { as: home.people.get(organisationId)! };
    expect((await app.call('GET', '/deadlines', member)).statusCode).toBe(403);
    expect((await app.call('GET', '/deadlines?until=soon', { as: home.coordinator })).statusCode).toBe(400);
  });
});
