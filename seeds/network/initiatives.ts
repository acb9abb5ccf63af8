import { setStandings } from '../../src/clusters/memberships.repository.ts';
import type { Tx } from '../../src/db/transaction.ts';
import { insertInitiative, listInitiatives, putYear, replaceMembers } from '../../src/initiatives/repository.ts';
import { dayOf } from '../../src/shared/day.ts';
import { LIMOUSIN, NEOPOLIA } from './clusters.ts';
import type { SeedOrganisation } from './company.ts';
import { randomFrom } from './random.ts';
import type { ClusterIds } from './write.ts';

/** What Limousin's members do together beside bids; invented. */
const TOGETHER = [
  {
    title: 'Boues en briques : projet de recherche',
    kind: 'innovation_project',
    from: '2025-03-01',
    to: null,
    firms: 3,
    research: 1,
    international: false,
    intercluster: false,
  },
  {
    title: 'Capteurs de fuites, avec un laboratoire de Bavière',
    kind: 'innovation_project',
    from: '2024-01-01',
    to: '2026-12-31',
    firms: 2,
    research: 2,
    international: true,
    intercluster: false,
  },
  {
    title: 'Achats groupés d’énergie',
    kind: 'other',
    from: '2026-01-01',
    to: null,
    firms: 9,
    research: 0,
    international: false,
    intercluster: false,
  },
  {
    title: 'Chimie verte, avec le pôle de Lyon',
    kind: 'other',
    from: '2026-02-01',
    to: '2026-11-30',
    firms: 4,
    research: 1,
    international: false,
    intercluster: true,
  },
] as const;
/** What they invested in a year, in cents; invented. */
const INVESTED = { 2024: 310_000_000, 2025: 350_000_000 } as const;

/** Who pays, what members do together, what they invested: what the data of a cluster does not know by itself. */
export async function writeInitiatives(
  tx: Tx,
  clusterIds: ClusterIds,
  network: { neopolia: readonly SeedOrganisation[]; limousin: readonly SeedOrganisation[] },
  now: Date,
): Promise<void> {
  const clusterId = clusterIds.get(LIMOUSIN)!;
  if ((await listInitiatives(tx, clusterId, { limit: 1, after: null })).length > 0) return;
  const random = randomFrom('initiatives');
  const firms = network.limousin.filter(({ kind }) => kind === 'company');
  const research = network.limousin.filter(({ kind }) => kind === 'research');
  for (const { firms: many, research: labs, ...facts } of TOGETHER) {
    const id = await insertInitiative(tx, { ...facts, clusterId });
    const members = [...random.sample(firms, many), ...random.sample(research, labs)];
    await replaceMembers(
      tx,
      { id, clusterId },
      members.map((one) => one.id),
    );
  }
  for (const [year, investmentCents] of Object.entries(INVESTED))
    await putYear(tx, { clusterId, year: Number(year), investmentCents });
  const standing = ({ id, kind }: SeedOrganisation) =>
    ({ organisationId: id, standing: kind === 'company' ? 'paying' : 'associate' }) as const;
  const today = dayOf(now);
  await setStandings(tx, clusterId, network.limousin.map(standing), today);
  await setStandings(tx, clusterIds.get(NEOPOLIA)!, network.neopolia.map(standing), today);
}
