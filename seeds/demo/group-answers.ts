import { addDays, dayOf } from '../../src/shared/day.ts';
import { splitExactly } from '../../src/shared/money.ts';
import type { DemoClient } from './client.ts';
import { answer, type Consortium, handIn, type Stage } from './story.ts';
import { heading, percent } from './text.ts';
import type { DemoTender } from './views.ts';

type Group = { id: string; name: string; memberIds: string[] };
type Company = { id: string; name: string; kind: string; capabilities: { cpv: string; level: number }[] };

/** The group that answers, the first of Limousin's that their own words name. */
const GROUP = 'Eau et assainissement';
/** What the call asks for, with the part of the work that each trade is. Invented. */
const CALL = {
  title: 'Réhabilitation de la station d’épuration de Bessines et de ses abords',
  buyer: { name: 'Syndicat des eaux de la Gartempe' },
  trades: [
    { cpv: '45252127', weightBp: 6_000 },
    { cpv: '90722000', weightBp: 2_500 },
    { cpv: '45112700', weightBp: 1_500 },
  ],
  worthCents: 184_000_000,
  daysToDeadline: 35,
} as const;

/** Limousin's group led by its members answers a call together, each member for its own trade, and notes what came of it. */
export async function answerTogether(stage: Stage, clusterId: string): Promise<void> {
  const { coordinator, say } = stage;
  say(heading('A working group that answers together: Limousin'));
  const query = new URLSearchParams({ clusterId, q: 'Bessines' });
  const there = await coordinator.call<{ items: DemoTender[] }>('GET', `/tenders?${query}`);
  if (there.items.length > 0) {
    say('  It has answered: its bid is in.');
    return;
  }
  const groups = await coordinator.call<{ items: Group[] }>('GET', `/clusters/${clusterId}/working-groups`);
  const group = groups.items.find(({ name }) => name === GROUP);
  if (group === undefined) throw new Error(`Limousin has no group ${GROUP}`);
  const tender = await called(coordinator, clusterId);
  const lot = tender.lots[0]!;
  const seats = await seatsOf(coordinator, group, lot.requirements);
  const formed = await coordinator.call<Consortium>('POST', '/consortia', {
    tenderId: tender.id,
    lotIds: [lot.id],
    name: `Groupement ${group.name}`,
    members: seats,
  });
  const expiresAt = new Date(Date.now() + 14 * 86_400_000).toISOString();
  const invited = await coordinator.call<Consortium>('POST', `/consortia/${formed.id}/invite`, { expiresAt });
  for (const { name, role, shareBp } of invited.members) say(`  ${name}: ${role}, ${percent(shareBp)}`);
  for (const seat of invited.members) await answer(stage, seat, true);
  await handIn(stage, formed.id, lot.deadline);
  await coordinator.call('POST', `/clusters/${clusterId}/results`, {
    workingGroupId: group.id,
    kind: 'tender',
    on: dayOf(new Date()),
    text: `Réponse commune : ${CALL.title}`,
    tenderId: tender.id,
  });
}

/** The call, put in by hand and matched, so that a group can be formed for it. */
async function called(coordinator: DemoClient, clusterId: string): Promise<DemoTender> {
  const { title, buyer, trades, worthCents, daysToDeadline } = CALL;
  const deadline = `${addDays(dayOf(new Date()), daysToDeadline)}T11:00:00Z`;
  const requirements = trades.map((one) => ({ ...one, mandatory: true }));
  const estimatedValue = { amountCents: worthCents, currency: 'EUR' };
  const lot = { title, cpvMain: trades[0].cpv, nuts: ['FRI23'], deadline, estimatedValue, requirements };
  const made = await coordinator.call<DemoTender>('POST', '/tenders', { clusterId, title, buyer, lots: [lot] });
  const published = await coordinator.call<DemoTender>('POST', `/tenders/${made.id}/publish`);
  const path = `/match-runs/${published.latestMatchRunId}/events`;
  for await (const run of coordinator.events<{ status: string }>(path)) if (run.status === 'succeeded') break;
  return coordinator.call<DemoTender>('GET', `/tenders/${made.id}`);
}

/** A seat for each trade: the company of the group that does it best; the largest part leads. */
async function seatsOf(
  coordinator: DemoClient,
  { memberIds }: Group,
  requirements: DemoTender['lots'][number]['requirements'],
): Promise<{ organisationId: string; role: string; shareBp: number; covers: string[] }[]> {
  const companies: Company[] = [];
  for (const id of memberIds) companies.push(await coordinator.call<Company>('GET', `/organisations/${id}`));
  const level = (company: Company, cpv: string): number =>
    company.kind === 'company' ? (company.capabilities.find((one) => one.cpv === cpv)?.level ?? 0) : 0;
  const best = requirements.map(({ id, cpv, weightBp }) => {
    const [first] = [...companies].sort((a, b) => level(b, cpv) - level(a, cpv));
    if (first === undefined || level(first, cpv) === 0) throw new Error(`nobody of the group does ${cpv}`);
    return { organisationId: first.id, weightBp, covers: [id] };
  });
  const shares = splitExactly(
    10_000,
    best.map(({ weightBp }) => weightBp),
  );
  return best.map(({ organisationId, covers }, i) => ({
    organisationId,
    covers,
    role: i === 0 ? 'mandataire' : 'cotraitant',
    shareBp: shares[i]!,
  }));
}
