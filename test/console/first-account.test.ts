import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser, expectSound, openBrowser, openView } from './browser.ts';
import { type ConsoleServer, consoleServer } from './server.ts';

describeInBrowser('an installation without an account', () => {
  let browser: Browser;
  let server: ConsoleServer;
  beforeAll(async () => {
    server = await consoleServer({ empty: 'nobody' });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('says at its door how the first one is made, and the command prints a link to the server that runs', async () => {
    const view = await openView(browser, server, {});
    const { page } = view;
    await view.open('/');
    await page.getByText('Personne n’a encore de compte.').waitFor();
    await page.getByText('npm run administrator -- vous@exemple.fr').waitFor();
    await expectSound(view);
    const phone = await openView(browser, server, { language: 'en', theme: 'dark', width: 320 });
    await phone.open('/');
    await phone.page.getByText('npm run administrator -- you@example.org').waitFor();
    await expectSound(phone);
    await phone.close();

    const command = ['src/program/run.mjs', 'src/commands/administrator.ts', 'first@test.example'];
    const env = { PATH: process.env['PATH'], DATABASE_URL: server.databaseUrl, DATA_DIR: server.folder };
    const { stdout } = await promisify(execFile)(process.execPath, command, { env });
    const link = stdout
      .split('\n')
      .find((line) => line.includes('#token='))!
      .trim();
    expect(link.startsWith(`${server.url}/invitation?lang=fr#token=`), link).toBe(true);

    // The link lets one choose a password, and in: nobody types the address of the account to which it was sent.
    await page.goto(link);
    await page.getByLabel('Mot de passe').fill('court');
    await page.getByRole('button', { name: 'Enregistrer et entrer' }).click();
    await page.locator('#password-error').waitFor();
    // A browser tells the refusal that was meant.
    view.faults.length = 0;
    await page.getByLabel('Mot de passe').fill('une phrase de passe bien longue');
    await page.getByRole('button', { name: 'Enregistrer et entrer' }).click();
    await page.getByText('Mot de passe enregistré, vous êtes dans votre espace.').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Aujourd’hui' }).waitFor();
    await expectSound(view);
    expect(new URL(page.url()).pathname).toBe('/app/');
    expect(page.url()).not.toContain('token');
    // It is good for once.
    await page.goto('about:blank');
    await page.goto(link);
    await page.getByLabel('Mot de passe').fill('une phrase de passe bien longue');
    await page.getByRole('button', { name: 'Enregistrer et entrer' }).click();
    await page.getByRole('alert').waitFor();
    await view.close();
  }, 60_000);
});
