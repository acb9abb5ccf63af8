import type { Browser } from 'playwright-core';
import { expect, it } from 'vitest';
import { AWARDED_PAGES } from './awarded-group.ts';
import { changeLook, expectSound, openView, settled } from './browser.ts';
import type { ConsoleServer } from './server.ts';

/** An award that comes to nothing. */
export function awardJourney(scene: () => { browser: Browser; server: ConsoleServer }): void {
  it('the buyer drops what it had awarded: noted with its reason, the group and the contract end', async () => {
    const { browser, server } = scene();
    const pathOf = async (name: string) => {
      const path = AWARDED_PAGES.find((page) => page.name === name)?.path ?? expect.fail(name);
      return typeof path === 'string' ? path : path(server);
    };
    const contract = await pathOf('awarded-contract');
    const view = await openView(browser, server, { role: 'coordinator' });
    const { page } = view;
    await view.open(await pathOf('awarded'));
    await page.getByText('Le marché ne se fait pas').click();
    // It ends the group: why is what the members are told.
    await page.getByRole('button', { name: 'Noter le résultat' }).click();
    await page.getByText('À remplir.').waitFor();
    await expectSound(view);
    await changeLook(page, { language: 'en', theme: 'dark', width: 320 });
    await page.getByText('There will be no contract').waitFor();
    await expectSound(view);
    await changeLook(page, { language: 'fr', theme: 'light', width: 1280 });
    // What is learnt of the award has a reason, too: this one is of the form that ends it.
    const ending = page.locator('form').filter({ has: page.getByRole('button', { name: 'Noter le résultat' }) });
    await ending.getByLabel('Motif').fill('Déclaré sans suite : crédits retirés');
    await page.getByRole('button', { name: 'Noter le résultat' }).click();
    await page.getByText('Résultat noté.').waitFor();
    await page.getByText('Déclaré sans suite : crédits retirés').first().waitFor();
    await view.open(contract);
    await settled(page);
    expect(await page.getByRole('button', { name: 'Noter la signature' }).count()).toBe(0);
    await page
      .getByText(/crédits retirés/)
      .first()
      .waitFor();
    expect(view.faults).toEqual([]);
    await view.close();
  }, 120_000);
}
