import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { it } from 'vitest';
import { allLooks, openBrowser, openView, sidewaysScroll } from '../browser.ts';
import { importDemoNotice } from '../demo-tender.ts';
import { SEEN_PAGES } from '../pages.ts';
import { consoleServer } from '../server.ts';
import { say } from './say.ts';

const FOLDER = fileURLToPath(new URL('../../../shots/', import.meta.url));
/** Names of pages that are photographed; all unless given. */
const ONLY = process.env['PAGES']?.split(',');
/**
 * `all`: every language, theme and width; `light`: the light ones of these; `fr` or `en`: those in this language; else French
 * in light on a laptop and English in dark on a phone.
 */
const VIEWS = allLooks().filter(({ language, theme, width }) => {
  if (process.env['VIEWS'] === 'all') return true;
  if (process.env['VIEWS'] === 'light') return theme === 'light';
  if (process.env['VIEWS'] !== undefined) return theme === 'light' && language === process.env['VIEWS'];
  return (language === 'fr') === (theme === 'light') && width > 600 === (theme === 'light');
});

/** The pictures of the README: as one first sees the page on a laptop, beside the console's sources. */
const README = fileURLToPath(new URL('../../../src/console/pictures/', import.meta.url));
const README_PAGES = ['proposals', 'consortium', 'contract', 'figures'];

it.runIf(process.env['README'] !== undefined)('photographs the pages of the README', async () => {
  mkdirSync(README, { recursive: true });
  const server = await consoleServer();
  await importDemoNotice(server);
  const browser = await openBrowser();
  try {
    for (const seen of SEEN_PAGES.filter(({ name }) => README_PAGES.includes(name))) {
      const path = typeof seen.path === 'string' ? seen.path : await seen.path(server);
      const view = { language: 'en', theme: 'light', width: 1120 } as const;
      const watched = await openView(browser, server, { ...view, ...(seen.roles[0] && { role: seen.roles[0] }) });
      await watched.open(path);
      await watched.page.screenshot({ path: `${README}${seen.name}.png` });
      await watched.close();
    }
  } finally {
    await browser.close();
    await server.close();
  }
});

it.skipIf(process.env['README'] !== undefined)('photographs every page into shots/', async () => {
  mkdirSync(FOLDER, { recursive: true });
  const server = await consoleServer();
  await importDemoNotice(server);
  const browser = await openBrowser();
  try {
    for (const seen of SEEN_PAGES.filter(({ name }) => ONLY === undefined || ONLY.includes(name))) {
      const path = typeof seen.path === 'string' ? seen.path : await seen.path(server);
      for (const role of seen.roles) {
        for (const view of VIEWS) {
          // What the server says is in the language of the account.
          await (await server.as(role)).call('PATCH', '/me', { language: view.language }, { 'if-match': '*' });
          const watched = await openView(browser, server, { ...view, role });
          await watched.open(path);
          const name = `${seen.name}-${role}-${view.language}-${view.theme}-${view.width}.png`;
          await watched.page.screenshot({ path: `${FOLDER}${name}`, fullPage: true });
          const { by, what } = await sidewaysScroll(watched.page);
          say([name, by > 0 ? `scrolls sideways by ${by}: ${what.join(' ')}` : '', ...watched.faults].join(' '));
          await watched.close();
        }
      }
    }
  } finally {
    await browser.close();
    await server.close();
  }
});
