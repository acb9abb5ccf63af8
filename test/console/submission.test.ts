import { sql } from 'drizzle-orm';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answer, type Consortium, type Stage } from '../../seeds/demo/story.ts';
import type { DemoTender } from '../../seeds/demo/views.ts';
import { clockOf } from '../../src/console/format/moments.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { systemActor } from '../../src/shared/actor.ts';
import { changeLook, describeInBrowser, expectSound, openBrowser, openView, settled } from './browser.ts';
import { type ConsoleServer, consoleServer } from './server.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

/** A group of two lots, of which the demo's company does the first; all have accepted, the file is ready. */
async function readyGroup(server: ConsoleServer): Promise<{ id: string; tenderId: string; lotIds: string[] }> {
  const client = await server.as('coordinator');
  const stage: Stage = { ...server, coordinator: client, say: () => undefined };
  const lot = (title: string, cpv: string) => ({
    title,
    deadline: inDays(20),
    estimatedValue: { amountCents: 20_000_000, currency: 'EUR' },
    requirements: [{ cpv, mandatory: true, confirmed: true }],
  });
  const tender = await client.call<DemoTender & { lots: { id: string; requirements: { id: string }[] }[] }>(
    'POST',
    '/tenders',
    {
      title: 'Toitures de la halle',
      buyer: { name: 'Ville de Rezé' },
      lots: [lot('Panneaux', '09331200'), lot('Études', '71320000')],
    },
  );
  const { latestMatchRunId } = await client.call<DemoTender>('POST', `/tenders/${tender.id}/publish`);
  for await (const run of client.events<{ status: string }>(`/match-runs/${latestMatchRunId}/events`))
    if (!['queued', 'running'].includes(run.status)) break;
  const companyOf = async (cpv: string) =>
    (await client.call<{ items: { id: string }[] }>('GET', `/organisations?limit=1&cpv=${cpv}`)).items[0]!.id;
  const lotIds = tender.lots.map(({ id }) => id);
  const [a, b] = [await companyOf('09331200'), await companyOf('71320000')];
  const { id } = await client.call<Consortium>('POST', '/consortia', {
    tenderId: tender.id,
    lotIds,
    members: [
      { organisationId: a, role: 'mandataire', shareBp: 6_000, covers: [tender.lots[0]!.requirements[0]!.id] },
      { organisationId: b, role: 'cotraitant', shareBp: 4_000, covers: [tender.lots[1]!.requirements[0]!.id] },
    ],
  });
  const leads = { lotLeads: [{ lotId: lotIds[1], organisationId: b }] };
  await client.call('PATCH', `/consortia/${id}`, leads, { 'if-match': '*' });
  const { members } = await client.call<Consortium>('POST', `/consortia/${id}/invite`, { expiresAt: inDays(7) });
  for (const seat of members) await answer(stage, seat, true);
  await client.call('POST', `/consortia/${id}/ready`);
  return { id, tenderId: tender.id, lotIds };
}

describeInBrowser('a bid that is handed in', () => {
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

  it('is noted after the deadline with the time that it was in', async () => {
    const { id, tenderId, lotIds } = await readyGroup(server);
    const client = await server.as('coordinator');
    // The deadline passes while nobody looks.
    await inTransaction(server.database, systemActor('test'), (tx) =>
      tx.execute(sql`update lots set deadline = now() - interval '2 minutes' where tender_id = ${tenderId}`),
    );
    const view = await openView(browser, server, { role: 'coordinator' });
    const { page } = view;
    await view.open(`/consortia/${id}`);
    // Both lots stand under their word.
    const left = async (at: number) => (await page.locator('.facts dd a[href*="lot="]').nth(at).boundingBox())!.x;
    expect(await left(0)).toBe(await left(1));
    // Each paper says of which lot it is.
    for (const lot of ['Lot 1', 'Lot 2'])
      await page
        .getByRole('listitem')
        .filter({ hasText: /^DC1, / })
        .getByText(lot, { exact: true })
        .waitFor();
    await page.getByRole('button', { name: 'Noter le dépôt' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Noter le dépôt' }).click();
    await dialog.getByRole('link', { name: /^Déposée le\s:\sLa remise était due .*\s: donnez l’heure/ }).waitFor();
    expect(view.faults.splice(0)).toEqual([expect.stringContaining('status of 409')]);
    await expectSound(view);
    await dialog.getByLabel('Déposée le').fill(clockOf(new Date(Date.now() - 5 * MINUTE)));
    await dialog.getByRole('button', { name: 'Noter le dépôt' }).click();
    await page.getByText('Dépôt noté.').waitFor();
    await settled(page);
    expect(lotIds).toHaveLength(2);
    expect(await client.call('GET', `/consortia/${id}`)).toMatchObject({ state: 'submitted' });
    await changeLook(page, { language: 'en', theme: 'dark', width: 320 });
    await expectSound(view);
    await view.close();
  }, 120_000);

  it('of two lots is noted with the one that was won: who works in the other has no part', async () => {
    const client = await server.as('coordinator');
    const { items } = await client.call<{ items: { id: string }[] }>('GET', '/consortia?state=submitted&q=halle');
    const view = await openView(browser, server, { role: 'coordinator' });
    const { page } = view;
    await view.open(`/consortia/${items[0]!.id}`);
    await page.getByRole('button', { name: 'Noter le résultat' }).click();
    expect(await page.getByText('Donnez un montant en euros.').count()).toBe(2);
    expect(await page.evaluate(() => document.activeElement?.id)).toMatch(/^amount-/);
    await page.getByLabel('Montant attribué HT, Lot 1 (€)').fill('150 000');
    await page.getByLabel('Référence de l’acheteur').fill('REZE-2026-41');
    // Kept over a reload.
    await page.reload();
    await settled(page);
    expect(await page.getByLabel('Référence de l’acheteur').inputValue()).toBe('REZE-2026-41');
    await expectSound(view);
    await page.getByRole('button', { name: 'Noter le résultat' }).click();
    await page.getByText('Résultat noté.').waitFor();
    await page.locator('.fact', { hasText: 'Lots attribués' }).getByText('Lot 1', { exact: true }).waitFor();
    await settled(page);
    await expectSound(view);
    const made = await client.call<{ items: { id: string }[] }>('GET', `/contracts?consortiumId=${items[0]!.id}`);
    expect(await client.call('GET', `/contracts/${made.items[0]!.id}`)).toMatchObject({
      reference: 'REZE-2026-41',
      members: [{ role: 'mandataire', shareBp: 10_000 }],
      lots: [{ label: 'LOT-0001 Panneaux' }],
    });
    await view.close();
  }, 120_000);

  it('keeps prices that were set meanwhile, though the tab has read them as it was shown again', async () => {
    const { id, lotIds } = await readyGroup(server);
    const client = await server.as('coordinator');
    const { members } = await client.call<Consortium>('GET', `/consortia/${id}`);
    const view = await openView(browser, server, { role: 'coordinator' });
    const { page } = view;
    await view.open(`/consortia/${id}`);
    await page.getByRole('button', { name: 'Chiffrer l’offre' }).click();
    for (const [n, amount] of [
      ['1', '100 000'],
      ['2', '50 000'],
    ] as const) {
      await page.getByLabel(`Intitulé de la ligne ${n}`).fill(`Poste ${n}`);
      await page.getByLabel(`Montant HT de la ligne ${n} (€)`).fill(amount);
    }
    const lines = members.map(({ organisationId }, i) => ({
      lotId: lotIds[i],
      organisationId,
      label: 'Écrit ailleurs',
      amountCents: 7_000_000,
      vatBp: 2_000,
    }));
    await client.call('PUT', `/consortia/${id}/offer`, { lines });
    // What was read a moment ago is not read again.
    await page.waitForTimeout(5_500);
    const read = page.waitForResponse((answer) => answer.url().endsWith('/offer'));
    await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
    await read;
    await settled(page);
    await page.getByRole('button', { name: 'Enregistrer l’offre' }).click();
    await page.getByRole('heading', { name: 'Quelqu’un d’autre a enregistré entre-temps' }).waitFor();
    await page.getByText('Écrit ailleurs').first().waitFor();
    expect(await page.getByLabel('Intitulé de la ligne 1').inputValue()).toBe('Poste 1');
    expect(await client.call('GET', `/consortia/${id}/offer`)).toMatchObject({ lines });
    expect(view.faults.splice(0)).toEqual([expect.stringContaining('status of 412')]);
    await view.close();
  }, 120_000);
});
