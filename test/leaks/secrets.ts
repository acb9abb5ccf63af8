import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import postgres from 'postgres';
import { hashPassword } from '../../src/auth/passwords.ts';
import { setPassword } from '../../src/auth/repository.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { TEST_SYSTEM, type TestPerson, testApp } from '../app.ts';
import { formed, inHours, tenderOf, type World, wanted, world } from '../consortia/world.ts';
import { mailedToken } from '../mailed-token.ts';
import { until } from '../waiting.ts';
import { FROM_CONSOLE } from './credentials.ts';

/** Who searches: nobody of these may find what is not in `allowed` of a secret. */
export const ROLES = ['member', 'declined', 'excluded', 'outsider', 'stranger', 'partner', 'sharer'] as const;
export type RoleOfReader = (typeof ROLES)[number];

/** A text that stands in one place only, and who may read it. */
export type Secret = { text: string; of: string; allowed: readonly RoleOfReader[] };

/**
 * A cluster in which two groups answer the same tender, with a secret planted in every place that holds one.
 *
 * `member` sits in the first group. Of the second, the rival, one has declared that it could bid alone, one has
 * declined (`declined`) and one has made a counter-offer; `excluded` belongs to an organisation of the cluster that no
 * tender may propose; `outsider` and `stranger` speak for an organisation and a coordinator of another cluster, which
 * has a group of its own; `partner` coordinates a third cluster, with which the first shares its organisations; `sharer`
 * coordinates a fourth, which has the partner in `member`'s group as a company of its own too, and reads by a session of
 * the console.
 */
export type SecretWorld = {
  home: World;
  readers: Record<RoleOfReader, TestPerson & { cookie?: string }>;
  secrets: Secret[];
  /** Ids of the home cluster by the collection that they belong to, the rival's first. */
  ids: Record<string, string[]>;
  /** Ids of the stranger's own: what it may stream. */
  strangersConsortium: string;
  rival: { consortiumId: string; declarant: string };
  /** Bodies of webhook messages by the name of the endpoint. */
  delivered: Record<'home' | 'away', string[]>;
  mailFolder: string;
  /** Makes events happen in the home cluster, with secrets in them. */
  stir(): Promise<void>;
  close(): Promise<void>;
};

const AMOUNT = 918_273_645;

export async function secretWorld(
  dataDir: string,
): Promise<SecretWorld & { app: Awaited<ReturnType<typeof testApp>> }> {
  const env = { DATA_DIR: dataDir, WEBHOOK_PRIVATE_TARGETS: 'true', MAIL_DIGEST_MINUTES: '0' };
  const app = await testApp({ env, pooled: 'transaction' });
  const home = await world(app, 9);
  const away = await world(app, 3);
  await app.startWorkers();
  const as = home.coordinator;
  const [a, b, c, d, e, f, g] = home.organisationIds as [string, string, string, string, string, string, string];
  const personOf = (id: string): TestPerson => home.people.get(id)!;
  for (const id of home.organisationIds) await app.services.clusters.memberships.join(TEST_SYSTEM, home.clusterId, id);
  const partnerCluster = await app.cluster();
  const partner = await app.person({ role: 'coordinator', clusterId: partnerCluster });
  const sharedCluster = await app.cluster();
  const sharer = await app.person({ role: 'coordinator', clusterId: sharedCluster });
  await app.services.clusters.memberships.join(TEST_SYSTEM, sharedCluster, b);
  const cluster = `/clusters/${home.clusterId}`;
  const body = (value: object) => ({ as, body: value });
  await wanted(
    201,
    app.call('POST', `${cluster}/partnerships`, body({ partnerClusterId: partnerCluster, sharesOrganisations: true })),
  );
  await wanted(
    201,
    app.call(
      'POST',
      `${cluster}/funding`,
      body({ year: 2025, source: 'secret-source-of-funds', amount: eur(AMOUNT + 1) }),
    ),
  );
  await wanted(
    201,
    app.call('POST', `${cluster}/working-groups`, body({ name: 'secret-name-of-working-group', memberIds: [c, d] })),
  );

  const pair = { organisationId: c, kind: 'competitor', note: 'secret-note-of-pair' };
  await wanted(201, app.call('POST', `/organisations/${b}/relations`, body(pair)));
  await wanted(200, app.call('PUT', `/organisations/${b}/ties/${c}`, body({ weightBp: 8_642 })));

  // Two groups for one tender.
  const tender = await tenderOf(home, { skills: 3 });
  const invite = async (members: string[]): Promise<string> => {
    const { id } = await formed(home, tender, members);
    await wanted(200, app.call('POST', `/consortia/${id}/invite`, body({ expiresAt: inHours(9) })));
    return id;
  };
  const rival = await invite([c, d, e]);
  const own = await invite([a, b]);
  const invitationOf = async (organisationId: string, consortiumId: string): Promise<string> =>
    (await wanted(200, app.call('GET', `/invitations?consortiumId=${consortiumId}`, { as: personOf(organisationId) })))
      .items[0].id;
  const seats = { a: await invitationOf(a, own), c: await invitationOf(c, rival), d: await invitationOf(d, rival) };
  const answer = (
    organisationId: string,
    invitation: string,
    verb: string,
    given: object,
    method: 'POST' | 'PUT' = 'POST',
  ) =>
    wanted(200, app.call(method, `/invitations/${invitation}/${verb}`, { as: personOf(organisationId), body: given }));
  const oath = { couldBidAlone: true, reasons: 'secret-oath-of-rival' };
  await answer(c, seats.c, 'solo-declaration', oath, 'PUT');
  await answer(a, seats.a, 'solo-declaration', { couldBidAlone: false, reasons: 'mine' }, 'PUT');
  await answer(a, seats.a, 'accept', {});
  await answer(c, seats.c, 'accept', {});
  const terms = {
    reference: 'secret-reference-of-rival',
    procedure: null,
    buyerRegistrationNumber: null,
    buyerAddress: null,
    formAfterAward: null,
    factsDueOn: null,
    reliedUpon: [],
    terms: {
      mandataireFeeBp: null,
      commonExpenses: null,
      guarantees: null,
      insuranceCoverCents: AMOUNT + 2,
      defaultNoticeDays: null,
      penalties: 'secret-penalties-of-rival',
      disputes: null,
      payment: null,
    },
  };
  await wanted(200, app.call('PUT', `/consortia/${rival}/bid-terms`, body(terms)));
  await wanted(
    201,
    app.call(
      'POST',
      `/consortia/${rival}/indispensability`,
      body({
        efficiencies: 'secret-efficiencies',
        indispensability: 'secret-need',
        minimality: 'secret-few',
        signOff: true,
      }),
    ),
  );
  await wanted(200, app.call('PUT', `/organisations/${c}/bid-facts`, { as: personOf(c), body: FACTS }));
  await answer(d, seats.d, 'decline', { reason: 'secret-reason-of-decline' });
  await until(
    async () => {
      const now = await wanted(200, app.call('GET', `/consortia/${rival}`, { as }));
      return now.recomposition?.status === 'found';
    },
    { patienceMs: 60_000 },
  );

  // A contract with the rival's members, and its books.
  const contract = await wanted(
    201,
    app.call(
      'POST',
      '/contracts',
      body({
        clusterId: home.clusterId,
        title: 'secret-title-of-contract',
        buyer: { name: 'secret-buyer' },
        sector: 'naval',
        value: eur(AMOUNT + 3),
        signedOn: '2026-02-02',
        lots: [{ label: 'secret-label-of-lot' }],
        members: [
          { organisationId: c, shareBp: 6_000 },
          { organisationId: f, shareBp: 4_000 },
        ],
        options: [{ label: 'secret-label-of-option', value: eur(AMOUNT + 4) }],
      }),
    ),
  );
  await wanted(
    200,
    app.call(
      'POST',
      `/contracts/${contract.id}/amendments`,
      body({ agreedOn: '2026-03-03', delta: eur(7), note: 'secret-note-of-amendment' }),
    ),
  );
  const entries = await wanted(200, app.call('GET', `/ledger-entries?contractId=${contract.id}`, { as }));

  // Who listens, and who is invited.
  const delivered: SecretWorld['delivered'] = { home: [], away: [] };
  const endpoint = await listening(delivered);
  const hook = (name: string, coordinator: TestPerson) =>
    wanted(201, app.call('POST', '/webhooks', { as: coordinator, body: { url: `${endpoint.url}/${name}` } }));
  const homeHook = await hook('home', as);
  await hook('away', away.coordinator);
  await wanted(
    201,
    app.call(
      'POST',
      '/users',
      body({
        email: 'secret.person@home.example',
        name: 'Secret Person',
        roles: [{ role: 'member', organisationId: c }],
      }),
    ),
  );
  const calendar = await wanted(201, app.call('POST', '/calendar/token', { as: personOf(c) }));
  const watch = await wanted(
    201,
    app.call('POST', '/watches', body({ name: 'secret-name-of-watch', source: 'folder', location: 'secret-folder' })),
  );

  // A group of the other cluster, for its coordinator to watch.
  const strangersConsortium = (
    await formed(away, await tenderOf(away, { skills: 2 }), away.organisationIds.slice(0, 2))
  ).id;

  // What no route writes: an outcome's lessons, figures of a year, an exclusion.
  const sql = postgres(app.db.url, { max: 1, onnotice: () => undefined });
  await sql`update consortia set name = 'secret-name-of-group', outcome = ${sql.json({ result: 'lost', lots: [], reason: 'secret-reason-of-loss', winner: 'secret-winner', lessons: 'secret-lessons', at: '2026-01-01T00:00:00Z', contractId: null })} where id = ${rival}`;
  await sql`insert into organisation_years (organisation_id, year, turnover_cents, headcount) values (${c}, 2025, ${AMOUNT + 5}, 11)`;
  await sql`update organisations set exclusion_ground = 'L2141-1 secret-ground', excluded_until = '2031-01-01' where id = ${g}`;
  await sql`update tenders set description = 'secret-description-of-tender' where id = ${tender.tenderId}`;
  await sql.end();

  const name = (index: number): string => `Firm ${index} ${home.organisationIds[index]!.slice(-6)}`;
  const nobody: RoleOfReader[] = [];
  const shared: RoleOfReader[] = ['partner'];
  const secret = (of: string, allowed: readonly RoleOfReader[], ...texts: string[]): Secret[] =>
    texts.map((text) => ({ text, of, allowed }));
  const notification = await until(async () => {
    const list = await wanted(200, app.call('GET', '/notifications', { as }));
    return list.items.length > 0 && (list.items[0].id as string);
  });
  return {
    app,
    home,
    readers: {
      member: personOf(a),
      declined: personOf(d),
      excluded: personOf(g),
      outsider: away.people.get(away.organisationIds[0]!)!,
      stranger: away.coordinator,
      partner,
      sharer: { ...sharer, cookie: await signedIn(app, sharer) },
    },
    secrets: [
      ...secret('sworn declaration', nobody, 'secret-oath-of-rival'),
      ...secret('reason of a refusal', ['declined'], 'secret-reason-of-decline'),
      ...secret('counter-offer', nobody, 'secret-note-of-counter'),
      ...secret('name of a rival', shared, name(2), name(4), c, e),
      ...secret('name of a partner before both may know', ['partner', 'sharer'], name(1), b),
      ...secret('note on a pair', nobody, 'secret-note-of-pair'),
      ...secret('seat of a rival', nobody, seats.c),
      ...secret('seat of who declined', ['declined'], seats.d, rival),
      ...secret('facts of a rival', nobody, 'secret-insurer', 'secret-policy', 'secret-means'),
      ...secret('terms of a rival', nobody, 'secret-reference-of-rival'),
      // Whoever was asked to take a seat read what it would owe; it declined afterwards.
      ...secret('duties of a rival', ['declined'], 'secret-penalties-of-rival', String(AMOUNT + 2)),
      ...secret('record of indispensability', nobody, 'secret-efficiencies', 'secret-need', 'secret-few'),
      ...secret('outcome', nobody, 'secret-reason-of-loss', 'secret-winner', 'secret-lessons', 'secret-name-of-group'),
      ...secret(
        'contract',
        nobody,
        'secret-title-of-contract',
        'secret-buyer',
        'secret-label',
        String(AMOUNT + 3),
        String(AMOUNT + 4),
      ),
      ...secret('amendment', nobody, 'secret-note-of-amendment'),
      ...secret('public money', nobody, 'secret-source-of-funds', String(AMOUNT + 1)),
      ...secret('turnover', nobody, String(AMOUNT + 5)),
      ...secret('exclusion', ['excluded'], 'secret-ground'),
      ...secret('working group', ['member', 'declined', 'excluded', 'partner'], 'secret-name-of-working-group'),
      ...secret('tender', ['member', 'declined'], 'secret-description-of-tender'),
      ...secret('watch', nobody, 'secret-name-of-watch', 'secret-folder'),
      ...secret('person', nobody, 'secret.person@home.example', 'Secret Person', personOf(c).email),
      ...secret(
        'token',
        nobody,
        homeHook.secret,
        await mailedToken(app, 'secret.person@home.example'),
        new URL(calendar.url).searchParams.get('token')!,
      ),
    ],
    ids: {
      consortia: [rival, own],
      invitations: [seats.c, seats.a],
      tenders: [tender.tenderId],
      lots: [tender.lotIds[0]!],
      organisations: [c, a, g, b],
      clusters: [home.clusterId],
      contracts: [contract.id],
      'ledger-entries': [entries.items[0].id],
      webhooks: [homeHook.id],
      notifications: [notification],
      users: [personOf(c).id],
      watches: [watch.id],
    },
    strangersConsortium,
    rival: { consortiumId: rival, declarant: c },
    delivered,
    mailFolder: join(dataDir, 'mail'),
    async stir() {
      await wanted(200, app.call('POST', `/consortia/${rival}/recompose`, body({ rank: 1 }))).catch(() => undefined);
      const offers = await wanted(200, app.call('GET', '/invitations?state=pending', { as: personOf(e) }));
      for (const { id } of offers.items)
        await answer(e, id, 'counter', { shareBp: 4_321, note: 'secret-note-of-counter' });
      await until(async () => delivered.home.some((text) => text.includes(rival)), { patienceMs: 60_000 });
    },
    async close() {
      await app.close();
      endpoint.server.close();
    },
  };
}

/** The cookie of a session of the console. */
async function signedIn(app: Awaited<ReturnType<typeof testApp>>, person: TestPerson): Promise<string> {
  const password = 'a long and winding password';
  const hash = await hashPassword(password);
  await inTransaction(app.database, TEST_SYSTEM, (tx) => setPassword(tx, person.id, hash));
  const answer = await app.call('POST', '/auth/session', {
    body: { email: person.email, password },
    headers: FROM_CONSOLE,
  });
  return String(answer.headers['set-cookie']).split(';')[0]!;
}

const eur = (amountCents: number) => ({ amountCents, currency: 'EUR' as const });

const FACTS = {
  vatNumber: 'FR40830123456',
  legalStatus: 'SAS',
  email: null,
  phone: null,
  representative: null,
  means: 'secret-means',
  insurance: { insurer: 'secret-insurer', policyNumber: 'secret-policy', validUntil: '2027-06-30' },
  exclusionDeclaredOn: null,
};

/** An endpoint for webhooks that keeps what it is sent, by the last part of the path. */
async function listening(kept: Record<string, string[]>): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => {
      text += String(chunk);
    });
    request.on('end', () => {
      kept[request.url!.slice(1)]?.push(`${JSON.stringify(request.headers)}\n${text}`);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
