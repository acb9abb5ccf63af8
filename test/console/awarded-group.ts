import { answer, type Consortium, handIn, type Stage } from '../../seeds/demo/story.ts';
import type { DemoTender } from '../../seeds/demo/views.ts';
import { dayOf } from '../../src/shared/day.ts';
import type { SeenPage } from './pages.ts';
import type { ConsoleServer } from './server.ts';

const TITLE = 'Arrêt décennal de la chaufferie';
const AMOUNT = { amountCents: 115_000_000, currency: 'EUR' };
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
type Listed<T> = { items: T[] };

/** What is seen of a group after its award. */
export const AWARDED_PAGES: readonly SeenPage[] = [
  {
    name: 'awarded',
    roles: ['coordinator'],
    path: async (server) => `/consortia/${await awardedGroupId(server)}`,
  },
  {
    name: 'awarded-settings',
    roles: ['coordinator'],
    path: async (server) => `/consortia/${await awardedGroupId(server)}/settings`,
  },
  {
    name: 'awarded-contract',
    roles: ['coordinator'],
    path: async (server) => {
      const client = await server.as('coordinator');
      const query = `consortiumId=${await awardedGroupId(server)}`;
      const { items } = await client.call<{ items: { id: string }[] }>('GET', `/contracts?${query}`);
      return `/contracts/${items[0]?.id}`;
    },
  },
  {
    name: 'leaving',
    roles: ['coordinator'],
    path: async (server) => `/consortia/${await leavingGroupId(server)}`,
  },
  {
    name: 'leaving-settings',
    roles: ['coordinator'],
    path: async (server) => `/consortia/${await leavingGroupId(server)}/settings`,
  },
];

/** A group of the coordinator that was awarded a public contract, which is not signed yet; made where there is none. */
async function awardedGroupId(server: ConsoleServer): Promise<string> {
  const coordinator = await server.as('coordinator');
  const there = await coordinator.call<Listed<Consortium>>('GET', `/consortia?q=${encodeURIComponent(TITLE)}`);
  if (there.items[0] !== undefined) return there.items[0].id;
  const stage: Stage = { ...server, coordinator, say: () => undefined };
  const tender = await searchedTender(server);
  const body = { matchRunId: tender.latestMatchRunId, lotId: tender.lots[0]!.id, rank: 1 };
  const { id } = await coordinator.call<Consortium>('POST', '/consortia', body);
  const { members } = await coordinator.call<Consortium>('POST', `/consortia/${id}/invite`, { expiresAt: inDays(7) });
  for (const seat of members) await answer(stage, seat, true);
  await handIn(stage, id, null);
  await coordinator.call('POST', `/consortia/${id}/outcome`, {
    result: 'awarded',
    lots: [{ lotId: tender.lots[0]!.id, amount: AMOUNT }],
    notifiedOn: dayOf(new Date()),
    notifiedBy: 'electronic',
  });
  return id;
}

/** The same group with a member that leaves, for which the buyer's leave is asked. */
async function leavingGroupId(server: ConsoleServer): Promise<string> {
  const coordinator = await server.as('coordinator');
  const id = await awardedGroupId(server);
  const { state, members } = await coordinator.call<Consortium>('GET', `/consortia/${id}`);
  if (state === 'awarded')
    await coordinator.call('POST', `/consortia/${id}/recompose`, {
      ground: 'restructuring',
      exclude: [members.at(-1)!.organisationId],
    });
  return id;
}

/** A public tender of two trades that no company does alone, searched. */
async function searchedTender(server: ConsoleServer): Promise<DemoTender> {
  const client = await server.as('coordinator');
  const requirements = ['50531100', '71320000'].map((cpv) => ({ cpv, mandatory: true, confirmed: true }));
  const lot = { title: 'Arrêt', deadline: inDays(20), estimatedValue: { ...AMOUNT, amountCents: 120_000_000 } };
  const made = await client.call<DemoTender>('POST', '/tenders', {
    title: TITLE,
    buyer: { name: 'Syndicat d’énergie' },
    lots: [{ ...lot, requirements }],
  });
  const published = await client.call<DemoTender>('POST', `/tenders/${made.id}/publish`);
  const path = `/match-runs/${published.latestMatchRunId}/events`;
  for await (const run of client.events<{ status: string }>(path)) if (run.status === 'succeeded') break;
  return client.call<DemoTender>('GET', `/tenders/${made.id}`);
}
