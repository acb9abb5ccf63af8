import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  allLooks,
  changeLook,
  describeInBrowser,
  expectSound,
  type Look,
  lookOf,
  openBrowser,
  openView,
  type Watched,
} from './browser.ts';
import { importDemoNotice } from './demo-tender.ts';
import { SEEN_PAGES } from './pages.ts';
import { type ConsoleServer, consoleServer, type DemoRole } from './server.ts';

describeInBrowser('every page', () => {
  let browser: Browser;
  let server: ConsoleServer;
  beforeAll(async () => {
    server = await consoleServer();
    await importDemoNotice(server);
    browser = await openBrowser();
  });
  // Each value of language, theme and width on every page; all eight together with CONSOLE_VIEWS=all.
  const opposite: Look[] = [
    { language: 'fr', theme: 'light', width: 1280 },
    { language: 'en', theme: 'dark', width: 320 },
  ];
  const looks = process.env['CONSOLE_VIEWS'] === 'all' ? allLooks() : opposite;
  // One browser for all pages that a role sees: it keeps what it loaded and what was chosen, as a person's does.
  const signedIn = new Map<DemoRole, { watched: Watched; looks: Look[] }>();
  const seenBy = async (role: DemoRole) => {
    let seen = signedIn.get(role);
    if (seen === undefined) {
      seen = { watched: await openView(browser, server, { ...looks[0], role }), looks: [...looks] };
      await seen.watched.open('/notifications');
      signedIn.set(role, seen);
    }
    seen.watched.faults.length = 0;
    return seen;
  };
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it.each(looks.map((view) => [`in ${view.language}, ${view.theme}, ${view.width} px`, view] as const))(
    'the sign-in page is sound %s',
    async (_name, view) => {
      const watched = await openView(browser, server, view);
      await watched.open('/');
      expect(await watched.page.getAttribute('html', 'lang')).toBe(view.language);
      await expectSound(watched);
      await watched.close();
    },
  );

  for (const seen of SEEN_PAGES) {
    for (const role of seen.roles) {
      it(
        `${seen.name} is sound for ${role} in both languages, themes and widths`,
        async () => {
          const { watched, looks: order } = await seenBy(role);
          await watched.follow(typeof seen.path === 'string' ? seen.path : await seen.path(server));
          try {
            expect(await lookOf(watched.page)).toEqual(order[0]);
            await expectSound(watched);
            for (const look of order.slice(1)) {
              await changeLook(watched.page, look);
              expect(await lookOf(watched.page)).toEqual(look);
              await expectSound(watched);
            }
          } finally {
            // The next page is asked for in the look that this one is left in, and turned where it stands.
            const left = JSON.stringify(await lookOf(watched.page));
            order.sort((a, b) => Number(JSON.stringify(b) === left) - Number(JSON.stringify(a) === left));
          }
          // Each look is searched by axe, at times beside other work.
        },
        looks.length * 60_000,
      );
    }
  }
});
