import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import postgres from 'postgres';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordAudit } from '../../src/audit/record.ts';
import { createAuditService } from '../../src/audit/service.ts';
import { verifyAudit } from '../../src/audit/verify.ts';
import type { Database } from '../../src/db/client.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { systemActor } from '../../src/shared/actor.ts';
import { type TestDatabase, testDatabase } from '../database.ts';

const ACTOR = systemActor('test');
const ROWS = 240;
/** Tamperings tried in all, of every kind; `npm run bench -- audit` tries 1,000. */
const TAMPERINGS = Number(process.env['AUDIT_TAMPERINGS'] ?? 140);
const ofAll = (part: number): number => Math.ceil(TAMPERINGS * part);
/** Each waits for the database a few times: more of them take longer. */
const PATIENCE = 30_000 + TAMPERINGS * 1_000;

let db: TestDatabase;
let app: Database;
let owner: postgres.Sql;

const write = (database: Database, count: number) =>
  inTransaction(database, ACTOR, (tx) =>
    recordAudit(
      tx,
      ACTOR,
      ...Array.from({ length: count }, (_, i) => ({
        action: 'thing.done',
        entity: 'thing',
        entityId: uuidv7(),
        payload: { i, amountCents: 9_007_199_254_740_991, text: 'é "quoted" \\ 漢' },
      })),
    ),
  );

beforeAll(async () => {
  db = await testDatabase();
  app = db.open();
  owner = postgres(db.url, { max: 1, onnotice: () => undefined });
  // Many writers at once, each of several rows, some of which give up.
  await Promise.all(
    Array.from({ length: 60 }, async (_, i) => {
      await write(app, (i % 7) + 1);
      if (i % 5 === 0)
        await inTransaction(app, ACTOR, async (tx) => {
          await recordAudit(tx, ACTOR, { action: 'thing.undone', entity: 'thing', entityId: uuidv7() });
          throw new Error('given up');
        }).catch(() => undefined);
    }),
  );
});
afterAll(async () => {
  await owner.end();
  await db.drop();
});

test('writers at once leave whole chains', async () => {
  const verdict = await verifyAudit(owner);
  expect(verdict).toMatchObject({ rows: ROWS - 6, faults: [] });
  expect(verdict.chains).toBeGreaterThan(1);
  expect(await verifyAudit(app.sql)).toMatchObject({ rows: verdict.rows, digest: verdict.digest });
  const asked = await createAuditService({ database: app }).verify();
  expect(asked).toMatchObject({ rows: verdict.rows, digest: verdict.digest, intact: true, faults: [] });
});

test('a row that was edited is named to whoever asks the program', async () => {
  const [row] = await owner<{ id: string; action: string }[]>`select id, action from audit_log order by id limit 1`;
  const edit = (action: string) =>
    owner.begin(async (tx) => {
      await tx`alter table audit_log disable trigger all`;
      await tx`update audit_log set action = ${action} where id = ${row!.id}`;
      await tx`alter table audit_log enable trigger all`;
    });
  await edit('thing.forged');
  try {
    expect(await createAuditService({ database: app }).verify()).toMatchObject({
      intact: false,
      faults: [{ id: row!.id }],
    });
  } finally {
    await edit(row!.action);
  }
});

describe('tampering by the owner of the database, triggers off', () => {
  type Row = { id: string; chain: number; seq: number };
  let rows: Row[];
  beforeAll(async () => {
    rows = await owner<Row[]>`select id, chain, seq::int from audit_log order by id`;
  });

  /** Tampers in a transaction that is rolled back, and gives the first bad row of each chain. */
  const faultsAfter = async (tamper: (tx: postgres.TransactionSql) => Promise<unknown>) => {
    let faults: { id: string; chain: number; fault: string }[] = [];
    await owner
      .begin(async (tx) => {
        await tx`alter table audit_log disable trigger all`;
        await tx`drop index audit_log_chain`;
        await tamper(tx);
        faults = await tx`select id, chain, fault from audit_faults()`;
        throw new Error('roll back');
      })
      .catch((error: Error) => {
        if (error.message !== 'roll back') throw error;
      });
    return faults;
  };
  const neighbour = (row: Row, n = 1) => rows.find((r) => r.chain === row.chain && r.seq === row.seq + n);

  const edits = [
    (tx: postgres.TransactionSql, id: string) => tx`update audit_log set action = action || 'x' where id = ${id}`,
    (tx: postgres.TransactionSql, id: string) =>
      tx`update audit_log set payload = payload || '{"i": -1}' where id = ${id}`,
    (tx: postgres.TransactionSql, id: string) => tx`update audit_log set actor_id = gen_random_uuid() where id = ${id}`,
    (tx: postgres.TransactionSql, id: string) =>
      tx`update audit_log set entity_id = gen_random_uuid() where id = ${id}`,
    (tx: postgres.TransactionSql, id: string) =>
      tx`update audit_log set created_at = created_at + interval '1 ms' where id = ${id}`,
    (tx: postgres.TransactionSql, id: string) => tx`update audit_log set request_id = 'other' where id = ${id}`,
    (tx: postgres.TransactionSql, id: string) =>
      tx`update audit_log set cluster_id = gen_random_uuid() where id = ${id}`,
    (tx: postgres.TransactionSql, id: string) =>
      tx`update audit_log set hash = encode(sha256('x'), 'hex') where id = ${id}`,
  ];

  test(
    'an edit of any column is found, and the row named',
    () =>
      fc.assert(
        fc.asyncProperty(fc.nat(), fc.nat(), async (which, how) => {
          const row = rows[which % rows.length]!;
          const faults = await faultsAfter((tx) => edits[how % edits.length]!(tx, row.id));
          expect(faults).toMatchObject([{ id: row.id, chain: row.chain }]);
        }),
        { numRuns: ofAll(0.4) },
      ),
    PATIENCE,
  );

  test(
    'a row taken out is found, and the row before or after it named',
    () =>
      fc.assert(
        fc.asyncProperty(fc.nat(), async (which) => {
          const row = rows[which % rows.length]!;
          const faults = await faultsAfter((tx) => tx`delete from audit_log where id = ${row.id}`);
          const named = neighbour(row) ?? rows.find((r) => r.chain === row.chain && r.seq === row.seq - 1);
          expect(faults).toMatchObject([{ id: named?.id ?? null, chain: row.chain }]);
          expect(faults[0]!.fault).toContain('missing');
        }),
        { numRuns: ofAll(0.25) },
      ),
    PATIENCE,
  );

  test(
    'two rows that change places are found',
    () =>
      fc.assert(
        fc.asyncProperty(fc.nat(), fc.nat(), async (a, b) => {
          const one = rows[a % rows.length]!;
          const other = rows[b % rows.length]!;
          fc.pre(one.id !== other.id);
          const faults = await faultsAfter(async (tx) => {
            await tx`update audit_log a set chain = b.chain, seq = b.seq, hash = b.hash from audit_log b
                    where a.id in (${one.id}, ${other.id}) and b.id in (${one.id}, ${other.id}) and a.id <> b.id`;
          });
          const chains = new Set([one.chain, other.chain]);
          expect(new Set(faults.map((f) => f.chain))).toEqual(chains);
          // Named is the row that stands where it was not written: in one chain, the earlier of the two.
          if (chains.size === 1) expect(faults[0]!.id).toBe((one.seq < other.seq ? other : one).id);
          else
            expect(new Map(faults.map((f) => [f.chain, f.id]))).toEqual(
              new Map([
                [one.chain, other.id],
                [other.chain, one.id],
              ]),
            );
        }),
        { numRuns: ofAll(0.15) },
      ),
    PATIENCE,
  );

  test(
    'a copy of a row put in is found, at its place',
    () =>
      fc.assert(
        fc.asyncProperty(fc.nat(), fc.uuid(), async (which, id) => {
          const row = rows[which % rows.length]!;
          const faults = await faultsAfter(
            (tx) =>
              tx`insert into audit_log select (jsonb_populate_record(a, jsonb_build_object('id', ${id}::uuid))).* from audit_log a where id = ${row.id}`,
          );
          expect(faults).toMatchObject([{ chain: row.chain }]);
          expect([id, row.id]).toContain(faults[0]!.id);
        }),
        { numRuns: ofAll(0.1) },
      ),
    PATIENCE,
  );

  test(
    'a tail cut off is found, and the row named that is now the last',
    () =>
      fc.assert(
        fc.asyncProperty(fc.nat(), async (which) => {
          const row = rows[which % rows.length]!;
          const faults = await faultsAfter(
            (tx) => tx`delete from audit_log where chain = ${row.chain} and seq >= ${row.seq}`,
          );
          expect(faults).toMatchObject([{ id: neighbour(row, -1)?.id ?? null, chain: row.chain }]);
          expect(faults[0]!.fault).toContain('missing');
        }),
        { numRuns: ofAll(0.1) },
      ),
    PATIENCE,
  );

  test('a row put in, and a whole chain taken out, are found', async () => {
    const row = rows[10]!;
    const put = await faultsAfter(
      (tx) =>
        tx`insert into audit_log select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid()))).* from audit_log a where id = ${row.id}`,
    );
    expect(put.map((f) => f.chain)).toEqual([row.chain]);
    const gone = await faultsAfter((tx) => tx`delete from audit_log where chain = ${row.chain}`);
    expect(gone).toMatchObject([{ chain: row.chain }]);
  });

  test('a chain rewritten with right hashes is found by an anchor kept elsewhere', async () => {
    const { anchor } = await verifyAudit(owner);
    const copy = await testDatabase();
    const forger = postgres(copy.url, { max: 1, onnotice: () => undefined });
    const forged = copy.open();
    await write(forged, 300);
    expect((await verifyAudit(forger)).faults).toEqual([]);
    expect((await verifyAudit(forger, anchor)).faults.length).toBeGreaterThan(0);
    await forger.end();
    await copy.drop();
    await write(app, 5);
    expect((await verifyAudit(owner, anchor)).faults).toEqual([]);
  });
});

test('the command names the first bad row and ends with 1', async () => {
  const { execFile } = await import('node:child_process');
  const folder = await mkdtemp(join(tmpdir(), 'groupement-audit-'));
  const run = (...args: string[]) =>
    new Promise<{ code: number; out: string }>((resolve) =>
      execFile(
        process.execPath,
        ['src/program/run.mjs', 'src/commands/audit-verify.ts', ...args],
        { env: { ...process.env, DATABASE_URL: db.url } },
        (error, stdout, stderr) => resolve({ code: error === null ? 0 : Number(error.code), out: stdout + stderr }),
      ),
    );
  const good = await run('--write', join(folder, 'anchor.json'));
  expect(good).toMatchObject({ code: 0 });
  expect(good.out).toContain('intact');
  const [row] = await owner<{ id: string }[]>`select id from audit_log order by created_at, id limit 1`;
  await owner.unsafe(
    `alter table audit_log disable trigger all; update audit_log set action = 'thing.forged' where id = '${row!.id}'; alter table audit_log enable trigger all`,
  );
  const bad = await run('--against', join(folder, 'anchor.json'));
  expect(bad.code).toBe(1);
  expect(bad.out).toContain(`BROKEN: row ${row!.id}`);
  await rm(folder, { recursive: true });
});
