import type { Browser } from 'playwright-core';
import { expect, it } from 'vitest';
import { changeLook, expectSound, openView } from './browser.ts';
import type { ConsoleServer } from './server.ts';

/** The buyer gives more time by a letter. */
export function deadlineJourney(scene: () => { browser: Browser; server: ConsoleServer }): void {
  it('a coordinator moves a deadline, with how it is known; the page keeps what it was', async () => {
    const { browser, server } = scene();
    const client = await server.as('coordinator');
    const { id } = await client.call<{ id: string }>('POST', '/tenders', {
      title: 'Rénovation de la halle',
      buyer: { name: 'Ville de Nantes' },
      lots: [{ title: 'Halle', deadline: '2031-03-01T11:00:00Z', requirements: [{ cpv: '45262670' }] }],
    });
    const view = await openView(browser, server, { role: 'coordinator' });
    const { page } = view;
    await view.open(`/tenders/${id}`);
    await page.getByRole('button', { name: 'Changer la date Lot 1' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Nouvelle date de remise').fill('2031-03-15T12:00');
    await dialog.getByRole('button', { name: 'Changer la date' }).click();
    await expect.poll(() => dialog.locator('[aria-invalid=true]').count()).toBe(1);
    await expectSound(view);
    await dialog.getByLabel('Motif').fill('Lettre de l’acheteur du 2 février');
    await dialog.getByRole('button', { name: 'Changer la date' }).click();
    await page.getByText('Date de remise changée.').waitFor();
    await page
      .getByText(/^15 mars 2031 à 12\sh/)
      .first()
      .waitFor();
    await page.getByText(/^Avant\s: 1 mars 2031|^Avant\s: 1er mars 2031/).waitFor();
    await changeLook(page, { language: 'en', theme: 'dark', width: 320 });
    await page.getByRole('button', { name: 'Change the date' }).waitFor();
    await expectSound(view);
    await view.close();
  }, 120_000);
}
