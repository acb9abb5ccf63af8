import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { TEST_SYSTEM, type TestApp, type TestPerson, testApp } from '../app.ts';
import { wanted } from '../consortia/world.ts';
import { mailedToken } from '../mailed-token.ts';
import { mailsIn } from '../notifications/mails.ts';
import { until } from '../waiting.ts';

const PASSWORD = 'a long and winding password';
const dataDir = mkdtempSync(join(tmpdir(), 'groupement-invited-'));
let now = new Date();
let app: TestApp;
let admin: TestPerson;
let clusterId: string;
beforeAll(async () => {
  app = await testApp({
    clock: () => now,
    env: { DATA_DIR: dataDir, PUBLIC_URL: 'https://groupement.example/office/' },
  });
  admin = await app.person({ role: 'admin' });
  clusterId = await app.cluster();
  await app.startWorkers();
});
afterAll(async () => {
  await app.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const invite = (as: TestPerson, body: object) =>
  app.call('POST', '/users', {
    as,
    body: { name: 'Zoé Le Goff', roles: [{ role: 'coordinator', clusterId }], ...body },
  });
const accept = (token: string) => app.call('POST', '/auth/accept-invitation', { body: { token, password: PASSWORD } });
const mailsTo = (address: string) => mailsIn(join(dataDir, 'mail')).filter((mail) => mail.to.includes(address));

describe('an invited person', () => {
  it.each([
    ['fr', 'Votre accès à Groupement', 'Choisissez votre mot de passe'],
    ['en', 'Your access to Groupement', 'Choose your password'],
  ])(
    'gets a mail in its language (%s) whose link holds the token, which the answer does not, and the subject nothing',
    async (language, subject, words) => {
      const email = `invited-${language}@cluster.example`;
      expect(JSON.stringify(await wanted(201, invite(admin, { email, language })))).not.toMatch(/token/i);
      const [mail] = await until(async () => mailsTo(email).length > 0 && mailsTo(email));
      expect(mail!.subject).toBe(subject);
      expect(mail!.text).toContain(words);
      const link = new URL(/https:\S+/.exec(mail!.text)![0]);
      expect(`${link.origin}${link.pathname}${link.search}`).toBe(
        `https://groupement.example/office/invitation?lang=${language}`,
      );
      // In the fragment, which is sent to no server and stands in no log of one.
      expect(link.hash).toMatch(/^#token=[\w-]{43}$/);
      await wanted(200, accept(new URLSearchParams(link.hash.slice(1)).get('token')!));
    },
  );

  it('finds a page at that address that sends the token nowhere but to the API', async () => {
    for (const [lang, title] of [
      ['fr', 'Choisir un mot de passe'],
      ['en', 'Choose a password'],
    ]) {
      const page = await app.app.inject(`/invitation?lang=${lang}`);
      expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      expect(page.payload).toContain(title);
      expect(page.headers['content-security-policy']).toContain("default-src 'none'");
      expect(page.headers['referrer-policy']).toBe('no-referrer');
      expect(page.payload).not.toMatch(/(src|href)=/);
    }
    expect((await app.app.inject('/invitation?lang=<script>')).payload).not.toContain('lang=<script>');
  });

  it('has its token in no table and no job', async () => {
    const email = 'nowhere@cluster.example';
    await wanted(201, invite(admin, { email }));
    const invitationToken = await mailedToken(app, email);
    const tables = await inTransaction(app.database, TEST_SYSTEM, (tx) =>
      tx.execute<{ row: string }>(
        `select o::text as row from outbox o union all select i::text from account_invitations i union all select a::text from audit_log a`,
      ),
    );
    expect(tables.length).toBeGreaterThan(2);
    expect(tables.filter(({ row }) => row.includes(invitationToken))).toEqual([]);
    await until(async () => mailsTo(email).length > 0);
    expect(readFileSync(mailsTo(email)[0]!.file, 'utf8').split('\n\n')[0]).not.toContain(invitationToken);
  });
});

describe('the same address again', () => {
  it('renews an invitation that ran out: a fresh token and mail, and every earlier one is void', async () => {
    const email = 'late@cluster.example';
    const first = await wanted(201, invite(admin, { email }));
    const firstToken = await mailedToken(app, email);
    now = new Date(now.getTime() + 15 * 86_400_000);
    expect(await wanted(400, accept(firstToken))).toMatchObject({ code: 'invitation_invalid' });
    const second = await wanted(201, invite(admin, { email, name: 'Zoé Le Goff-Dupré', language: 'en' }));
    expect(second).toMatchObject({ id: first.id, name: 'Zoé Le Goff-Dupré', language: 'en' });
    const secondToken = await mailedToken(app, email);
    await wanted(201, invite(admin, { email }));
    const thirdToken = await mailedToken(app, email);
    expect(new Set([firstToken, secondToken, thirdToken]).size).toBe(3);
    await wanted(400, accept(secondToken));
    // Before it is used: an invitation that was used is not mailed any more.
    await until(async () => mailsTo(email).some((mail) => mail.text.includes(thirdToken)));
    await wanted(200, accept(thirdToken));
  });

  it('leaves no second token that could change the password once one was used', async () => {
    const email = 'twice@cluster.example';
    await wanted(201, invite(admin, { email }));
    const invitationToken = await mailedToken(app, email);
    await wanted(200, accept(invitationToken));
    await wanted(400, accept(invitationToken));
    const rows = await inTransaction(app.database, TEST_SYSTEM, (tx) =>
      tx.execute(
        `select 1 from account_invitations i join users u on u.id = i.user_id where u.email = '${email}' and i.accepted_at is null`,
      ),
    );
    expect(rows).toHaveLength(0);
    await wanted(201, invite(admin, { email }));
    await expect(mailedToken(app, email)).rejects.toThrow('no mail waits');
  });

  it('is not a coordinator’s to renew for somebody of its cluster who is more than a colleague there', async () => {
    const coordinator = await app.person({ role: 'coordinator', clusterId });
    const elsewhere = await app.cluster();
    const email = 'of-both@cluster.example';
    const both = [clusterId, elsewhere].map((id) => ({ role: 'coordinator', clusterId: id }));
    await wanted(201, invite(admin, { email, roles: both }));
    const known = { code: 'already_exists', errors: [{ pointer: '/email' }] };
    expect(await wanted(409, invite(coordinator, { email }))).toMatchObject(known);
    await wanted(200, accept(await mailedToken(app, email)));
    expect(await wanted(409, invite(coordinator, { email }))).toMatchObject(known);
    const colleague = 'colleague@cluster.example';
    await wanted(201, invite(admin, { email: colleague }));
    await wanted(201, invite(coordinator, { email: colleague }));
  });
});

describe('somebody whom the inviter may not know', () => {
  const people = async (as: TestPerson, email: string) =>
    (await wanted(200, app.call('GET', '/users', { as, query: { q: email } }))).items as Record<string, unknown>[];

  it.each([
    ['has an account', true],
    ['was invited elsewhere', false],
    ['is not known to anybody', null],
  ])('is invited like a stranger: %s', async (what, accepted) => {
    const coordinator = await app.person({ role: 'coordinator', clusterId });
    const there = await app.cluster();
    const email = `hidden-${what.replaceAll(' ', '-')}@cluster.example`;
    const password = 'the password of before, long';
    let before: string | null = null;
    let theirs: string | null = null;
    if (accepted !== null) {
      const roles = [{ role: 'coordinator', clusterId: there }];
      before = (await wanted(201, invite(admin, { email, roles, name: 'Their own name', language: 'en' })))
        .id as string;
      theirs = await mailedToken(app, email);
      if (accepted)
        await wanted(200, app.call('POST', '/auth/accept-invitation', { body: { token: theirs, password } }));
    }
    const answer = await wanted(201, invite(coordinator, { email }));
    const shown = {
      id: answer.id,
      email,
      name: 'Zoé Le Goff',
      language: 'fr',
      roles: [{ role: 'coordinator', clusterId }],
    };
    expect(answer).toEqual(shown);
    expect(answer.id).not.toBe(before);
    expect(await people(coordinator, email)).toEqual([{ ...shown, status: 'invited', mailRefused: null }]);
    // Five mails a day by one inviter, whoever else wrote to the address.
    for (let sent = 1; sent < 5; sent++) expect(await wanted(201, invite(coordinator, { email }))).toEqual(shown);
    expect(await wanted(429, invite(coordinator, { email }))).toMatchObject({ code: 'too_many_invitations' });
    // Until its mailbox says yes nothing of the account changes, and no invitation of others is void.
    const sign = { email, password };
    if (accepted) await wanted(200, app.call('POST', '/auth/login', { body: sign }));
    const ours = await mailedToken(app, email);
    if (accepted === false)
      await wanted(200, app.call('POST', '/auth/accept-invitation', { body: { token: theirs, password } }));
    const session = await wanted(200, accept(ours));
    const me = await wanted(
      200,
      app.call('GET', '/me', { headers: { authorization: `Bearer ${session.accessToken}` } }),
    );
    // One account, with the roles of both; who works beyond the cluster is listed there by its own name from now on.
    const roles = [...(before === null ? [] : [{ role: 'coordinator', clusterId: there }]), ...shown.roles];
    expect(me).toMatchObject({ email, id: before ?? answer.id, roles });
    expect(await people(admin, email)).toMatchObject([{ id: me.id, status: 'active' }]);
    expect(await people(coordinator, email)).toMatchObject([{ id: me.id, status: 'active' }]);
    await wanted(401, app.call('POST', '/auth/login', { body: sign }));
    await wanted(200, app.call('POST', '/auth/login', { body: { email, password: PASSWORD } }));
  });

  it('opens no account that was closed', async () => {
    const coordinator = await app.person({ role: 'coordinator', clusterId });
    const email = 'closed-elsewhere@cluster.example';
    const roles = [{ role: 'coordinator', clusterId: await app.cluster() }];
    const { id } = await wanted(201, invite(admin, { email, roles }));
    await wanted(200, accept(await mailedToken(app, email)));
    await wanted(200, app.call('POST', `/users/${id}/disable`, { as: admin }));
    await wanted(201, invite(coordinator, { email }));
    expect(await wanted(400, accept(await mailedToken(app, email)))).toMatchObject({ code: 'invitation_invalid' });
  });

  it('is erased with every invitation that waits', async () => {
    const email = 'erased@cluster.example';
    const coordinator = await app.person({ role: 'coordinator', clusterId });
    const roles = [{ role: 'coordinator', clusterId: await app.cluster() }];
    const { id } = await wanted(201, invite(admin, { email, roles }));
    await wanted(200, accept(await mailedToken(app, email)));
    await wanted(201, invite(coordinator, { email }));
    await wanted(200, app.call('POST', `/users/${id}/erase`, { as: admin }));
    expect(await people(admin, email)).toEqual([]);
  });
});

describe('a forgotten password', () => {
  const forget = (email: string) => app.call('POST', '/auth/forgot-password', { body: { email } });
  const tokenOf = (text: string) =>
    new URLSearchParams(new URL(/https:\S+/.exec(text)![0]).hash.slice(1)).get('token')!;

  it('is replaced with the link of a mail: once, within the hour, and every session ends', async () => {
    const email = 'forgetful@cluster.example';
    await wanted(201, invite(admin, { email }));
    const { refreshToken } = await wanted(200, accept(await mailedToken(app, email)));
    const subject = 'Votre mot de passe Groupement';
    const resets = () => mailsTo(email).filter((mail) => mail.subject === subject);
    expect((await forget(email.toUpperCase())).statusCode).toBe(204);
    const [mail] = await until(async () => resets().length > 0 && resets());
    // A second mail within ten minutes is not sent.
    expect((await forget(email)).statusCode).toBe(204);
    const set = (token: string, password: string) =>
      app.call('POST', '/auth/accept-invitation', { body: { token, password } });
    const next = 'a wholly different password';
    expect((await set(tokenOf(mail!.text), next)).statusCode).toBe(200);
    expect((await set(tokenOf(mail!.text), next)).json().code).toBe('invitation_invalid');
    expect((await app.call('POST', '/auth/refresh', { body: { refreshToken } })).statusCode).toBe(401);
    const login = (password: string) => app.call('POST', '/auth/login', { body: { email, password } });
    expect([(await login(PASSWORD)).statusCode, (await login(next)).statusCode]).toEqual([401, 200]);
    expect(resets()).toHaveLength(1);

    const before = now;
    now = new Date(now.getTime() + 700_000);
    expect((await forget(email)).statusCode).toBe(204);
    const second = (await until(async () => resets().length > 1 && resets())).find((one) => one.text !== mail!.text);
    now = new Date(now.getTime() + 3_601_000);
    expect((await set(tokenOf(second!.text), next)).json().code).toBe('invitation_invalid');
    now = before;
  });

  it('tells nobody whether an address is known, and opens no closed account', async () => {
    const unknown = await forget('nobody@cluster.example');
    const email = 'closed@cluster.example';
    const invited = await wanted(201, invite(admin, { email }));
    await wanted(200, accept(await mailedToken(app, email)));
    const known = await forget(email);
    expect([unknown.statusCode, unknown.payload]).toEqual([known.statusCode, known.payload]);
    const [mail] = await until(async () => {
      const found = mailsTo(email).filter(({ subject }) => subject === 'Votre mot de passe Groupement');
      return found.length > 0 && found;
    });
    await wanted(200, app.call('POST', `/users/${invited.id}/disable`, { as: admin }));
    expect((await accept(tokenOf(mail!.text))).json()).toMatchObject({ status: 400, code: 'invitation_invalid' });
  });
});
