import { setTimeout as pause } from 'node:timers/promises';
import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedDemo } from '../../seeds/demo-network.ts';
import { inTransaction, type Tx } from '../../src/db/transaction.ts';
import { daysOf, ledgerFacts } from '../../src/reports/counts/ledger.ts';
import { membersOn } from '../../src/reports/counts/members.ts';
import { type ExposureCounts, inPlay, PLAY } from '../../src/reports/counts/play.ts';
import { consortiumFacts, contractFacts, tenderFacts } from '../../src/reports/counts/work.ts';
import { readAhead } from '../../src/reports/held/ahead.ts';
import { type Subject, WORK } from '../../src/reports/held/feed.repository.ts';
import { createHeld, type Held } from '../../src/reports/held/held.ts';
import type { Needs } from '../../src/reports/held/store.ts';
import { createKeptFigures, type Figures } from '../../src/reports/kept.ts';
import { FIRST_DAY } from '../../src/reports/period.domain.ts';
import type { Scope } from '../../src/reports/scope.repository.ts';
import { systemActor } from '../../src/shared/actor.ts';
import { type TestApp, testApp } from '../app.ts';
import { asProgramOf, disagreements } from './against-plain.ts';
import { CHANGES } from './changes.ts';
import { statementsFor } from './statements.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
  await seedDemo({ database: t.database, config: t.config });
});
afterAll(() => t.close());

const asProgram = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => asProgramOf(t.database)(work);

/** Tables that a statement reads, by its words. */
const tablesOf = (text: string, tables: ReadonlySet<string>): string[] =>
  [...text.matchAll(/\b(?:from|join)\s+"?(\w+)/gi)].map((found) => found[1]!).filter((name) => tables.has(name));

/** What is told of changes when these facts are needed, by the trigger's function and arguments. */
const TOLD: [Needs, (teller: string, args: string[]) => boolean][] = [
  [
    { memberships: true },
    (teller, args) =>
      args.includes('0') || teller === 'tell_years_reported' || teller === 'tell_organisations_reported',
  ],
  [
    { ledger: { days: [{ kind: 'days', from: '2020-01-01', to: '2020-02-01', sign: 1 }] } },
    (_, args) => args.includes('2'),
  ],
  ...WORK.map((part, number): (typeof TOLD)[number] => [
    { work: [part] },
    (teller, args) => args.includes(`3.${number}`) || (part === 'tenders' && teller === 'tell_lots_reported'),
  ]),
];

describe('figures that are held', () => {
  test('are made of no table whose changes are not told', async () => {
    const triggers = await asProgram((tx) =>
      tx.execute<{ name: string; teller: string; args: string; event: number }>(sql`
        select t.tgrelid::regclass::text as name, p.proname as teller, encode(t.tgargs, 'escape') as args, (t.tgtype & 60)::int as event
          from pg_trigger t join pg_proc p on p.oid = t.tgfoid where p.proname like 'tell\\_%\\_reported'`),
    );
    const read = new Set<string>();
    for (const [needs, tells] of TOLD) {
      const tables = await asProgram((tx) => tablesReadFor(tx, needs));
      expect(tables.size).toBeGreaterThan(0);
      for (const table of tables) {
        read.add(table);
        // Sums are written by the statement that writes what they are the sums of.
        const told = triggers.filter(
          ({ name, teller, args }) =>
            name === (table === 'ledger_sums' ? 'ledger_postings' : table) &&
            (teller === 'tell_all_reported' || tells(teller, args.split('\\000').filter(Boolean))),
        );
        expect([table, told.map(({ event }) => event).sort((a, b) => a - b)]).toEqual([table, [4, 8, 16, 32]]);
      }
    }
    expect(read).toContain('organisation_years');
    expect(read).toContain('lots');
  });

  test('are those that plain statements say, after whatever has changed, of all clusters and of some', async () => {
    const clusters = await asProgram((tx) => tx.execute<{ id: string }>(sql`select id from clusters order by id`));
    const scopes = [null, [clusters[0]!.id], clusters.slice(1, 4).map(({ id }) => id)];
    const figures = createKeptFigures(createHeld(), 1_000);
    expect(await disagreements(t.database, figures, scopes)).toEqual([]);
    for (const { what, change } of CHANGES) {
      const before = await snapshotOf(figures);
      await change(t);
      expect([what, await disagreements(t.database, figures, scopes)]).toEqual([what, []]);
      expect(await snapshotOf(figures), `${what}: nothing has changed`).not.toEqual(before);
      for (const scope of scopes) {
        const fresh = createKeptFigures(createHeld(), 10);
        expect([what, scope, await keptOf(figures, scope)]).toEqual([what, scope, await keptOf(fresh, scope)]);
      }
    }
  }, 240_000);

  test('are kept until something of their clusters changes, or of an organisation', async () => {
    const [one, other] = await asProgram((tx) => tx.execute<{ id: string }>(sql`select id from clusters order by id`));
    const figures = createKeptFigures(createHeld(), 10);
    let reads = 0;
    const readsAfter = async (change: SQL): Promise<number> => {
      await asProgram((tx) => tx.execute(change));
      await asProgram(async (tx) => {
        const { kept } = await figures(tx);
        await kept(['memberships', 'organisations'], 'members', [one!.id], async () => reads++);
      });
      return reads;
    };
    const touched = (cluster: string) => sql`update memberships set since = since where cluster_id = ${cluster}::uuid`;
    expect(await readsAfter(sql`select 1`)).toBe(1);
    expect(await readsAfter(touched(other!.id))).toBe(1);
    expect(await readsAfter(sql`update tenders set title = title where cluster_id = ${one!.id}::uuid`)).toBe(1);
    expect(await readsAfter(touched(one!.id))).toBe(2);
    expect(await readsAfter(touched(other!.id))).toBe(2);
    expect(await readsAfter(sql`update organisation_years set headcount = headcount where true`)).toBe(3);
  });

  test('of one part of the work are kept while another part changes', async () => {
    const [cluster] = await asProgram((tx) =>
      tx.execute<{ id: string }>(sql`
      select cluster_id as id from invitations i where exists (select 1 from contracts c where c.cluster_id = i.cluster_id) limit 1`),
    );
    const figures = createKeptFigures(createHeld(), 10);
    const reads: Subject[] = [];
    const readAfter = async (change: SQL): Promise<Subject[]> => {
      reads.length = 0;
      await asProgram((tx) => tx.execute(change));
      await asProgram(async (tx) => {
        const { kept } = await figures(tx);
        for (const part of WORK) await kept([part], part, [cluster!.id], async () => reads.push(part));
      });
      return [...reads];
    };
    const touched = (table: string) =>
      sql`update ${sql.identifier(table)} set cluster_id = cluster_id where cluster_id = ${cluster!.id}::uuid`;
    expect(await readAfter(sql`select 1`)).toEqual(WORK);
    expect(await readAfter(touched('invitations'))).toEqual(['invitations']);
    expect(await readAfter(touched('proposals'))).toEqual(['proposals']);
    // A tender with a contract is won.
    expect(await readAfter(touched('contracts'))).toEqual(['tenders', 'contracts']);
    expect(await readAfter(touched('tenders'))).toEqual(['tenders', 'agreed']);
    // As a process of the version before tells it.
    expect(await readAfter(sql`insert into report_changes (subject, key) values (3, ${cluster!.id}::uuid)`)).toEqual(
      WORK,
    );
  });

  test('are read ahead: the first report of all clusters then reads nothing of them but what has changed since', async () => {
    const [held, unasked] = [createHeld(), createHeld()];
    for (const one of [held, unasked]) await readAhead(t.database, one, () => true);
    const needs: Needs = { memberships: true, ledger: { days: [] }, work: WORK };
    const of = (one: Held) =>
      asProgram(async (tx) =>
        (await one.view(tx)).count(null, needs, ({ memberships, ledger, invitations }) => ({
          members: memberships.reduce((sum, { organisations }) => sum + organisations.length, 0),
          signed: ledger.reduce((sum, { signed }) => sum + signed.parts.length, 0),
          invited: invitations.reduce((sum, { invited }) => sum + invited.organisations.length, 0),
        })),
      );
    expect([...(await asProgram((tx) => tablesReadFor(tx, needs, held)))]).toEqual(['clusters']);
    expect(await of(held)).toEqual(await of(createHeld()));
    await asProgram(async (tx) => {
      const [cluster] = await tx.execute<{ id: string }>(
        sql`insert into clusters (id, name, kind) values (uuidv7(), 'A new one', 'business') returning id`,
      );
      await tx.execute(sql`insert into memberships (id, cluster_id, organisation_id, since)
        select uuidv7(), ${cluster!.id}::uuid, id, date '2024-01-01' from organisations limit 2`);
    });
    for (const one of [held, unasked]) expect(await of(one)).toEqual(await of(createHeld()));
  });

  test('are not read ahead while somebody asks', async () => {
    const held = createHeld();
    const ahead = () => asProgram((tx) => held.view(tx, { ahead: true }));
    await ahead();
    expect(held.lastAsked()).toBe(Number.NEGATIVE_INFINITY);
    const { count } = await asProgram((tx) => held.view(tx));
    const asked = held.lastAsked();
    expect(asked).toBeGreaterThan(performance.now() - 10_000);
    await count([], {}, () => null);
    expect(held.lastAsked()).toBeGreaterThan(asked);
    let [asking, views] = [true, 0];
    const watched: Held = {
      view: (tx, how) => {
        views++;
        return held.view(tx, how);
      },
      lastAsked: () => (asking ? performance.now() : 0),
    };
    const reading = readAhead(t.database, watched, () => true);
    await pause(500);
    expect(views).toBe(0);
    asking = false;
    await reading;
    expect(views).toBeGreaterThan(0);
  });

  test('of a transaction that wrote are held by nobody else', async () => {
    const figures = createKeptFigures(createHeld(), 1_000);
    const members = async (tx: Tx): Promise<number> => {
      const { count } = await figures(tx);
      return count(null, { memberships: true }, ({ memberships }) =>
        memberships.reduce((sum, { organisations }) => sum + organisations.length, 0),
      );
    };
    const known = await asProgram(members);
    const taken = inTransaction(t.database, systemActor('test'), async (tx) => {
      await tx.execute(sql`delete from memberships where id in (select id from memberships limit 3)`);
      expect(await members(tx)).toBe(known - 3);
      throw new Error('taken back');
    });
    await expect(taken).rejects.toThrow('taken back');
    expect(await asProgram(members)).toBe(known);
  });
});

/** Tables that are read for what is needed of all clusters, by what holds nothing yet or by what does. */
async function tablesReadFor(tx: Tx, needs: Needs, held = createHeld()): Promise<Set<string>> {
  const rows = await tx.execute<{ name: string }>(sql`
    select relname as name from pg_class where relkind in ('r', 'v') and relnamespace = 'public'::regnamespace`);
  const tables = new Set(rows.map(({ name }) => name));
  return new Set((await statementsFor(tx, needs, held)).flatMap(([text]) => tablesOf(text, tables)));
}

const SOME_YEARS = { from: '2018-03-10', to: '2024-09-17' };

/** Figures that are kept by themselves, of each subject. */
const keptOf = (figures: (tx: Tx) => Promise<Figures>, scope: Scope): Promise<object[]> =>
  asProgram(async (tx) => {
    const { kept, count } = await figures(tx);
    const needs: Needs = { memberships: true, ledger: { days: daysOf(SOME_YEARS) }, work: WORK };
    return [
      await kept(['memberships', 'organisations'], 'members', scope, () =>
        count(scope, needs, (facts) => membersOn(facts, SOME_YEARS.to)),
      ),
      await kept(['ledger'], 'ledger', scope, () => count(scope, needs, (facts) => ledgerFacts(facts, SOME_YEARS))),
      await kept(['tenders'], 'tenders', scope, () => count(scope, needs, (facts) => tenderFacts(facts, SOME_YEARS))),
      await kept(['contracts'], 'contracts', scope, () =>
        count(scope, needs, (facts) => contractFacts(facts, SOME_YEARS)),
      ),
      await kept(['agreed', 'invitations'], 'consortia', scope, () =>
        count(scope, needs, (facts) => consortiumFacts(facts, SOME_YEARS)),
      ),
      await kept(['memberships', ...PLAY], 'play', scope, () =>
        count(scope, needs, (facts) => inOrder(inPlay(facts, SOME_YEARS).counts())),
      ),
    ];
  });

/** In an order of their own: groups come in that in which they were met. */
const inOrder = (counts: ExposureCounts): object[] =>
  [counts.proposals, counts.invitations, counts.contracts].map((groups) => groups.sort((a, b) => a.value - b.value));

/** All that is held, to see that a change is one. */
const snapshotOf = (figures: (tx: Tx) => Promise<Figures>): Promise<string> =>
  asProgram(async (tx) => {
    const { count } = await figures(tx);
    const needs: Needs = {
      memberships: true,
      work: WORK,
      ledger: { days: [{ kind: 'days', from: FIRST_DAY, to: '2019-06-30', sign: 1 }] },
    };
    const names = await tx.execute(sql`select id, name from organisations order by id`);
    return count(null, needs, (facts) => {
      const figures = Array.from({ length: 20 }, (_, n) => facts.organisations.figuresUntil(2010 + n));
      return JSON.stringify([names, figures, facts]);
    });
  });
