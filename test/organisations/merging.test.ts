import postgres from 'postgres';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repairLedgerSums } from '../../src/ledger/verify.ts';
import { type TestApp, type TestPerson, testApp } from '../app.ts';
import { fillRow } from '../leaks/fill.ts';

/** Columns that hold an organisation's id, refer to nothing, and stay as they were: what was, and who changed. */
const HISTORY = ['candidate_changes.organisation_id', 'organisation_merges.from_id', 'organisation_merges.into_id'];
/** Follow what they count of by triggers: sums of the ledger its lines; proposals nothing, they tell what was. */
const COUNTED = ['ledger_sums.organisation_id', 'proposals.organisation_id'];
/** JSON and lists of ids that are not rewritten: they name no organisation, or tell what was at the time. */
const DOCUMENTS = [
  'audit_log.payload',
  'bid_facts.insurance',
  'bid_facts.representative',
  'bid_terms.buyer_address',
  'bid_terms.terms',
  'clusters.policy',
  'convention_templates.clauses',
  'consortia.change',
  'consortia.form_requirement',
  'consortia.habilitation',
  'consortia.outcome',
  'consortium_events.payload',
  'consortium_members.parts',
  'consultation_documents.fault',
  'consultation_findings.place',
  'equipment.characteristics',
  'idempotency_keys.body',
  'idempotency_keys.headers',
  'import_files.error',
  'import_files.result',
  'invitations.accepted_terms',
  'invitations.proxy',
  'invitations.terms',
  'lots.equipment',
  'lots.facts',
  'match_run_lots.equipment',
  'match_run_lots.result',
  'match_runs.options',
  'match_runs.plan',
  'match_runs.plan_rules',
  'match_runs.progress',
  'need_decisions.origin',
  'notifications.params',
  'organisation_imports.changes',
  'organisation_merges.trail',
  'outbox.payload',
  'partner_searches.bands',
  'recruiting_surveys.found',
  'partner_searches.question',
  'partner_search_inbox.question',
  'partner_search_answers.question',
  'requirements.origin',
  'solo_declarations.test',
  'subcontracts.acts',
  'subcontracts.payment_terms',
  'taken_notices.part',
  'tenders.consultation',
  'tenders.notice',
  'tenders.warnings',
  'watch_finds.reasons',
  'watches.filters',
  'webhook_deliveries.payload',
];

let t: TestApp;
let owner: postgres.Sql;
let now = new Date('2026-06-15T10:00:00Z');
let admin: TestPerson;
beforeAll(async () => {
  t = await testApp({ clock: () => now });
  owner = postgres(t.db.url, { max: 1, onnotice: () => undefined });
  admin = await t.person({ role: 'admin' });
});
afterAll(async () => {
  await owner?.end();
  await t?.close();
});

/** Every column that the database knows to hold an organisation's id. */
const columns = () =>
  owner<{ place: string; field: string }[]>`select place::text, field::text from organisation_columns() order by 1, 2`;

async function company(clusterId: string, name: string, more: object = {}): Promise<string> {
  const made = await t.call('POST', '/organisations', {
    as: admin,
    body: { name, kind: 'company', clusterId, ...more },
  });
  expect(made.statusCode, made.body).toBe(201);
  return made.json().id;
}

/** What there is of organisations in every table that may hold some, without what counts changes. */
async function everything(ids: string[]): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  const places = new Set([...(await columns()).map(({ place }) => place), 'organisations', 'consortium_offers']);
  for (const place of places) {
    const rows = await owner.unsafe<{ row: Record<string, unknown> }[]>(`select to_jsonb(t) as row from ${place} t`);
    found[place] = rows
      .filter(({ row }) => ids.some((id) => JSON.stringify(row).includes(id)))
      .map(({ row: { updated_at: _at, version: _version, ...row } }) => JSON.stringify(row))
      .sort();
  }
  return found;
}

const merge = (as: TestPerson, from: string, body: object, headers: Record<string, string> = {}) =>
  t.call('POST', `/organisations/${from}/merge`, { as, body, headers: { 'accept-language': 'en', ...headers } });

describe('two rows of one company', () => {
  it('become one with everything that refers to them, in every table that the catalogue knows, and are two again', async () => {
    const clusterId = await t.cluster();
    const as = await t.person({ role: 'coordinator', clusterId });
    const before = await company(clusterId, 'Avant');
    const into = await company(clusterId, 'Chaudronnerie Martin', {
      capabilities: [{ cpv: '45262670', level: 3 }],
      years: [{ year: 2024, headcount: 10, turnoverCents: 100_000_000 }],
    });
    const from = await company(clusterId, 'CHAUDRONNERIE MARTIN SARL', {
      town: 'Nantes',
      registrationNumber: '41816609600069',
      capabilities: [
        { cpv: '45262670', level: 5 },
        { cpv: '45262680', level: 2 },
      ],
      years: [{ year: 2025, headcount: 14, turnoverCents: 150_000_000 }],
    });
    const after = await company(clusterId, 'Après');
    const somebody = await t.person({ role: 'member', organisationId: after });
    for (const { place, field } of await columns()) {
      const pair = field === 'a_id' ? { b_id: after } : field === 'b_id' ? { a_id: before } : {};
      const ids = { cluster_id: clusterId, organisation_id: after, ...pair, [field]: from };
      const set: Record<string, string> =
        place === 'user_roles'
          ? { role: `'member'`, cluster_id: 'null', user_id: `'${somebody.id}'` }
          : place === 'ledger_accounts'
            ? { contract_id: 'null' }
            : place === 'memberships'
              ? { since: `'2001-01-01'`, until: `'2001-02-01'` }
              : place === 'capabilities'
                ? { cpv: `'31000000'` }
                : {};
      await fillRow(owner, place, ids, set);
    }
    // Both have an account of the cluster, with a line each; and a list of ids and an offer name the one that goes.
    await fillRow(owner, 'ledger_accounts', { cluster_id: clusterId, organisation_id: into }, { contract_id: 'null' });
    const [account] = await owner`select id from ledger_accounts where organisation_id = ${from}`;
    await fillRow(owner, 'ledger_postings', {
      cluster_id: clusterId,
      organisation_id: from,
      account_id: account!['id'],
    });
    for (const { entry_id } of await owner`select distinct entry_id from ledger_postings`)
      await fillRow(owner, 'ledger_entries', { cluster_id: clusterId }, { id: `'${entry_id}'` });
    await fillRow(
      owner,
      'consortium_members',
      { cluster_id: clusterId, organisation_id: after },
      { disclosed_to: `'{${from}}'` },
    );
    await fillRow(
      owner,
      'consortium_offers',
      { cluster_id: clusterId },
      { lines: `'[{"organisationId": "${from}"}]'` },
    );

    // Rows are filled in behind the triggers' back.
    await repairLedgerSums(owner);
    const was = await everything([from, into]);
    for (const { place, field } of await columns())
      expect(
        was[place]!.some((row) => JSON.parse(row)[field] === from),
        `${place}.${field} is filled`,
      ).toBe(true);
    const tried = await merge(as, from, { into, dryRun: true });
    expect(tried.statusCode, tried.body).toBe(200);
    expect(tried.json()).toMatchObject({ id: null, conflicts: [], filled: ['registration_number', 'town'] });
    expect(await everything([from, into])).toEqual(was);
    // As the console asks: what answers once has a transaction of its own around it, and that one commits.
    const once = await merge(as, from, { into, dryRun: true }, { 'idempotency-key': 'tried-once-0001' });
    expect(once.json()).toEqual(tried.json());
    expect(await everything([from, into])).toEqual(was);

    const done = await merge(as, from, { into });
    expect(done.statusCode, done.body).toBe(200);
    const { id, ...told } = done.json();
    expect(told).toEqual({ ...tried.json(), id: undefined, undoUntil: '2026-06-16T10:00:00.000Z' });
    expect(Object.values(await everything([from])).flat()).toEqual([]);
    const sums = () =>
      owner`select * from ledger_sums where organisation_id in ${owner([from, into])} order by 1, 2, 3, 4`;
    expect(new Set((await sums()).map((sum) => sum['organisation_id']))).toEqual(new Set([into]));
    expect(await owner`select * from ledger_sums_faults()`).toEqual([]);
    const one = (await t.call('GET', `/organisations/${into}`, { as })).json();
    expect(one).toMatchObject({
      name: 'Chaudronnerie Martin',
      town: 'Nantes',
      registrationNumber: '41816609600069',
      headcount: 14,
      capabilities: [{ cpv: '31000000' }, { cpv: '45262670', level: 3 }, { cpv: '45262680', level: 2 }],
    });
    const [row] =
      await owner`select payload from audit_log where action = 'organisation.merged' and entity_id = ${into}`;
    expect(row).toMatchObject({ payload: { fromId: from } });
    expect((await t.call('GET', `/organisations/${from}`, { as })).statusCode).toBe(404);

    const undone = await t.call('POST', `/organisations/${into}/merges/${id}/undo`, { as });
    expect(undone.statusCode, undone.body).toBe(200);
    expect(undone.json().items).toMatchObject([{ id, fromName: 'CHAUDRONNERIE MARTIN SARL', undoUntil: null }]);
    expect(await everything([from, into])).toEqual(was);
    expect(new Set((await sums()).map((sum) => sum['organisation_id']))).toContain(from);
    expect(await owner`select * from ledger_sums_faults()`).toEqual([]);
    expect((await t.call('POST', `/organisations/${into}/merges/${id}/undo`, { as })).json().code).toBe(
      'undo_too_late',
    );
  }, 60_000);

  it('keep the membership that began first and ends last, and are as they were again', async () => {
    const clusterId = await t.cluster();
    const as = await t.person({ role: 'coordinator', clusterId });
    const [from, into] = [await company(clusterId, 'Ancienne fiche'), await company(clusterId, 'Nouvelle fiche')];
    const span = async (id: string, since: string, until: string | null) =>
      owner.begin(async (tx) => {
        await tx`select set_config('app.actor', 'system', true)`;
        await tx`update memberships set since = ${since}, until = ${until} where organisation_id = ${id}`;
      });
    await span(from, '2015-01-10', null);
    await span(into, '2024-02-01', '2030-12-31');
    const memberships = async () =>
      owner`select organisation_id, since::text, until::text from memberships where organisation_id in (${from}, ${into}) order by since`;
    const was = await memberships();
    expect(was).toHaveLength(2);
    const { id } = (await merge(as, from, { into })).json();
    expect(await memberships()).toMatchObject([{ organisation_id: into, since: '2015-01-10', until: null }]);
    expect((await t.call('POST', `/organisations/${into}/merges/${id}/undo`, { as })).statusCode).toBe(200);
    expect(await memberships()).toEqual(was);
  });

  it('stay two where both are in one consortium: that is told before, and refused', async () => {
    const clusterId = await t.cluster();
    const as = await t.person({ role: 'coordinator', clusterId });
    const [from, into] = [await company(clusterId, 'Une'), await company(clusterId, 'Deux')];
    const consortium = uuidv7();
    for (const organisation_id of [from, into])
      await fillRow(
        owner,
        'consortium_members',
        { cluster_id: clusterId, consortium_id: consortium, organisation_id },
        { role: `'cotraitant'` },
      );
    expect((await merge(as, from, { into, dryRun: true })).json().conflicts).toEqual([{ kind: 'seats', count: 1 }]);
    const refused = await merge(as, from, { into });
    expect([refused.statusCode, refused.json().code, refused.json().conflicts]).toEqual([
      409,
      'merge_conflict',
      [{ kind: 'seats', count: 1 }],
    ]);
    expect((await t.call('GET', `/organisations/${from}`, { as })).statusCode).toBe(200);
  });

  it('are merged by who answers for all of both, and no longer than a day taken apart', async () => {
    const [clusterId, elsewhere] = [await t.cluster(), await t.cluster()];
    const as = await t.person({ role: 'coordinator', clusterId });
    const [from, into, foreign] = [
      await company(clusterId, 'Une'),
      await company(clusterId, 'Deux'),
      await company(elsewhere, 'Trois'),
    ];
    expect((await merge(as, from, { into: from })).json().errors).toMatchObject([{ pointer: '/into' }]);
    expect((await merge(as, from, { into: foreign })).json().errors).toMatchObject([{ pointer: '/into' }]);
    expect((await merge(as, foreign, { into })).statusCode).toBe(404);
    const shared = await t.call('POST', `/clusters/${elsewhere}/memberships`, {
      as: admin,
      body: { organisationId: from },
    });
    expect(shared.statusCode, shared.body).toBe(201);
    expect((await merge(as, from, { into })).json().code).toBe('consent_needed');
    const { id } = (await merge(admin, from, { into })).json();
    const undo = () => t.call('POST', `/organisations/${into}/merges/${id}/undo`, { as: admin });
    const at = now;
    now = new Date(at.getTime() + 86_400_000);
    expect((await undo()).json().code).toBe('undo_too_late');
    now = new Date(at.getTime() + 86_399_000);
    const one = await t.call('GET', `/organisations/${into}`, { as });
    const changed = await t.call('PATCH', `/organisations/${into}`, {
      as,
      headers: { 'if-match': String(one.headers['etag']) },
      body: { town: 'Rezé' },
    });
    expect(changed.statusCode).toBe(200);
    expect((await undo()).json().code).toBe('undo_too_late');
    now = at;
  });

  it('change in what is only ever added to whose it is, from the one to the other, and nothing else', async () => {
    const clusterId = await t.cluster();
    const [from, into, third] = [
      await company(clusterId, 'Une'),
      await company(clusterId, 'Deux'),
      await company(clusterId, 'Trois'),
    ];
    for (const organisation_id of [from, third]) {
      await fillRow(owner, 'solo_declarations', { cluster_id: clusterId, organisation_id });
      await fillRow(owner, 'ledger_accounts', { cluster_id: clusterId, organisation_id }, { contract_id: 'null' });
    }
    await fillRow(
      owner,
      'consortium_offers',
      { cluster_id: clusterId },
      { lines: `'[{"organisationId": "${from}"}]'` },
    );
    /** What a statement does while the two become one; taken back. */
    const during = (statement: string): Promise<string> =>
      owner
        .begin(async (sql) => {
          await sql`select set_config('app.merging', ${`${from} ${into}`}, true)`;
          throw new Error(`${(await sql.unsafe(statement)).count} changed`);
        })
        .then(String, (error: Error) => error.message);
    const declaration = 'update solo_declarations set';
    expect(await during(`${declaration} organisation_id = '${into}' where organisation_id = '${from}'`)).toBe(
      '1 changed',
    );
    expect(await during(`delete from ledger_accounts where organisation_id = '${from}'`)).toBe('1 changed');
    for (const statement of [
      `${declaration} organisation_id = '${third}' where organisation_id = '${from}'`,
      `${declaration} organisation_id = '${from}' where organisation_id = '${third}'`,
      `${declaration} organisation_id = '${into}' where organisation_id = '${third}'`,
      `${declaration} organisation_id = '${into}', reasons = 'Others' where organisation_id = '${from}'`,
      `delete from solo_declarations where organisation_id = '${from}'`,
      `delete from ledger_accounts where organisation_id = '${third}'`,
      `update ledger_accounts set organisation_id = '${into}' where organisation_id = '${third}'`,
      `update consortium_offers set lines = '[]' where cluster_id = '${clusterId}'`,
    ])
      expect(await during(statement), statement).toContain('only ever added to');
  });

  it('one that nothing refers to is deleted, one that something refers to is not', async () => {
    const clusterId = await t.cluster();
    const as = await t.person({ role: 'coordinator', clusterId });
    const [free, used] = [await company(clusterId, 'Libre'), await company(clusterId, 'Prise')];
    await t.person({ role: 'member', organisationId: used });
    expect((await t.call('DELETE', `/organisations/${free}`, { as })).statusCode).toBe(204);
    expect((await t.call('GET', `/organisations/${free}`, { as })).statusCode).toBe(404);
    const refused = await t.call('DELETE', `/organisations/${used}`, { as });
    expect([refused.statusCode, refused.json()]).toMatchObject([
      409,
      { code: 'still_in_use', uses: [{ kind: 'people', count: 1 }] },
    ]);
  });

  it('no column is forgotten: ids without a foreign key, lists of ids and JSON are moved or known to tell what was', async () => {
    const known = new Set((await columns()).map(({ place, field }) => `${place}.${field}`));
    const ids = await owner<{ at: string }[]>`
      select table_name || '.' || column_name as at from information_schema.columns c
        join pg_tables p on p.schemaname = 'public' and p.tablename = c.table_name
       where c.table_schema = 'public' and c.udt_name in ('uuid', '_uuid')
         and (column_name ~ 'organisation|principal|^(a|b|from|into)_id$' )`;
    expect(ids.map(({ at }) => at).filter((at) => !known.has(at) && ![...HISTORY, ...COUNTED].includes(at))).toEqual(
      [],
    );
    const moved = (
      await owner<{ at: string }[]>`select place::text || '.' || field as at from organisation_documents()`
    ).map(({ at }) => at);
    const documents = await owner<{ at: string }[]>`
      select table_name || '.' || column_name as at from information_schema.columns c
        join pg_tables p on p.schemaname = 'public' and p.tablename = c.table_name
       where c.table_schema = 'public' and c.udt_name = 'jsonb' order by 1`;
    expect(documents.map(({ at }) => at).filter((at) => !moved.includes(at) && !DOCUMENTS.includes(at))).toEqual([]);
  });
});
