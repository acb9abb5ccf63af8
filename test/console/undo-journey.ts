import type { Browser } from 'playwright-core';
import { expect, it } from 'vitest';
import { expectSound, openView, settled } from './browser.ts';
import type { ConsoleServer } from './server.ts';

const NAME = 'Atelier importé par erreur';

/** A list that was imported by mistake is taken back after its page was left, in Chromium. */
export function undoJourney(scene: () => { browser: Browser; server: ConsoleServer }): void {
  it('a coordinator takes an import back, coming to the page again, and makes one of a company that is there twice', async () => {
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

    // A company that is there twice becomes one; the page of the one that is gone is left before anything is read of it.
    const made = (name: string) => client.call<{ id: string }>('POST', '/organisations', { name, kind: 'company' });
    const [twice, stays] = [await made(`${NAME}, bis`), await made(`${NAME}, seule`)];
    await view.open(`/organisations/${twice.id}`);
    await page.getByRole('button', { name: 'Réunir avec une autre fiche' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('searchbox').fill(`${NAME}, seule`);
    await dialog.getByLabel('Fiche qui reste').selectOption(stays.id);
    await dialog.getByRole('button', { name: 'Voir ce qui passerait' }).click();
    const merge = dialog.getByRole('button', { name: 'Réunir', exact: true });
    await merge.waitFor();
    await settled(page);
    const readLate: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'GET' && request.url().includes(twice.id)) readLate.push(request.url());
    });
    await merge.click();
    await page.getByRole('heading', { level: 1, name: `${NAME}, seule` }).waitFor();
    await page.getByText('Les deux fiches n’en font plus qu’une.').waitFor();
    await settled(page);
    expect(readLate).toEqual([]);
    expect(view.faults).toEqual([]);
    await view.close();
  }, 120_000);
}
