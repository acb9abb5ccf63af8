import { sql as dsql } from 'drizzle-orm';
import postgres from 'postgres';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { type TestApp, type TestPerson, testApp } from '../app.ts';
import { operationsOf } from '../http/operations.ts';
import { formed, inHours, tenderOf, until, type World, wanted, world } from './world.ts';

/**
 * Two rival consortia of one cluster, a stranger of another cluster, and every operation that the API documents,
 * called by each of them with every foreign id. What must not be found is marked in the data with words of its own.
 */
let app: TestApp;
let home: World;
let away: World;
let rival: { consortiumId: string; invitationId: string; tenderId: string; lotId: string };
let own: { consortiumId: string; invitationId: string };
let spy: TestPerson;
let stranger: TestPerson;
let ids: Record<string, string>;

const SECRETS = ['a-secret-reason-of-the-rival', 'sealed-words-of-the-rival', 'whsec_'];

beforeAll(async () => {
  app = await testApp();
  home = await world(app, 8);
  away = await world(app, 2);
  await app.startWorkers();
  const as = home.coordinator;
  const tender = await tenderOf(home, { skills: 2 });
  const [a, b, c, d] = home.organisationIds as [string, string, string, string];
  const invite = async (members: string[]) => {
    const consortium = await formed(home, tender, members);
    await wanted(200, app.call('POST', `/consortia/${consortium.id}/invite`, { as, body: { expiresAt: inHours(9) } }));
    return consortium.id as string;
  };
  const rivalId = await invite([c, d]);
  const ownId = await invite([a, b]);
  const invitationOf = async (organisationId: string, consortiumId: string): Promise<string> =>
    (
      await wanted(
        200,
        app.call('GET', `/invitations?consortiumId=${consortiumId}`, { as: home.people.get(organisationId)! }),
      )
    ).items[0].id;
  rival = {
    consortiumId: rivalId,
    invitationId: await invitationOf(c, rivalId),
    tenderId: tender.tenderId,
    lotId: tender.lotIds[0]!,
  };
  own = { consortiumId: ownId, invitationId: await invitationOf(a, ownId) };
  await wanted(
    200,
    app.call('PUT', `/invitations/${rival.invitationId}/solo-declaration`, {
      as: home.people.get(c)!,
      body: { couldBidAlone: true, reasons: 'sealed-words-of-the-rival' },
    }),
  );
  const dInvitation = await invitationOf(d, rivalId);
  await wanted(
    200,
    app.call('POST', `/invitations/${dInvitation}/decline`, {
      as: home.people.get(d)!,
      body: { reason: 'a-secret-reason-of-the-rival' },
    }),
  );
  const hook = await wanted(201, app.call('POST', '/webhooks', { as, body: { url: 'https://hooks.example.org/x' } }));
  await until(async () => {
    const now = await wanted(200, app.call('GET', `/consortia/${rivalId}`, { as }));
    return now.recomposition?.status === 'found';
  });
  const notified = await until(async () => {
    const list = await wanted(200, app.call('GET', '/notifications', { as }));
    return list.items.length > 0 && list.items[0].id;
  });
  spy = home.people.get(a)!;
  stranger = away.coordinator;
  ids = {
    consortium: rivalId,
    invitation: rival.invitationId,
    tender: tender.tenderId,
    lot: rival.lotId,
    organisation: c,
    webhook: hook.id,
    notification: notified,
  };
});
afterAll(() => app.close());

/** Facts that no answer to somebody outside the rival consortium may hold. */
const rivalFacts = (): string[] => [
  ...SECRETS,
  rival.invitationId,
  ...[2, 3, 4, 5, 6, 7].map((i) => home.organisationIds[i]!),
  ...[2, 3, 4, 5, 6, 7].map((i) => `Firm ${i} ${home.organisationIds[i]!.slice(-6)}`),
];

/** Calls whose answers hold one of the facts. What the caller put into the path comes back in `instance`. */
const leaksOf = (answers: readonly { call: string; status: number; text: string }[], facts: readonly string[]) =>
  answers.flatMap(({ call, status, text }) => {
    const said = text.replaceAll(/"instance":"[^"]*"/g, '');
    const hits = facts.filter((fact) => said.includes(fact));
    return hits.length === 0 ? [] : [`${call} ${status}: ${hits.join(', ')}`];
  });

/** Every way to fill the path of an operation with foreign ids; an id of the wrong kind must not help either. */
function filled(path: string): string[] {
  if (!path.includes('{')) return [path];
  return Object.values(ids).map((id) => path.replaceAll(/\{\w+\}/g, () => id));
}

/** Calls every operation as the person, with every foreign id, and gives back what could be read. */
async function readings(person: TestPerson): Promise<{ call: string; status: number; text: string }[]> {
  const found: { call: string; status: number; text: string }[] = [];
  for (const { method, path } of operationsOf(app.app)) {
    if (/logout|refresh|login|accept-invitation/.test(path)) continue;
    for (const url of filled(path)) {
      const answer = await app.app.inject({
        method,
        url,
        headers: { authorization: `Bearer ${person.token}` },
        ...(method === 'GET' || method === 'DELETE' ? {} : { payload: {} }),
      });
      found.push({ call: `${method} ${url}`, status: answer.statusCode, text: answer.payload });
    }
  }
  return found;
}

describe('what a member cannot find out, whatever it calls', () => {
  it('is anything of a rival consortium: its members, answers, declarations, reasons; by any route and id', async () => {
    const answers = await readings(spy);
    expect(answers.length).toBeGreaterThan(300);
    expect(leaksOf(answers, rivalFacts())).toEqual([]);
    // Reading what is foreign is never allowed, and never told apart from what does not exist.
    const opened = answers.filter(
      ({ call, status }) => status < 300 && [rival.consortiumId, rival.invitationId].some((id) => call.includes(id)),
    );
    expect(opened.map(({ call }) => call)).toEqual([]);
  }, 120_000);

  it('is who its partners are, before both sides may know', async () => {
    const { payload } = await app.call('GET', `/consortia/${own.consortiumId}`, { as: spy });
    const partner = home.organisationIds[1]!;
    expect(payload).not.toContain(partner);
    expect(payload).not.toContain(`Firm 1 ${partner.slice(-6)}`);
    const mine = await app.call('GET', `/invitations/${own.invitationId}`, { as: spy });
    expect(mine.payload).not.toContain(partner);
    expect(JSON.parse(mine.payload).coMembers).toMatchObject([
      { organisationId: null, name: null, sizeClass: 'small' },
    ]);
    const list = await app.call('GET', '/notifications', { as: spy });
    expect(list.payload).not.toContain('Firm 1');
  });

  it('is whether a foreign id exists: problem and time are the same', async () => {
    const shape = (text: string) => ({ ...JSON.parse(text), instance: '', requestId: '' });
    for (const path of ['/consortia/', '/invitations/']) {
      const id = path === '/consortia/' ? rival.consortiumId : rival.invitationId;
      const foreign = await app.call('GET', `${path}${id}`, { as: spy });
      const missing = await app.call('GET', `${path}${uuidv7()}`, { as: spy });
      expect(shape(foreign.payload)).toEqual(shape(missing.payload));
      const took = async (url: string): Promise<number> => {
        const times: number[] = [];
        for (let i = 0; i < 31; i++) {
          const start = performance.now();
          await app.call('GET', url, { as: spy });
          times.push(performance.now() - start);
        }
        return times.sort((x, y) => x - y)[15]!;
      };
      const [foreignMs, missingMs] = [await took(`${path}${id}`), await took(`${path}${uuidv7()}`)];
      // Medians, with room for a busy machine: rights are part of the one look-up, never a slow second step.
      expect(foreignMs / missingMs).toBeLessThan(5);
      expect(missingMs / foreignMs).toBeLessThan(5);
    }
  });
});

describe("what another cluster's coordinator cannot find out", () => {
  it('is anything of this cluster', async () => {
    const answers = await readings(stranger);
    const facts = [...SECRETS, rival.invitationId, own.invitationId, ...home.organisationIds];
    expect(leaksOf(answers, facts)).toEqual([]);
  }, 120_000);
});

describe('the search for leaks', () => {
  it.each(['invitations', 'consortia', 'consortium_members', 'solo_declarations'])(
    'finds one when the policy of %s is gone',
    async (table) => {
      const sql = postgres(app.db.url, { max: 1, onnotice: () => undefined });
      const [policy] = await sql<{ qual: string }[]>`
        select qual from pg_policies where tablename = ${table} and policyname = ${`${table}_read`}`;
      try {
        await sql.unsafe(`alter policy ${table}_read on ${table} using (true)`);
        // The reader of own rows alone is what row-level security stands behind: ask it without the service's filters.
        const rows = await inTransaction(app.database, spy.actor, (tx) =>
          tx.execute<{ row: string }>(dsql.raw(`select ${table}::text as row from ${table}`)),
        );
        const open = rows.some(
          ({ row }) => row.includes(rival.consortiumId) || row.includes('sealed-words-of-the-rival'),
        );
        const answers = ['invitations', 'consortia'].includes(table)
          ? leaksOf(await readings(spy), rivalFacts())
          : ['-'];
        expect({ open, found: answers.length > 0 }).toEqual({ open: true, found: true });
      } finally {
        await sql.unsafe(`alter policy ${table}_read on ${table} using (${policy!.qual})`);
        await sql.end();
      }
      const rows = await inTransaction(app.database, spy.actor, (tx) =>
        tx.execute<{ row: string }>(dsql.raw(`select ${table}::text as row from ${table}`)),
      );
      expect(rows.some(({ row }) => row.includes(rival.consortiumId) || row.includes('sealed-words'))).toBe(false);
    },
    60_000,
  );
});
