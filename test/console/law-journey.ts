import type { Browser, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { dayOf } from '../../src/shared/day.ts';
import { expectSound, openView, settled } from './browser.ts';
import type { ConsoleServer } from './server.ts';

/** What the law asks of a group, entered by the pages alone, in Chromium. */
export function lawJourney(scene: () => { browser: Browser; server: ConsoleServer }): void {
  it('a coordinator enters procedure, mandate and a lender, sees its ESPD, and changes a member', async () => {
    const { browser, server } = scene();
    const tender = await draftTender(server);
    const view = await openView(browser, server, { role: 'coordinator' });
    const { page } = view;
    page.setDefaultTimeout(30_000);
    await view.open(`/tenders/${tender.id}?tab=conditions`);
    expect(await page.getByLabel('Procédure').inputValue()).toBe('open');
    await page.getByLabel(/^Réservé à/).selectOption('social_economy');
    await page.getByRole('button', { name: /^Enregistrer les conditions/ }).click();
    await page.getByText('Conditions enregistrées.').waitFor();
    await expectSound(view);

    const consortiumId = await invitedGroup(server, tender);
    await view.open(`/consortia/${consortiumId}/settings`);
    await page.getByRole('heading', { name: /^Marché réservé/ }).waitFor();
    await page.getByLabel('Signée le', { exact: true }).fill('2026-03-02');
    await page.getByLabel('Étendue du mandat').fill('signer l’offre');
    await page.getByRole('button', { name: 'Noter l’habilitation' }).click();
    await page.getByText('Habilitation notée.').waitFor();
    await settled(page);
    await page.getByRole('button', { name: 'Ajouter un opérateur' }).click();
    const lender = page.getByRole('group', { name: 'Opérateur 1' });
    await page.getByRole('button', { name: 'Enregistrer les opérateurs' }).click();
    // Without its name nothing is kept, and the fields say so.
    await page.getByRole('alert').first().waitFor();
    expect(view.faults.splice(0).filter((fault) => !fault.includes('status of 400'))).toEqual([]);
    await lender.getByLabel('Nom').fill('Levage Atlantique');
    await lender.getByLabel('Ce qu’il met à disposition').fill('Grue de 500 t');
    await lender.getByLabel(/^Engagement signé le/).fill('2026-03-03');
    await lender.getByLabel('Où se trouve l’engagement').fill('engagement.pdf');
    await lender.getByLabel('L’engagement est ferme').check();
    await page.getByRole('button', { name: 'Enregistrer les opérateurs' }).click();
    await page.getByText(/^Opérateurs enregistrés/).waitFor();
    await page.getByLabel('Validité de l’offre (jours)').fill('120');
    await page.getByRole('button', { name: 'Enregistrer la convention' }).click();
    await page.getByText('Convention enregistrée.').waitFor();
    await page.reload();
    await settled(page);
    expect(await page.getByLabel('Validité de l’offre (jours)').inputValue()).toBe('120');
    await expectSound(view);

    await view.open(`/consortia/${consortiumId}`);
    // Firm, but not for the whole execution: it blocks, and what is not known yet is told apart.
    await page.getByText(/Sans engagement ferme pour toute l’exécution\s: Levage Atlantique/).waitFor();
    await page.getByText('À établir').first().waitFor();
    await page
      .getByText(/^DUME-.*levage-atlantique\.xml$/)
      .first()
      .waitFor();
    await declaresSubcontractor(page);
    await page.getByRole('button', { name: 'Changer un membre' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Chercher qui prend la place' }).click();
    await dialog.getByText(/^Choisissez au moins un membre/).waitFor();
    await dialog.getByRole('checkbox').nth(1).check();
    await dialog.getByRole('button', { name: 'Chercher qui prend la place' }).click();
    await page.getByText(/^Changement ouvert/).waitFor();
    await page.getByRole('heading', { name: 'Recompositions' }).waitFor();
    await settled(page);
    await expectSound(view);
    await view.open(`/network/clusters/${tender.clusterId}/convention`);
    await keepsOwnConvention(page);
    await expectSound(view);
    await view.close();
  }, 120_000);
}

/** A subcontractor with the bid, then what happened to it. */
async function declaresSubcontractor(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Déclarer un sous-traitant' }).click();
  const dialog = page.getByRole('dialog');
  // What is left is said at each field, not after the others are right.
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect.poll(() => dialog.locator('[aria-invalid=true]').count()).toBe(3);
  await dialog.getByLabel('Nom de l’entreprise').fill('Calorifuge du Port');
  await dialog.getByLabel('Prestations confiées').fill('Calorifugeage');
  await dialog.getByLabel('Montant HT (€)').fill('12 000');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Sous-traitant enregistré.').waitFor();
  const row = page.getByRole('row', { name: /Calorifuge du Port/ });
  await row.getByRole('button', { name: /^Noter un acte/ }).click();
  await dialog.getByLabel('Acte', { exact: true }).selectOption('received');
  expect(await dialog.getByLabel('Jour', { exact: true }).inputValue()).toBe(dayOf(new Date()));
  await dialog.getByRole('button', { name: 'Noter', exact: true }).click();
  await page.getByText('Acte noté.').waitFor();
  await row.getByText('reçu par l’acheteur').waitFor();
}

/** An article of the cluster's own: added, left out, added again, and kept as a version that says so. */
async function keepsOwnConvention(page: Page): Promise<void> {
  const add = page.getByRole('button', { name: 'Ajouter un article' });
  await add.click();
  await add.click();
  await page.getByRole('button', { name: 'Retirer cet article' }).nth(-2).click();
  await add.click();
  const [titles, texts] = [page.getByLabel('Titre'), page.getByLabel('Texte')];
  for (const [at, title] of [
    [-2, 'Charte'],
    [-1, 'Médiation'],
  ] as const) {
    await titles.nth(at).fill(title);
    await texts.nth(at).fill(`${title} du cluster pour {objet}.`);
  }
  await page.getByRole('button', { name: 'Enregistrer une nouvelle version' }).click();
  await page.getByText('Version enregistrée.').waitFor();
  await page.getByText(/^Version 1, /).waitFor();
  await settled(page);
  const kept = await titles.evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  expect(kept.slice(-2)).toEqual(['Charte', 'Médiation']);
}

type Draft = { id: string; clusterId: string; lots: { id: string }[] };

/** A public tender of two trades, not yet published. */
async function draftTender(server: ConsoleServer): Promise<Draft> {
  const requirements = ['50531100', '71320000'].map((cpv) => ({ cpv, mandatory: true, confirmed: true }));
  const deadline = new Date(Date.now() + 20 * 86_400_000).toISOString();
  const estimatedValue = { amountCents: 90_000_000, currency: 'EUR' };
  return (await server.as('coordinator')).call<Draft>('POST', '/tenders', {
    title: 'Chaufferie du port',
    buyer: { name: 'Grand port' },
    lots: [{ title: 'Chaufferie', deadline, estimatedValue, requirements }],
  });
}

/** The first proposal for it, invited. */
async function invitedGroup(server: ConsoleServer, { id: tenderId, lots: [lot] }: Draft): Promise<string> {
  const client = await server.as('coordinator');
  const { latestMatchRunId } = await client.call<{ latestMatchRunId: string }>('POST', `/tenders/${tenderId}/publish`);
  for await (const run of client.events<{ status: string }>(`/match-runs/${latestMatchRunId}/events`))
    if (!['queued', 'running'].includes(run.status)) break;
  const proposal = { matchRunId: latestMatchRunId, lotId: lot?.id, rank: 1 };
  const { id } = await client.call<{ id: string }>('POST', '/consortia', proposal);
  const expiresAt = new Date(Date.now() + 10 * 86_400_000).toISOString();
  await client.call('POST', `/consortia/${id}/invite`, { expiresAt });
  return id;
}
