import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { TEST_SYSTEM, type TestApp, testApp } from '../app.ts';
import { formed, inHours, tenderOf, type World, wanted, world } from './world.ts';

let app: TestApp;
let home: World;
beforeAll(async () => {
  app = await testApp();
  home = await world(app, 8);
});
afterAll(() => app.close());

/** A consortium of four whose seats are offered; the invitations by organisation. */
async function invited(tender: Awaited<ReturnType<typeof tenderOf>>, members: readonly string[]) {
  const { id } = await formed(home, tender, members);
  const body = { expiresAt: inHours(72) };
  const consortium = await wanted(200, app.call('POST', `/consortia/${id}/invite`, { as: home.coordinator, body }));
  return new Map<string, string>(
    consortium.members.map((m: { organisationId: string; invitation: { id: string } }) => [
      m.organisationId,
      m.invitation.id,
    ]),
  );
}
const answer = (organisationId: string, invitationId: string, how: string, body: unknown = {}) =>
  app.call('POST', `/invitations/${invitationId}/${how}`, { as: home.people.get(organisationId)!, body });
const read = (organisationId: string, invitationId: string) =>
  wanted(200, app.call('GET', `/invitations/${invitationId}`, { as: home.people.get(organisationId)! }));
/** Everything that an answer writes, counted. */
const written = () =>
  inTransaction(app.database, TEST_SYSTEM, async (tx) => {
    const [row] = await tx.execute(sql`
      select (select count(*)::int from consortium_events) as events, (select count(*)::int from audit_log) as audit,
             (select count(*)::int from outbox) as jobs, (select count(*)::int from candidacies) as candidacies,
             (select count(*)::int from invitations where state <> 'pending') as answered,
             (select sum(version)::int from consortia) as versions`);
    return row;
  });

describe('an answer', () => {
  it('shows what a later reading shows: accepted, with names opened, declined, with a counter-offer', async () => {
    const team = home.organisationIds.slice(0, 4);
    const invitations = await invited(await tenderOf(home), team);
    const [a, b, c, d] = team as [string, string, string, string];
    for (const organisationId of [a, b]) {
      const body = { couldBidAlone: false, reasons: 'Half of the work is not our trade.' };
      const path = `/invitations/${invitations.get(organisationId)!}/solo-declaration`;
      await wanted(200, app.call('PUT', path, { as: home.people.get(organisationId)!, body }));
    }
    const answers: [string, string, unknown][] = [
      [a, 'accept', { undertaking: true, termsVersion: 1 }],
      [b, 'accept', { undertaking: true }],
      [c, 'decline', { reason: 'Booked until spring.' }],
      [d, 'counter', { shareBp: 3_000, note: 'More of it.' }],
    ];
    for (const [organisationId, how, body] of answers) {
      const id = invitations.get(organisationId)!;
      const told = await wanted(200, answer(organisationId, id, how, body));
      expect(told, how).toEqual(await read(organisationId, id));
    }
    const names = (await read(b, invitations.get(b)!)).coMembers.map(
      (m: { organisationId: string | null }) => m.organisationId,
    );
    expect(names).toContain(a);
    expect(names).not.toContain(c);
  });

  it('that the last statement of its transaction refuses leaves nothing behind', async () => {
    const team = home.organisationIds.slice(4, 8);
    const tender = await tenderOf(home);
    const [first, second] = [await invited(tender, team), await invited(tender, team)];
    const lead = team[0]!;
    await wanted(200, answer(lead, first.get(lead)!, 'accept'));
    const before = await written();
    const refused = await wanted(409, answer(lead, second.get(lead)!, 'accept'));
    expect(refused).toMatchObject({ code: 'already_mandataire', ruleId: 'one-mandataire' });
    expect(await written()).toEqual(before);
    expect((await read(lead, second.get(lead)!)).state).toBe('pending');
    // Others of the same group answer as before.
    const other = await wanted(200, answer(team[1]!, second.get(team[1]!)!, 'accept'));
    expect(other).toMatchObject({ state: 'accepted', consortiumState: 'inviting' });
  });

  it('of a partner, and its price, change nothing in what a member sees before names are open', async () => {
    const [lead, rival] = home.organisationIds.slice(6, 8) as [string, string];
    const as = home.people.get(lead)!;
    const tender = await tenderOf(home, { skills: 2 });
    const invitations = await invited(tender, [lead, rival]);
    const own = invitations.get(lead)!;
    const { consortiumId } = await read(lead, own);
    const prices = (rivals: number) =>
      wanted(
        200,
        app.call('PUT', `/consortia/${consortiumId}/offer`, {
          as: home.coordinator,
          body: {
            lines: [lead, rival].map((organisationId) => ({
              lotId: tender.lotIds[0],
              organisationId,
              label: 'Work',
              amountCents: organisationId === lead ? 51_000_000 : rivals,
            })),
          },
        }),
      );
    await prices(47_000_000);
    await wanted(200, answer(lead, own, 'accept', { termsVersion: (await read(lead, own)).terms.version }));
    const states = ['proposed', 'inviting', 'recomposing', 'agreed', 'ready'];
    const paths = [`/consortia/${consortiumId}`, `/invitations/${own}`, `/invitations?consortiumId=${consortiumId}`]
      .concat(states.map((state) => `/consortia?state=${state}&tenderId=${tender.tenderId}`))
      .concat(`/consortia/${consortiumId}/offer`, '/invitations?state=pending', '/notifications');
    const seen = async () => {
      const answers = [];
      for (const path of paths) {
        const { statusCode, headers, payload } = await app.call('GET', path, { as });
        answers.push({ path, statusCode, etag: headers['etag'], payload });
      }
      return answers;
    };
    const before = await seen();
    expect(before.map(({ payload }) => payload).join()).not.toMatch(/47000000|98000000/);
    expect(JSON.parse(before[0]!.payload)).toMatchObject({ state: 'inviting', value: null });
    const theirs = invitations.get(rival)!;
    const { terms } = await read(rival, theirs);
    await wanted(200, answer(rival, theirs, 'accept', { termsVersion: terms.version }));
    const whole = await wanted(200, app.call('GET', `/consortia/${consortiumId}`, { as: home.coordinator }));
    expect(whole.state).toBe('agreed');
    expect(await seen()).toEqual(before);
    // A price of its partner alone is no term of its own.
    await prices(48_000_000);
    const after = await seen();
    expect(after.map(({ payload }) => payload).join()).not.toMatch(/48000000|99000000/);
  });

  it('of a partner that declines or asks for more is told to coordinators alone', async () => {
    const [lead, rival] = home.organisationIds.slice(4, 6) as [string, string];
    const paths = (id: string) => [`/consortia/${id}`, `/invitations?consortiumId=${id}`, '/notifications'];
    for (const [how, body] of [
      ['decline', { reason: 'Booked until spring.' }],
      ['counter', { shareBp: 6_000 }],
    ] as const) {
      const invitations = await invited(await tenderOf(home, { skills: 2 }), [lead, rival]);
      const own = invitations.get(lead)!;
      const { consortiumId } = await wanted(200, answer(lead, own, 'accept'));
      const seen = () =>
        Promise.all(
          paths(consortiumId).map(async (path) => {
            const { headers, payload } = await app.call('GET', path, { as: home.people.get(lead)! });
            return [path, headers['etag'], payload];
          }),
        );
      const before = await seen();
      await wanted(200, answer(rival, invitations.get(rival)!, how, body));
      const whole = await wanted(200, app.call('GET', `/consortia/${consortiumId}`, { as: home.coordinator }));
      expect(whole.state).toBe('recomposing');
      expect(await seen(), how).toEqual(before);
    }
  });

  it('of somebody whose role was taken away since the token was made is for nobody', async () => {
    const team = home.organisationIds.slice(0, 4);
    const invitations = await invited(await tenderOf(home), team);
    const gone = team[1]!;
    const former = await app.person({ role: 'member', organisationId: gone });
    const call = () => app.call('POST', `/invitations/${invitations.get(gone)!}/accept`, { as: former, body: {} });
    await inTransaction(app.database, TEST_SYSTEM, (tx) =>
      tx.execute(sql`delete from user_roles where user_id = ${former.id}::uuid`),
    );
    const before = await written();
    await wanted(401, call());
    expect(await written()).toEqual(before);
  });
});

describe('what a coordinator is warned of before it costs a bid', () => {
  type Warned = { state: string; warnings: { code: string; where: string; message: string }[]; members: unknown[] };
  const due = (lotId: string, hours: number) =>
    inTransaction(app.database, TEST_SYSTEM, (tx) =>
      tx.execute(sql`update lots set deadline = ${inHours(hours)}::timestamptz where id = ${lotId}`),
    );
  const codes = ({ warnings }: Warned) => warnings.map(({ code, where }) => `${code} ${where}`).sort();

  it('is a company for which nobody reads, answers after the deadline, and a deadline that has passed', async () => {
    const unread = await world(app, 2);
    const [first, mute] = unread.organisationIds as [string, string];
    await inTransaction(app.database, TEST_SYSTEM, (tx) =>
      tx.execute(sql`delete from user_roles where organisation_id = ${mute}`),
    );
    const tender = await tenderOf(unread, { skills: 2 });
    const { id } = await formed(unread, tender, [first, mute]);
    const as = unread.coordinator;
    const look = (accept: string): Promise<Warned> =>
      wanted(200, app.call('GET', `/consortia/${id}`, { as, headers: { 'accept-language': accept } }));
    const name = `Firm 1 ${mute.slice(-6)}`;
    const other = `Firm 0 ${first.slice(-6)}`;
    expect(codes(await look('en'))).toEqual([`nobody_reads ${name}`]);
    expect((await look('fr')).warnings[0]!.message).toBe(
      `Personne ne lit pour ${name} : une invitation ne toucherait personne.`,
    );

    // Before the invitations go: who would answer too late, and nothing has happened.
    await due(tender.lotIds[0]!, 24);
    const before = await written();
    const send = (query: Record<string, string>): Promise<Warned> =>
      wanted(
        200,
        app.call('POST', `/consortia/${id}/invite`, {
          as,
          query,
          body: { expiresAt: inHours(72) },
          headers: { 'accept-language': 'en' },
        }),
      );
    const all = [`answer_after_deadline ${other}`, `answer_after_deadline ${name}`, `nobody_reads ${name}`].sort();
    const foreseen = await send({ dryRun: 'true' });
    expect(foreseen.state).toBe('inviting');
    expect(codes(foreseen)).toEqual(all);
    expect(await written()).toEqual(before);
    expect((await look('en')).state).toBe('proposed');

    const sent = await send({});
    expect(codes(sent)).toEqual(all);
    expect(await written()).not.toEqual(before);
    // A member is told nothing of whom nobody reads for.
    const seen: Partial<Warned> = await wanted(
      200,
      app.call('GET', `/consortia/${id}`, { as: unread.people.get(first)! }),
    );
    expect(seen.warnings ?? []).toEqual([]);

    await due(tender.lotIds[0]!, 100);
    expect(codes(await look('en'))).toEqual([`nobody_reads ${name}`]);
    await due(tender.lotIds[0]!, -1);
    const late = await look('fr');
    expect(codes(late)).toEqual(['deadline_passed LOT-0001', `nobody_reads ${name}`]);
    expect(late.warnings[0]!.message).toBe('La date limite de LOT-0001 est passée.');
  });
});
