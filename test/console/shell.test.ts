import type { Browser, Page, Request, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ownCompany } from '../../seeds/demo/groups.ts';
import { codeAt } from '../../src/auth/totp.ts';
import { describeInBrowser, expectSound, openBrowser, openView, settled, type Watched } from './browser.ts';
import { importDemoNotice } from './demo-tender.ts';
import { SEEN_PAGES } from './pages.ts';
import { type ConsoleServer, consoleServer } from './server.ts';

/** Where a page of the list is, with what it shows. */
async function addressOf(name: string, server: ConsoleServer): Promise<string> {
  const path = SEEN_PAGES.find((seen) => seen.name === name)?.path ?? expect.fail(`no page ${name}`);
  return typeof path === 'string' ? path : path(server);
}

/** Whether these words are in the code that the page has loaded until now. */
async function hasLoaded(page: Page, words: string): Promise<boolean> {
  const scripts = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  const codes = scripts.filter((name) => name.endsWith('.js')).map(async (name) => (await fetch(name)).text());
  return (await Promise.all(codes)).some((code) => code.includes(words));
}

describeInBrowser('the console', () => {
  let browser: Browser;
  let server: ConsoleServer;
  beforeAll(async () => {
    server = await consoleServer();
    await importDemoNotice(server);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('signs in with one click in demo data, at the address that was asked for, and out again', async () => {
    const { page, close, faults } = await openView(browser, server);
    await page.goto(`${server.url}/`);
    expect(new URL(page.url()).pathname).toBe('/app/');
    await page.goto(`${server.url}/app/tenders?state=draft`);
    await page.getByRole('button', { name: /coordinator@demo\.example/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Appels d’offres' }).waitFor();
    expect(page.url()).toContain('/app/tenders?state=draft');
    const cookies = await page.context().cookies();
    expect(cookies.map(({ name, httpOnly, sameSite }) => ({ name, httpOnly, sameSite }))).toEqual([
      { name: 'groupement', httpOnly: true, sameSite: 'Strict' },
    ]);
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toMatch(/token|eyJ/);
    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await page.getByRole('heading', { level: 1, name: 'Se connecter' }).waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it('gives the account the language that was chosen at the door, so that the server speaks it too', async () => {
    const { page, close } = await openView(browser, server, { language: 'fr' });
    const languageOfMember = async () =>
      (await (await server.as('member')).call<{ language: string }>('GET', '/me')).language;
    await page.goto(`${server.url}/app/`);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: /member@demo\.example/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
    await expect.poll(languageOfMember).toBe('en');
    await page.getByRole('button', { name: 'Français' }).click();
    await expect.poll(languageOfMember).toBe('fr');
    await close();
  });

  it('says what is wrong with a sign-in, and keeps the address that was typed', async () => {
    const { page, close } = await openView(browser, server, { language: 'en' });
    await page.goto(`${server.url}/app/`);
    await page.getByLabel('E-mail address').fill('coordinator@demo.example');
    await page.getByLabel('Password').fill('not this one');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('alert').textContent()).toBe('The address or the password is wrong.');
    expect(await page.getByLabel('E-mail address').inputValue()).toBe('coordinator@demo.example');
    await close();
  });

  it('sets up a second factor, signs in with its code and takes it away again', async () => {
    const { page, open, close, faults, ...view } = await openView(browser, server, { role: 'member' });
    await open('/account');
    // Of the forms of a page, Ctrl+S sends the one that one is in.
    await page.locator('#name').focus();
    const sent = page.waitForResponse((answer) => answer.request().method() === 'PATCH');
    await page.keyboard.press('Control+s');
    expect((await sent).status()).toBe(200);
    await settled(page);
    expect(await page.getByRole('alert').count()).toBe(0);
    const section = page.getByRole('region', { name: 'Double authentification' });
    await section.getByLabel('Votre mot de passe').fill(server.password);
    await section.getByRole('button', { name: 'Activer avec une application' }).click();
    await section.getByRole('img', { name: /Image à viser/ }).waitFor();
    await expectSound({ page, open, close, faults, ...view });
    const secret = (await section.locator('code').textContent()) ?? '';
    const at = Date.now();
    await section.getByLabel('Code que montre l’application').fill(codeAt(secret, new Date(at)));
    await section.getByRole('button', { name: 'Activer' }).click();
    const codes = section.getByRole('list', { name: 'Codes de secours' }).getByRole('listitem');
    await expect.poll(() => codes.count()).toBe(10);
    const recovery = (await codes.first().textContent()) ?? '';
    await section.getByText('10 codes de secours vous restent.').waitFor();
    await settled(page);
    await expectSound({ page, open, close, faults, ...view });

    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await page.getByLabel('Adresse électronique').fill('member@demo.example');
    await page.getByLabel('Mot de passe').fill(server.password);
    await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
    // The code of the next half minute: the present one has served.
    await page.getByLabel('Code de votre application').fill(codeAt(secret, new Date(at + 30_000)));
    await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Aujourd’hui' }).waitFor();
    await open('/account');
    await section.getByLabel('Votre mot de passe').fill(server.password);
    await section.getByLabel('Code de l’application, ou code de secours').fill(recovery);
    await section.getByRole('button', { name: 'Retirer l’application' }).click();
    await section.getByRole('button', { name: 'Activer avec une application' }).waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it('makes a passkey, signs in with it alone and beside the password, and removes it again', async () => {
    // Browsers bind passkeys to a name: the machine's own.
    const named = { ...server, url: server.url.replace('127.0.0.1', 'localhost') };
    const view = await openView(browser, named, { role: 'member' });
    const { page, open, close, faults } = view;
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await open('/account');
    const section = page.getByRole('region', { name: 'Double authentification' });
    await section.getByLabel(/^Nom de la nouvelle clé/).fill('Portable de l’atelier');
    await section.locator('#passkey-password').fill(server.password);
    // What speaks with the device is loaded once it is used: most sign in without.
    expect(await hasLoaded(page, 'credentials.create(')).toBe(false);
    await section.getByRole('button', { name: 'Créer une clé d’accès' }).click();
    const codes = section.getByRole('list', { name: 'Codes de secours' }).getByRole('listitem');
    await expect.poll(() => codes.count()).toBe(10);
    expect(await hasLoaded(page, 'credentials.create(')).toBe(true);
    await section.getByRole('cell', { name: 'Portable de l’atelier' }).waitFor();
    await settled(page);
    await expectSound(view);
    const { credentials } = await devtools.send('WebAuthn.getCredentials', { authenticatorId });
    expect(credentials.map(({ isResidentCredential, rpId }) => ({ isResidentCredential, rpId }))).toEqual([
      { isResidentCredential: true, rpId: 'localhost' },
    ]);

    const today = page.getByRole('heading', { level: 1, name: 'Aujourd’hui' });
    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await page.getByRole('button', { name: 'Utiliser une clé d’accès' }).click();
    await page.getByRole('button', { name: 'Se déconnecter' }).waitFor();
    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await page.getByLabel('Adresse électronique').fill('member@demo.example');
    await page.getByLabel('Mot de passe').fill(server.password);
    await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
    await page.getByLabel('Code de votre application').waitFor();
    // A device whose owner does not prove who it is opens nothing, and the page says so.
    await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
    await page.getByRole('button', { name: 'Utiliser une clé d’accès' }).click();
    await page.getByRole('alert').getByText('Aucune clé d’accès n’a été utilisée.').waitFor();
    await expectSound(view);
    await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
    await page.getByRole('button', { name: 'Utiliser une clé d’accès' }).click();
    await today.or(section).first().waitFor();

    await open('/account');
    await section.getByRole('button', { name: 'Renommer Portable de l’atelier' }).click();
    await page.getByRole('dialog').getByLabel('Nom').fill('Téléphone');
    await page.getByRole('dialog').getByRole('button', { name: 'Renommer' }).click();
    await section.getByRole('button', { name: 'Retirer Téléphone' }).click();
    await page.locator('#passkey-removal-password').fill(server.password);
    await page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click();
    await section.getByText('Aucune clé d’accès pour l’instant.').waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it('leads by keyboard alone: J, K, Enter, the focus to the heading, Ctrl+K and what it finds', async () => {
    const { page, open, close, faults } = await openView(browser, server, { role: 'coordinator' });
    await open('/organisations');
    await page.keyboard.press('j');
    const first = await page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(first);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: first ?? '' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('appels');
    await page.getByRole('option', { name: 'Appels d’offres' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Appels d’offres' }).waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it('keeps filters in the address: a reload shows the same', async () => {
    const { page, open, close } = await openView(browser, server, { role: 'coordinator' });
    await open('/organisations');
    await page.getByLabel('Nom ou numéro').fill('soudanier');
    await page.waitForURL(/q=soudanier/);
    await settled(page);
    const names = () => page.locator('tbody th').allTextContents();
    const before = await names();
    expect(before.length).toBeGreaterThan(0);
    expect(before.every((name) => /soudanier/i.test(name))).toBe(true);
    await page.reload();
    await settled(page);
    expect(await names()).toEqual(before);
    await close();
  });

  /**
   * Opens an address, and expects that what its page reads first is asked for once, before the code that draws is there;
   * and that it asks for nothing early that it does not read, in the same words, when one comes to it by a link.
   */
  async function expectAskedEarly(view: Watched, address: string, ...asks: readonly string[]) {
    const { page, open, follow } = view;
    const asked: string[] = [];
    const note = (request: Request) => {
      const { pathname, search } = new URL(request.url());
      if (pathname.startsWith('/v1/') && pathname !== '/v1/me') asked.push(pathname.replace('/v1', '') + search);
    };
    page.on('request', note);
    // By a link the page, or its frame, reads all by itself, unless the one before it has read the same a moment ago.
    const before = readBefore.get(page);
    if (before === undefined || before.some((one) => asks.includes(one))) await open('/accessibility');
    await follow(address);
    const own = asked.splice(0);

    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/assets/start-*.js', (route) => released.then(() => route.continue()));
    const opening = open(address);
    const paths = () => asked.map((one) => one.replace(/[?].*/, ''));
    for (const one of asks) await expect.poll(paths, { message: `${address}: ${one}` }).toContain(one);
    const early = [...asked];
    release();
    await opening;
    await page.unroute('**/assets/start-*.js');
    page.off('request', note);
    readBefore.set(page, paths());
    for (const one of early) expect(own, `${address} asks early for what it reads`).toContain(one);
    // As the page itself reads it, or it would be read twice.
    for (const one of asks)
      expect([address, one, paths().filter((path) => path === one).length]).toEqual([address, one, 1]);
  }
  /** What the page that was opened last has read. */
  const readBefore = new WeakMap<Page, string[]>();

  it('asks once what a list reads first, before the code of the page is there', async () => {
    const view = await openView(browser, server, { role: 'coordinator' });
    await expectAskedEarly(view, '/', '/tenders', '/consortia', '/contracts', '/deadlines');
    for (const list of ['/tenders', '/consortia', '/organisations', '/contracts'])
      await expectAskedEarly(view, list, list);
    await view.close();
    const member = await openView(browser, server, { role: 'member' });
    const company = `/organisations/${await ownCompany(await server.as('member'))}`;
    await expectAskedEarly(member, '/', '/invitations', '/group-work', company);
    await expectAskedEarly(member, '/my/company', company);
    await member.close();
  });

  it('asks once what the page of one thing reads first, before its code is there', async () => {
    const coordinator = await server.as('coordinator');
    const view = await openView(browser, server, { role: 'coordinator' });
    for (const list of ['/organisations', '/contracts']) {
      const { items } = await coordinator.call<{ items: { id: string }[] }>('GET', `${list}?limit=1`);
      await expectAskedEarly(view, `${list}/${items[0]?.id}`, `${list}/${items[0]?.id}`);
    }
    // Its stream of events begins with what is shown already.
    const consortium = await addressOf('consortium', server);
    const { tenderId } = await coordinator.call<{ tenderId: string }>('GET', consortium);
    const tender = `/tenders/${tenderId}`;
    await expectAskedEarly(view, consortium, consortium, tender);
    const invitation = await addressOf('invitation', server);
    await expectAskedEarly(view, invitation, invitation);
    for (const page of [tender, `${tender}/proposals`]) await expectAskedEarly(view, page, tender);
    await view.close();
  });

  it('begins a list again with its first page once it was filtered: the way back draws no hundreds of rows', async () => {
    const { page, open, close, faults } = await openView(browser, server, { role: 'coordinator' });
    await open('/organisations');
    const rows = page.locator('tbody tr');
    const first = await rows.count();
    await page.locator('.more button').click();
    await expect.poll(() => rows.count()).toBeGreaterThan(first);
    const search = page.getByRole('searchbox').first();
    await search.fill('soudure');
    await expect.poll(() => rows.count()).toBeLessThan(first);
    await search.fill('');
    await expect.poll(() => rows.count()).toBe(first);
    await settled(page);
    expect(await rows.count()).toBe(first);
    expect(faults).toEqual([]);
    await close();
  });

  it('changes language and theme, and keeps both', async () => {
    const { page, open, close } = await openView(browser, server, { role: 'member' });
    await open('/');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    await page.getByRole('button', { name: 'Theme: light' }).click();
    expect(await page.getAttribute('html', 'data-theme')).toBe('dark');
    await page.getByRole('button', { name: 'Français' }).click();
    await close();
  });

  it('says that the connection is lost, and heals', async () => {
    const { page, open, close } = await openView(browser, server, { role: 'coordinator' });
    await open('/tenders');
    await page.context().setOffline(true);
    // The time as it is written everywhere in French.
    await page.getByText(/La connexion est coupée depuis \d{1,2}\sh(\s\d{2})?\./).waitFor();
    await page.context().setOffline(false);
    await page.getByText(/La connexion est coupée/).waitFor({ state: 'detached' });
    await close();
  });

  it('says that it reads, that this takes long, and that nobody answers, and reads again when asked', async () => {
    const view = await openView(browser, server, { role: 'coordinator' });
    const { page, close } = view;
    await page.clock.install();
    const held: Route[] = [];
    await page.route('**/v1/organisations?*', (route) => void held.push(route));
    await page.goto(`${server.url}/app/organisations`);
    await page.getByRole('heading', { level: 1, name: 'Entreprises' }).waitFor();
    await expect.poll(() => held.length).toBe(1);
    await page.clock.fastForward(400);
    await page.locator('main [aria-busy=true] .sk').first().waitFor();
    await page.getByRole('status').getByText('Chargement').waitFor({ state: 'attached' });
    await page.clock.fastForward(5_000);
    await page.getByText('Toujours en cours. Vous pouvez continuer ailleurs.').waitFor();
    await expectSound(view);
    // Two more tries, each after a pause.
    for (let tries = 1; tries <= 3; tries++) {
      await expect.poll(() => held.length).toBe(1);
      await held.pop()?.abort();
      await page.clock.fastForward(2_000);
    }
    await page.getByRole('heading', { name: 'Le serveur ne répond pas' }).waitFor();
    view.faults.length = 0;
    await expectSound(view);
    await page.unroute('**/v1/organisations?*');
    await page.getByRole('main').getByRole('button', { name: 'Réessayer' }).click();
    await page.getByRole('main').getByRole('row').nth(2).waitFor();
    await close();
  });

  it('opens an address anew where the code of its page is of a version that is gone', async () => {
    const { page, open, follow, close, faults } = await openView(browser, server, { role: 'coordinator' });
    await open('/');
    let isGone = true;
    // The page that is asked for anew names the parts that are there.
    page.on('request', (request) => {
      if (request.isNavigationRequest()) isGone = false;
    });
    await page.route('**/app/assets/*.js', (route) =>
      isGone ? route.fulfill({ status: 404, body: '' }) : route.continue(),
    );
    const reloaded = page.waitForEvent('load');
    await page.evaluate(() => history.pushState(null, '', '/app/organisations'));
    await reloaded;
    await page.getByRole('heading', { level: 1, name: 'Entreprises' }).waitFor();
    await settled(page);

    // Gone again within the minute, or nobody answers: the page says so in its frame, and another address is tried anew.
    isGone = true;
    await page.evaluate(() => history.pushState(null, '', '/app/equipment'));
    await page.getByRole('heading', { level: 1, name: 'Cette partie n’a pas pu être affichée' }).waitFor();
    await page.getByRole('navigation', { name: 'Principale' }).waitFor();
    isGone = false;
    await page.waitForTimeout(1_200);
    await follow('/organisations');
    await page.getByRole('link', { name: 'Équipements' }).click();
    await page.getByRole('heading', { level: 1, name: 'Équipements' }).waitFor();
    expect(faults.filter((fault) => !/status of 404|dynamically imported/.test(fault))).toEqual([]);
    await close();
  });

  it('is small at first, immutable in its parts, and one page for every address below /app', async () => {
    const page = await fetch(`${server.url}/app/tenders/whatever`, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(200);
    expect(page.headers.get('cache-control')).toBe('no-store');
    const policy = page.headers.get('content-security-policy') ?? '';
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    expect(policy).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    );
    const html = await page.text();
    expect(html).toContain(`nonce="${nonce}"`);
    expect(html).not.toContain('__CSP_NONCE__');
    const again = await fetch(`${server.url}/app/`, { headers: { accept: 'text/html' } });
    expect(again.headers.get('content-security-policy')).not.toContain(`nonce-${nonce}`);

    const other = await fetch(`${server.url}/app/tenders/whatever`, { headers: { accept: 'application/json' } });
    expect(other.status).toBe(404);
    expect((await fetch(`${server.url}/app/assets/none.js`, { headers: { accept: 'text/html' } })).status).toBe(404);

    let bytes = 0;
    for (const [, path] of html.matchAll(/(?:src|href)="(\/app\/assets\/[^"]+)"/g)) {
      const asset = await fetch(`${server.url}${path}`, { headers: { 'accept-encoding': 'gzip' } });
      expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(asset.headers.get('content-encoding')).toBe('gzip');
      bytes += Number(asset.headers.get('content-length'));
    }
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(150_000);
  });
});
