import { cpvLabel, nutsLabel } from '../../src/taxonomies/known-codes.ts';
import type { DemoClient } from './client.ts';
import { MATCHABLE } from './matching.ts';
import { heading } from './text.ts';
import type { DemoTender } from './views.ts';

const DAYS = 10;
const DAY_MS = 86_400_000;

/** Asks the other clusters of France for one trade of the tender, and says what they read, and what comes back. A tender that has gone beyond proposals asks for nobody any more. */
export async function askPartners(
  coordinator: DemoClient,
  tender: DemoTender,
  say: (text: string) => void,
): Promise<void> {
  const { state } = await coordinator.call<DemoTender>('GET', `/tenders/${tender.id}`);
  if (!MATCHABLE.includes(state)) return;
  const lot = tender.lots[0];
  const rarest = lot?.requirements.at(-1);
  if (lot === undefined || rarest === undefined) return;
  const latest = Math.min(Date.now() + DAYS * DAY_MS, lot.deadline === null ? Infinity : Date.parse(lot.deadline));
  const draft = await coordinator.call<{ id: string }>('POST', '/partner-searches', {
    tenderId: tender.id,
    lotId: lot.id,
    requirementIds: [rarest.id],
    answerBy: new Date(latest).toISOString(),
  });
  type Search = { question: { cpv: string[]; nuts: string[]; sizeBand: string | null }; count: string };
  const { question, count } = await coordinator.call<Search>('POST', `/partner-searches/${draft.id}/publish`);
  say(heading('Help from other clusters'));
  const trades = question.cpv.map((code) => cpvLabel(code, 'fr') ?? code);
  const places = question.nuts.map((code) => nutsLabel(code, 'fr') ?? code);
  say(
    `  They read: ${[...trades, ...places, question.sizeBand ?? 'no size told'].join(' · ')}; no buyer, no work, no member.`,
  );
  say(`  Companies elsewhere that could do it: ${count}.`);
}
