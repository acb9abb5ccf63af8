import type { Browser, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { dayOf } from '../../src/shared/day.ts';
import { expectSound, openView, settled } from './browser.ts';
import { enter, tabTo } from './keyboard.ts';
import type { ConsoleServer } from './server.ts';

const DIRECTORY = [
  'Raison sociale;N° SIRET;Ville;Code postal;Effectif;Activité;Zone libre',
  'Atelier des Journées;;Nantes;44000;12;chaudronnerie;rien',
  'Usinage des Journées;;Saint-Nazaire;44600;beaucoup;usinage;rien',
  'Levage des Journées;;Rezé;44400;8;levage;rien',
].join('\n');

/**
 * The coordinator's life after the agreement, and the administrator's, in Chromium on the server of the file's
 * coordinator. What is looked at on the way is also held to be sound.
 */
export function officeJourneys(scene: () => { browser: Browser; server: ConsoleServer }): void {
  it('a coordinator imports a directory: mapping changed, faults in words, good rows taken', async () => {
    const { browser, server } = scene();
    const view = await openView(browser, server, { role: 'coordinator' });
    const { page } = view;
    await view.open('/organisations/import');
    await page.setInputFiles('input[type=file]', {
      name: 'adherents.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(DIRECTORY),
    });
    await page.getByRole('heading', { name: 'Lignes en erreur' }).waitFor();
    await expect.poll(() => fact(page, 'À créer'), { timeout: 15_000 }).toBe('2');
    await expect.poll(() => fact(page, 'En erreur'), { timeout: 15_000 }).toBe('1');
    // An unknown column is given a meaning, and the trial is made anew with it.
    if (!(await page.getByLabel('« Zone libre » devient').isVisible()))
      await page.getByText(/^Colonnes\s: \d+ reliées?,/).click();
    // Two choices, the second while the first is still being tried: both stay.
    await page.route('**/organisations/import/preview*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 800));
      await route.continue();
    });
    await page.getByLabel('« Zone libre » devient').selectOption({ label: 'Présentation' });
    await page.getByLabel('« Ville » devient').selectOption({ label: 'Adresse' });
    await settled(page);
    expect(await page.getByText('Choisie par vous').count()).toBe(2);
    await page.unroute('**/organisations/import/preview*');
    await page.getByLabel('« Ville » devient').selectOption({ label: 'Ville' });
    await settled(page);
    await expectSound(view);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV de la ligne' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('adherents-rejets.csv');
    // What the rows say of themselves: one is left out, the rest is taken at once.
    await page.getByLabel('Écarter les savoir-faire de Levage des Journées').check();
    await page.getByLabel('Retenir les savoir-faire lus pour une entreprise').check();
    await page.getByRole('button', { name: 'Importer les 2 lignes sans erreur' }).click();
    await page.getByText('2 entreprises créées, 0 mises à jour.').waitFor();
    await page.getByText(/savoir-faire ont été retenus|Un savoir-faire a été retenu/).waitFor();

    await view.open('/organisations?q=Atelier+des+Journ');
    await page.getByRole('link', { name: 'Atelier des Journées' }).click();
    await page.getByRole('link', { name: 'Modifier la fiche' }).click();
    await page.getByLabel('Présentation').fill('Chaudronnerie fine.');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Fiche enregistrée.').waitFor();
    await page.getByRole('button', { name: /^Mettre fin/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Mettre fin' }).click();
    await page.getByText('Fin d’adhésion notée.').waitFor();
    // The company is another's from here on: the list is shown, not a page that may not be read.
    await page.getByRole('heading', { level: 1, name: 'Entreprises' }).waitFor();
    await settled(page);
    expect(view.faults).toEqual([]);
    await view.close();
  }, 120_000);

  it('a coordinator composes by hand, prices, invites, and notes an answer given by phone', async () => {
    const { browser, server } = scene();
    const view = await openView(browser, server, { role: 'coordinator' });
    const { page } = view;
    const tenderId = await openTender(server);
    await view.open(`/tenders/${tenderId}`);
    await page.getByRole('button', { name: 'Ajouter un équipement' }).click();
    const need = page.getByRole('dialog');
    await need.getByLabel(/^Ce qu’il doit pouvoir/).fill('levage, 60, t');
    await need.getByLabel('Premier jour').fill(dayAhead(60));
    await need.getByLabel('Dernier jour').fill(dayAhead(90));
    await need.getByRole('button', { name: 'Ajouter un équipement' }).click();
    await page.getByText('Équipement ajouté.').waitFor();
    await page.getByRole('cell', { name: 'levage 60 t' }).waitFor();
    await view.open(`/consortia/new?tender=${tenderId}`);
    await page.getByLabel('Ajouter une entreprise').fill('Levage des Journ');
    await page.locator('datalist option').first().waitFor({ state: 'attached' });
    await page.getByLabel('Ajouter une entreprise').fill('Levage des Journées');
    await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
    await page.getByLabel('Part (%), Levage des Journées').fill('100');
    await page.getByRole('button', { name: 'Composer', exact: true }).click();
    await page.getByRole('heading', { name: /^Prochain acte\s: inviter les membres/ }).waitFor();
    await page.getByText('sera retenu quand tous auront accepté').waitFor();

    await page.getByRole('button', { name: 'Chiffrer l’offre' }).click();
    await page.getByLabel('Intitulé de la ligne 1').fill('Levage');
    await page.getByLabel('Montant HT de la ligne 1 (€)').fill('120 000,50');
    await page.getByRole('button', { name: 'Enregistrer l’offre' }).click();
    await page.getByText('Offre enregistrée.').waitFor();
    await page.getByText('144 000,60 €').waitFor();

    await page.getByRole('button', { name: 'Inviter', exact: true }).click();
    await page.getByRole('button', { name: /^Noter sa réponse/ }).click();
    await page.getByLabel('Comment la réponse est venue').fill('Appel du matin');
    await page.getByLabel('Où on peut la retrouver').fill('Compte rendu du jour');
    await page.getByRole('button', { name: 'Noter la réponse', exact: true }).click();
    await page.getByRole('heading', { name: /^Prochain acte\s: lever ce qui bloque/ }).waitFor();
    // The hall of the pool is held with the last yes, and the cluster lends it.
    await page.getByText('retenu', { exact: true }).waitFor();
    await page.getByText(/^Neopolia prête Hall d’assemblage/).waitFor();
    await expectSound(view);
    // What only the company can give is still missing: the page says that it blocks, and by which rule.
    await page.locator('.call').getByText('Déclarations de capacité individuelle').waitFor();
    expect(await page.getByRole('button', { name: 'Le dossier est prêt' }).count()).toBe(0);
    expect(view.faults).toEqual([]);
    await view.close();
  }, 120_000);

  it('a coordinator enters what a resource really cost, and takes a training away and back', async () => {
    const { browser, server } = scene();
    const view = await openView(browser, server, { role: 'coordinator' });
    const { page } = view;
    await view.open('/equipment');
    await page.getByRole('link', { name: /^Hall d’assemblage/ }).click();
    await page.getByRole('button', { name: 'Saisir le coût réel' }).click();
    await page.getByLabel('Charges fixes réelles de l’année (€)').fill('175 000,10');
    await page.getByRole('dialog').getByRole('button', { name: 'Saisir le coût réel' }).click();
    await page.getByText(/^Coût réel saisi/).waitFor();
    await page.getByText('175 000,10 €').waitFor();
    await page
      .getByRole('button', { name: /^Retirer/ })
      .first()
      .click();
    await page.getByText('Formation retirée.').waitFor();
    await page.getByRole('button', { name: 'Annuler' }).click();
    await page.getByText('Formation notée.').waitFor();
    await expectSound(view);
    expect(view.faults).toEqual([]);
    await view.close();
  }, 60_000);

  it('a coordinator watches a long search, stops it with what it has, and resumes it', async () => {
    const { browser, server } = scene();
    const view = await openView(browser, server, { role: 'coordinator' });
    const { page } = view;
    const tenderId = await tenderOfManyLots(server, 60);
    await view.open(`/tenders/${tenderId}`);
    await page.getByRole('button', { name: 'Publier les 60 lots' }).click();
    await page
      .getByRole('row', { name: /Prouvé/ })
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Arrêter et garder le meilleur' }).click();
    await page.getByRole('heading', { name: 'Des groupements sont proposés' }).waitFor();
    await page.getByRole('link', { name: 'Comparer les propositions' }).click();
    await page.getByText(/^La recherche a été arrêtée à la main/).waitFor();
    await page.getByText(/Pas encore cherché\s: .*Lot\s60/).waitFor();
    await page.getByRole('button', { name: 'Reprendre la recherche' }).click();
    await page.getByRole('heading', { level: 1, name: 'La recherche est en cours' }).waitFor();
    // What is cancelled keeps nothing, and hides nothing that was found before.
    await page.getByRole('button', { name: 'Annuler la recherche' }).click();
    await page.getByRole('button', { name: 'Reprendre la recherche' }).waitFor();
    expect(view.faults).toEqual([]);
    await view.close();
  }, 120_000);

  it('a coordinator enters a contract by hand, signs, bills, and takes a bill back', async () => {
    const { browser, server } = scene();
    const view = await openView(browser, server, { role: 'coordinator' });
    const { page } = view;
    await view.open('/contracts/new');
    await page.getByLabel('Intitulé').fill('Levage des journées');
    await page.getByLabel('Acheteur', { exact: true }).fill('Chantier naval');
    await page.getByLabel('Valeur HT (€)').fill('120 000,50');
    expect(await page.getByLabel('Filière').inputValue()).toBe('');
    await page.getByLabel('Ajouter une entreprise').fill('Levage des Journ');
    await page.locator('datalist option').first().waitFor({ state: 'attached' });
    await page.getByLabel('Ajouter une entreprise').fill('Levage des Journées');
    await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
    await page.getByLabel('Part (%), Levage des Journées').fill('100');
    await page.getByRole('button', { name: 'Enregistrer le contrat' }).click();
    await page.getByRole('heading', { level: 1, name: 'Levage des journées' }).waitFor();
    // The cluster works in several sectors: none of them was taken for it.
    await page.getByText('non précisée').waitFor();
    await page.getByRole('button', { name: 'Choisir la filière' }).click();
    await page.getByLabel('Filière du contrat').selectOption({ label: 'naval' });
    await page.getByRole('dialog').getByRole('button', { name: 'Choisir la filière' }).click();
    await page.getByText('Filière enregistrée.').waitFor();
    await page.locator('.facts dd', { hasText: 'naval' }).waitFor();
    await page.getByRole('button', { name: 'Noter la signature' }).click();
    await page.getByText('Signature notée.').waitFor();
    await page.getByRole('button', { name: 'Saisir une écriture' }).click();
    await page.getByLabel('Montant HT (€)').fill('20 000');
    await page.getByLabel('Numéro de pièce').fill('F-1');
    await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Écriture enregistrée.').waitFor();
    await page.getByText('16,67 % du signé').waitFor();
    // Amounts of one column are compared: all with cents where one has some.
    await page.getByRole('cell', { name: '20 000,00 €' }).waitFor();
    await page.getByText('Levage des Journées 20 000,00 €').waitFor();
    await page.getByRole('button', { name: /^Contre-passer/ }).click();
    await page.getByLabel('Motif').fill('Facture en double');
    await page.getByRole('dialog').getByRole('button', { name: 'Contre-passer' }).click();
    await page.getByText('Écriture contre-passée.').waitFor();
    await page.getByRole('link', { name: /^contre-passe Facturé, 20 000 €/ }).waitFor();
    // The contract is read anew after its entries are.
    await expect.poll(() => fact(page, 'Facturé'), { timeout: 15_000 }).toBe('0 €');
    await expectSound(view);
    expect(view.faults).toEqual([]);
    await view.close();
  }, 180_000);

  it('an administrator by keyboard alone reads the figures, takes the yearly report away, and verifies the log', async () => {
    const { browser, server } = scene();
    const view = await openView(browser, server, { role: 'admin' });
    const { page } = view;
    await view.open('/figures');
    await tabTo(page, 'Période');
    await page.keyboard.type('2017');
    await page.waitForURL(/year=2017/);
    await settled(page);
    await page.getByText('7,1 M€').first().waitFor();
    await enter(page, 'Rapport annuel');
    await page.locator('#cluster option', { hasText: 'Neopolia' }).first().waitFor({ state: 'attached' });
    await tabTo(page, 'cluster');
    await page.keyboard.type('Neopolia');
    expect(await page.locator('#cluster option:checked').textContent()).toBe('Neopolia');
    const report = await page.getByRole('link', { name: 'PDF En français' }).getAttribute('href');
    const paper = await page.request.get(`${server.url}${report}`);
    expect(paper.headers()['content-type']).toBe('application/pdf');
    expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-');

    await enter(page, 'Journal');
    await page.getByRole('button', { name: 'Vérifier le journal' }).waitFor();
    await enter(page, 'Vérifier le journal');
    await page.getByRole('heading', { name: 'Le journal est intact' }).waitFor();
    await tabTo(page, 'Concerne');
    await page.keyboard.type('groupement');
    await page.waitForURL(/entity=consortium/);
    await settled(page);
    await page
      .getByText(/^Groupement, /)
      .first()
      .waitFor();
    await expectSound(view);
    expect(view.faults).toEqual([]);
    await view.close();
  }, 120_000);
}

/** The value of a key figure by its label. */
const fact = async (page: Page, label: string): Promise<string> =>
  ((await page.locator('.keys > div', { hasText: label }).locator('.v').first().textContent()) ?? '').replace(
    /[\u202f\u00a0]/g,
    ' ',
  );

const dayAhead = (days: number): string => dayOf(new Date(Date.now() + days * 86_400_000));

/** A tender of the coordinator that a single company may answer. */
async function openTender(server: ConsoleServer): Promise<string> {
  const client = await server.as('coordinator');
  const { id } = await client.call<{ id: string }>('POST', '/tenders', {
    title: 'Levage des journées',
    buyer: { name: 'Chantier naval', private: true },
    lots: [
      {
        title: 'Levage',
        deadline: new Date(Date.now() + 20 * 86_400_000).toISOString(),
        estimatedValue: { amountCents: 12_000_000, currency: 'EUR' },
      },
    ],
  });
  const tender = await client.call<{ lots: { id: string }[] }>('GET', `/tenders/${id}`);
  await client.call('PUT', `/lots/${tender.lots[0]?.id}/requirements`, {
    requirements: [{ cpv: '45262670', weightBp: 10_000, mandatory: true, confirmed: true }],
  });
  const { latestMatchRunId } = await client.call<{ latestMatchRunId: string }>('POST', `/tenders/${id}/publish`);
  for await (const run of client.events<{ status: string }>(`/match-runs/${latestMatchRunId}/events`))
    if (!['queued', 'running'].includes(run.status)) break;
  return id;
}

/** A draft of so many lots of several trades: its search takes some seconds. */
async function tenderOfManyLots(server: ConsoleServer, lots: number): Promise<string> {
  const client = await server.as('coordinator');
  const trades = ['45262670', '42131000', '50531100', '71320000', '90910000', '45331000', '45310000'];
  const { id } = await client.call<{ id: string }>('POST', '/tenders', {
    title: 'Maintenance des sites',
    buyer: { name: 'Ville des Journées' },
    lots: Array.from({ length: lots }, (_, i) => ({
      title: `Site ${i + 1}`,
      requirements: trades.map((cpv) => ({ cpv })),
    })),
  });
  return id;
}
