import { addDays, dayOf } from '../../src/shared/day.ts';
import type { DemoClient } from './client.ts';
import { heading, percent, shorten, table } from './text.ts';
import type { DemoTender } from './views.ts';

type Need = {
  cpv: string;
  label: string;
  origin: { kind: string; quote: string | null; confidence: number };
  decided: string | null;
};
type Needs = {
  needs: Need[];
  mayAlsoNeed: { cpv: string; label: string; confidence: number; quote: string | null }[];
  needsConfirmed: boolean;
};

/** What the coordinator says of a need; amounts in cents a year. */
export type DemoDecision = {
  act: 'confirm' | 'strike_out' | 'add';
  cpv: string;
  certification?: string;
  weightBp?: number;
  mandatory?: boolean;
  capacityCents?: number;
};

const yearly = (euros: number): number => euros * 100;

/**
 * What the coordinator of the demo makes of its call: the code of the whole plant says nothing of who does what, so its
 * trades take its place. Weights sum to 10,000; capacities are their parts of a year of the work (EUR 3.6 million in 21 months).
 */
export const DECISIONS: readonly DemoDecision[] = [
  { act: 'strike_out', cpv: '45251120' },
  { act: 'strike_out', cpv: '45251120', certification: 'MASE' },
  { act: 'confirm', cpv: '45220000', weightBp: 3_000, mandatory: true, capacityCents: yearly(617_000) },
  { act: 'confirm', cpv: '45310000', weightBp: 2_000, mandatory: true, capacityCents: yearly(411_000) },
  { act: 'add', cpv: '45223210', weightBp: 1_500, mandatory: true, capacityCents: yearly(309_000) },
  { act: 'add', cpv: '51500000', weightBp: 1_500, mandatory: true, capacityCents: yearly(309_000) },
  { act: 'add', cpv: '45442200', weightBp: 1_000, mandatory: true, capacityCents: yearly(206_000) },
  { act: 'add', cpv: '71320000', weightBp: 1_000, mandatory: true, capacityCents: yearly(206_000) },
];

/** The lot's works are put together under cover: a hall whose cranes lift so much, for so many days, from so long ahead on. */
const HALL = { tonnes: 60, days: 45, ahead: 60 };

/** Says that the lot needs the hall with cranes that the members pool, once. Gives the tender as it is then. */
export async function needHall(
  client: DemoClient,
  tender: DemoTender,
  say: (text: string) => void,
): Promise<DemoTender> {
  const [lot] = tender.lots;
  if (lot === undefined || tender.state !== 'draft' || lot.equipment.length > 0) return tender;
  const from = addDays(dayOf(new Date()), HALL.ahead);
  const need = {
    kind: 'hall',
    minimums: [{ name: 'levage', value: HALL.tonnes, unit: 't' }],
    from,
    to: addDays(from, HALL.days),
  };
  await client.call('PUT', `/lots/${lot.id}/equipment`, { needs: [need] });
  say(
    `\n  The work needs a hall whose cranes lift ${HALL.tonnes} t, from ${need.from} to ${need.to}: Neopolia pools one.`,
  );
  return client.call<DemoTender>('GET', `/tenders/${tender.id}`);
}

/** Shows what the lot seems to need, with the words that say so, and decides on it once. Gives the tender as it is then. */
export async function decideNeeds(
  client: DemoClient,
  tender: DemoTender,
  say: (text: string) => void,
): Promise<DemoTender> {
  const [lot] = tender.lots;
  if (lot === undefined || tender.state !== 'draft') return tender;
  const { needs, mayAlsoNeed, needsConfirmed } = await client.call<Needs>('GET', `/lots/${lot.id}/needs`);
  if (needsConfirmed) return tender;
  say(heading('What the work needs, read from the text and from works like it'));
  const rows = [
    ...needs.map(({ cpv, label, origin }) => [cpv, label, origin.confidence, origin.quote] as const),
    ...mayAlsoNeed.slice(0, 6).map(({ cpv, label, confidence, quote }) => [cpv, label, confidence, quote] as const),
  ];
  say(
    table(
      ['code', 'trade', 'sure', 'words'],
      rows.map(([cpv, label, confidence, quote]) => [
        cpv,
        shorten(label, 44),
        percent(Math.round(confidence * 10_000)),
        shorten(quote ?? '', 34),
      ]),
    ),
  );
  const decided = await client.call<{ requirements: { cpv: string }[] }>('POST', `/lots/${lot.id}/needs/decisions`, {
    decisions: DECISIONS,
  });
  const count = (act: DemoDecision['act']) => DECISIONS.filter((one) => one.act === act).length;
  say(
    `\n  The coordinator confirms ${count('confirm')}, strikes out ${count('strike_out')} and adds ${count('add')}: ${decided.requirements.length} requirements count.`,
  );
  return client.call<DemoTender>('GET', `/tenders/${tender.id}`);
}
