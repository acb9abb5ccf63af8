import type { Browser, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { answer, type Consortium, handIn, type Stage } from '../../seeds/demo/story.ts';
import type { DemoTender } from '../../seeds/demo/views.ts';
import { dayOf } from '../../src/shared/day.ts';
import { expectSound, openView, type Watched } from './browser.ts';
import type { ConsoleServer } from './server.ts';

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

/** What a member reads of its group from its yes to a lost bid, and of a duty that came after its yes. */
export function standingJourney(scene: () => { browser: Browser; server: ConsoleServer }): void {
  it('a member reads on its phone where its group stands, and which duty was added after its yes', async () => {
    const { browser, server } = scene();
    const coordinator = await server.as('coordinator');
    const stage: Stage = { ...server, coordinator, say: () => undefined };
    const { id, members } = await invitedGroup(stage);
    const lead = members.find(({ role }) => role === 'mandataire')!;
    const reader = members.find(({ role }) => role !== 'mandataire')!;
    await answer(stage, reader, true);
    const view = await openView(browser, server, { width: 390 });
    const { page } = view;
    await signIn(view, server, reader.organisationId);
    const stands = async (words: string) => {
      await view.open(`/consortia/${id}`);
      await page.getByRole('heading', { name: words }).waitFor();
    };

    await stands('Les entreprises invitées répondent');
    // The partner has no name yet, and no code in the place of one.
    await page.getByRole('rowheader', { name: /entreprise/ }).waitFor();
    // Its own seat stands first, whoever leads: on a phone the others' are below.
    expect(await page.locator('table.answers tbody tr').first().textContent()).toContain(reader.name);
    expect(await page.locator('main').textContent()).not.toMatch(/\bFR[A-Z0-9]\b|\b(micro|small|medium|large)\b/);
    await expectSound(view);
    for (const seat of members) if (seat !== reader) await answer(stage, seat, true);
    await stands('Tous ont accepté : le dossier se monte');
    await page.getByRole('link', { name: 'Mes pièces' }).click();
    // What the papers lack of the profile leads to its place there, also as an address that is opened.
    await page.locator('a[href$="#h-contact"]').first().click();
    const contact = page.locator('#h-contact');
    const isThere = async () => (await contact.boundingBox())!.y < 200 && (await focused(page)) === 'h-contact';
    await contact.waitFor();
    await expect.poll(isThere).toBe(true);
    await page.reload();
    await contact.waitFor();
    await expect.poll(isThere).toBe(true);
    await stands('Tous ont accepté : le dossier se monte');
    await page.getByRole('rowheader', { name: lead.name! }).waitFor();

    await addFee(stage, id);
    await stands('Les entreprises invitées répondent');
    await page.getByRole('link', { name: 'Répondre à l’invitation' }).click();
    await page.getByText(/^S’ajoute\s: Verse 3\s% de ses factures au mandataire/).waitFor();
    await expectSound(view);
    const asked = await coordinator.call<Consortium>('GET', `/consortia/${id}`);
    for (const seat of asked.members) if (seat.invitation?.state === 'pending') await answer(stage, seat, true);

    await handIn(stage, id, null);
    await expectOutcomes(browser, server, id, [
      'Remporté',
      'Perdu',
      'Procédure annulée ou sans suite',
      'Nous avons renoncé',
    ]);
    await stands('L’offre est déposée : l’acheteur va décider');
    const decision = { result: 'lost', rank: 2, winner: 'Thermique Atlantique', notifiedOn: dayOf(new Date()) };
    await coordinator.call('POST', `/consortia/${id}/outcome`, { ...decision, notifiedBy: 'electronic' });
    await stands('Le groupement n’a pas été retenu');
    await page.getByText('L’acheteur ne signe pas avant le').waitFor();
    // Who won and what was learned is the coordination's.
    expect(await page.locator('main').textContent()).not.toContain('Thermique');
    expect(view.faults).toEqual([]);
    await view.close();

    // The winner withdraws: only a bid that was not chosen is called up, and its page has the act.
    const office = await openView(browser, server, { role: 'coordinator' });
    await office.open(`/consortia/${id}`);
    await office.page.getByText('L’acheteur revient sur sa décision').click();
    await office.page.getByLabel('Les membres répondent jusqu’au').fill(`${inDays(9).slice(0, 10)}T18:00`);
    await office.page.getByRole('button', { name: 'Noter le résultat' }).click();
    await office.page.getByRole('heading', { name: /réponses sont attendues|ne lit l’invitation/ }).waitFor();
    expect(office.faults).toEqual([]);
    await office.close();
  }, 120_000);
}

/** What the coordinator's page lets one note of the buyer's decision. */
async function expectOutcomes(browser: Browser, server: ConsoleServer, id: string, outcomes: string[]): Promise<void> {
  const view = await openView(browser, server, { role: 'coordinator' });
  await view.open(`/consortia/${id}`);
  const results = view.page.getByLabel('Que dit l’acheteur').getByRole('option');
  await results.first().waitFor({ state: 'attached' });
  expect(await results.allInnerTexts()).toEqual(outcomes);
  await view.close();
}

const focused = (page: Page): Promise<string | undefined> => page.evaluate(() => document.activeElement?.id);

async function signIn({ page }: Watched, server: ConsoleServer, organisationId: string): Promise<void> {
  const headers = { 'sec-fetch-site': 'same-origin', 'x-groupement-console': '1' };
  const data = { email: `${organisationId}@demo.example`, password: server.password };
  expect((await page.request.post(`${server.url}/v1/auth/session`, { data, headers })).status()).toBe(204);
}

/** The convention now gives the lead 3 % of what each other member bills. */
async function addFee({ coordinator }: Stage, id: string): Promise<void> {
  const path = `/consortia/${id}/bid-terms`;
  type BidTerms = { terms: object; consortiumId: string; updatedAt: string; version: number; askedAgain: unknown };
  const {
    consortiumId: _i,
    updatedAt: _u,
    version: _v,
    askedAgain: _a,
    ...bid
  } = await coordinator.call<BidTerms>('GET', path);
  const terms = { ...bid.terms, mandataireFeeBp: 300 };
  await coordinator.call('PUT', path, { ...bid, terms }, { 'if-match': '*' });
}

/** A group of a tender of two trades that no company does alone, invited. */
async function invitedGroup({ coordinator }: Stage): Promise<Consortium> {
  const requirements = ['50531100', '71320000'].map((cpv) => ({ cpv, mandatory: true, confirmed: true }));
  const estimatedValue = { amountCents: 120_000_000, currency: 'EUR' };
  const { id } = await coordinator.call<DemoTender>('POST', '/tenders', {
    title: 'Révision des pompes de relevage',
    buyer: { name: 'Syndicat d’énergie' },
    lots: [{ title: 'Révision', deadline: inDays(20), estimatedValue, requirements }],
  });
  const { latestMatchRunId } = await coordinator.call<DemoTender>('POST', `/tenders/${id}/publish`);
  for await (const run of coordinator.events<{ status: string }>(`/match-runs/${latestMatchRunId}/events`))
    if (run.status === 'succeeded') break;
  const { lots } = await coordinator.call<DemoTender>('GET', `/tenders/${id}`);
  const body = { matchRunId: latestMatchRunId, lotId: lots[0]!.id, rank: 1 };
  const formed = await coordinator.call<Consortium>('POST', '/consortia', body);
  return coordinator.call<Consortium>('POST', `/consortia/${formed.id}/invite`, { expiresAt: inDays(7) });
}
