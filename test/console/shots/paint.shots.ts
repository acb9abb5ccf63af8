import { loadavg } from 'node:os';
import { setTimeout as after } from 'node:timers/promises';
import { it } from 'vitest';
import { importDemoNotice } from '../demo-tender.ts';
import { SEEN_PAGES } from '../pages.ts';
import { type ConsoleServer, consoleServer, type DemoRole } from '../server.ts';
import { type BareBrowser, openBareBrowser } from './bare-browser.ts';
import { say } from './say.ts';

/** How much slower than this machine the reader's is. */
const SLOWER = 4;
const TARGET_MS = 1_500;
/** Pages that people open first, from a mail or in the morning; `PAGES` names others. */
const ONLY = (
  process.env['PAGES'] ?? 'today,tenders,tender,proposals,organisations,consortium,invitation,my-company'
).split(',');
/** Of so many visits the one counts that other work on the machine disturbed least. */
const VISITS = Number(process.env['VISITS'] ?? 3);
/**
 * How long a new window is left alone before it is asked for a page: opening it is the browser's own work, which the
 * slowed processor would count as the page's; a person's browser stands open. 0 counts it in.
 */
const WINDOW_OPENS_MS = Number(process.env['WINDOW_OPENS_MS'] ?? 2_500);
/** After so long a page has painted all that it will. */
const PAINTED_AFTER_MS = 6_000;

type Paint = { at: number; what: string };

/** In the page: the last of its largest paints. */
const LARGEST = `new Promise((resolve) => {
  let last = { at: 0, what: '' };
  new PerformanceObserver((list) => {
    for (const { startTime, element } of list.getEntries()) last = { at: startTime, what: element?.tagName.toLowerCase() ?? '' };
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  setTimeout(() => resolve(last), 300);
})`;

/** A session of one of the demo's people, as the browser keeps it. */
async function cookieOf({ url, password }: ConsoleServer, role: DemoRole): Promise<object> {
  const answer = await fetch(`${url}/v1/auth/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', 'x-groupement-console': '1' },
    body: JSON.stringify({ email: `${role}@demo.example`, password }),
  });
  const [name, value] = answer.headers.getSetCookie()[0]?.split(';')[0]?.split('=') ?? [];
  if (name === undefined) throw new Error(`nobody is signed in: ${answer.status} ${await answer.text()}`);
  return { name, value, url, httpOnly: true, sameSite: 'Strict' };
}

/** When the largest thing was painted of a page that is opened on the slowed processor, with nothing kept before. */
async function paintOf(browser: BareBrowser, address: string, cookies: readonly object[]): Promise<Paint> {
  const { browserContextId } = await browser.send<{ browserContextId: string }>('Target.createBrowserContext');
  await browser.send('Storage.setCookies', { browserContextId, cookies });
  const { targetId } = await browser.send<{ targetId: string }>('Target.createTarget', {
    url: 'about:blank',
    browserContextId,
    width: 1280,
    height: 900,
  });
  const { sessionId } = await browser.send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
  await browser.send('Emulation.setCPUThrottlingRate', { rate: SLOWER }, sessionId);
  await after(WINDOW_OPENS_MS);
  await browser.send('Page.navigate', { url: address }, sessionId);
  await after(PAINTED_AFTER_MS);
  const asked = { awaitPromise: true, returnByValue: true, expression: LARGEST };
  const { result } = await browser.send<{ result: { value: Paint } }>('Runtime.evaluate', asked, sessionId);
  await browser.send('Target.disposeBrowserContext', { browserContextId });
  return result.value;
}

it('measures the largest contentful paint of pages on a slowed processor, each opened with an empty cache', async () => {
  const server = await consoleServer();
  await importDemoNotice(server);
  const browser = await openBareBrowser();
  try {
    for (const seen of SEEN_PAGES.filter(({ name }) => ONLY.includes(name))) {
      const path = typeof seen.path === 'string' ? seen.path : await seen.path(server);
      const [role] = seen.roles;
      const paints: Paint[] = [];
      for (let visit = 0; visit < VISITS; visit++) {
        const cookies = role === undefined ? [] : [await cookieOf(server, role)];
        paints.push(await paintOf(browser, `${server.url}/app${path}`, cookies));
      }
      const [best = { at: Number.NaN, what: '' }, ...others] = paints.sort((a, b) => a.at - b.at);
      say(
        `${seen.name.padEnd(16)} ${Math.round(best.at)} ms (${best.what}) ${best.at <= TARGET_MS ? 'met' : 'missed'}, others ${others.map(({ at }) => Math.round(at)).join(', ')}, load ${loadavg()[0]?.toFixed(1)}`,
      );
    }
  } finally {
    await browser.close();
    await server.close();
  }
}, 600_000);
