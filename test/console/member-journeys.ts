import { request as httpRequest } from 'node:http';
import type { Browser } from 'playwright-core';
import { expect, it } from 'vitest';
import { expectSound, openView, settled, type View } from './browser.ts';
import { enter, typeInto } from './keyboard.ts';
import { openSeat, type SeatMail, seatMail } from './seat-mail.ts';
import type { ConsoleServer } from './server.ts';

/** As wide as a phone in the hand. */
const PHONE: View = { width: 390 };

/**
 * What a member does from the mail on a phone, in Chromium on the server of the file's coordinator: its tender has
 * proposals by then.
 */
export function memberJourneys(scene: () => { browser: Browser; server: ConsoleServer }): void {
  it('a member opens the mail, declares, undertakes and accepts, without a password', async () => {
    const { browser, server } = scene();
    const seat = await invitedSeat(server, 1, 'accepts@member.example');
    // What scanners of mails do before the person does: they read the address, and change nothing.
    for (const method of ['GET', 'HEAD']) expect(await status(server, method, seat.path)).toBe(200);
    for (const view of [PHONE, { ...PHONE, language: 'en', theme: 'dark', width: 320 }] satisfies View[]) {
      const looked = await openView(browser, server, view);
      await openSeat(looked, server, seat);
      await expectSound(looked);
      await looked.close();
    }
    expect(await seat.state()).toBe('pending');

    const view = await openView(browser, server, PHONE);
    const { page } = view;
    await openSeat(view, server, seat);
    expect(page.url()).not.toContain('seat=');
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain('seat');
    for (const words of ['Votre montant, hors taxes', 'Acheteur', 'Votre travail', 'Remise de l’offre', 'Rôle'])
      await page.getByText(words).first().waitFor();
    await page.getByRole('heading', { name: 'Ce dont vous répondez' }).waitFor();
    // With something left to fill in, the button leads there instead of accepting.
    await page.getByRole('button', { name: 'Accepter' }).click();
    await page.getByText('Reste à remplir').waitFor();
    await page.getByText('Lisez le texte, puis cochez la case.').waitFor();
    expect(await seat.state()).toBe('pending');
    await page.getByLabel('Pourquoi').fill('Des métiers nous manquent');
    await page.getByRole('radio', { name: 'Non', exact: true }).check();
    await page.getByRole('button', { name: 'Sceller la déclaration' }).click();
    await page.getByText(/^Scellée le /).waitFor();
    // What is said of it leaves the acts free.
    const said = await page.locator('.toast').first().boundingBox();
    const acts = await page.locator('.actbar').boundingBox();
    expect((said?.y ?? 0) + (said?.height ?? 0)).toBeLessThanOrEqual(acts?.y ?? 0);
    await page.getByLabel(/J’ai lu ce texte/).check();
    await page.getByRole('button', { name: 'Accepter' }).click();
    await page.getByRole('heading', { name: 'Vous avez accepté' }).waitFor();
    expect(await seat.state()).toBe('accepted');
    // The session is of this seat: nothing else opens.
    await page.goto(`${server.url}/app/consortia`);
    await page.getByRole('heading', { name: 'Vous avez accepté' }).waitFor();
    expect(view.faults).toEqual([]);
    await view.close();
  }, 120_000);

  it('a member asks for another share, by keyboard alone', async () => {
    const { browser, server } = scene();
    const seat = await invitedSeat(server, 2, 'counters@member.example');
    const view = await openView(browser, server, PHONE);
    const { page } = view;
    await openSeat(view, server, seat);
    await enter(page, 'Autre offre');
    await page.getByRole('dialog', { name: 'Proposer autre chose' }).waitFor();
    // The first field has the focus; Enter sends, and what is wrong has the focus after it.
    const focused = () => page.evaluate(() => document.activeElement?.id);
    expect(await focused()).toBe('counter-share');
    // What is offered already, without a word, asks for nothing.
    await page.keyboard.press('Enter');
    await page.getByText(/^C’est la part offerte/).waitFor();
    await expect.poll(focused).toBe('counter-share');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('150');
    await page.keyboard.press('Enter');
    await page.getByText('Donnez une part de 0,01 à 100').waitFor();
    await expect.poll(focused).toBe('counter-share');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('12,5');
    await typeInto(page, 'counter-note', 'Nos équipes sont prises en mars');
    await enter(page, 'Envoyer');
    await page.getByText('Lisez l’engagement, puis cochez la case.').waitFor();
    await expect.poll(focused).toBe('counter-agree');
    await page.keyboard.press('Space');
    await page.keyboard.press('Control+s');
    await page.getByRole('heading', { name: 'Vous avez proposé autre chose' }).waitFor();
    await page.getByText(/^Vous demandez 12,5\s% au lieu de .*Nos équipes sont prises en mars$/).waitFor();
    expect(await seat.state()).toBe('countered');
    const office = await openView(browser, server, { role: 'coordinator' });
    await office.open(`/consortia/${seat.consortiumId}`);
    await office.page.getByRole('heading', { name: /^Prochain acte\s: décider de la contre-proposition d/ }).waitFor();
    await office.page.getByText(/^0 acceptée sur /).waitFor();
    await office.close();
    expect(view.faults).toEqual([]);
    await view.close();
  }, 120_000);

  it('a member declines: asked for the reason, Escape takes it back', async () => {
    const { browser, server } = scene();
    const seat = await invitedSeat(server, 3, 'declines@member.example');
    const view = await openView(browser, server, { ...PHONE, language: 'en' });
    const { page } = view;
    await openSeat(view, server, seat);
    await page.getByRole('button', { name: 'Decline' }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Decline' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Decline' }).click();
    await dialog.getByText('Say in a few words why.').waitFor();
    expect(await seat.state()).toBe('pending');
    await dialog.getByLabel('Reason').fill('Too far from our workshop');
    await dialog.getByRole('button', { name: 'Decline' }).click();
    await page.getByRole('heading', { name: 'You have declined' }).waitFor();
    expect(await seat.state()).toBe('declined');
    // A link that is nobody's leads to the sign-in page, and says why.
    await page.context().clearCookies();
    await page.goto(`${server.url}/app${seat.path}#seat=${'A'.repeat(86)}`);
    await page.reload();
    await page.getByText(/no longer opens anything/).waitFor();
    expect(view.faults).toEqual([]);
    await view.close();
  }, 120_000);

  it('a member keeps its own profile: says it in words, strikes out, takes it back, confirms', async () => {
    const { browser, server } = scene();
    const view = await openView(browser, server, { ...PHONE, role: 'member' });
    const { page } = view;
    await view.open('/my/company');
    const skills = page.locator('section[aria-labelledby="h-skills"]');
    const count = () => skills.locator('.kept > li').count();
    const before = await count();
    await page
      .getByLabel('Dites-le avec vos mots')
      .fill('Nous faisons du calorifugeage de tuyauteries et de la peinture industrielle');
    await page.getByRole('button', { name: 'Trouver les métiers' }).click();
    await skills.getByRole('group', { name: /reconnu/ }).waitFor();
    await skills.getByRole('button', { name: /^Ajouter c/ }).click();
    await page.getByText(/ajoutés?\.$/).waitFor();
    await expect.poll(count).toBeGreaterThan(before);
    const added = await count();
    await skills
      .getByRole('button', { name: /^Rayer/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await page.getByText(/est rayé/).waitFor();
    await expect.poll(count).toBe(added - 1);
    await page.getByRole('status').getByRole('button', { name: 'Annuler' }).last().click();
    await expect.poll(count).toBe(added);

    await page.getByText('Ajouter un certificat').click();
    await page.getByLabel('Certificat', { exact: true }).fill('EN 1090');
    await page.getByLabel('Dernier jour de validité').fill('2030-06-30');
    await page.locator('section[aria-labelledby="h-certificates"]').getByRole('button', { name: 'Ajouter' }).click();
    await page.getByText('jusqu’au 30 juin 2030').waitFor();
    // Words that name no trade are not lost without a sign.
    await page.getByText('Ajouter une référence').click();
    const references = page.locator('section[aria-labelledby="h-references"]');
    for (const [label, words] of [
      ['Objet', 'Pompes du port'],
      ['Acheteur', 'Le port'],
      ['Année', '2024'],
      ['Métier', 'pompag'],
    ] as const)
      await references.getByLabel(label, { exact: true }).fill(words);
    await references.getByRole('button', { name: 'Ajouter', exact: true }).click();
    await references.getByText(/^Ce métier n’est pas reconnu/).waitFor();
    await references.getByLabel('Métier', { exact: true }).fill('');
    await references.getByRole('button', { name: 'Ajouter', exact: true }).click();
    await page.getByText('Référence ajoutée.').waitFor();
    await page.getByRole('button', { name: 'Tout est juste' }).click();
    await page.getByText(/Vous avez confirmé cette fiche/).waitFor();
    await page.reload();
    await settled(page);
    expect(await count()).toBe(added);
    await expectSound(view);
    await view.close();
  }, 120_000);
}

type SeatInMail = SeatMail & { consortiumId: string; state(): Promise<string> };

/** Forms the proposal of that rank, invites its members, and reads the link in the mail to the first of them. */
async function invitedSeat(server: ConsoleServer, rank: number, email: string): Promise<SeatInMail> {
  const [client, admin] = [await server.as('coordinator'), await server.as('admin')];
  const { items } = await client.call<{ items: { id: string }[] }>('GET', '/tenders?q=PV+Servicing');
  const tender = await client.call<{ latestMatchRunId: string; lots: { id: string }[] }>(
    'GET',
    `/tenders/${items[0]?.id}`,
  );
  const body = { matchRunId: tender.latestMatchRunId, lotId: tender.lots[0]?.id, rank };
  type Seated = { id: string; members: { organisationId: string; invitation: { id: string; state: string } | null }[] };
  const { id, members } = await client.call<Seated>('POST', '/consortia', body);
  const organisationId = members[0]?.organisationId;
  await admin.call('POST', '/users', { email, name: 'Claude Mercier', roles: [{ role: 'member', organisationId }] });
  const expiresAt = new Date(Date.now() + 5 * 86_400_000).toISOString();
  await client.call('POST', `/consortia/${id}/invite`, { expiresAt });
  const mail = await seatMail(server, email);
  return {
    ...mail,
    consortiumId: id,
    state: async () => {
      const now = await client.call<Seated>('GET', `/consortia/${id}`);
      return now.members.find((member) => member.organisationId === organisationId)?.invitation?.state ?? 'none';
    },
  };
}

/** What a program that is no browser gets. */
const status = (server: ConsoleServer, method: string, path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    httpRequest(`${server.url}/app${path}`, { method, headers: { accept: 'text/html' } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
