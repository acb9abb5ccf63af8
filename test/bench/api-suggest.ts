import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadSuggester } from '../../src/taxonomies/suggest/suggester.ts';
import { createBackgroundSuggester } from '../../src/trades/background.ts';
import { printFigures } from './figures.ts';

const RESOLUTION_MS = 5;
const REQUEST = { text: 'Entretien des espaces verts et tonte des pelouses', lang: 'fr' };

/** How long the event loop stands still while the first CPV suggestion of a process is made. */
export async function benchFirstSuggestion(): Promise<void> {
  const idle = await longestStop(() => sleep(1_000));
  const suggester = createBackgroundSuggester();
  const apart = await longestStop(() => suggester.suggestLevels(REQUEST));
  await suggester.close();
  const inside = await longestStop(async () => loadSuggester().suggestLevels(REQUEST));
  printFigures('First CPV suggestion: the event loop stands still', [
    { what: 'nothing is done', reached: `${idle.toFixed(0)} ms`, target: '', met: true },
    { what: 'made in the event loop itself', reached: `${inside.toFixed(0)} ms`, target: '', met: true },
    { what: 'made in its thread', reached: `${apart.toFixed(0)} ms`, target: '≤ 50 ms', met: apart <= 50 },
  ]);
}

async function longestStop(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  await sleep(50);
  delay.reset();
  // The first sample after a reset counts from nowhere.
  await sleep(50);
  await work();
  await sleep(50);
  delay.disable();
  return delay.max / 1e6 - RESOLUTION_MS;
}
