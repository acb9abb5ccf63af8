import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { accessibilityFaults, openBrowser, openView, settled, sidewaysScroll, type Watched } from '../browser.ts';
import { importDemoNotice } from '../demo-tender.ts';
import { SEEN_PAGES } from '../pages.ts';
import { consoleServer, type DemoRole } from '../server.ts';
import { say } from './say.ts';

const FOLDER = fileURLToPath(new URL('../../../shots/dialogs/', import.meta.url));
/** Names of pages whose dialogs are opened; all unless given. */
const ONLY = process.env['PAGES']?.split(',');
/** A phone so wide, in English and dark, with `PHONE=390` or `PHONE=320`; else a desk in French and light. */
const PHONE = process.env['PHONE'];
const LOOK =
  PHONE === undefined
    ? ({ language: 'fr', theme: 'light', width: 1280 } as const)
    : ({ language: 'en', theme: 'dark', width: Number(PHONE) } as const);
/** Longer than an act takes on a busy machine. */
const ANSWERED_MS = 5_000;

/** What a person meets in a dialog: where the focus was, and what it said to nothing and to nonsense. */
type Met = { page: string; dialog: string; focus: string; empty: string; nonsense: string; faults: string[] };

/** Acts that ask nothing are left out: a dialog is what opens, and only from within it anything is sent. */
const gates = new WeakMap<Page, { open: boolean }>();

async function gated(watched: Watched): Promise<void> {
  const gate = { open: false };
  gates.set(watched.page, gate);
  await watched.page.route('**/v1/**', (route) =>
    gate.open || route.request().method() === 'GET' ? route.continue() : route.abort(),
  );
}

/** The words of the buttons of the page as it is, each once; folded parts are unfolded. */
const buttonsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>('main details')) details.open = true;
    const words = [...document.querySelectorAll<HTMLButtonElement>('main button[type=button]')]
      .filter((button) => button.checkVisibility())
      .map((button) =>
        [...button.childNodes]
          .filter((node) => !(node instanceof Element && node.classList.contains('sr')))
          .map((node) => node.textContent)
          .join('')
          .trim(),
      );
    return [...new Set(words)].filter((word) => word !== '');
  });

/** Presses the first button of these words; true where a dialog opened. */
async function opens(page: Page, words: string): Promise<boolean> {
  const index = await page.evaluate((sought) => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>('main details')) details.open = true;
    return [...document.querySelectorAll<HTMLButtonElement>('main button[type=button]')].findIndex(
      (button) => button.checkVisibility() && button.textContent?.trim().startsWith(sought) === true,
    );
  }, words);
  if (index < 0) return false;
  const button = page.locator('main button[type=button]').nth(index);
  await button.focus();
  // A button that waits for something else first opens nothing.
  if (
    !(await button.click({ timeout: 2_000 }).then(
      () => true,
      () => false,
    ))
  )
    return false;
  await page.waitForTimeout(100);
  return (await page.locator('dialog[open]').count()) > 0;
}

/** What the dialog says after its verb was pressed: that it closed, at how many fields, and what stands at its head. */
async function pressed(page: Page, faults: string[], when: string): Promise<string> {
  const dialog = page.locator('dialog[open]');
  await dialog.locator('.dlg-foot button').last().click();
  const end = Date.now() + ANSWERED_MS;
  while (Date.now() < end && (await page.locator('dialog[open] [aria-busy=true]').count()) > 0)
    await page.waitForTimeout(50);
  await page.waitForTimeout(150);
  if ((await dialog.count()) === 0) return 'done';
  const said = await dialog.evaluate((shown) => ({
    raw: [...shown.querySelectorAll('.err-list code')].map((code) => code.textContent ?? ''),
    fields: [...shown.querySelectorAll('[aria-invalid=true]')].map(
      ({ id }) => `${id}: ${document.getElementById(`${id}-error`)?.textContent ?? 'says nothing'}`,
    ),
    alert: shown.querySelector('[role=alert]')?.textContent ?? '',
    focus: shown.contains(document.activeElement) && document.activeElement !== shown,
  }));
  for (const pointer of said.raw) faults.push(`${when}: names ${pointer} instead of a field`);
  if (said.fields.length === 0 && said.alert === '') faults.push(`${when}: says nothing`);
  if (!said.focus) faults.push(`${when}: the focus is lost`);
  return [...said.fields, said.alert === '' ? '' : `(${said.alert})`].filter(Boolean).join('; ');
}

const NONSENSE: Record<string, string> = { date: '0001-01-01', 'datetime-local': '0001-01-01T00:00', email: 'rien' };

async function fillWithNonsense(page: Page): Promise<void> {
  // What is folded away is filled in too.
  await page.evaluate(() => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>('dialog[open] details')) details.open = true;
  });
  for (const control of await page.locator('dialog[open] :is(input, textarea)').all()) {
    const type = (await control.getAttribute('type')) ?? 'text';
    if (['checkbox', 'radio', 'file', 'hidden', 'range', 'number'].includes(type)) continue;
    if (await control.isEditable()) await control.fill(NONSENSE[type] ?? '?!');
  }
}

/** One dialog as a person works it who gets everything wrong and gives up. */
async function work(page: Page, name: string, words: string): Promise<Met> {
  const dialog = page.locator('dialog[open]');
  const faults: string[] = [];
  const [title, fields, focus] = await dialog.evaluate((shown) => [
    shown.querySelector('h2')?.textContent ?? '',
    shown.querySelectorAll('input, select, textarea').length,
    document.activeElement?.id === '' ? (document.activeElement.textContent ?? '') : (document.activeElement?.id ?? ''),
  ]);
  await page.screenshot({ path: `${FOLDER}${name}.png` });
  faults.push(...(await accessibilityFaults(page)).map((fault) => `axe: ${fault}`));
  const { by, what } = await sidewaysScroll(page);
  if (by > 0) faults.push(`scrolls sideways by ${by}: ${what.join(' ')}`);
  const met: Met = { page: name, dialog: `${words} → ${title}`, focus, empty: '', nonsense: '', faults };
  const gate = gates.get(page)!;
  if (fields > 0) {
    gate.open = true;
    met.empty = await pressed(page, faults, 'empty');
    if (met.empty !== 'done') {
      await page.screenshot({ path: `${FOLDER}${name}-empty.png` });
      await fillWithNonsense(page);
      met.nonsense = await pressed(page, faults, 'nonsense');
      if (met.nonsense !== 'done') await page.screenshot({ path: `${FOLDER}${name}-nonsense.png` });
    }
    gate.open = false;
  }
  if ((await dialog.count()) === 0) return met;
  await page.keyboard.press('Escape');
  await page.waitForTimeout(100);
  if ((await dialog.count()) > 0) faults.push('Escape does not close it');
  else if (!(await page.evaluate((sought) => document.activeElement?.textContent?.includes(sought), words)))
    faults.push('the focus does not go back to the button');
  return met;
}

async function workPage(
  browser: Browser,
  url: Parameters<typeof openView>[1],
  role: DemoRole,
  path: string,
  name: string,
) {
  const watched = await openView(browser, url, { ...LOOK, role });
  await gated(watched);
  const { page } = watched;
  const met: Met[] = [];
  await watched.open(path);
  const address = page.url();
  for (const [i, words] of (await buttonsOf(page)).entries()) {
    if (await opens(page, words)) met.push(await work(page, `${name}-${role}-${i}`, words));
    await page.goto('about:blank');
    await page.goto(address);
    await settled(page);
  }
  await watched.close();
  return met;
}

it('opens every dialog of every page, presses its verb on nothing and on nonsense, and takes it back', async () => {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const server = await consoleServer();
  await importDemoNotice(server);
  const browser = await openBrowser();
  const faults: string[] = [];
  try {
    for (const seen of SEEN_PAGES.filter(({ name }) => ONLY === undefined || ONLY.includes(name))) {
      for (const role of seen.roles) {
        const path = typeof seen.path === 'string' ? seen.path : await seen.path(server);
        const met = await workPage(browser, server, role, path, seen.name).catch((error: Error) => {
          faults.push(`${seen.name} ${role}: ${error.message.split('\n')[0]}`);
          return [];
        });
        for (const one of met) {
          say(`${one.page} | ${one.dialog} | focus ${one.focus} | empty: ${one.empty} | nonsense: ${one.nonsense}`);
          faults.push(...one.faults.map((fault) => `${one.page} ${one.dialog}: ${fault}`));
        }
      }
    }
  } finally {
    await browser.close();
    await server.close();
  }
  expect(faults).toEqual([]);
}, 3_000_000);
