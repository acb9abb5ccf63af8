import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeLook, describeInBrowser, expectSound, openBrowser, openView, settled } from './browser.ts';
import { type ConsoleServer, consoleServer } from './server.ts';

/** Pages that show one cluster, and what an administrator reads on the others before there is one. */
const OF_ONE_CLUSTER = ['/figures/indicators', '/figures/yearly'];
const OF_ALL = ['/', '/figures', '/figures/turnover', '/figures/exposure', '/organisations', '/contracts', '/network'];

describeInBrowser('an installation without a cluster', () => {
  let browser: Browser;
  let server: ConsoleServer;
  beforeAll(async () => {
    server = await consoleServer({ empty: true });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('says that everything begins with a cluster, leads to where it is added, and is sound on a phone', async () => {
    const view = await openView(browser, server, { role: 'admin' });
    const { page } = view;
    for (const path of OF_ONE_CLUSTER) {
      await view.open(path);
      await page.getByText('Tout commence par un cluster').waitFor();
      await expectSound(view);
      await changeLook(page, { language: 'en', theme: 'dark', width: 320 });
      await page.getByText('Everything begins with a cluster').waitFor();
      await expectSound(view);
      await changeLook(page, { language: 'fr', theme: 'light', width: 1280 });
      await page.getByRole('main').getByRole('link', { name: 'Réseau', exact: true }).click();
      await settled(page);
      expect(new URL(page.url()).pathname).toBe('/app/network');
      await page.getByRole('button', { name: 'Ajouter un cluster' }).first().waitFor();
    }
    await view.close();
  });

  it('leaves no page loading, and none with a request that fails', async () => {
    const view = await openView(browser, server, { role: 'admin' });
    for (const path of OF_ALL) {
      await view.open(path);
      expect(await view.page.locator('[aria-busy=true]').count(), path).toBe(0);
      await expectSound(view);
    }
    await view.close();
  });
});
