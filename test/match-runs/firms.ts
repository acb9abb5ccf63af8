import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { inTransaction } from '../../src/db/transaction.ts';
import { capabilities, organisations } from '../../src/organisations/table.ts';
import { TEST_SYSTEM, type TestApp, type TestPerson } from '../app.ts';

type Skill = { cpv: string; level: number; evidence: number; capacityCents: number };

/** Adds small firms to a cluster, one after the other to the north, with the skills of each number; their ids. */
export async function addFirms(
  app: TestApp,
  clusterId: string,
  count: number,
  skillsOf: (number: number) => Skill[],
): Promise<string[]> {
  const ids = Array.from({ length: count }, () => uuidv7());
  await inTransaction(app.database, TEST_SYSTEM, async (tx) => {
    await tx.insert(organisations).values(
      ids.map((id, i) => ({
        id,
        name: `Firm ${i}`,
        searchName: `firm ${i}`,
        kind: 'company' as const,
        sizeClass: 'small' as const,
        headcount: 20,
        turnoverCents: 300_000_000,
        lat: 47 + i / 100,
        lon: -1.5,
        clusterIds: [clusterId],
      })),
    );
    await tx
      .insert(capabilities)
      .values(ids.flatMap((organisationId, i) => skillsOf(i).map((skill) => ({ organisationId, ...skill }))));
  });
  return ids;
}

/** Polls until the run is over. */
export async function untilOver(app: TestApp, as: TestPerson, runId: string) {
  for (let tries = 0; tries < 3000; tries++) {
    const run = (await app.call('GET', `/match-runs/${runId}`, { as })).json();
    if (!['queued', 'running'].includes(run.status)) return run;
    await sleep(50);
  }
  throw new Error('the run did not end');
}
