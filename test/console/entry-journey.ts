import type { Browser } from 'playwright-core';
import { expect, it } from 'vitest';
import { expectSound, openView, settled } from './browser.ts';
import type { ConsoleServer } from './server.ts';

/** The acts of a page that lie under what is said, at whatever height the page is scrolled to. */
const COVERED = `(() => {
  const said = document.querySelector('.toast').getBoundingClientRect();
  return [...document.querySelectorAll('main :is(button, .btn)')]
    .map((act) => [act.textContent, act.getBoundingClientRect()])
    .filter(([, at]) => at.width > 0 && at.left < said.right && at.right > said.left)
    .map(([text]) => text);
})()`;

/** A call for tender without a notice, typed from a paper in the hand. */
export function entryJourney(scene: () => { browser: Browser; server: ConsoleServer }): void {
  it('a coordinator enters a call of two lots by hand', async () => {
    const { browser, server } = scene();
    const view = await openView(browser, server, { role: 'coordinator' });
    const { page } = view;
    await view.open('/tenders/new');
    await page.getByLabel('Intitulé', { exact: true }).fill('Portes d’écluse');
    await page.getByLabel('Acheteur', { exact: true }).fill('Grand Port');
    await page.getByLabel('Date et heure de remise').fill('2099-01-20T12:00');
    const [first, second] = [1, 2].map((n) => page.getByRole('group', { name: `Lot ${n}`, exact: true }));
    await first!.getByLabel('Lieu').fill('loire-atlantique');
    await page.keyboard.press('Tab');
    await expect.poll(() => first!.getByLabel('Lieu').inputValue()).toBe('Loire-Atlantique (FRG01)');
    await page.getByRole('button', { name: 'Ajouter un lot' }).click();
    // The lots of one call share its deadline and place; each is called by its own name.
    expect(await second!.getByLabel('Date et heure de remise').inputValue()).toBe('2099-01-20T12:00');
    await page.getByRole('button', { name: 'Créer le brouillon' }).click();
    expect(await page.getByText('À remplir.').count()).toBe(2);
    await first!.getByLabel('Intitulé du lot').fill('Charpente métallique');
    await second!.getByLabel('Intitulé du lot').fill('Électricité');
    await second!.getByLabel('Montant estimé').fill('0,25 M€');
    await page.getByRole('button', { name: 'Ajouter un lot' }).click();
    await page.getByRole('button', { name: 'Retirer le lot 3' }).click();
    await settled(page);
    await expectSound(view);
    // The head of the form says what the field says: what to do about it.
    await second!.getByLabel('Lieu').fill('nulle part');
    await page.getByRole('button', { name: 'Créer le brouillon' }).click();
    await page.getByRole('link', { name: 'Lieu : Aucun lieu de ce nom : choisissez-en un dans la liste.' }).waitFor();
    view.faults.length = 0;
    await second!.getByLabel('Lieu').fill('Loire-Atlantique (FRG01)');
    await page.getByRole('button', { name: 'Créer le brouillon' }).click();
    await page.getByRole('heading', { level: 1, name: 'Portes d’écluse' }).waitFor();
    // What is said of the draft covers none of the acts on its page.
    await page.getByRole('button', { name: 'Ajouter un équipement' }).waitFor();
    expect(await page.evaluate(COVERED)).toEqual([]);
    await settled(page);
    const id = new URL(page.url()).pathname.split('/').at(-1);
    const client = await server.as('coordinator');
    expect(await client.call('GET', `/tenders/${id}`)).toMatchObject({
      lots: [
        { title: 'Charpente métallique', nuts: ['FRG01'], estimatedValue: null },
        { title: 'Électricité', nuts: ['FRG01'], estimatedValue: { amountCents: 25_000_000 } },
      ],
    });
    // The buyer's paper had a third one.
    await page.getByRole('button', { name: 'Ajouter un lot' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Ajouter un lot' }).click();
    await dialog.getByText('À remplir.').waitFor();
    await expectSound(view);
    await dialog.getByLabel('Intitulé du lot').fill('Peinture anticorrosion');
    await dialog.getByLabel('Montant estimé').fill('80 k€');
    expect(await dialog.getByLabel('Date et heure de remise').inputValue()).toBe('2099-01-20T12:00');
    await dialog.getByRole('button', { name: 'Ajouter un lot' }).click();
    await page.getByText('Lot ajouté').waitFor();
    await page.getByRole('link', { name: 'Lot 3, Peinture anticorrosion' }).waitFor();
    await page.getByRole('heading', { name: /^Lot 3 : ce que le travail demande/ }).waitFor();
    await settled(page);
    await expectSound(view);
    const added = (await client.call<{ lots: object[] }>('GET', `/tenders/${id}`)).lots[2];
    expect(added).toMatchObject({
      externalId: 'LOT-0003',
      nuts: ['FRG01'],
      estimatedValue: { amountCents: 8_000_000 },
    });
    await view.close();
  }, 60_000);

  it('who enters a company that is there under its legal form is led to it first', async () => {
    const { browser, server } = scene();
    const client = await server.as('coordinator');
    const there = { name: 'Électro-Loire', kind: 'company', town: 'Nantes' };
    const { id } = await client.call<{ id: string }>('POST', '/organisations', there);
    const view = await openView(browser, server, { role: 'coordinator' });
    const { page } = view;
    await view.open('/organisations/new');
    await page.getByLabel('Raison sociale').fill('ELECTRO LOIRE S.A.R.L.');
    await page.getByLabel('Ville').fill('Nantes Cedex 3');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('est peut-être déjà dans le réseau').waitFor();
    expect(await page.getByRole('link', { name: 'Électro-Loire' }).getAttribute('href')).toContain(id);
    await settled(page);
    await expectSound(view);
    await page.getByLabel('Ville').fill('Brest');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByRole('heading', { level: 1, name: 'ELECTRO LOIRE S.A.R.L.' }).waitFor();
    await view.close();
  }, 60_000);

  it('a coordinator pastes a list that stands in blocks on a website, and looks at its rows first', async () => {
    const { browser, server } = scene();
    const view = await openView(browser, server, { role: 'coordinator' });
    const { page } = view;
    await view.open('/organisations/import');
    await page.getByText('Coller des lignes').click();
    const list = ['Tôlerie des Blocs', 'Rabotage'].map((name, i) =>
      [name, 'Usinage de précision', `${i + 1} rue du Port`, '44000 Nantes', '02 40 00 00 00'].join('\n'),
    );
    await page.getByLabel('Lignes copiées d’un tableur').fill(list.join('\n\n'));
    await page.getByRole('button', { name: 'Lire ces lignes' }).click();
    await page.getByText('2 entreprises lues dans ces blocs').waitFor();
    const rows = page.getByRole('table', { name: 'Entreprises lues dans les blocs' });
    expect(await rows.getByRole('row', { name: /Tôlerie des Blocs 1 rue du Port 44000 Nantes/ }).count()).toBe(1);
    await settled(page);
    await expectSound(view);
    // The act stands by its table.
    const table = await rows.boundingBox();
    const act = await page.getByRole('button', { name: 'C’est juste : continuer' }).boundingBox();
    expect(act!.y - table!.y - table!.height).toBeLessThan(40);
    await page.getByRole('button', { name: 'C’est juste : continuer' }).click();
    await page.getByRole('button', { name: 'Importer les 2 lignes' }).waitFor();
    await expectSound(view);
    await view.close();
  }, 60_000);

  it('a coordinator pastes rows that were copied from a spreadsheet', async () => {
    const { browser, server } = scene();
    const view = await openView(browser, server, { role: 'coordinator' });
    const { page } = view;
    await view.open('/organisations/import');
    await page.getByText('Coller des lignes').click();
    await page.getByRole('button', { name: 'Lire ces lignes' }).click();
    await page.getByText('Collez l’en-tête et au moins une entreprise.').waitFor();
    await page
      .getByLabel('Lignes copiées d’un tableur')
      .fill('Raison sociale\tVille\tMétiers\nTournage de l’Erdre\tNantes\tUsinage de précision');
    await settled(page);
    await expectSound(view);
    await page.getByRole('button', { name: 'Lire ces lignes' }).click();
    const skills = page.getByRole('table', { name: 'Savoir-faire que chaque ligne annonce' });
    await skills.getByText('Usinage de précision').waitFor();
    expect(await skills.getByLabel('Écarter les savoir-faire de Tournage de l’Erdre').isChecked()).toBe(false);
    await settled(page);
    await expectSound(view);
    await view.close();
  }, 60_000);
}
