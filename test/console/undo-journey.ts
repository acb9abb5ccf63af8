import type { Browser } from 'playwright-core';
import { expect, it } from 'vitest';
import { expectSound, openView } from './browser.ts';
import type { ConsoleServer } from './server.ts';

const NAME = 'Atelier importé par erreur';

/** A list that was imported by mistake is taken back after its page was left, in Chromium. */
export function undoJourney(scene: () => { browser: Browser; server: ConsoleServer }): void {
  it('a coordinator takes an import back, coming to the page again', async () => {
    const { browser, server } = scene();
    const client = await server.as('coordinator');
    const named = async (): Promise<number> =>
      (await client.call<{ items: object[] }>('GET', `/organisations?q=${encodeURIComponent(NAME)}`)).items.length;
    const view = await openView(browser, server, { role: 'coordinator' });
    const { page } = view;
    page.setDefaultTimeout(30_000);
    await view.open('/organisations/import');
    const buffer = Buffer.from(`Nom;Ville\n${NAME};Nantes\n`);
    await page.setInputFiles('input[type=file]', { name: 'liste.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: /^Importer/ }).click();
    await page.getByText(/^1 entreprises? créées?/).waitFor();
    expect(await named()).toBe(1);
    await view.open('/organisations/import');
    await page.getByRole('heading', { name: 'Imports qui peuvent encore être annulés' }).waitFor();
    await expectSound(view);
    await page
      .getByRole('button', { name: /^Annuler cet import/ })
      .first()
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Annuler cet import' }).click();
    await page.getByText(/^L’import est annulé/).waitFor();
    expect(await named()).toBe(0);
    expect(view.faults).toEqual([]);
    await view.close();
  }, 120_000);
}
