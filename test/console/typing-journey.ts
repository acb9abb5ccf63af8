import type { Browser } from 'playwright-core';
import { expect, it } from 'vitest';
import { openView, settled } from './browser.ts';
import { holdReads } from './held-reads.ts';
import type { ConsoleServer } from './server.ts';

/** What is typed is the person's own until it is saved, whatever the page reads meanwhile. */
export function typingJourney(scene: () => { browser: Browser; server: ConsoleServer }): void {
  it('keeps what is typed while a page reads afresh late, and over a reload; and takes a place by its name', async () => {
    const { browser, server } = scene();
    const client = await server.as('coordinator');
    const { roles } = await client.call<{ roles: { clusterId?: string }[] }>('GET', '/me');
    const id = roles.find(({ clusterId }) => clusterId !== undefined)?.clusterId;
    type Cluster = { description: string; website: string; sectors: string[]; region: string };
    const cluster = () => client.call<Cluster>('GET', `/clusters/${id}`);
    const view = await openView(browser, server, { role: 'coordinator' });
    const { page } = view;
    await view.open(`/network/clusters/${id}`);
    const [description, website, sectors] = [
      page.getByLabel('Présentation'),
      page.getByLabel('Site', { exact: true }),
      page.getByLabel(/^Secteurs/),
    ];
    await description.fill('Chantiers navals.');
    const release = await holdReads(page, `**/v1/clusters/${id}`);
    await page.getByRole('button', { name: 'Enregistrer la fiche' }).click();
    await page.getByText('Fiche enregistrée.').waitFor();
    await sectors.fill('robotique, énergie');
    await release();
    await settled(page);
    expect(await sectors.inputValue()).toBe('robotique, énergie');
    expect(await description.inputValue()).toBe('Chantiers navals.');
    expect((await cluster()).sectors).not.toContain('robotique');

    await page.reload();
    await settled(page);
    expect(await sectors.inputValue()).toBe('robotique, énergie');
    await page.getByText('Pas encore enregistré.').waitFor();
    await page.getByRole('button', { name: /^Revenir à ce qui est enregistré/ }).click();
    expect(await sectors.inputValue()).toBe((await cluster()).sectors.join(', '));

    await website.fill('https://chantiers.example');
    const region = page.getByLabel('Région');
    await region.fill('loire-atlantique');
    await page.keyboard.press('Tab');
    await expect.poll(() => region.inputValue()).toBe('Loire-Atlantique (FRG01)');
    await page.getByRole('button', { name: 'Enregistrer la fiche' }).click();
    await expect.poll(async () => (await cluster()).region).toBe('FRG01');
    await expect.poll(() => page.getByText('Pas encore enregistré.').count()).toBe(0);
    expect(await cluster()).toMatchObject({ description: 'Chantiers navals.', website: 'https://chantiers.example' });
    await region.fill('nulle part');
    await page.getByRole('button', { name: 'Enregistrer la fiche' }).click();
    await page.getByText('Aucun lieu de ce nom : choisissez-en un dans la liste.').first().waitFor();
    await region.fill('Pays de la Loire');
    await page.keyboard.press('Tab');
    await expect.poll(() => region.inputValue()).toBe('Pays de la Loire (FRG)');
    await page.getByRole('button', { name: 'Enregistrer la fiche' }).click();
    await expect.poll(async () => (await cluster()).region).toBe('FRG');
    await settled(page);
    await sectors.fill('rien qui reste');
    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await page.getByRole('heading', { level: 1, name: 'Se connecter' }).waitFor();
    const drafts = () => page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('draft.')));
    expect(await drafts(), 'what is left to who comes next').toEqual([]);
    expect(view.faults.filter((fault) => !fault.includes('status of 400'))).toEqual([]);
    await view.close();
  }, 120_000);
}
