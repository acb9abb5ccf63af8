import { uuidv7 } from 'uuidv7';
import { inTransaction } from '../../src/db/transaction.ts';
import { capabilities, organisations } from '../../src/organisations/table.ts';
import { TEST_SYSTEM, type TestApp } from '../app.ts';

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
