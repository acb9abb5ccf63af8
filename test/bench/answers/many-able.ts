import { uuidv7 } from 'uuidv7';
import { insertRole, insertUser } from '../../../src/auth/repository.ts';
import { insertCluster } from '../../../src/clusters/repository.ts';
import { insertMany } from '../../../src/db/bulk.ts';
import { inTransaction } from '../../../src/db/transaction.ts';
import { capabilities, organisations } from '../../../src/organisations/table.ts';
import { systemActor } from '../../../src/shared/actor.ts';
import type { BenchServer } from '../server.ts';
import type { Asked } from './network.ts';

const BENCH = systemActor('bench');
const DEPARTMENTS = ['FRG01', 'FRG02', 'FRG03', 'FRG04', 'FRG05'];

/** What the tender asks for; every organisation can do two of them. */
export const TRADES = ['45262670', '42131000', '50531100', '71320000', '45310000', '31712331'];

/** A cluster of so many companies, all able in the tender's divisions, that the demo's coordinator coordinates; the ids, too. */
export async function manyAble(server: BenchServer, count: number): Promise<{ clusterId: string; ids: string[] }> {
  return inTransaction(server.runtime.database, BENCH, async (tx) => {
    const cluster = await insertCluster(tx, { name: `Bench of ${count}`, kind: 'business' });
    const ids = Array.from({ length: count }, () => uuidv7());
    await insertMany(
      tx,
      organisations,
      ids.map((id, i) => ({
        id,
        name: `Able ${i}`,
        searchName: `able ${i}`,
        kind: 'company' as const,
        sizeClass: (['micro', 'small', 'medium', 'large'] as const)[i % 4]!,
        headcount: 5 + (i % 300),
        turnoverCents: 100_000_000 + i * 500_000,
        nuts: DEPARTMENTS[i % 5]!,
        clusterIds: [cluster.id],
      })),
    );
    await insertMany(
      tx,
      capabilities,
      ids.flatMap((organisationId, i) =>
        [i, i * 7 + 1 + Math.floor(i / 6)].map((n, j) => ({
          organisationId,
          cpv: TRADES[(n + (j === 1 && n % 6 === i % 6 ? 1 : 0)) % 6]!,
          level: 2 + ((i + j) % 4),
          evidence: (i * 3 + j) % 4,
          capacityCents: 50_000_000 + (i % 40) * 10_000_000,
        })),
      ),
    );
    const [{ id: coordinator }] = (await tx.execute(
      "select id from users where email = 'coordinator@demo.example'",
    )) as unknown as [{ id: string }];
    await insertRole(tx, coordinator, { role: 'coordinator', clusterId: cluster.id });
    return { clusterId: cluster.id, ids };
  });
}

/** People who answer for these organisations. */
export const peopleOf = (server: BenchServer, organisationIds: readonly string[]): Promise<Map<string, Asked>> =>
  inTransaction(server.runtime.database, BENCH, async (tx) => {
    const people = new Map<string, Asked>();
    for (const organisationId of organisationIds) {
      const user = await insertUser(tx, { email: `${uuidv7()}@bench.example`, name: 'Bench' });
      await insertRole(tx, user.id, { role: 'member', organisationId });
      people.set(organisationId, { organisationId, userId: user.id });
    }
    return people;
  });
