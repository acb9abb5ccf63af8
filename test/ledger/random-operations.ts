import postgres from 'postgres';
import type { Database } from '../../src/db/client.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { verifyLedger } from '../../src/ledger/verify.ts';
import type { Services } from '../../src/services.ts';
import { systemActor } from '../../src/shared/actor.ts';
import { dayOf } from '../../src/shared/day.ts';
import { DomainError } from '../../src/shared/errors.ts';

const ACTOR = systemActor('random-operations');
const MEASURES = ['signed', 'invoiced', 'paid'] as const;
type Measure = (typeof MEASURES)[number];

/** What is done to the ledger, at random but for the seed. */
export type RandomRun = {
  services: Services;
  database: Database;
  /** Connects as the owner: cancels statements, tries forbidden writes, reads the result. */
  ownerUrl: string;
  /** Contracts that all have been signed, with their members. */
  contracts: readonly { id: string; members: readonly string[] }[];
  operations: number;
  concurrency: number;
  /** So often all running statements are cancelled in mid-transaction. */
  kills: number;
  seed: number;
  /** Told of each operation that is done: `entry ID CENTS`, `other`, `forbidden`, `accepted`. */
  onDone?: (line: string) => void;
};

export type RunResult = {
  acknowledged: number;
  refused: number;
  /** Operations that were cut short: done or not, but never half. */
  cut: number;
  forbiddenTried: number;
  forbiddenAccepted: number;
  kills: number;
  entries: number;
  /** What does not agree with the independent sum; empty when all is well. */
  faults: string[];
};

export const emptyResult = (): RunResult => ({
  acknowledged: 0,
  refused: 0,
  cut: 0,
  forbiddenTried: 0,
  forbiddenAccepted: 0,
  kills: 0,
  entries: 0,
  faults: [],
});

/** Entries, reversals, amendments and forbidden writes, many at once and cut short, then held against their lines. */
export async function runRandomOperations(run: RandomRun): Promise<RunResult> {
  const { result, acknowledged } = await operateAtRandom(run);
  await compareWithLines(run, acknowledged, result);
  return result;
}

/** The operations alone. */
export async function operateAtRandom(
  run: RandomRun,
): Promise<{ result: RunResult; acknowledged: Map<string, number> }> {
  const { services } = run;
  const told = run.onDone ?? (() => undefined);
  const random = mulberry32(run.seed);
  const int = (max: number): number => Math.floor(random() * max);
  const owner = postgres(run.ownerUrl, { max: 3, onnotice: () => undefined });
  const posted: { id: string; contractId: string; measure: Measure; amountCents: number }[] = [];
  const acknowledged = new Map<string, number>();
  const result = emptyResult();

  const enter = async (): Promise<void> => {
    const contract = run.contracts[int(run.contracts.length)]!;
    const measure = MEASURES[int(3)]!;
    const amountCents = (int(2) === 0 ? 1 : -1) * (1 + int(10 ** (1 + int(9))));
    const split =
      int(4) === 0
        ? [{ organisationId: contract.members[int(contract.members.length)]!, amount: cents(amountCents) }]
        : undefined;
    const entry = await services.ledger.enter(ACTOR, contract.id, {
      measure,
      confirm: true,
      amount: cents(amountCents),
      ...(split === undefined ? {} : { split }),
    });
    posted.push({ id: entry.id, contractId: contract.id, measure, amountCents });
    acknowledged.set(entry.id, amountCents);
    told(`entry ${entry.id} ${amountCents}`);
  };
  const reverse = async (): Promise<void> => {
    const entry = posted[int(posted.length)];
    if (entry === undefined) return enter();
    const reversal = await services.ledger.reverse(ACTOR, entry.id, { reason: 'at random' });
    acknowledged.set(reversal.id, -entry.amountCents);
    told(`entry ${reversal.id} ${-entry.amountCents}`);
  };
  const amend = async (): Promise<void> => {
    const contract = run.contracts[int(run.contracts.length)]!;
    const bp = 1 + int(9_998);
    await services.contractChanges.amend(ACTOR, contract.id, null, {
      agreedOn: dayOf(new Date()),
      delta: cents(1 + int(100_000)),
      ...(int(2) === 0
        ? {}
        : {
            members: contract.members
              .slice(0, 2)
              .map((organisationId, i) => ({ organisationId, shareBp: i === 0 ? bp : 10_000 - bp })),
          }),
    });
    told('other');
  };
  const forbidden = async (): Promise<void> => {
    result.forbiddenTried++;
    const statement = FORBIDDEN[int(FORBIDDEN.length)]!;
    const accepted = await (int(2) === 0
      ? owner.unsafe(statement).then(() => true)
      : inTransaction(run.database, ACTOR, (tx) => tx.execute(statement)).then(() => true)
    ).catch((error: unknown) => {
      if (isCut(error)) throw error;
      return false;
    });
    if (accepted) result.forbiddenAccepted++;
    told(accepted ? 'accepted' : 'forbidden');
  };

  let left = run.operations;
  const work = async (): Promise<void> => {
    while (left > 0) {
      left--;
      const dice = int(100);
      try {
        await (dice < 70 ? enter() : dice < 90 ? reverse() : dice < 95 ? amend() : forbidden());
        result.acknowledged++;
      } catch (error) {
        if (isCut(error)) result.cut++;
        else if (error instanceof DomainError || isRefusal(error)) result.refused++;
        else throw error;
      }
    }
  };
  const every = Math.max(1, Math.floor(run.operations / (run.kills + 1)));
  const cutting = (async () => {
    while (left > 0) {
      if (result.kills < run.kills && run.operations - left >= every * (result.kills + 1)) {
        result.kills++;
        await owner`select pg_cancel_backend(pid) from pg_stat_activity
                     where datname = current_database() and pid <> pg_backend_pid() and application_name like 'groupement-%'`;
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  await Promise.all([...Array.from({ length: run.concurrency }, work), cutting]);
  await owner.end();
  return { result, acknowledged };
}

/** Sums every line in JavaScript, apart from all SQL that the program sums with. */
export async function compareWithLines(
  run: RandomRun,
  acknowledged: ReadonlyMap<string, number>,
  result: RunResult,
): Promise<void> {
  const { faults } = result;
  const owner = postgres(run.ownerUrl, { max: 3, onnotice: () => undefined });
  const entries = new Map<string, { amount: bigint; contractId: string; measure: Measure; reverses: string | null }>();
  for await (const rows of owner`select id, contract_id, measure, amount_cents::text as amount, reverses_id from ledger_entries`.cursor(
    5_000,
  ))
    for (const row of rows)
      entries.set(row['id'], {
        amount: BigInt(row['amount']),
        contractId: row['contract_id'],
        measure: row['measure'],
        reverses: row['reverses_id'],
      });
  result.entries = entries.size;
  const byEntry = new Map<string, bigint>();
  const credited = new Map<string, bigint>();
  const add = (map: Map<string, bigint>, key: string, value: bigint): void =>
    void map.set(key, (map.get(key) ?? 0n) + value);
  for await (const rows of owner`select entry_id, contract_id, organisation_id, measure, amount_cents::text as amount from ledger_postings`.cursor(
    5_000,
  ))
    for (const row of rows) {
      const amount = BigInt(row['amount']);
      add(byEntry, row['entry_id'], amount);
      if (row['organisation_id'] !== null) {
        add(credited, `${row['contract_id']} ${row['measure']}`, -amount);
        add(credited, row['measure'], -amount);
      }
    }
  for (const [id, entry] of entries) {
    if (byEntry.get(id) !== 0n) faults.push(`entry ${id} sums to ${byEntry.get(id)}`);
    if (entry.reverses !== null && entries.get(entry.reverses)?.amount !== -entry.amount)
      faults.push(`reversal ${id} does not undo`);
  }
  for (const [id, amount] of acknowledged)
    if (entries.get(id)?.amount !== BigInt(amount))
      faults.push(`acknowledged entry ${id} is not there as acknowledged`);
  for (const measure of MEASURES) {
    const report = await run.services.reports.turnover.turnover(ACTOR, { measure });
    if (BigInt(report.total.amountCents) !== (credited.get(measure) ?? 0n))
      faults.push(`${measure}: the report says ${report.total.amountCents}, the lines ${credited.get(measure)}`);
  }
  for (const { id } of run.contracts) {
    const contract = await run.services.contracts.get(ACTOR, id);
    for (const measure of MEASURES)
      if (BigInt(contract.totals[measure].amountCents) !== (credited.get(`${id} ${measure}`) ?? 0n))
        faults.push(`contract ${id}: its ${measure} total is not the sum of its lines`);
  }
  // Also the balance of entries; the sums that reports read are those of the lines.
  faults.push(...(await verifyLedger(owner)).faults);
  const audit = await owner`select * from audit_faults()`;
  if (audit.length > 0) faults.push(`the audit log is broken in ${audit.length} chains`);
  await owner.end();
}

const cents = (amountCents: number) => ({ amountCents, currency: 'EUR' as const });

const FORBIDDEN = [
  'update ledger_entries set amount_cents = amount_cents + 1',
  'update ledger_postings set amount_cents = 0 where position = 0',
  'delete from ledger_entries',
  'delete from ledger_postings where position = 1',
  'truncate ledger_postings',
  'truncate ledger_entries cascade',
  'delete from audit_log',
  'update contract_members set share_bp = share_bp',
  `insert into ledger_postings (entry_id, position, account_id, cluster_id, contract_id, organisation_id, measure, occurred_on, amount_cents)
   select entry_id, 99, account_id, cluster_id, contract_id, organisation_id, measure, occurred_on, 1 from ledger_postings where position = 1 limit 1`,
  `insert into ledger_entries (id, cluster_id, contract_id, measure, occurred_on, amount_cents, lines)
   select gen_random_uuid(), cluster_id, id, 'paid', today_in_france(), 5, 2 from contracts limit 1`,
];

const chain = function* (error: unknown): Generator<{ code?: string; message: string }> {
  for (let e = error, depth = 0; e instanceof Error && depth < 5; e = e.cause, depth++)
    yield e as { code?: string; message: string };
};
const isCut = (error: unknown): boolean =>
  [...chain(error)].some((e) =>
    /^(57014|57P01|CONNECTION_CLOSED|CONNECTION_ENDED|ECONNRESET|EPIPE|CONNECTION_DESTROYED)$/.test(e.code ?? ''),
  );
/** Two reversals at once: the database lets one through. */
const isRefusal = (error: unknown): boolean => [...chain(error)].some((e) => e.code === '23505' || e.code === '40P01');

/** A small generator of numbers in [0, 1), the same for the same seed (public domain, T. Ettinger). */
function mulberry32(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
