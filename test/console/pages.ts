import { callTheGroup, ownCompany } from '../../seeds/demo/groups.ts';
import { dayOf } from '../../src/shared/day.ts';
import { SAMPLES } from '../consultation/documents.ts';
import { encryptedPdf, pdfOf, xlsxOf } from '../consultation/make.ts';
import { until } from '../waiting.ts';
import { AWARDED_PAGES } from './awarded-group.ts';
import { askMember, searchId } from './partner-pages.ts';
import type { ConsoleServer, DemoRole } from './server.ts';

/** A page to look at: its address, for whom, and what it must show. */
export type SeenPage = {
  name: string;
  roles: readonly DemoRole[];
  /** Its address below /app; made from the things that are there where it has an id. */
  path: string | ((server: ConsoleServer) => Promise<string>);
};

/** Every page of the console that is looked at in the browser, and in pictures. Add yours. */
export const SEEN_PAGES: readonly SeenPage[] = [
  { name: 'today', roles: ['coordinator', 'member', 'admin'], path: '/' },
  { name: 'deadlines', roles: ['coordinator', 'admin'], path: '/deadlines' },
  { name: 'notifications', roles: ['coordinator'], path: '/notifications?show=all' },
  { name: 'tenders', roles: ['coordinator'], path: '/tenders' },
  { name: 'tenders-none', roles: ['coordinator'], path: '/tenders?q=rien+de+tel' },
  { name: 'tender-import', roles: ['coordinator'], path: '/tenders/import' },
  { name: 'tender-new', roles: ['coordinator'], path: '/tenders/new' },
  { name: 'tender', roles: ['coordinator'], path: async (server) => `/tenders/${await demoTenderId(server)}` },
  {
    name: 'tender-conditions',
    roles: ['coordinator'],
    path: async (server) => `/tenders/${await demoTenderId(server)}?tab=conditions`,
  },
  {
    name: 'tender-documents',
    roles: ['coordinator'],
    path: async (server) => `/tenders/${await documentedTenderId(server)}?tab=documents`,
  },
  {
    name: 'proposals',
    roles: ['coordinator'],
    path: async (server) => `/tenders/${await matchedTenderId(server)}/proposals`,
  },
  { name: 'organisations', roles: ['coordinator', 'admin'], path: '/organisations' },
  {
    name: 'organisation',
    roles: ['coordinator'],
    path: async (server) => {
      const client = await server.as('coordinator');
      const { items } = await client.call<{ items: { id: string }[] }>('GET', '/organisations?limit=1');
      return `/organisations/${items[0]?.id}`;
    },
  },
  {
    name: 'organisation-skills',
    roles: ['coordinator'],
    path: async (server) => {
      const client = await server.as('coordinator');
      const { items } = await client.call<{ items: { id: string }[] }>('GET', '/organisations?limit=1');
      return `/organisations/${items[0]?.id}/skills`;
    },
  },
  { name: 'role-requests', roles: ['coordinator', 'member'], path: '/role-requests' },
  { name: 'contracts', roles: ['coordinator', 'admin'], path: '/contracts' },
  { name: 'contract', roles: ['coordinator'], path: async (server) => `/contracts/${await contractId(server)}` },
  { name: 'contract-new', roles: ['coordinator'], path: '/contracts/new' },
  { name: 'ledger', roles: ['coordinator'], path: '/contracts/ledger' },
  { name: 'ledger-import', roles: ['coordinator'], path: '/contracts/ledger/import' },
  { name: 'equipment', roles: ['coordinator', 'member'], path: '/equipment' },
  {
    name: 'equipment-item',
    roles: ['coordinator', 'member'],
    path: async (server) => {
      const client = await server.as('coordinator');
      const { items } = await client.call<{ items: { id: string }[] }>('GET', '/equipment?kind=hall');
      return `/equipment/${items[0]?.id}`;
    },
  },
  { name: 'groups', roles: ['member'], path: '/groups' },
  {
    name: 'circle',
    roles: ['admin'],
    path: async (server) => {
      const client = await server.as('admin');
      type Named = { items: { id: string; name: string }[] };
      const { items } = await client.call<Named>('GET', '/clusters?q=Limousin');
      const groups = await client.call<Named>('GET', `/clusters/${items[0]?.id}/working-groups`);
      const water = groups.items.find(({ name }) => name.startsWith('Eau'));
      return `/groups/${items[0]?.id}?group=${water?.id}`;
    },
  },
  {
    name: 'circle-called',
    roles: ['member', 'coordinator'],
    path: async (server) => {
      const clusterId = await ownClusterId(server);
      const companyId = await ownCompany(await server.as('member'));
      await callTheGroup(await server.as('coordinator'), clusterId, companyId);
      type Groups = { items: { id: string; memberIds: string[] }[] };
      const { items } = await (await server.as('coordinator')).call<Groups>(
        'GET',
        `/clusters/${clusterId}/working-groups`,
      );
      return `/groups/${clusterId}?group=${items.find(({ memberIds }) => memberIds.includes(companyId))?.id}`;
    },
  },
  { name: 'partner-searches', roles: ['coordinator'], path: '/partner-searches' },
  { name: 'recruiting', roles: ['coordinator'], path: surveyed },
  { name: 'partner-inbox', roles: ['coordinator'], path: '/partner-searches?view=inbox' },
  {
    name: 'partner-search',
    roles: ['coordinator'],
    path: async (server) => `/partner-searches/${await searchId(server)}`,
  },
  {
    name: 'my-requests',
    roles: ['member'],
    path: async (server) => {
      await askMember(server);
      return '/my/requests';
    },
  },
  { name: 'network', roles: ['coordinator', 'admin'], path: '/network' },
  {
    name: 'cluster',
    roles: ['coordinator'],
    path: async (server) => `/network/clusters/${await ownClusterId(server)}`,
  },
  {
    name: 'convention',
    roles: ['coordinator'],
    path: async (server) => `/network/clusters/${await ownClusterId(server)}/convention`,
  },
  { name: 'people', roles: ['coordinator', 'admin'], path: '/network/people' },
  { name: 'watches', roles: ['coordinator'], path: '/network/watches' },
  { name: 'imports', roles: ['coordinator'], path: '/network/imports' },
  { name: 'awards', roles: ['coordinator'], path: '/network/awards' },
  { name: 'webhooks', roles: ['coordinator'], path: '/network/webhooks' },
  { name: 'figures', roles: ['admin', 'coordinator'], path: '/figures' },
  { name: 'figures-year', roles: ['admin'], path: '/figures?year=2017' },
  { name: 'turnover', roles: ['admin'], path: '/figures/turnover?by=sector&and=sizeClass' },
  {
    name: 'exposure',
    roles: ['admin'],
    // Of one cluster: a row is as good as two hundred of its kind.
    path: async (server) => `/figures/exposure?show=without&cluster=${server.clusterIds.get('neopolia-energy')}`,
  },
  { name: 'indicators', roles: ['admin'], path: '/figures/indicators?since=2011&year=2025' },
  { name: 'yearly', roles: ['admin'], path: '/figures/yearly?year=2017' },
  { name: 'audit', roles: ['admin'], path: '/audit' },
  { name: 'organisation-import', roles: ['coordinator'], path: '/organisations/import' },
  { name: 'organisations-unread', roles: ['coordinator'], path: '/organisations/unread' },
  { name: 'organisation-new', roles: ['coordinator'], path: '/organisations/new' },
  {
    name: 'consortium-new',
    roles: ['coordinator'],
    path: async (server) => `/consortia/new?tender=${await demoTenderId(server)}`,
  },
  { name: 'consortia', roles: ['coordinator', 'member'], path: '/consortia' },
  {
    name: 'consortium',
    roles: ['coordinator'],
    path: async (server) => `/consortia/${await invitedConsortiumId(server)}`,
  },
  {
    name: 'consortium-settings',
    roles: ['coordinator'],
    path: async (server) => `/consortia/${await invitedConsortiumId(server)}/settings`,
  },
  {
    name: 'invitation',
    roles: ['coordinator'],
    path: async (server) => {
      const client = await server.as('coordinator');
      const consortium = await client.call<{ members: { invitation: { id: string } | null }[] }>(
        'GET',
        `/consortia/${await invitedConsortiumId(server)}`,
      );
      return `/invitations/${consortium.members[0]?.invitation?.id}`;
    },
  },
  ...AWARDED_PAGES,
  { name: 'invitations', roles: ['member'], path: '/invitations' },
  { name: 'my-company', roles: ['member'], path: '/my/company' },
  { name: 'my-papers', roles: ['member'], path: '/my/papers' },
  { name: 'my-contracts', roles: ['member'], path: '/my/contracts' },
  { name: 'account', roles: ['member'], path: '/account' },
  { name: 'accessibility', roles: ['member'], path: '/accessibility' },
  { name: 'forbidden', roles: ['member'], path: '/tenders' },
  { name: 'missing', roles: ['coordinator'], path: '/nowhere' },
];

/** A contract of the demo's history. */
async function contractId(server: ConsoleServer): Promise<string> {
  const client = await server.as('coordinator');
  const { items } = await client.call<{ items: { id: string }[] }>('GET', '/contracts?limit=1');
  return items[0]?.id ?? 'none';
}

/** The tender that the demo's notice became, whose first lot needs a hall with cranes and something that the pool lacks. */
async function demoTenderId(server: ConsoleServer): Promise<string> {
  const client = await server.as('coordinator');
  const { items } = await client.call<{ items: { id: string }[] }>('GET', '/tenders?q=PV+Servicing');
  const id = items[0]?.id ?? 'none';
  type Equipped = { state: string; lots: { id: string; equipment: object[] }[] };
  const { state, lots } = await client.call<Equipped>('GET', `/tenders/${id}`);
  const [lot] = lots;
  if (state !== 'draft' || lot === undefined || lot.equipment.length > 0) return id;
  const days = { from: dayFromNow(60), to: dayFromNow(90) };
  const needs = [
    { kind: 'hall', minimums: [{ name: 'levage', value: 60, unit: 't' }], ...days },
    { kind: 'lifting', minimums: [{ name: 'levage', value: 200, unit: 't' }], ...days },
  ];
  await client.call('PUT', `/lots/${lot.id}/equipment`, { needs });
  return id;
}

const dayFromNow = (days: number): string => dayOf(new Date(Date.now() + days * 86_400_000));

/** The same tender with a document that was read, a scan, and one that is none. */
async function documentedTenderId(server: ConsoleServer): Promise<string> {
  const client = await server.as('coordinator');
  const id = await demoTenderId(server);
  const path = `/tenders/${id}/documents`;
  type Documents = { items: { state: string }[] };
  if ((await client.call<Documents>('GET', path)).items.length > 0) return id;
  const rules = pdfOf(
    SAMPLES[0]!.lines
      .join('\n')
      .split('\n---\n')
      .map((page) => page.split('\n')),
  );
  for (const [name, bytes] of [
    ['Règlement de la consultation.pdf', rules],
    ['DPGF.xlsx', await xlsxOf(SAMPLES[2]!.lines)],
    ['Plan scanné.pdf', pdfOf([null])],
    ['Protégé.pdf', encryptedPdf()],
  ] as const)
    await client.call('POST', `${path}?name=${encodeURIComponent(name)}`, bytes, {
      'content-type': 'application/octet-stream',
    });
  await until(async () => (await client.call<Documents>('GET', path)).items.every(({ state }) => state !== 'reading'));
  return id;
}

/** The same tender once its search is done. */
async function matchedTenderId(server: ConsoleServer): Promise<string> {
  const client = await server.as('coordinator');
  const id = await demoTenderId(server);
  const tender = await client.call<{ state: string; latestMatchRunId: string | null }>('GET', `/tenders/${id}`);
  if (tender.state !== 'draft') return id;
  const published = await client.call<{ latestMatchRunId: string }>('POST', `/tenders/${id}/publish`);
  for await (const run of client.events<{ status: string }>(`/match-runs/${published.latestMatchRunId}/events`))
    if (run.status === 'succeeded') break;
  return id;
}

/** Whom to recruit, after a survey of what was matched. */
async function surveyed(server: ConsoleServer): Promise<string> {
  const client = await server.as('coordinator');
  const tenderId = await matchedTenderId(server);
  const { clusterId } = await client.call<{ clusterId: string }>('GET', `/tenders/${tenderId}`);
  type Survey = { id: string; state: string };
  const begun = await client.call<Survey>('POST', `/clusters/${clusterId}/recruiting-surveys`, {});
  await until(
    async () => ((await client.call<Survey>('GET', `/recruiting-surveys/${begun.id}`)).state === 'done' ? true : null),
    { what: 'the survey' },
  );
  return `/recruiting?cluster=${clusterId}`;
}

/** The best proposal of that search, with its members invited. */
async function invitedConsortiumId(server: ConsoleServer): Promise<string> {
  const client = await server.as('coordinator');
  const there = await client.call<{ items: { id: string; name: string; state: string }[] }>(
    'GET',
    '/consortia?state=inviting',
  );
  if (there.items[0] !== undefined) return there.items[0].id;
  const tenderId = await matchedTenderId(server);
  const tender = await client.call<{ latestMatchRunId: string; lots: { id: string }[] }>('GET', `/tenders/${tenderId}`);
  const body = { matchRunId: tender.latestMatchRunId, lotId: tender.lots[0]?.id, rank: 1 };
  const { id } = await client.call<{ id: string }>('POST', '/consortia', body);
  const expiresAt = new Date(Date.now() + 7 * 86_400_000).toISOString();
  await client.call('POST', `/consortia/${id}/invite`, { expiresAt });
  return id;
}

/** The cluster that the demo's coordinator works for. */
async function ownClusterId(server: ConsoleServer): Promise<string> {
  const client = await server.as('coordinator');
  const { roles } = await client.call<{ roles: { clusterId?: string }[] }>('GET', '/me');
  return roles.find(({ clusterId }) => clusterId !== undefined)?.clusterId ?? 'none';
}
