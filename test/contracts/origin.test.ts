import postgres from 'postgres';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Books, euros, openBooks } from '../ledger/books.ts';

let b: Books;
let owner: postgres.Sql;
let tenderId: string;
let otherTender: string;
beforeAll(async () => {
  b = await openBooks();
  owner = postgres(b.t.db.url, { max: 2, onnotice: () => undefined });
  const tender = async () => {
    const answer = await b.t.call('POST', '/tenders', {
      as: b.coordinator,
      body: { title: 'Écluse', buyer: { name: 'Grand port' }, lots: [{ title: 'Portes', cpvMain: '45262670' }] },
    });
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json().id as string;
  };
  tenderId = await tender();
  otherTender = await tender();
});
afterAll(async () => {
  await owner.end();
  await b.close();
});

/** A consortium as old business left it: of two companies, in this state, without a contract. */
async function consortium(state: string, outcome: object | null = null): Promise<string> {
  const id = uuidv7();
  await owner.begin(async (tx) => {
    await tx`select app_begin('system', null)`;
    await tx`insert into consortia (id, tender_id, cluster_id, lot_ids, name, state, outcome)
             select ${id}, ${tenderId}, ${b.clusterId}, array_agg(id), 'Old', ${state}, ${outcome === null ? null : tx.json(outcome as never)}
               from lots where tender_id = ${tenderId}`;
    for (const [i, shareBp] of [6_000, 4_000].entries())
      await tx`insert into consortium_members (id, consortium_id, tender_id, cluster_id, organisation_id, position, role, share_bp)
               values (${uuidv7()}, ${id}, ${tenderId}, ${b.clusterId}, ${b.companies[i]!}, ${i}, ${i === 0 ? 'mandataire' : 'cotraitant'}, ${shareBp})`;
  });
  return id;
}

const create = (body: object, as = b.coordinator) =>
  b.t.call('POST', '/contracts', { as, body: { title: 'Portes de l’écluse', value: euros(1_000), ...body } });

test('a contract entered by hand belongs to its consortium, and an entry leads back through it to the tender', async () => {
  const id = await consortium('awarded', { result: 'awarded', lots: [], contractId: null, at: '2020-01-01T00:00:00Z' });
  const answer = await create({ consortiumId: id, signedOn: '2026-01-15' });
  expect(answer.statusCode, answer.body).toBe(201);
  const contract = answer.json();
  expect(contract).toMatchObject({ tenderId, consortiumId: id, matchRunId: null, buyer: { name: 'Grand port' } });
  expect(contract.members.map((m: { role: string; shareBp: number }) => [m.role, m.shareBp])).toEqual([
    ['mandataire', 6_000],
    ['cotraitant', 4_000],
  ]);
  const entries = await b.t.call('GET', '/ledger-entries', { as: b.coordinator, query: { contractId: contract.id } });
  expect(entries.json().items).toMatchObject([
    { contractId: contract.id, consortiumId: id, matchRunId: null, tenderId },
  ]);
  const [row] = await owner`select outcome ->> 'contractId' as contract from consortia where id = ${id}`;
  expect(row!['contract']).toBe(contract.id);
  // A second one is refused, and names the first.
  const again = await create({ consortiumId: id });
  expect(again.statusCode).toBe(409);
  expect(again.json()).toMatchObject({ code: 'contract_exists', contractId: contract.id });
  expect(again.json().errors[0].pointer).toBe('/consortiumId');
});

test('of two at once for one consortium one is made', async () => {
  const id = await consortium('awarded');
  const answers = await Promise.all(Array.from({ length: 4 }, () => create({ consortiumId: id })));
  expect(answers.map((answer) => answer.statusCode).sort()).toEqual([201, 409, 409, 409]);
  const made = await owner`select 1 from contracts where consortium_id = ${id}`;
  expect(made).toHaveLength(1);
});

test('what does not fit the consortium is refused by name, and nothing is made', async () => {
  const id = await consortium('awarded');
  const submitted = await consortium('submitted');
  const otherCluster = await b.t.cluster();
  const both = { id: b.admin.id, email: b.admin.email, token: b.admin.token, actor: b.admin.actor };
  const cases: [object, number, string, string, typeof b.coordinator?][] = [
    [{ consortiumId: submitted }, 409, '/consortiumId', 'consortium_not_awarded'],
    [{ consortiumId: uuidv7() }, 400, '/consortiumId', 'invalid_field'],
    [{ consortiumId: id }, 400, '/consortiumId', 'invalid_field', b.stranger],
    [{ consortiumId: id, clusterId: otherCluster }, 400, '/consortiumId', 'invalid_field', both],
    [{ consortiumId: id, tenderId: otherTender }, 400, '/tenderId', 'invalid_field'],
    [{ consortiumId: id, matchRunId: uuidv7() }, 400, '/matchRunId', 'invalid_field'],
    [
      { tenderId, matchRunId: uuidv7(), members: [{ organisationId: b.companies[0], shareBp: 10_000 }] },
      400,
      '/matchRunId',
      'invalid_field',
    ],
    [
      { consortiumId: id, members: [{ organisationId: b.companies[2], shareBp: 10_000 }] },
      400,
      '/members/0/organisationId',
      'invalid_field',
    ],
  ];
  const count = async () => (await owner`select count(*)::int as n from contracts`)[0]!['n'];
  const before = await count();
  for (const [body, status, pointer, code, as] of cases) {
    const answer = await create(body, as ?? b.coordinator);
    expect([answer.statusCode, answer.json().errors?.[0]?.pointer], `${JSON.stringify(body)} ${answer.body}`).toEqual([
      status,
      pointer,
    ]);
    if (code !== 'invalid_field') expect(answer.json().code).toBe(code);
  }
  expect(await count()).toBe(before);
});
