import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { uuidv7 } from 'uuidv7';
import { it } from 'vitest';
import { openBrowser, openView } from '../browser.ts';
import { consoleServer, type DemoRole } from '../server.ts';

const FOLDER = fileURLToPath(new URL('../../../shots/states/', import.meta.url));

/** What can stand in the way of each kind of page. */
const STATES: readonly { name: string; role: DemoRole; path: string; meanwhile?: 'offline' | 'slow' | 'failing' }[] = [
  { name: 'gone-tender', role: 'coordinator', path: `/tenders/${uuidv7()}` },
  { name: 'gone-invitation', role: 'member', path: `/invitations/${uuidv7()}` },
  { name: 'gone-address', role: 'coordinator', path: '/nowhere/at/all' },
  { name: 'refused', role: 'member', path: '/figures' },
  { name: 'empty', role: 'coordinator', path: '/tenders?q=rien+de+tel' },
  { name: 'offline', role: 'coordinator', path: '/organisations', meanwhile: 'offline' },
  { name: 'failing', role: 'coordinator', path: '/organisations', meanwhile: 'failing' },
  { name: 'loading', role: 'coordinator', path: '/organisations', meanwhile: 'slow' },
];

it('photographs refused, gone, empty, offline, failing and loading pages into shots/states/', async () => {
  mkdirSync(FOLDER, { recursive: true });
  const server = await consoleServer();
  const browser = await openBrowser();
  try {
    for (const { name, role, path, meanwhile } of STATES)
      for (const width of [1280, 320]) {
        const watched = await openView(browser, server, { role, width });
        const { page } = watched;
        await watched.open('/');
        if (meanwhile === 'offline') await page.route('**/v1/organisations*', (route) => route.abort());
        if (meanwhile === 'failing')
          await page.route('**/v1/organisations*', (route) =>
            route.fulfill({
              status: 500,
              contentType: 'application/problem+json',
              body: JSON.stringify({ status: 500, code: 'internal', requestId: uuidv7() }),
            }),
          );
        if (meanwhile === 'slow') await page.route('**/v1/organisations*', () => undefined);
        await page.goto(`${server.url}/app${path}`);
        // Loading says in words that it takes long after five seconds.
        await page.waitForTimeout(meanwhile === undefined ? 1_500 : 6_000);
        await page.screenshot({ path: `${FOLDER}${name}-${width}.png` });
        await watched.close();
      }
  } finally {
    await browser.close();
    await server.close();
  }
}, 300_000);
