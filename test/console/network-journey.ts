import type { Browser } from 'playwright-core';
import { expect, it } from 'vitest';
import { until } from '../waiting.ts';
import { openView, settled } from './browser.ts';
import { openSeat, seatMail } from './seat-mail.ts';
import type { ConsoleServer } from './server.ts';

/** The office's list as offices keep it: no codes, what each does in its own words, whom to write to. */
const LIST = [
  'Raison sociale;Ville;Code postal;Effectif;Activité;Contact;Email',
  'Toitures de l’Heure;Nantes;44000;24;couverture et étanchéité de toitures;Ada Noël;ada@hour.example',
  'Peintures de l’Heure;Rezé;44400;18;peinture en bâtiment;Léo Roux;leo@hour.example',
  'Électricité de l’Heure;Angers;49000;31;installation électrique;Eve Morel;eve@hour.example',
].join('\r\n');

/** A call for tender of two trades, as a platform publishes it (OCDS). */
const notice = (): string => {
  const trade = (id: string, description: string) => ({
    id,
    description,
    classification: { scheme: 'CPV', id, description },
  });
  return JSON.stringify({
    ocid: 'ocds-hour-1',
    id: 'hour-1',
    date: new Date().toISOString(),
    tag: ['tender'],
    language: 'fr',
    buyer: { id: 'b', name: 'Ville de l’Heure' },
    tender: {
      id: 't',
      title: 'Réfection de l’école',
      status: 'active',
      value: { amount: 400_000, currency: 'EUR' },
      tenderPeriod: { endDate: new Date(Date.now() + 30 * 86_400_000).toISOString() },
      items: [trade('45261210', 'Couverture'), trade('45442110', 'Peinture de bâtiments')],
    },
  });
};

const PASSWORD = 'quatre toits pour une école 42';

/**
 * From nothing to the first answer: a coordinator with an empty cluster, an office's list and a notice. Every act is
 * counted: each thing that is pressed, ticked or chosen, what is typed with the press that sends it; and each request that
 * changes something. Ways from page to page are told apart.
 */
export function networkJourney(scene: () => { browser: Browser; server: ConsoleServer }): void {
  it('an empty cluster has its first answered invitation in eleven acts of its coordinator', async () => {
    const { browser, server } = scene();
    const admin = await server.as('admin');
    const { id: clusterId } = await admin.call<{ id: string }>('POST', '/clusters', {
      name: 'Cluster de l’Heure',
      kind: 'business',
    });
    await admin.call('POST', '/users', {
      email: 'office@hour.example',
      name: 'Claire Heure',
      language: 'fr',
      roles: [{ role: 'coordinator', clusterId }],
    });
    const link = await until(
      async () => /https?:\/\/\S+/.exec(server.mailsTo('office@hour.example')[0]?.text ?? '')?.[0] ?? false,
    );
    const view = await openView(browser, server, {});
    const { page } = view;
    page.setDefaultTimeout(30_000);
    const { pathname, search, hash } = new URL(link);
    await page.goto(`${server.url}${pathname}${search}${hash}`);
    await settled(page);

    const acts: string[] = [];
    const steps: string[] = [];
    const changes: string[] = [];
    page.on('request', (request) => {
      const path = new URL(request.url()).pathname;
      if (request.method() !== 'GET' && path.startsWith('/v1/') && !path.endsWith('/preview')) changes.push(path);
    });
    const act = async (name: string, doIt: () => Promise<unknown>): Promise<void> => {
      acts.push(name);
      await doIt();
    };
    const press = (name: string | RegExp) =>
      act(String(name), () => page.getByRole('button', { name }).first().click());
    const follow = async (name: string | RegExp): Promise<void> => {
      steps.push(String(name));
      await page.getByRole('link', { name }).first().click();
    };
    const go = async (path: string): Promise<void> => {
      steps.push(path);
      await view.open(path);
    };

    await page.locator('input[type=password]').first().fill(PASSWORD);
    await act('set the password', () => page.locator('form button[type=submit]').click());
    // Nothing is there yet: the first page says with what to begin.
    await page.getByRole('heading', { name: 'Pour commencer' }).waitFor();
    await follow('Importer la liste de vos adhérents');
    await act('list', () =>
      page.setInputFiles('input[type=file]', {
        name: 'adherents.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(LIST),
      }),
    );
    await act('skills', () => page.getByLabel(/^Retenir les savoir-faire lus/).check());
    await act('invite contacts', () => page.getByLabel(/^Inviter/).check());
    await press(/^Importer les 3/);
    await page.getByText(/3 entreprises créées/).waitFor();

    await go('/');
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Importer la liste de vos adhérents' })
      .getByText('fait')
      .waitFor();
    await follow('Déposer un premier avis');
    await act('notice', () =>
      page.setInputFiles('input[type=file]', {
        name: 'avis.json',
        mimeType: 'application/json',
        buffer: Buffer.from(notice()),
      }),
    );
    await follow(/^Ouvrir/);
    await press('Publier le lot');
    await follow('Comparer les propositions');
    await press('Retenir le n° 1');
    await page.getByRole('heading', { name: /^Prochain acte\s: inviter les membres/ }).waitFor();
    await press('Inviter');
    await page.getByRole('heading', { name: 'Les réponses sont attendues' }).waitFor();

    const member = await openView(browser, server, { width: 390 });
    await openSeat(member, server, await seatMail(server, 'ada@hour.example'));
    await member.page.getByRole('button', { name: 'Décliner' }).first().click();
    await member.page.getByRole('dialog').getByRole('textbox').fill('Carnet plein.');
    await member.page.getByRole('dialog').getByRole('button', { name: 'Décliner' }).click();
    await member.page.getByRole('heading', { name: /décliné/ }).waitFor();
    // What follows in the group is not for it.
    await member.page.getByText('cherche une autre entreprise. Vous n’avez plus rien à faire.').waitFor();
    expect(await member.page.getByRole('link', { name: 'Voir le groupement' }).count()).toBe(0);
    const done = `${acts.join(', ')}; ways: ${steps.join(', ')}; changes: ${changes.join(', ')}`;
    expect(acts.length, done).toBeLessThanOrEqual(11);
    expect(changes.length, done).toBeLessThanOrEqual(acts.length);
    expect(view.faults).toEqual([]);
    await member.close();
    await view.close();
  }, 240_000);
}
