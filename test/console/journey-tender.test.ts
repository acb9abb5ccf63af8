import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { awardJourney } from './award-journey.ts';
import { bidJourney } from './bid-journey.ts';
import { describeInBrowser, openBrowser, openView, settled } from './browser.ts';
import { deadlineJourney } from './deadline-journey.ts';
import { documentsJourney } from './documents-journey.ts';
import { entryJourney } from './entry-journey.ts';
import { holdReads } from './held-reads.ts';
import { impasseJourney } from './impasse-journey.ts';
import { enter, typeInto } from './keyboard.ts';
import { lawJourney } from './law-journey.ts';
import { memberJourneys } from './member-journeys.ts';
import { networkJourney } from './network-journey.ts';
import { officeJourneys } from './office-journeys.ts';
import { recomposeJourney } from './recompose-journey.ts';
import { scannerJourney } from './scanner-journey.ts';
import { type ConsoleServer, consoleServer } from './server.ts';
import { standingJourney } from './standing-journey.ts';
import { typingJourney } from './typing-journey.ts';
import { undoJourney } from './undo-journey.ts';
import { voteJourney } from './vote-journey.ts';

const NOTICE = fileURLToPath(new URL('../../seeds/notices/cn_25.xml', import.meta.url));

/** The notice as a German buyer would send it, under a title of its own. */
async function germanTender(server: ConsoleServer): Promise<string> {
  const xml = readFileSync(NOTICE, 'utf8')
    .replaceAll('ENG<', 'DEU<')
    .replaceAll('languageID="ENG"', 'languageID="DEU"')
    .replaceAll('PV Servicing and Maintenance', 'Wartung von Solaranlagen')
    .replaceAll('39d68def-a6aa-4e85', '39d68def-a6aa-4e86')
    .replaceAll('027f7db6-596d-4395', '027f7db6-596d-4396');
  const client = await server.as('coordinator');
  const type = { 'content-type': 'application/xml' };
  return (await client.call<{ id: string }>('POST', '/tenders/import', Buffer.from(xml), type)).id;
}

describeInBrowser('a coordinator takes a notice to a proposal', () => {
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

  it('by keyboard alone imports, confirms, weighs, publishes, watches, compares, and asks why not', async () => {
    const { page, open, close, faults } = await openView(browser, server, { role: 'coordinator' });
    page.setDefaultTimeout(60_000);
    await open('/tenders/import');
    // Two at once: the list of the field is emptied with it, and the second one was lost.
    const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/xml', buffer });
    await page.setInputFiles('input[type=file]', [
      file('call.xml', readFileSync(NOTICE)),
      file('other.xml', Buffer.from('<a/>')),
    ]);
    await page.getByText('créé, 1 lot').waitFor();
    await page.getByText('other.xml').waitFor();
    // The browser says of every refusal that it was one.
    await expect.poll(() => faults.length).toBe(1);
    expect(faults.splice(0)).toEqual([expect.stringContaining('status of 400')]);
    await enter(page, /^Ouvrir/);
    await page.getByRole('heading', { level: 1, name: 'PV Servicing and Maintenance' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');

    await page.getByRole('heading', { level: 2, name: '3 exigences à relire avant de publier' }).waitFor();
    await page.getByText(/Tant que vous n’avez rien confirmé pour un lot, tout ce qui est lu/).waitFor();
    for (const left of ['2 exigences à relire', 'Une exigence à relire', 'Tout est relu']) {
      await enter(page, /^Confirmer/);
      await page.getByRole('heading', { level: 2, name: new RegExp(left) }).waitFor();
    }
    // Where nothing is left to read, what counts is told without what is read.
    await page.getByText(/n’invite personne\. Seules comptent les exigences que vous avez confirmées\.$/).waitFor();
    expect(await page.getByText(/Tant que vous n’avez rien confirmé/).count()).toBe(0);
    const weight = page.getByRole('textbox', { name: /^Poids de/ });
    await typeInto(page, /^Poids de/, '40');
    await page.keyboard.press('Tab');
    await page.waitForFunction(() => document.querySelectorAll<HTMLInputElement>('input.pct')[1]?.value === '30');
    await page.keyboard.press('Control+s');
    await page.getByText('Exigences enregistrées.').waitFor();
    await page.reload();
    await settled(page);
    expect(await weight.evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))).toEqual([
      '40',
      '30',
      '30',
    ]);

    await enter(page, 'Publier le lot');
    await page.getByRole('link', { name: 'Comparer les propositions' }).waitFor();
    await enter(page, 'Comparer les propositions');
    await page.getByRole('heading', { level: 1, name: /groupements? val|vaut/ }).waitFor();
    await settled(page);
    expect(await page.locator('.comp tbody tr').count()).toBeGreaterThan(1);
    const row = page.locator('.comp tbody tr').first();
    const score = Number((await row.locator('.score').textContent())?.replace(',', '.'));
    const points = await row.locator('td.m .num').allTextContents();
    const sum = points.reduce((total, text) => total + Number(text.replace(',', '.')), 0);
    expect(Math.abs(sum - score), 'the components add up to the score').toBeLessThan(0.5);
    expect(await page.locator('.mx .does').count()).toBeGreaterThan(0);
    // On paper for a committee: three pages at most.
    const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const pages = paper.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect([pages > 0, pages <= 3], `${pages} pages`).toEqual([true, true]);

    await typeInto(page, 'Entreprise', 'Soudanier');
    const name = await page.locator('datalist option').first().getAttribute('value');
    await page.keyboard.press('Control+a');
    await page.keyboard.type(name ?? '');
    await enter(page, 'Expliquer');
    await page
      .getByText(new RegExp(`${name}`))
      .first()
      .waitFor();
    await page.waitForURL(/why=/);
    await settled(page);

    // Typed and asked faster than its list comes: answered once that is there.
    const { items } = await (await server.as('coordinator')).call<{ items: { id: string; name: string }[] }>(
      'GET',
      '/organisations?limit=50',
    );
    const other = items.find(
      (item) => item.name !== name && items.filter((one) => one.name === item.name).length === 1,
    )!;
    const release = await holdReads(page, '**/v1/organisations?*');
    await typeInto(page, 'Entreprise', other.name);
    await enter(page, 'Expliquer');
    await page.getByText('Choisissez une entreprise de la liste.').waitFor();
    await release();
    await page.waitForURL(new RegExp(`why=${other.id}`));

    // What is written in a language that is not read is read in part, until somebody confirms what it takes.
    await open(`/tenders/${await germanTender(server)}`);
    const partly = page.getByText(/Le texte de cet appel d’offres est en allemand\s: il n’est lu qu’en partie/);
    await partly.waitFor();
    await page
      .getByRole('button', { name: /^Confirmer/ })
      .first()
      .click();
    await partly.waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
    await close();
  }, 240_000);

  it(
    'sends documents of the consultation, sees them read, and takes over what they say',
    () => documentsJourney(browser, server),
    120_000,
  );
  memberJourneys(() => ({ browser, server }));
  bidJourney(() => ({ browser, server }));
  standingJourney(() => ({ browser, server }));
  lawJourney(() => ({ browser, server }));
  officeJourneys(() => ({ browser, server }));
  networkJourney(() => ({ browser, server }));
  scannerJourney(() => ({ browser, server }));
  typingJourney(() => ({ browser, server }));
  entryJourney(() => ({ browser, server }));
  undoJourney(() => ({ browser, server }));
  voteJourney(() => ({ browser, server }));
  deadlineJourney(() => ({ browser, server }));
  awardJourney(() => ({ browser, server }));
  recomposeJourney(() => ({ browser, server }));
  impasseJourney(() => ({ browser, server }));
});
