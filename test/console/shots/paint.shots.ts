import { loadavg } from 'node:os';
import { it } from 'vitest';
import { openBrowser, openView, type Watched } from '../browser.ts';
import { importDemoNotice } from '../demo-tender.ts';
import { SEEN_PAGES } from '../pages.ts';
import { consoleServer } from '../server.ts';
import { say } from './say.ts';

/** How much slower than this machine the reader's is. */
const SLOWER = 4;
const TARGET_MS = 1_500;
/** Pages that people open first, from a mail or in the morning; `PAGES` names others. */
const ONLY = (
  process.env['PAGES'] ?? 'today,tenders,tender,proposals,organisations,consortium,invitation,my-company'
).split(',');

type Paint = { at: number; what: string };
/** Of so many visits the one counts that other work on the machine disturbed least. */
const VISITS = 3;

/** When the largest thing was painted of a page that is opened on the slowed processor, with nothing kept before. */
async function paintOf(watched: Watched, path: string): Promise<Paint> {
  const slowed = await watched.page.context().newCDPSession(watched.page);
  await slowed.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await watched.open(path);
  const paint = await watched.page.evaluate(
    () =>
      new Promise<Paint>((resolve) => {
        let last = { at: 0, what: '' };
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & { element?: Element })[])
            last = { at: entry.startTime, what: entry.element?.tagName.toLowerCase() ?? '' };
        }).observe({ type: 'largest-contentful-paint', buffered: true });
        setTimeout(() => resolve(last), 500);
      }),
  );
  await watched.close();
  return paint;
}

it('measures the largest contentful paint of pages on a slowed processor, each opened with an empty cache', async () => {
  const server = await consoleServer();
  await importDemoNotice(server);
  const browser = await openBrowser();
  try {
    for (const seen of SEEN_PAGES.filter(({ name }) => ONLY.includes(name))) {
      const path = typeof seen.path === 'string' ? seen.path : await seen.path(server);
      const [role] = seen.roles;
      let best: Paint = { at: Number.POSITIVE_INFINITY, what: '' };
      for (let visit = 0; visit < VISITS; visit++) {
        const paint = await paintOf(await openView(browser, server, role === undefined ? {} : { role }), path);
        if (paint.at < best.at) best = paint;
      }
      const verdict = best.at <= TARGET_MS ? 'met' : 'missed';
      say(
        `${seen.name.padEnd(16)} ${Math.round(best.at)} ms (${best.what}) ${verdict}, load ${loadavg()[0]?.toFixed(1)}`,
      );
    }
  } finally {
    await browser.close();
    await server.close();
  }
}, 300_000);
