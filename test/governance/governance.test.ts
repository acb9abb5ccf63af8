import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOf } from '../../src/shared/day.ts';
import { unseal } from '../../src/shared/sealing.ts';
import { type TestApp, type TestPerson, testApp } from '../app.ts';

const DAY_MS = 86_400_000;
const today = new Date(`${dayOf(new Date())}T08:00:00Z`);
let now = today;
const dayIn = (days: number) => new Date(today.getTime() + days * DAY_MS).toISOString();
const dateIn = (days: number) => dayIn(days).slice(0, 10);

let t: TestApp;
let clusterId = '';
let groupId = '';
let coordinator: TestPerson;
let neighbour: TestPerson;
/** Members of the cluster, the first six of the group; one person speaks for each. */
let firms: { id: string; as: TestPerson }[];

beforeAll(async () => {
  t = await testApp({ clock: () => now });
  clusterId = await t.cluster();
  const elsewhere = await t.cluster();
  coordinator = await t.person({ role: 'coordinator', clusterId });
  neighbour = await t.person({ role: 'coordinator', clusterId: elsewhere });
  firms = [];
  for (let i = 0; i < 7; i++) {
    const { id } = (
      await t.call('POST', '/organisations', { as: coordinator, body: { name: `Entreprise ${i}`, kind: 'company' } })
    ).json();
    firms.push({ id, as: await t.person({ role: 'member', organisationId: id }) });
  }
  const body = { name: 'Eau', memberIds: firms.slice(0, 6).map(({ id }) => id) };
  groupId = (await post(coordinator, 'working-groups', body)).json().id;
});
afterAll(() => t.close());

const post = (as: TestPerson, path: string, body: object = {}) =>
  t.call('POST', `/clusters/${clusterId}/${path}`, { as, body, headers: { 'accept-language': 'en' } });
const put = (as: TestPerson, path: string, body: object) =>
  t.call('PUT', `/clusters/${clusterId}/${path}`, { as, body });
const read = (as: TestPerson, of: Record<string, string> = { workingGroupId: groupId }) =>
  t.call('GET', `/clusters/${clusterId}/governance`, { as, query: of });
/** What waits for the people of a firm, as `kind what`. */
const waits = async (as: TestPerson): Promise<string[]> =>
  (await t.call('GET', '/group-work', { as }))
    .json()
    .items.map((one: Record<string, unknown>) => `${one['kind']} ${one['title'] ?? one['position']}`);
const pilot = async (i: number): Promise<string> =>
  (
    await post(coordinator, 'mandates', {
      workingGroupId: groupId,
      position: 'pilot',
      organisationId: firms[i]!.id,
      from: dateIn(-1),
      to: dateIn(10),
    })
  ).json().id;

describe('a working group', () => {
  test('is read by who sits in it and kept by its pilots, while their term lasts', async () => {
    const action = { workingGroupId: groupId, title: 'Cartographier', organisationId: firms[1]!.id, dueOn: dateIn(5) };
    const [member, outsider] = [firms[0]!.as, firms[6]!.as];
    expect([
      (await read(member)).statusCode,
      (await read(outsider)).statusCode,
      (await read(neighbour)).statusCode,
    ]).toEqual([200, 404, 404]);
    expect((await post(member, 'actions', action)).statusCode).toBe(403);
    const mandate = await pilot(0);
    expect((await post(member, 'actions', action)).statusCode).toBe(201);
    expect((await post(member, 'mandates', { ...action })).statusCode).toBe(400);
    expect((await read(firms[1]!.as)).json()).toMatchObject({
      leads: false,
      members: expect.arrayContaining([{ organisationId: firms[0]!.id, organisationName: 'Entreprise 0' }]),
      mandates: [{ id: mandate, position: 'pilot', organisationName: 'Entreprise 0' }],
      actions: [{ title: 'Cartographier', state: 'open' }],
    });
    const ended = await post(coordinator, `mandates/${mandate}/end`, { on: dateIn(-1) });
    expect(ended.json().to).toBe(dateIn(-1));
    expect((await post(member, 'actions', action)).statusCode).toBe(403);
  });

  test('has its actions done by who does them, and dropped by who keeps it', async () => {
    const body = { workingGroupId: groupId, title: 'Visiter', organisationId: firms[2]!.id, dueOn: dateIn(3) };
    const { id } = (await post(coordinator, 'actions', body)).json();
    expect(await waits(firms[2]!.as)).toEqual(['action Visiter']);
    expect((await put(firms[2]!.as, `actions/${id}`, { state: 'dropped' })).statusCode).toBe(403);
    expect((await put(firms[3]!.as, `actions/${id}`, { state: 'done' })).statusCode).toBe(403);
    expect((await put(firms[2]!.as, `actions/${id}`, { state: 'done' })).json().state).toBe('done');
    expect(await waits(firms[2]!.as)).toEqual([]);
    const stranger = await post(coordinator, 'actions', { ...body, organisationId: firms[6]!.id });
    expect([stranger.statusCode, stranger.json().errors[0].pointer]).toEqual([400, '/organisationId']);
  });

  test('meets: who comes says so before, who was there is noted after', async () => {
    const body = { workingGroupId: groupId, title: 'Visite', at: dayIn(2), place: 'Limoges' };
    const { id } = (await post(coordinator, 'events', body)).json();
    const answer = { organisationId: firms[1]!.id, coming: true };
    // Who sits in the group is asked, until it has said; neither who does not sit nor who coordinates.
    const asked = async (as: TestPerson) => (await waits(as)).includes('meeting Visite');
    const both = [firms[1]!.as, firms[2]!.as, firms[6]!.as, coordinator, neighbour];
    expect(await Promise.all(both.map(asked))).toEqual([true, true, false, false, false]);
    expect((await put(firms[1]!.as, `events/${id}/answer`, answer)).json().guests).toMatchObject([{ coming: true }]);
    expect(await Promise.all(both.map(asked))).toEqual([false, true, false, false, false]);
    expect((await put(firms[2]!.as, `events/${id}/answer`, answer)).statusCode).toBe(403);
    const minutes = { minutes: 'Deux actions.', attendedIds: [firms[2]!.id] };
    expect((await put(coordinator, `events/${id}/minutes`, minutes)).statusCode).toBe(409);
    now = new Date(dayIn(3));
    const { guests } = (await put(coordinator, `events/${id}/minutes`, minutes)).json();
    now = today;
    const seen = guests.map(({ organisationId, coming, attended }: Record<string, unknown>) => [
      organisationId,
      coming,
      attended,
    ]);
    expect(seen).toEqual(
      expect.arrayContaining([
        [firms[1]!.id, true, false],
        [firms[2]!.id, null, true],
      ]),
    );
  });

  test('tells what came of it, and names tenders of the cluster alone', async () => {
    const body = {
      workingGroupId: groupId,
      kind: 'capability',
      on: dateIn(0),
      text: 'Soudage acquis',
      cpv: '45262670',
    };
    expect((await post(coordinator, 'results', body)).statusCode).toBe(201);
    expect((await post(coordinator, 'results', { ...body, cpv: '99999999' })).statusCode).toBe(400);
    const foreign = await post(coordinator, 'results', { ...body, kind: 'tender', tenderId: groupId });
    expect([foreign.statusCode, foreign.json().errors[0].pointer]).toEqual([400, '/tenderId']);
  });

  test('tells what is due and what ends once, and puts it into calendars', async () => {
    await pilot(1);
    await t.services.reminders.remind();
    await t.services.reminders.remind();
    const kinds = async (as: TestPerson) =>
      (await t.call('GET', '/notifications', { as }))
        .json()
        .items.map(({ kind }: { kind: string }) => kind)
        .sort();
    expect(await kinds(firms[1]!.as)).toEqual(
      expect.arrayContaining(['group.action_due', 'group.action_given', 'group.term_ending']),
    );
    expect((await kinds(firms[1]!.as)).filter((kind: string) => kind === 'group.action_due')).toHaveLength(1);
    const { url } = (await t.call('POST', '/calendar/token', { as: firms[1]!.as })).json();
    const feed = await t.call('GET', `/calendar.ics?${new URL(url).searchParams}`);
    expect(feed.body).toMatch(/Cartographier[\s\S]*Visite, Limoges|Visite\\, Limoges[\s\S]*Cartographier/);
    // An action is due on its day, the whole of it.
    expect(feed.body).toContain(`DTSTART;VALUE=DATE:${dateIn(5).replaceAll('-', '')}`);
  });
});

/** Calls an election of the group's co-pilot with the first two firms as candidates; it is open when this returns. */
async function openElection(more: object = {}): Promise<{ id: string; candidates: string[] }> {
  now = today;
  const body = {
    workingGroupId: groupId,
    position: 'co_pilot',
    opensAt: dayIn(1),
    closesAt: dayIn(2),
    termFrom: dateIn(2),
    termTo: dateIn(400),
  };
  const { id } = (await post(coordinator, 'elections', { ...body, ...more })).json();
  for (const firm of firms.slice(0, 2)) await post(firm.as, `elections/${id}/candidates`, { organisationId: firm.id });
  const { elections } = (await read(coordinator)).json();
  now = new Date(dayIn(1.5));
  const { candidates } = elections.find((one: { id: string }) => one.id === id);
  return { id, candidates: candidates.map((one: { id: string }) => one.id) };
}
const vote = (i: number, id: string, candidateId: string | null) =>
  put(firms[i]!.as, `elections/${id}/vote`, { organisationId: firms[i]!.id, candidateId });
async function count(id: string) {
  now = new Date(dayIn(2.5));
  const answer = await post(coordinator, `elections/${id}/count`);
  now = today;
  return answer;
}

describe('an election', () => {
  test('has candidates who accept, one vote a company, and a result after its closing alone', async () => {
    const { id, candidates } = await openElection({ quorumBp: 5_000 });
    const [a, b] = candidates as [string, string];
    const voting = async () =>
      (await Promise.all(firms.map(({ as }) => waits(as)))).map((lines) => lines.includes('vote co_pilot'));
    expect(await voting()).toEqual([true, true, true, true, true, true, false]);
    expect((await vote(0, id, b)).json()).toMatchObject({ turnout: 1, electors: 6, own: [{ voted: true }], roll: [] });
    expect((await vote(0, id, a)).json().code).toBe('already_voted');
    expect((await vote(6, id, a)).statusCode).toBe(404);
    expect((await vote(1, id, groupId)).json().errors[0].pointer).toBe('/candidateId');
    const other = await put(firms[1]!.as, `elections/${id}/vote`, { organisationId: firms[2]!.id, candidateId: a });
    expect(other.statusCode).toBe(403);
    for (const [i, choice] of [
      [1, a],
      [2, a],
      [3, null],
    ] as const)
      expect((await vote(i, id, choice)).statusCode).toBe(200);
    expect(await voting()).toEqual([false, false, false, false, true, true, false]);
    const early = await post(coordinator, `elections/${id}/count`);
    expect([early.statusCode, early.json().code, early.json().state]).toEqual([409, 'wrong_time', 'open']);
    expect(early.json().detail).toMatch(/^(The vote is still open:|Le vote est encore ouvert)/);
    const open = (await read(coordinator)).json().elections[0];
    expect([open.outcome, open.blank, ...open.candidates.map((one: { votes: unknown }) => one.votes)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    const counted = (await count(id)).json();
    expect(counted).toMatchObject({ state: 'counted', outcome: 'elected', electedId: a, turnout: 4, blank: 1 });
    expect(counted.candidates.map((one: { votes: number }) => one.votes)).toEqual([2, 1]);
    expect((await read(coordinator)).json().mandates).toContainEqual(
      expect.objectContaining({ position: 'co_pilot', organisationId: firms[0]!.id, from: dateIn(2), electionId: id }),
    );
  });

  test('asks a company that others put up, which stands once it accepts', async () => {
    const body = {
      workingGroupId: groupId,
      position: 'pilot',
      opensAt: dayIn(1),
      closesAt: dayIn(2),
      termFrom: dateIn(2),
      termTo: dateIn(400),
    };
    const { id } = (await post(coordinator, 'elections', body)).json();
    const put5 = await post(coordinator, `elections/${id}/candidates`, { organisationId: firms[5]!.id });
    const [candidate] = put5.json().candidates;
    expect(candidate.accepted).toBeNull();
    expect(
      [await waits(firms[5]!.as), await waits(firms[4]!.as)].map((lines) => lines.includes('stand pilot')),
    ).toEqual([true, false]);
    now = new Date(dayIn(1.5));
    expect((await vote(4, id, candidate.id)).statusCode).toBe(409);
    now = today;
    const answer = (as: TestPerson) => put(as, `elections/${id}/candidates/${candidate.id}/answer`, { accept: true });
    expect((await answer(firms[4]!.as)).statusCode).toBe(403);
    expect((await answer(firms[5]!.as)).json().candidates[0].accepted).toBe(true);
    now = new Date(dayIn(1.5));
    expect((await vote(4, id, candidate.id)).statusCode).toBe(200);
    expect((await post(coordinator, `elections/${id}/cancel`)).json().state).toBe('cancelled');
    expect((await count(id)).statusCode).toBe(409);
  });

  test('tells a tie and a missed quorum, and no counts where two votes would tell each other', async () => {
    const tie = await openElection();
    await vote(2, tie.id, tie.candidates[0]!);
    await vote(3, tie.id, tie.candidates[1]!);
    const two = (await count(tie.id)).json();
    expect([
      two.outcome,
      two.electedId,
      two.blank,
      ...two.candidates.map((one: { votes: unknown }) => one.votes),
    ]).toEqual(['tie', null, null, null, null]);
    const few = await openElection({ quorumBp: 6_000 });
    for (const i of [1, 2, 3]) await vote(i, few.id, few.candidates[0]!);
    expect((await count(few.id)).json()).toMatchObject({ outcome: 'no_quorum', electedId: null });
  });

  test('does not open where nobody stands: all are told before, nobody votes, and it ends at its opening', async () => {
    const body = { workingGroupId: groupId, position: 'co_pilot', termFrom: dateIn(4), termTo: dateIn(400) };
    const late = await post(coordinator, 'elections', { ...body, opensAt: dayIn(0.02), closesAt: dayIn(2) });
    expect([late.statusCode, late.json().errors[0].pointer]).toEqual([400, '/opensAt']);
    const called = await post(coordinator, 'elections', { ...body, opensAt: dayIn(1), closesAt: dayIn(3) });
    const { id } = called.json();
    // Put up, but it never says that it stands.
    await post(coordinator, `elections/${id}/candidates`, { organisationId: firms[4]!.id });
    const told = async (as: TestPerson) =>
      (await t.call('GET', '/notifications', { as, query: { limit: '200' } }))
        .json()
        .items.map((one: { kind: string; text: string }) => `${one.kind} ${one.text}`)
        .filter((line: string) => /nobody_stands|ne s’est présenté/.test(line));
    await t.services.reminders.remind();
    await t.services.reminders.remind();
    for (const as of [firms[0]!.as, coordinator]) expect(await told(as)).toHaveLength(1);

    now = new Date(dayIn(1.5));
    expect((await waits(firms[1]!.as)).includes('vote co_pilot')).toBe(false);
    const blank = await vote(1, id, null);
    expect([blank.statusCode, blank.json().code]).toEqual([409, 'no_candidates']);
    await t.services.reminders.remind();
    const { elections } = (await read(firms[1]!.as)).json();
    now = today;
    expect(elections.find((one: { id: string }) => one.id === id)).toMatchObject({
      state: 'counted',
      outcome: 'no_candidates',
      electedId: null,
      turnout: 0,
      blank: null,
    });
    for (const as of [firms[0]!.as, coordinator]) expect(await told(as)).toHaveLength(2);
  });

  test('is counted by the program where nobody asks', async () => {
    const { id, candidates } = await openElection();
    for (const i of [1, 2, 3]) await vote(i, id, candidates[1]!);
    now = new Date(dayIn(2.5));
    await t.services.reminders.remind();
    now = today;
    const { elections } = (await read(firms[1]!.as)).json();
    expect(elections.find((one: { id: string }) => one.id === id)).toMatchObject({
      state: 'counted',
      electedId: candidates[1],
    });
  });
});

/** Every row of the database with the transaction that wrote it, as whoever owns it can read them. */
async function everyRow(): Promise<{ table: string; xmin: string; row: Record<string, unknown> }[]> {
  return t.database.sql.begin(async (sql) => {
    await sql`select app_begin('system', null)`;
    const tables = await sql<{ name: string }[]>`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname = 'public' and c.relname not in ('cpv_codes', 'nuts_codes')
         and has_table_privilege(c.oid, 'select') order by 1`;
    const rows = [];
    for (const { name } of tables)
      for (const { xmin, row } of await sql<{ xmin: string; row: Record<string, unknown> }[]>`
        select x.xmin::text as xmin, to_jsonb(x) as row from ${sql(name)} x order by x.ctid`)
        rows.push({ table: name, xmin, row });
    return rows;
  });
}

test('the log names all that a group did', async () => {
  const { items } = (await t.call('GET', '/audit', { as: coordinator, query: { limit: '200' } })).json();
  type Row = { entity: string; entityId: string; names: Record<string, string> };
  const nameless = (items as Row[]).filter(({ entityId, names }) => names[entityId] === undefined);
  expect(new Set((items as Row[]).map(({ entity }) => entity))).toContain('group_result');
  expect(new Set(nameless.map(({ entity }) => entity))).toEqual(new Set());
});

describe('the secret of the vote', () => {
  test('whoever owns the database finds no link between a voter and a vote, before the count or after it', async () => {
    const { id, candidates } = await openElection();
    const choices = [candidates[1]!, candidates[0]!, candidates[0]!, null, candidates[1]!, candidates[0]!];
    for (const [i, choice] of choices.entries()) expect((await vote(i, id, choice)).statusCode).toBe(200);
    const before = await everyRow();
    const roll = before.filter(({ table, row }) => table === 'election_roll' && row['election_id'] === id);
    expect(roll).toHaveLength(6);

    // What a vote wrote: its row of the roll, and what went with it. Of the candidates, none of it says a word.
    for (const { xmin, row } of roll) {
      const along = before.filter((one) => one.xmin === xmin);
      expect(along.map(({ table }) => table)).toEqual(expect.arrayContaining(['audit_log', 'election_roll']));
      const said = JSON.stringify(along.map((one) => one.row));
      const others = firms.filter((firm) => firm.id !== row['organisation_id']).map((firm) => firm.id);
      expect([...candidates, ...others].filter((word) => said.includes(word))).toEqual([]);
    }
    // Sealed alike, and to keys that the database does not hold.
    const sealed = roll.map(({ row }) => String(row['sealed_vote']));
    expect(new Set(sealed.map((text) => text.length)).size).toBe(1);
    expect(new Set(sealed).size).toBe(6);
    const texts = before.flatMap(({ row }) => Object.values(row).filter((value) => typeof value === 'string'));
    for (const key of new Set(texts))
      if (/^\S{20,200}$/.test(key)) expect(unseal(key, 'ballot', sealed[0]!)).toBeNull();

    await count(id);
    const after = await everyRow();
    const counted = after.filter(({ table, row }) => table === 'election_roll' && row['election_id'] === id);
    expect(counted.map(({ row }) => [row['voted'], row['sealed_vote']])).toEqual(counted.map(() => [true, null]));
    // All written by the count: not even their order tells who voted when.
    expect(new Set(counted.map(({ xmin }) => xmin)).size).toBe(1);
    const texts2 = JSON.stringify(after);
    for (const text of sealed) expect(texts2).not.toContain(text);
    const [election] = after.filter(({ table, row }) => table === 'elections' && row['id'] === id);
    expect([election!.row['sealed_key'], election!.row['turnout'], election!.row['blank']]).toEqual([null, 6, 1]);
  });
});
