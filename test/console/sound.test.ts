import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { allViews, describeInBrowser, expectSound, openBrowser, openView, type View, type Watched } from './browser.ts';
import { importDemoNotice } from './demo-tender.ts';
import { SEEN_PAGES } from './pages.ts';
import { type ConsoleServer, consoleServer } from './server.ts';

describeInBrowser('every page', () => {
  let browser: Browser;
  let server: ConsoleServer;
  beforeAll(async () => {
    server = await consoleServer();
    await importDemoNotice(server);
    browser = await openBrowser();
  });
  // One sign-in for all pages that a role sees in one way: its browser keeps what it loaded, as a person's does.
  const signedIn = new Map<string, Watched>();
  const seenAs = async (view: View): Promise<Watched> => {
    const key = JSON.stringify(view);
    const watched = signedIn.get(key) ?? (await openView(browser, server, view));
    signedIn.set(key, watched);
    watched.faults.length = 0;
    return watched;
  };
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  // Each value of language, theme and width on every page; all eight together with CONSOLE_VIEWS=all.
  const opposite = [
    { language: 'fr', theme: 'light', width: 1280 },
    { language: 'en', theme: 'dark', width: 320 },
  ] as const;
  const views = process.env['CONSOLE_VIEWS'] === 'all' ? allViews() : opposite;

  it.each(views.map((view) => [`in ${view.language}, ${view.theme}, ${view.width} px`, view] as const))(
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
      it(`${seen.name} is sound for ${role} in both languages, themes and widths`, async () => {
        for (const view of views) {
          const watched = await seenAs({ ...view, role });
          await watched.open(typeof seen.path === 'string' ? seen.path : await seen.path(server));
          await expectSound(watched);
        }
      }, 120_000);
    }
  }
});
