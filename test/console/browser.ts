import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page, type Request } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { ConsoleServer, DemoRole } from './server.ts';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** How a page is looked at. */
export type View = {
  /** Nobody is signed in without. */
  role?: DemoRole;
  language?: 'fr' | 'en';
  theme?: 'light' | 'dark';
  width?: number;
};

/** How a page looks: what a person changes on it without asking for it anew. */
export type Look = Required<Pick<View, 'language' | 'theme' | 'width'>>;

/** Every language, theme and width together. */
export const allLooks = (): Look[] =>
  (['fr', 'en'] as const).flatMap((language) =>
    (['light', 'dark'] as const).flatMap((theme) => [1280, 320].map((width) => ({ language, theme, width }))),
  );

/** A page in the browser that notes what must not happen on it. */
export type Watched = {
  page: Page;
  /** Errors on the console, violations of the security policy, requests that failed, exceptions. */
  faults: string[];
  /** Opens an address below /app, and waits until its content is there. */
  open(path: string): Promise<void>;
  /** Goes there as by a link of the page that is open, without loading the console anew. */
  follow(path: string): Promise<void>;
  close(): Promise<void>;
};

/** A suite in Chromium. Where Debian's chromium is not there it does not run, and says so; on CI it fails. */
export function describeInBrowser(name: string, suite: () => void): void {
  if (existsSync(CHROMIUM)) return void describe(name, suite);
  const reason = `did not run: no browser at ${CHROMIUM} (apt-get install chromium)`;
  if (process.env['CI'] !== undefined) {
    describe(name, () => {
      it('runs in a browser', () => expect.fail(reason));
    });
  } else {
    describe.skip(`${name}: ${reason}`, suite);
  }
}

/** Starts the one browser of a test file. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'] });

/** Opens a page of its own, signed in, with language and theme chosen. */
export async function openView(browser: Browser, server: ConsoleServer, view: View = {}): Promise<Watched> {
  const { role, language = 'fr', theme = 'light', width = 1280 } = view;
  const context = await browser.newContext({
    viewport: windowOf(width),
    locale: language === 'fr' ? 'fr-FR' : 'en-GB',
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  await context.addInitScript(
    (chosen) => {
      // What is chosen on a page later stays, as it does for a person.
      if (localStorage.getItem('groupement.language') !== null) return;
      localStorage.setItem('groupement.language', chosen.language);
      localStorage.setItem('groupement.theme', chosen.theme);
    },
    { language, theme },
  );
  if (role !== undefined) await signInContext(context, server, role);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const faults = watch(page);
  followRequests(page);
  return {
    page,
    faults,
    open: async (path) => {
      await page.goto(`${server.url}/app${path}`);
      await settled(page);
    },
    follow: async (path) => {
      const before = new URL(page.url());
      await page.evaluate((address) => history.pushState(null, '', address), `/app${path}`);
      await settled(page);
      // Another page tells a reader of the screen so: its heading has the focus.
      if (new URL(page.url()).pathname !== before.pathname)
        expect(await page.evaluate(() => document.activeElement?.tagName), 'the focus after the way').toBe('H1');
    },
    close: () => context.close(),
  };
}

const windowOf = (width: number) => ({ width, height: width < 600 ? 800 : 900 });

/** Changes how the open page looks, by the buttons of its frame, which a wide window shows. */
export async function changeLook(page: Page, { language, theme, width }: Look): Promise<void> {
  await page.setViewportSize(windowOf(1280));
  const [languages, themes] = [page.locator('.pref button').nth(0), page.locator('.pref button').nth(1)];
  if ((await page.getAttribute('html', 'lang')) !== language) await languages.click();
  for (let press = 0; press < 2 && (await page.getAttribute('html', 'data-theme')) !== theme; press++)
    await themes.click();
  await page.setViewportSize(windowOf(width));
  await settled(page);
}

/** How the open page looks now. */
export const lookOf = async (page: Page): Promise<unknown> => ({
  language: await page.getAttribute('html', 'lang'),
  theme: await page.getAttribute('html', 'data-theme'),
  width: page.viewportSize()?.width,
});

async function signInContext(context: BrowserContext, server: ConsoleServer, role: DemoRole): Promise<void> {
  const answer = await context.request.post(`${server.url}/v1/auth/session`, {
    data: { email: `${role}@demo.example`, password: server.password },
    headers: { 'sec-fetch-site': 'same-origin', 'x-groupement-console': '1' },
  });
  expect(answer.status(), await answer.text()).toBe(204);
}

/** What a browser says when a page that nobody is signed in to asks who is: no fault. */
const EXPECTED = /status of 401/;

function watch(page: Page): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    if (!reason.includes('ERR_ABORTED')) faults.push(`request: ${request.url()} ${reason}`);
  });
  void page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`security policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
  return faults;
}

/** What each page waits for from the server; a stream of events has no end to wait for. */
const underWay = new WeakMap<Page, Set<Request>>();

function followRequests(page: Page): void {
  const requests = new Set<Request>();
  underWay.set(page, requests);
  page.on('request', (request) => request.resourceType() !== 'eventsource' && requests.add(request));
  page.on('requestfinished', (request) => requests.delete(request));
  page.on('requestfailed', (request) => requests.delete(request));
}

/** In so many looks in a row, two drawn frames apart, nothing must be under way: an answer may lead to a question. */
const QUIET_LOOKS = 3;

/** Waits until nothing on the page is being read any more: its heading there, nothing busy, no request open. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('h1');
  const requests = underWay.get(page) ?? new Set();
  for (let quiet = 0, end = Date.now() + 15_000; quiet < QUIET_LOOKS; ) {
    const busy = await page.evaluate(
      () =>
        new Promise<boolean>((resolve) =>
          requestAnimationFrame(() =>
            requestAnimationFrame(() => resolve(document.querySelector('[aria-busy="true"]') !== null)),
          ),
        ),
    );
    quiet = busy || requests.size > 0 ? 0 : quiet + 1;
    if (Date.now() > end) throw new Error(`the page never settled: ${[...requests].map((request) => request.url())}`);
  }
}

/** The faults that axe finds on the page as it is, by the rules of WCAG 2.2 A and AA. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // Evaluated, since the page's security policy allows no script from elsewhere; once for a page that is turned in place.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: typeof axe }).axe.run;
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations: found } = await run(document, {
      runOnly: { type: 'tag', values: tags },
      // Where nothing is wrong, nobody reads where it was not.
      resultTypes: ['violations'],
    });
    return found.map(({ id, nodes }) => ({
      id,
      where: nodes.slice(0, 3).map((node) => `${node.target.join(' ')}: ${node.html.slice(0, 160)}`),
    }));
  });
  return violations.map(({ id, where }) => `${id}: ${where.join(' | ')}`);
}

/** By how many pixels the page is wider than the window, and what sticks out. */
export async function sidewaysScroll(page: Page): Promise<{ by: number; what: string[] }> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const by = document.documentElement.scrollWidth - width;
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      (['auto', 'scroll', 'hidden'].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const what =
      by <= 0
        ? []
        : [...document.querySelectorAll('body *')]
            .filter((element) => element.getBoundingClientRect().right > width + 1 && !scrolls(element.parentElement))
            .slice(0, 5)
            .map((element) => element.outerHTML.slice(0, 120));
    return { by, what };
  });
}

/** What each page must be, whoever looks at it and how. */
export async function expectSound(view: Watched): Promise<void> {
  const { page, faults } = view;
  expect(await page.title()).toMatch(/\S – Groupement$/);
  expect(await page.locator('h1').count(), 'one h1').toBe(1);
  expect(await accessibilityFaults(page), 'axe').toEqual([]);
  expect(await sidewaysScroll(page), 'no sideways scroll').toEqual({ by: 0, what: [] });
  expect(faults, 'faults').toEqual([]);
}
