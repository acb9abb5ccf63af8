import type { DemoTender } from '../../seeds/demo/views.ts';
import type { ConsoleServer } from './server.ts';

const DAY_MS = 86_400_000;
const tomorrow = (): string => new Date(Date.now() + DAY_MS).toISOString();
type Listed = { items: { id: string }[] };

/** A search of the coordinator's own that lies with the other clusters; made from the tender of the demo where there is none. */
export async function searchId(server: ConsoleServer): Promise<string> {
  const client = await server.as('coordinator');
  const [search] = (await client.call<Listed>('GET', '/partner-searches')).items;
  if (search !== undefined) return search.id;
  const tender = await client.call<DemoTender>('POST', '/tenders', {
    title: 'Carénage d’un bac',
    buyer: { name: 'Un acheteur' },
    lots: [{ title: 'Coque', nuts: ['FRG01'], requirements: [{ cpv: '45442110', weightBp: 10_000 }] }],
  });
  const body = { tenderId: tender.id, lotId: tender.lots[0]!.id, answerBy: tomorrow() };
  const { id } = await client.call<{ id: string }>('POST', '/partner-searches', body);
  await client.call('POST', `/partner-searches/${id}/publish`);
  return id;
}

/** A search of a cluster far away for which the demo's member is chosen. */
export async function askMember(server: ConsoleServer): Promise<void> {
  const member = await server.as('member');
  if ((await member.call<Listed>('GET', '/partner-search-requests')).items.length > 0) return;
  const me = await member.call<{ roles: { organisationId?: string }[] }>('GET', '/me');
  const organisationId = me.roles[0]!.organisationId!;
  const company = await member.call<{ capabilities: { cpv: string }[] }>('GET', `/organisations/${organisationId}`);
  const admin = await server.as('admin');
  const tender = await admin.call<DemoTender>('POST', '/tenders', {
    clusterId: server.clusterIds.get('limousin'),
    title: 'Un marché du Limousin',
    buyer: { name: 'Un acheteur' },
    lots: [{ title: 'Lot', nuts: ['FRI23'], requirements: [{ cpv: company.capabilities[0]!.cpv, weightBp: 10_000 }] }],
  });
  const body = { tenderId: tender.id, lotId: tender.lots[0]!.id, answerBy: tomorrow() };
  const { id } = await admin.call<{ id: string }>('POST', '/partner-searches', body);
  await admin.call('POST', `/partner-searches/${id}/publish`);
  await admin.call('POST', `/partner-searches/${id}/answers`, { organisationId });
}
