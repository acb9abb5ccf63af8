import postgres from 'postgres';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { TEST_SYSTEM } from '../app.ts';
import { type Books, euros, openBooks } from './books.ts';

const TABLES = [
  'ledger_accounts',
  'ledger_entries',
  'ledger_postings',
  'contract_members',
  'contract_options',
  'contract_amendments',
  'contract_lots',
  'audit_log',
];

let b: Books;
let owner: postgres.Sql;
let entry: { id: string; contractId: string };
let accounts: { contract: string; members: string[] };

beforeAll(async () => {
  b = await openBooks();
  owner = postgres(b.t.db.url, { max: 1, onnotice: () => undefined });
  const contract = await b.contract({
    lots: [{ label: 'Lot 1' }],
    options: [{ label: 'Painting', value: euros(10) }],
  });
  await b.t.call('POST', `/contracts/${contract}/amendments`, {
    as: b.coordinator,
    body: { agreedOn: '2026-02-01', delta: euros(5) },
  });
  const answer = await b.t.call('POST', `/contracts/${contract}/entries`, {
    as: b.coordinator,
    body: { measure: 'invoiced', amount: euros(30), confirm: true },
  });
  entry = answer.json();
  const postings = answer.json().postings as { account: string; accountId: string }[];
  accounts = {
    contract: postings.find((p) => p.account === 'contract')!.accountId,
    members: postings.filter((p) => p.account === 'member').map((p) => p.accountId),
  };
});
afterAll(async () => {
  await owner.end();
  await b.close();
});

/** Runs a statement as the application does, on behalf of the program itself, who sees all. */
const asApplication = (statement: string) =>
  inTransaction(b.t.database, TEST_SYSTEM, (tx) => tx.execute(statement)).then(
    () => 'done',
    (error) => codeOf(error),
  );
const asOwner = (statement: string) =>
  owner.unsafe(statement).then(
    () => 'done',
    (error) => codeOf(error),
  );
const codeOf = (error: unknown): string => {
  for (let e = error as { code?: string; cause?: unknown }; e; e = e.cause as typeof e)
    if (/^[0-9A-Z]{5}$/.test(e.code ?? '')) return e.code!;
  throw error;
};

describe.each(TABLES)('%s', (table) => {
  const [column] = { ledger_postings: ['entry_id'] }[table] ?? ['id'];
  test.each([`update ${table} set ${column} = ${column}`, `delete from ${table}`, `truncate ${table} cascade`])(
    'refuses %s to the application and to the owner',
    async (statement) => {
      const before = (await owner.unsafe(`select count(*)::int as n from ${table}`))[0]!['n'];
      expect(before).toBeGreaterThan(0);
      expect(await asApplication(statement)).toMatch(/42501|23001/);
      expect(await asOwner(statement)).toBe('23001');
      expect(await asOwner(`set session_replication_role = replica; ${statement}`)).toBe('23001');
      await owner`reset session_replication_role`;
      expect((await owner.unsafe(`select count(*)::int as n from ${table}`))[0]!['n']).toBe(before);
    },
  );
});

describe('what does not balance', () => {
  const day = '2026-03-01';
  /** Writes an entry of 10 cents with these lines, straight into the tables. */
  const write = (
    run: (statement: string) => Promise<string>,
    lines: { account: string; organisation?: string; cents: number; changes?: Record<string, string> }[],
    changes: Record<string, string> = {},
  ) => {
    const id = uuidv7();
    const values = {
      id: `'${id}'`,
      cluster_id: `'${b.clusterId}'`,
      contract_id: `'${entry.contractId}'`,
      measure: `'paid'`,
      occurred_on: `'${day}'`,
      amount_cents: '10',
      lines: String(lines.length),
      ...changes,
    };
    const insert = (table: string, row: Record<string, string>) =>
      `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.values(row).join(', ')});`;
    const statements = [
      insert('ledger_entries', values),
      ...lines.map((line, position) =>
        insert('ledger_postings', {
          entry_id: values.id,
          position: String(position),
          account_id: `'${line.account}'`,
          cluster_id: values.cluster_id,
          contract_id: values.contract_id,
          organisation_id: line.organisation === undefined ? 'null' : `'${line.organisation}'`,
          measure: values.measure,
          occurred_on: values.occurred_on,
          amount_cents: String(line.cents),
          ...line.changes,
        }),
      ),
    ];
    return run(`do $$ begin ${statements.join('\n')} end $$`);
  };
  const contract = (cents: number) => ({ account: accounts.contract, cents });
  const member = (i: number, cents: number, changes = {}) => ({
    account: accounts.members[i]!,
    organisation: b.companies[i]!,
    cents,
    changes,
  });

  test('a sound entry is accepted, so the refusals below are for their reason', async () => {
    expect(await write(asApplication, [contract(10), member(0, -4), member(1, -6)])).toBe('done');
    expect(await write(asOwner, [contract(10), member(0, -10)])).toBe('done');
  });

  test.each<[string, () => Parameters<typeof write>[1], Record<string, string>?]>([
    ['no lines', () => []],
    ['one side only', () => [contract(10)]],
    ['a cent too little', () => [contract(10), member(0, -9)]],
    ['a cent too much', () => [contract(10), member(0, -11)]],
    ['another amount than it says', () => [contract(9), member(0, -9)]],
    ['members only', () => [member(0, 10), member(1, -10)]],
    ['a line of another day', () => [contract(10), member(0, -10, { occurred_on: `'2020-01-01'` })]],
    ['a line of another measure', () => [contract(10), member(0, -10, { measure: `'signed'` })]],
    ['a line in another company’s name', () => [contract(10), { ...member(0, -10), organisation: b.companies[1]! }]],
    ['fewer lines than it says', () => [contract(10), member(0, -10)], { lines: '3' }],
    ['an amount of zero', () => [contract(0), member(0, 0)], { amount_cents: '0' }],
    ['an amount beyond 2^53', () => [contract(2 ** 53), member(0, -(2 ** 53))], { amount_cents: '9007199254740992' }],
  ])('is refused: %s', async (_name, lines, changes) => {
    expect(await write(asApplication, lines(), changes)).toBe('23514');
    expect(await write(asOwner, lines(), changes)).toBe('23514');
  });

  test('is refused: a reversal that does not undo', async () => {
    const reverses = {
      reverses_id: `'${entry.id}'`,
      measure: `'invoiced'`,
      amount_cents: '-3000',
      occurred_on: `'2026-06-15'`,
    };
    const parts = [999, 1001, 1000].map((cents, i) => member(i, cents));
    expect(await write(asOwner, [contract(-3000), ...parts], reverses)).toBe('23514');
    expect(await write(asOwner, [contract(10), member(0, -10)], { reverses_id: `'${entry.id}'` })).toBe('23514');
  });

  test('is refused: a line more for an entry that is written, balanced or not', async () => {
    const more = (position: number, account: string, organisation: string, cents: number) =>
      `insert into ledger_postings (entry_id, position, account_id, cluster_id, contract_id, organisation_id, measure, occurred_on, amount_cents)
       values ('${entry.id}', ${position}, '${account}', '${b.clusterId}', '${entry.contractId}', '${organisation}', 'invoiced', '2026-06-15', ${cents});`;
    const pair = more(7, accounts.members[0]!, b.companies[0]!, 5) + more(8, accounts.members[1]!, b.companies[1]!, -5);
    for (const run of [asApplication, asOwner]) {
      expect(await run(`do $$ begin ${pair} end $$`)).toBe('23514');
      expect(await run(`do $$ begin set constraints all immediate; ${pair} end $$`)).toBe('23514');
    }
  });

  test('is refused: shares that are not the whole', async () => {
    const share = `insert into contract_members (id, contract_id, cluster_id, revision, position, organisation_id, name, kind, role, share_bp)
      values ('${uuidv7()}', '${entry.contractId}', '${b.clusterId}', 9, 0, '${b.companies[0]}', 'x', 'company', 'cotraitant', 9999)`;
    expect(await asApplication(share)).toBe('23514');
    expect(await asOwner(share)).toBe('23514');
  });
});
