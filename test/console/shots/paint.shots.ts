import { it } from 'vitest';
import { openBrowser, openView } from '../browser.ts';
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

it('measures the largest contentful paint of pages on a slowed processor, each opened with an empty cache', async () => {
  const server = await consoleServer();
  await importDemoNotice(server);
  const browser = await openBrowser();
  try {
    for (const seen of SEEN_PAGES.filter(({ name }) => ONLY.includes(name))) {
      const path = typeof seen.path === 'string' ? seen.path : await seen.path(server);
      const [role] = seen.roles;
      const watched = await openView(browser, server, role === undefined ? {} : { role });
      const slowed = await watched.page.context().newCDPSession(watched.page);
      await slowed.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
      await watched.open(path);
      const paint = await watched.page.evaluate(
        () =>
          new Promise<{ at: number; what: string }>((resolve) => {
            let last = { at: 0, what: '' };
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries() as (PerformanceEntry & { element?: Element })[])
                last = { at: entry.startTime, what: entry.element?.tagName.toLowerCase() ?? '' };
            }).observe({ type: 'largest-contentful-paint', buffered: true });
            setTimeout(() => resolve(last), 500);
          }),
      );
      say(
        `${seen.name.padEnd(16)} ${Math.round(paint.at)} ms (${paint.what}) ${paint.at <= TARGET_MS ? 'met' : 'missed'}`,
      );
      await watched.close();
    }
  } finally {
    await browser.close();
    await server.close();
  }
}, 300_000);
