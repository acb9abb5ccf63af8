import type { Browser, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { changeLook, expectSound, openView, settled } from './browser.ts';
import type { ConsoleServer } from './server.ts';

type Scene = { browser: Browser; server: ConsoleServer };

/** What a coordinator reads where no group is found, and of companies that are in none or in one already. */
export function impasseJourney(scene: () => Scene): void {
  it('why a lot has no group: what nobody can do, then the nearest of that need with what each lacks', async () => {
    const { browser, server } = scene();
    const view = await openView(browser, server, { role: 'coordinator' });
    const { page } = view;
    const { id, lotId } = await searchedTender(server, 'Démantèlement', 'CEFRI-E');
    await view.open(`/tenders/${id}/proposals`);
    await page.getByRole('heading', { level: 1, name: /^Lot 1\s: aucun groupement ne convient/ }).waitFor();
    const said = page.locator('#impasse .call, .call:has(a:text("Changer les exigences"))').first();
    expect(await plain(said.locator('> ul').first().locator('li').allInnerTexts())).toEqual([
      'Aucune entreprise du réseau ne sait faire : « Services de conception technique » (71320000) avec CEFRI-E.',
    ]);
    // The other need is served: nobody is named for it.
    const lacks = await plain(said.locator('> div li').allInnerTexts());
    expect(lacks.length).toBeGreaterThan(1);
    expect(lacks.filter((line) => !line.endsWith('n’a pas la certification exigée.'))).toEqual([]);
    expect(await said.locator('> div').count()).toBe(1);
    expect(await page.getByRole('button', { name: 'Chercher dans d’autres clusters' }).count()).toBe(1);
    await expectSound(view);
    await changeLook(page, { language: 'en', theme: 'dark', width: 320 });
    await page.getByRole('heading', { name: 'What stands in the way' }).waitFor();
    await expectSound(view);
    await changeLook(page, { language: 'fr', theme: 'light', width: 1280 });
    await said.getByRole('link', { name: 'Changer les exigences' }).click();
    await page.waitForURL(new RegExp(`/tenders/${id}\\?lot=${lotId}`));
    await settled(page);
    expect(view.faults).toEqual([]);
    await view.close();
  }, 120_000);

  it('why not a company: it is in one, it never fits, or the smallest change that would bring it in', async () => {
    const { browser, server } = scene();
    const view = await openView(browser, server, { role: 'coordinator' });
    const { page } = view;
    const { id, runId, lotId } = await searchedTender(server, 'Révision', null);
    const client = await server.as('coordinator');
    const why = (one: string) => client.call<WhyNot>('GET', `/match-runs/${runId}/why-not/${one}?lotId=${lotId}`);
    const { items } = await client.call<{ items: { id: string }[] }>('GET', '/organisations?limit=60');
    const seen = new Map<string, WhyNot>();
    for (const { id: one } of items) {
      const answer = await why(one);
      seen.set(kindOf(answer), answer);
    }
    const run = await client.call<{ lots: { consortia: { members: { organisationId: string }[] }[] }[] }>(
      'GET',
      `/match-runs/${runId}`,
    );
    const proposed = await why(run.lots[0]!.consortia[0]!.members[0]!.organisationId);
    const outside = seen.get('never') ?? expect.fail('every company fits');
    await ask(view.open, page, id, proposed, `${proposed.name} est déjà dans un groupement proposé.`);
    await ask(view.open, page, id, outside, `Aucun groupement possible ne contient ${outside.name}.`);
    await expectSound(view);
    const changed = seen.get('change');
    if (changed !== undefined) {
      const card = await ask(view.open, page, id, changed, 'Le plus petit changement qui la ferait entrer');
      // The change once, above the reasons.
      const lines = await plain(card.locator('li').allInnerTexts());
      expect(lines.filter((line) => line === lines[0])).toHaveLength(1);
    }
    expect(view.faults).toEqual([]);
    await view.close();
  }, 180_000);
}

type WhyNot = {
  organisationId: string;
  name: string;
  proposed: boolean;
  bestWith: object | null;
  smallestChange: object | null;
};

const kindOf = ({ proposed, smallestChange, bestWith }: WhyNot): string =>
  proposed ? 'in' : smallestChange !== null ? 'change' : bestWith === null ? 'never' : 'worse';

/** Opens the answer at its address, as a shared link does, and waits for its sentence. */
async function ask(open: (path: string) => Promise<void>, page: Page, id: string, of: WhyNot, sentence: string) {
  await open(`/tenders/${id}/proposals?why=${of.organisationId}`);
  const card = page.locator('section', { has: page.getByRole('heading', { name: 'Pourquoi pas une autre' }) });
  await card.getByText(sentence).waitFor();
  return card;
}

/** Lines as they are read: blanks that do not break are blanks. */
const plain = async (lines: Promise<string[]>): Promise<string[]> =>
  (await lines).map((line) => line.replaceAll(/\s+/g, ' ').trim());

/** A tender of two trades, searched; with a certificate that nobody holds where one is given. */
async function searchedTender(server: ConsoleServer, title: string, certification: string | null) {
  const client = await server.as('coordinator');
  type Made = { id: string; latestMatchRunId: string; lots: { id: string }[] };
  const need = { mandatory: true, confirmed: true };
  const { id } = await client.call<Made>('POST', '/tenders', {
    title,
    buyer: { name: 'Syndicat d’énergie' },
    lots: [
      {
        title,
        deadline: new Date(Date.now() + 20 * 86_400_000).toISOString(),
        requirements: [
          { cpv: '50531100', ...need },
          { cpv: '71320000', ...need, certification },
        ],
      },
    ],
  });
  const { latestMatchRunId, lots } = await client.call<Made>('POST', `/tenders/${id}/publish`);
  for await (const run of client.events<{ status: string }>(`/match-runs/${latestMatchRunId}/events`))
    if (!['queued', 'running'].includes(run.status)) break;
  return { id, runId: latestMatchRunId, lotId: lots[0]!.id };
}
