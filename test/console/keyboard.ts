import type { Page } from 'playwright-core';

/** A long page of a hundred rows, each with its buttons, is passed through once. */
const MOST_PRESSES = 400;

/**
 * Presses Tab until what has the focus is called so: by its words, its label, its aria-label or its id. Blanks that do not
 * break count as blanks.
 * @throws Error that names what the focus never came to
 */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let press = 0; press < MOST_PRESSES; press++) {
    await page.keyboard.press('Tab');
    const names = await page.evaluate(() => {
      const at = document.activeElement;
      const labels = at instanceof HTMLInputElement || at instanceof HTMLSelectElement ? [...(at.labels ?? [])] : [];
      return [
        at?.id,
        at?.textContent,
        at?.getAttribute('aria-label'),
        ...labels.map(({ textContent }) => textContent),
      ].map((words) => (words ?? '').replaceAll(/[\s\u00a0\u202f]+/g, ' ').trim());
    });
    if (names.some((words) => (typeof name === 'string' ? words === name : name.test(words)))) return;
  }
  throw new Error(`Tab never came to ${name}`);
}

/** Goes there by Tab, and presses Enter. */
export async function enter(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

/** Goes to the field by Tab, and types over what stands there. */
export async function typeInto(page: Page, name: string | RegExp, words: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(words);
}
