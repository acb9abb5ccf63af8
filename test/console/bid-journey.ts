import type { Browser, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { dayOf } from '../../src/shared/day.ts';
import { tokenIn } from '../mailed-token.ts';
import { expectSound, openView, settled } from './browser.ts';
import { enter, typeInto } from './keyboard.ts';
import { openSeat, type SeatMail, seatMail } from './seat-mail.ts';
import type { ConsoleServer } from './server.ts';

/**
 * A bid from the proposal to the first invoice by the pages alone, in Chromium: the coordinator at a desk by keyboard
 * alone, each member on a phone from its mail.
 */
export function bidJourney(scene: () => { browser: Browser; server: ConsoleServer }): void {
  it('a proposal becomes a group that all accept, a bid, an award, a signed contract and an invoice', async () => {
    const { browser, server } = scene();
    const view = await openView(browser, server, { role: 'coordinator' });
    const { page } = view;
    page.setDefaultTimeout(30_000);
    await view.open(`/tenders/${await tenderToAnswer(server)}/proposals`);
    await enter(page, 'Retenir le n° 1');
    await page.getByRole('heading', { name: /^Prochain acte\s: inviter les membres/ }).waitFor();
    const seats = await peopleOfSeats(server, page);
    expect(seats.length).toBeGreaterThan(1);
    // What is better agreed first is said before anybody is asked.
    await page.getByText(/réponses manquent\. Donnez-les avant d’inviter/).waitFor();
    await enter(page, 'Inviter');
    await page.getByRole('heading', { name: 'Les réponses sont attendues' }).waitFor();

    for (const [i, email] of seats.entries()) {
      await acceptOnPhone(browser, server, await seatMail(server, email));
      // What members answer appears without a reload, on the page that stays open.
      if (i < seats.length - 1) await page.getByText(new RegExp(`^${i + 1} acceptées? sur ${seats.length}`)).waitFor();
    }
    await page.getByRole('heading', { name: /^Prochain acte\s: réunir le dossier/ }).waitFor();
    // Its papers lack answers: said beside the act, which stays possible.
    await page.getByText(/pièces sur \d+ ne sont pas prêtes/).waitFor();
    await owedPapersWait(browser, server, seats[0]!);
    await whatBlocksStandsFirst(server, page);
    await enter(page, 'Le dossier est prêt');
    await page.getByRole('button', { name: 'Noter le dépôt' }).waitFor();
    await enter(page, 'Noter le dépôt');
    await page.getByRole('dialog').waitFor();
    await enter(page, 'Noter le dépôt');
    await page.getByRole('heading', { name: /^Prochain acte\s: noter le résultat/ }).waitFor();
    await expectSound(view);
    // The bid is in: in an open procedure the buyer's leave alone changes no member (R2142-26), and the page says so.
    await enter(page, 'Changer un membre');
    const change = page.getByRole('dialog');
    await change.getByRole('checkbox').nth(1).check();
    await change.getByLabel('Motif').selectOption('buyer_authorised');
    await enter(page, 'Chercher qui prend la place');
    await change
      .getByRole('alert')
      .getByText(/restructuring|restructuration/)
      .waitFor();
    await page.keyboard.press('Escape');
    await change.waitFor({ state: 'detached' });
    expect(view.faults.splice(0)).toEqual([expect.stringContaining('status of 409')]);
    await typeInto(page, /^Montant attribué HT/, '1 150 000');
    await page.getByLabel('Décision envoyée aux candidats le').fill(dayOf(new Date()));
    await enter(page, 'Noter le résultat');
    await page.getByRole('link', { name: 'Noter la signature du contrat' }).waitFor();
    await enter(page, 'Noter la signature du contrat');

    await page.getByRole('button', { name: 'Noter la signature' }).waitFor();
    // Within the standstill the buyer does not sign: said with its last day, and asked again, not refused.
    await page.getByText(/^Le délai de suspension court jusqu’au /).waitFor();
    await enter(page, 'Noter la signature');
    await page.getByRole('dialog', { name: 'Noter une signature avant la fin du délai de suspension' }).waitFor();
    await expectSound(view);
    await enter(page, 'Noter la signature');
    await page.getByText('Signature notée.').waitFor();
    await page.getByText(/^Signé avant la fin du délai de suspension, le /).waitFor();
    await page.getByText('1 150 000 €').first().waitFor();
    await enter(page, 'Saisir une écriture');
    await page.getByRole('dialog').waitFor();
    await typeInto(page, 'Montant HT (€)', '115 000');
    await typeInto(page, 'Numéro de pièce', 'SITUATION-1');
    await page.keyboard.press('Enter');
    await page.getByText('Écriture enregistrée.').waitFor();
    await page.getByText('10 % du signé').waitFor();
    // More paid than invoiced does not look right: it waits for a yes.
    await page.getByRole('button', { name: 'Saisir une écriture' }).click();
    const entry = page.getByRole('dialog');
    await entry.getByLabel('Que s’est-il passé').selectOption('paid');
    await entry.getByLabel('Montant HT (€)').fill('120 000');
    await entry.getByRole('button', { name: 'Enregistrer' }).click();
    await entry
      .getByLabel(/^Oui, plus que le montant facturé est payé\s: 120\s000\s€ en tout, pour 115\s000\s€/)
      .check();
    expect(view.faults.splice(0)).toEqual([expect.stringContaining('status of 409')]);
    await entry.getByRole('button', { name: 'Enregistrer' }).click();
    await entry.waitFor({ state: 'detached' });
    await settled(page);
    expect(view.faults).toEqual([]);
    await view.close();
  }, 240_000);
}

/** What a member owes the papers waits for it on its first page, with its day, and leads to where it is given. */
async function owedPapersWait(browser: Browser, server: ConsoleServer, email: string): Promise<void> {
  const mail = server.mailsTo(email).find(({ text }) => text.includes('#token='));
  const view = await openView(browser, server, { width: 390 });
  const { page } = view;
  const headers = { 'sec-fetch-site': 'same-origin', 'x-groupement-console': '1' };
  const asked = (path: string, data: object) => page.request.post(`${server.url}/v1/auth/${path}`, { data, headers });
  const password = 'a long enough password of its own';
  expect((await asked('accept-invitation', { token: tokenIn(mail!.text), password })).status()).toBe(200);
  expect((await asked('session', { email, password })).status()).toBe(204);
  await view.open('/');
  await page
    .getByRole('link', { name: /manquent? aux pièces de l’offre/ })
    .first()
    .click();
  await page.waitForURL(/\/my\/papers#bid-/);
  await page
    .getByRole('heading', { name: /manque/ })
    .first()
    .waitFor();
  expect(view.faults).toEqual([]);
  await view.close();
}

/** While a check blocks, the page says what is to be settled, and offers no act that would be refused. */
async function whatBlocksStandsFirst(server: ConsoleServer, page: Page): Promise<void> {
  const path = new URL(page.url()).pathname.replace('/app', '');
  const client = await server.as('coordinator');
  const lends = (reliedOperators: object[]) => client.call('PATCH', path, { reliedOperators }, { 'if-match': '*' });
  const commitment = { signedOn: '2026-02-15', firm: true, wholeExecution: false, evidence: 'Carte grise' };
  await lends([{ name: 'Levage Atlantique', capacity: 'Grue de 500 t', commitment, espd: true }]);
  await page.reload();
  await page.getByRole('heading', { name: /^Prochain acte\s: lever ce qui bloque/ }).waitFor();
  await page
    .locator('.call')
    .getByText(/Levage Atlantique/)
    .waitFor();
  expect(await page.getByRole('button', { name: 'Le dossier est prêt' }).count()).toBe(0);
  await lends([]);
  await page.reload();
  await page.getByRole('button', { name: 'Le dossier est prêt' }).waitFor();
}

/** A member reads the offer from the mail, seals its declaration, ticks the undertaking and accepts. */
async function acceptOnPhone(browser: Browser, server: ConsoleServer, seat: SeatMail): Promise<void> {
  const view = await openView(browser, server, { width: 390 });
  await openSeat(view, server, seat);
  const { page } = view;
  await page.getByLabel('Pourquoi').fill('Nous ne faisons qu’un métier sur plusieurs');
  await page.getByRole('radio', { name: 'Non', exact: true }).check();
  await page.getByRole('button', { name: 'Sceller la déclaration' }).click();
  await page.getByText(/^Scellée/).waitFor();
  await page.getByLabel(/J’ai lu ce texte/).check();
  await page.getByRole('button', { name: 'Accepter' }).click();
  await page.getByRole('heading', { name: 'Vous avez accepté' }).waitFor();
  expect(view.faults).toEqual([]);
  await view.close();
}

/** Somebody with a mailbox for each company of the open consortium; the addresses, seat by seat. */
async function peopleOfSeats(server: ConsoleServer, page: Page): Promise<string[]> {
  const admin = await server.as('admin');
  const id = new URL(page.url()).pathname.split('/').at(-1);
  const { members } = await (await server.as('coordinator')).call<{ members: { organisationId: string }[] }>(
    'GET',
    `/consortia/${id}`,
  );
  const emails = members.map((_, i) => `seat-${i}@bid.example`);
  for (const [i, { organisationId }] of members.entries())
    await admin.call('POST', '/users', {
      email: emails[i],
      name: `Direction ${i + 1}`,
      roles: [{ role: 'member', organisationId }],
    });
  return emails;
}

/** A public tender of two trades that no company does alone, searched. */
async function tenderToAnswer(server: ConsoleServer): Promise<string> {
  const client = await server.as('coordinator');
  const { id } = await client.call<{ id: string }>('POST', '/tenders', {
    title: 'Maintenance de la centrale',
    buyer: { name: 'Syndicat d’énergie' },
    lots: [
      {
        title: 'Maintenance',
        deadline: new Date(Date.now() + 20 * 86_400_000).toISOString(),
        estimatedValue: { amountCents: 120_000_000, currency: 'EUR' },
        requirements: ['50531100', '71320000'].map((cpv) => ({ cpv, mandatory: true, confirmed: true })),
      },
    ],
  });
  const { latestMatchRunId } = await client.call<{ latestMatchRunId: string }>('POST', `/tenders/${id}/publish`);
  for await (const run of client.events<{ status: string }>(`/match-runs/${latestMatchRunId}/events`))
    if (!['queued', 'running'].includes(run.status)) break;
  return id;
}
