import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeLook, describeInBrowser, expectSound, openBrowser, openView, settled } from './browser.ts';
import { type ConsoleServer, consoleServer } from './server.ts';

/** A contract of the coordinator, which is signed. */
async function signedContract(server: ConsoleServer): Promise<string> {
  const { items } = await (await server.as('coordinator')).call<{ items: { id: string; signedOn: string | null }[] }>(
    'GET',
    '/contracts',
  );
  return items.find(({ signedOn }) => signedOn !== null)?.id ?? expect.fail('no signed contract');
}

describeInBrowser('what is typed, and what is done, when something comes between', () => {
  let browser: Browser;
  let server: ConsoleServer;
  beforeAll(async () => {
    server = await consoleServer();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('a session that ends asks to sign in over the page, and nothing that was typed is lost', async () => {
    const view = await openView(browser, server, { role: 'coordinator' });
    const { page } = view;
    await view.open(`/contracts/${await signedContract(server)}`);
    await page.getByRole('button', { name: 'Saisir une écriture' }).first().click();
    const entry = page.getByRole('dialog', { name: 'Saisir une écriture' });
    await entry.getByLabel('Montant HT (€)').fill('-12');
    await entry.getByLabel('Numéro de pièce').fill('GARDE-1');
    await page.context().clearCookies();
    await entry.getByRole('button', { name: 'Enregistrer' }).click();
    const again = page.getByRole('dialog', { name: 'Votre session a pris fin' });
    await again.waitFor();
    await settled(page);
    await expectSound(view);
    await again.getByLabel('Adresse électronique').fill('coordinator@demo.example');
    await again.getByLabel('Mot de passe').fill(server.password);
    await again.getByRole('button', { name: 'Se connecter' }).click();
    await again.waitFor({ state: 'detached' });
    expect(await entry.getByLabel('Numéro de pièce').inputValue()).toBe('GARDE-1');
    await entry.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Écriture enregistrée.').waitFor();
    expect(view.faults).toEqual([]);
    await view.close();
  }, 60_000);

  it('somebody else who signs in then sees nothing of what was typed', async () => {
    const view = await openView(browser, server, { role: 'coordinator' });
    const { page } = view;
    await view.open(`/contracts/${await signedContract(server)}`);
    await page.getByRole('button', { name: 'Saisir une écriture' }).first().click();
    await page.getByLabel('Numéro de pièce').fill('GARDE-2');
    await page.context().clearCookies();
    await page.getByLabel('Montant HT (€)').fill('-12');
    await page.keyboard.press('Enter');
    await page
      .getByRole('dialog', { name: 'Votre session a pris fin' })
      .getByRole('button', { name: /member@demo\.example/ })
      .click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByText('Mes contrats').first().waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await page.content()).not.toContain('GARDE-2');
    await view.close();
  }, 60_000);

  it('a double click does an act once', async () => {
    const view = await openView(browser, server, { role: 'member' });
    const { page } = view;
    await view.open('/my/papers');
    const sent: string[] = [];
    page.on('request', (request) => request.method() === 'PUT' && sent.push(request.url()));
    await page.getByLabel('Forme juridique').fill('SARL');
    await page.getByRole('button', { name: 'Enregistrer' }).dblclick();
    await page.getByText('Renseignements enregistrés.').first().waitFor();
    await settled(page);
    expect(sent).toHaveLength(1);
    expect(await page.getByText('Renseignements enregistrés.').count()).toBe(1);
    expect(view.faults).toEqual([]);
    await view.close();
  }, 60_000);

  it('what another tab saved meanwhile is read again, and the second one is told so in words', async () => {
    const view = await openView(browser, server, { role: 'coordinator' });
    const { page } = view;
    const client = await server.as('coordinator');
    const path = `/clusters/${server.clusterIds.get('neopolia')}`;
    await view.open(`/network${path}`);
    const { name } = await client.call<{ name: string }>('GET', path);
    await page.getByLabel('Nom', { exact: true }).fill(`${name} bis`);
    await client.call('PATCH', path, { description: 'Écrit ailleurs.' }, { 'if-match': '*' });
    const save = page.getByRole('button', { name: 'Enregistrer' }).first();
    await save.click();
    await page.getByRole('heading', { name: 'Quelqu’un d’autre a enregistré entre-temps' }).waitFor();
    expect(await page.content()).not.toContain('If-Match');
    await settled(page);
    await changeLook(page, { language: 'en', theme: 'dark', width: 320 });
    await page.getByRole('heading', { name: 'Somebody else has saved in the meantime' }).waitFor();
    expect(view.faults.splice(0)).toEqual([expect.stringContaining('status of 412')]);
    await expectSound(view);
    await changeLook(page, { language: 'fr', theme: 'light', width: 1280 });
    expect(await page.getByLabel('Nom', { exact: true }).inputValue()).toBe(`${name} bis`);
    await save.click();
    await expect
      .poll(() => client.call('GET', path))
      .toMatchObject({ name: `${name} bis`, description: 'Écrit ailleurs.' });
    await view.close();
  }, 60_000);

  it('an amendment that changes neither value nor shares is told so, though shares are ticked', async () => {
    const view = await openView(browser, server, { role: 'coordinator' });
    const { page } = view;
    await view.open(`/contracts/${await signedContract(server)}`);
    await page.getByRole('button', { name: 'Ajouter un avenant' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Les parts changent à partir de cet avenant').check();
    await dialog.getByRole('button', { name: 'Enregistrer l’avenant' }).click();
    await dialog.getByText('Donnez un écart de valeur ou des parts.').waitFor();
    expect(view.faults).toEqual([]);
    await view.close();
  }, 60_000);
});
