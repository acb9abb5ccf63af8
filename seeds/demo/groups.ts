import { addDays, dayOf } from '../../src/shared/day.ts';
import type { DemoClient } from './client.ts';
import { heading, table } from './text.ts';

type Governance = {
  mandates: { position: string; organisationName: string; to: string }[];
  elections: { outcome: string | null; turnout: number; electors: number }[];
  actions: { title: string; organisationName: string; dueOn: string; state: string }[];
  events: unknown[];
  results: { text: string }[];
};
type Groups = { items: { id: string; name: string; memberIds: string[] }[] };
type Indicators = { items: { id: string; name: string; value: number | null; before: number | null; unit: string }[] };

/** The company that a member speaks for. */
export async function ownCompany(member: DemoClient): Promise<string> {
  const { roles } = await member.call<{ roles: { organisationId?: string }[] }>('GET', '/me');
  return roles.flatMap(({ organisationId }) => organisationId ?? [])[0]!;
}

/** Calls an election and a meeting in a group of the member's cluster, so that its login has something to answer. */
export async function callTheGroup(coordinator: DemoClient, clusterId: string, memberId: string): Promise<void> {
  const { items } = await coordinator.call<Groups>('GET', `/clusters/${clusterId}/working-groups`);
  const group = items.find(({ memberIds }) => memberIds.includes(memberId)) ?? items[0];
  if (group === undefined) return;
  const workingGroupId = group.id;
  const there = await coordinator.call<Governance>(
    'GET',
    `/clusters/${clusterId}/governance?workingGroupId=${group.id}`,
  );
  if (there.elections.length > 0) return;
  if (!group.memberIds.includes(memberId))
    await coordinator.call('PUT', `/clusters/${clusterId}/working-groups/${group.id}/members`, [
      ...group.memberIds,
      memberId,
    ]);
  const today = dayOf(new Date());
  await coordinator.call('POST', `/clusters/${clusterId}/elections`, {
    workingGroupId,
    position: 'pilot',
    opensAt: `${addDays(today, 7)}T07:00:00Z`,
    closesAt: `${addDays(today, 14)}T17:00:00Z`,
    termFrom: addDays(today, 15),
    termTo: addDays(today, 745),
  });
  const meeting = {
    workingGroupId,
    title: 'Réunion du groupe',
    at: `${addDays(today, 10)}T08:00:00Z`,
    place: 'Saint-Nazaire',
  };
  await coordinator.call('POST', `/clusters/${clusterId}/events`, meeting);
  const action = {
    workingGroupId,
    title: 'Présenter vos moyens de levage',
    organisationId: memberId,
    dueOn: addDays(today, 6),
  };
  await coordinator.call('POST', `/clusters/${clusterId}/actions`, action);
}

/** Limousin's group that is led by its members, and what the indicators say of two clusters. */
export async function showGroups(
  admin: DemoClient,
  { limousin, neopolia }: { limousin: string; neopolia: string },
  say: (text: string) => void,
): Promise<void> {
  const { items } = await admin.call<Groups>('GET', `/clusters/${limousin}/working-groups`);
  say(heading('Working groups led by members: Limousin'));
  for (const { id, name } of items) {
    const group = await admin.call<Governance>('GET', `/clusters/${limousin}/governance?workingGroupId=${id}`);
    const [pilot] = group.mandates;
    const [election] = group.elections;
    const elected = election === undefined ? '' : `, elected by ${election.turnout} of ${election.electors} votes`;
    say(`  ${name}: pilot ${pilot?.organisationName ?? 'nobody'} until ${pilot?.to ?? '?'}${elected}`);
    for (const action of group.actions.filter(({ state }) => state === 'open'))
      say(`    to do by ${action.dueOn}: ${action.title} (${action.organisationName})`);
    for (const { text } of group.results) say(`    came of it: ${text}`);
  }
  say(heading('Indicators'));
  const of = async (clusterId: string, from: string, to: string) =>
    (await admin.call<Indicators>('GET', `/clusters/${clusterId}/indicators?from=${from}&to=${to}&lang=en`)).items;
  const shown = [
    'members',
    'payingMembers',
    'jobsRepresented',
    'turnoverRepresentedCents',
    'jobsGrowth',
    'innovationProjects',
  ];
  const rows: [string, string, string][] = [
    ...(await of(neopolia, '2025-01-01', '2025-12-31')).map((one) => ['Neopolia', one] as const),
    ...(await of(limousin, '2011-01-01', '2025-12-31')).map((one) => ['Limousin', one] as const),
  ]
    .filter(([, { id }]) => shown.includes(id))
    .map(([cluster, { name, unit, value, before }]) => [
      `${cluster}: ${name}`,
      figure(unit, value),
      figure(unit, before),
    ]);
  say(table(['indicator', 'value', 'before'], rows));
}

const figure = (unit: string, value: number | null): string =>
  value === null
    ? 'not known'
    : unit === 'eur'
      ? `${(value / 100_000_000).toFixed(1)} M€`
      : unit === 'ratio'
        ? `${(value * 100).toFixed(1)} %`
        : String(value);
