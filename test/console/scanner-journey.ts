import { sql } from 'drizzle-orm';
import type { Browser } from 'playwright-core';
import { uuidv7 } from 'uuidv7';
import { expect, it } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { mailTo } from '../../src/notifications/mail.ts';
import { NOTIFICATION_KINDS } from '../../src/notifications/texts.ts';
import { systemActor } from '../../src/shared/actor.ts';
import { until } from '../waiting.ts';
import type { ConsoleServer } from './server.ts';

const SCANNER = systemActor('test');
/** What moves without anybody: jobs that are handed on, and processes that say that they are there. */
const MOVING = ['outbox', 'job_effects', 'candidate_followers', 'idempotency_keys'];

/**
 * What scanners of mails do with every link before a person sees it: GET, HEAD, and a whole browser that runs what it
 * finds. None of it may answer, accept, open or use up anything.
 */
export function scannerJourney(scene: () => { browser: Browser; server: ConsoleServer }): void {
  it('a scanner that reads every link of every mail, with a browser too, changes nothing', async () => {
    const { browser, server } = scene();
    const accounts = await accountLinks(server);
    const links = [...new Set([...(await linksOfKinds(server)), ...linksSent(server)])];
    const places = new Set(links.map(placeOf));
    for (const place of [
      '/app/invitations/…#seat…',
      '/app/consortia/…',
      '/app/my/papers',
      '/app/notifications',
      '/invitation?lang…',
    ])
      expect([...places]).toContain(place);
    expect(links).toEqual(expect.arrayContaining(accounts));
    const before = await quiet(server);
    const context = await browser.newContext();
    // One of each kind of page in the browser, of accounts the new one and the forgotten one, and every link by both
    // methods; a scanner has several under way.
    const pageOf = (link: string): string => (accounts.includes(link) ? link : placeOf(link));
    const shown = new Map(links.map((link) => [pageOf(link), `${server.url}${link}`]));
    const readers = Array.from({ length: AT_ONCE }, async (_, first) => {
      for (let i = first; i < links.length; i += AT_ONCE)
        for (const method of ['GET', 'HEAD'])
          expect((await fetch(`${server.url}${links[i]}`, { method })).status, links[i]).toBe(200);
    });
    const browsers = [...shown.values()].map(async (address) => {
      const page = await context.newPage();
      await page.goto(address, { waitUntil: 'networkidle' });
      await page.close();
    });
    await Promise.all([...readers, ...browsers]);
    await context.close();
    expect(shown.size).toBeGreaterThan(7);
    expect(await quiet(server)).toEqual(before);
    // What could not move would prove nothing.
    await inTransaction(server.database, SCANNER, (tx) =>
      tx.execute(sql`update notifications set read_at = now() where id = (select id from notifications limit 1)`),
    );
    expect(await sums(server)).not.toEqual(before);
    // What opens an account or a password once was not used up.
    for (const link of accounts) expect((await opened(server, link)).status).toBe(200);
  }, 120_000);
}

/** Requests that a scanner has under way. */
const AT_ONCE = 8;

/** The page that a link leads to, whatever it is about. */
const placeOf = (link: string): string => link.replace(/[0-9a-f-]{36}|=.*$/g, '…');

/** A link that opens an account and one that sets a forgotten password, as mailed just now. */
async function accountLinks(server: ConsoleServer): Promise<string[]> {
  const admin = await server.as('admin');
  const mailed = (address: string, nth: number) =>
    until(() => server.mailsTo(address).flatMap(({ text }) => linksIn(text))[nth], {
      what: `mail ${nth} to ${address}`,
    });
  const invite = async (email: string): Promise<string> => {
    await admin.call('POST', '/users', { email, name: 'Ada Porte', language: 'fr', roles: [{ role: 'admin' }] });
    return mailed(email, 0);
  };
  const fresh = await invite('new@door.example');
  expect((await opened(server, await invite('forgetful@door.example'))).status).toBe(200);
  await admin.call('POST', '/auth/forgot-password', { email: 'forgetful@door.example' });
  return [fresh, await mailed('forgetful@door.example', 1)];
}

/** Sets the password of an account's link. */
const opened = ({ url }: ConsoleServer, link: string): Promise<Response> =>
  fetch(`${url}/v1/auth/accept-invitation`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      token: new URLSearchParams(link.split('#')[1]).get('token'),
      password: 'une porte que nul robot ne pousse 7',
    }),
  });

/** The link of a mail of each kind, to a person and of a seat that there are. */
async function linksOfKinds({ url, database, services }: ConsoleServer): Promise<string[]> {
  const [of] = await inTransaction(database, SCANNER, (tx) =>
    tx.execute<{
      userId: string;
      invitationId: string;
      consortiumId: string;
      organisationId: string;
      contractId: string;
    }>(sql`
      select r.user_id as "userId", i.id as "invitationId", i.consortium_id as "consortiumId",
             i.organisation_id as "organisationId", (select id from contracts order by id limit 1) as "contractId"
        from invitations i join user_roles r on r.organisation_id = i.organisation_id and r.role = 'member'
       order by (i.state in ('pending', 'accepted')) desc, i.expires_at desc limit 1`),
  );
  const { userId, ...params } = of!;
  const person = { userId, email: 'scanned@mail.example', name: 'Scanner', language: 'fr' as const };
  const at = { createdAt: new Date(), readAt: null, mailedAt: null };
  return NOTIFICATION_KINDS.flatMap((kind) => {
    const row = { id: uuidv7(), userId, kind, sourceId: uuidv7(), params: { ...params, tender: 'T' }, ...at };
    const { text } = mailTo(row, person, null, {
      consoleUrl: `${url}/app`,
      seatToken: services.auth.seatSessions.token,
    });
    return linksIn(text);
  });
}

/** The links of the mails that were sent until now: those that open an account and those of a new password too. */
const linksSent = (server: ConsoleServer): string[] => server.mailsTo('@').flatMap(({ text }) => linksIn(text));

const linksIn = (text: string): string[] =>
  (text.match(/https?:\/\/\S+/g) ?? []).map((link) => {
    const { pathname, search, hash } = new URL(link);
    return `${pathname}${search}${hash}`;
  });

/** A sum of each table but for when a session of somebody else was last seen, once nothing moves any more. */
async function quiet(server: ConsoleServer): Promise<Record<string, string>> {
  for (let before = await sums(server); ; ) {
    await new Promise((done) => setTimeout(done, 500));
    const after = await sums(server);
    if (JSON.stringify(after) === JSON.stringify(before)) return after;
    before = after;
  }
}

const sums = ({ database }: ConsoleServer): Promise<Record<string, string>> =>
  inTransaction(database, SCANNER, async (tx) => {
    const tables = await tx.execute<{ name: string }>(sql`
      select table_name as name from information_schema.tables
       where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`);
    const found: Record<string, string> = {};
    for (const { name } of tables) {
      if (MOVING.includes(name)) continue;
      const [row] = await tx.execute<{ sum: string }>(
        sql`select md5(coalesce(string_agg(s, '|' order by s), '')) as sum from (select (to_jsonb(t) - 'last_seen_at')::text as s from ${sql.identifier(name)} t) rows`,
      );
      found[name] = row!.sum;
    }
    return found;
  });
