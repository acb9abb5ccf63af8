import type { Page, Route } from 'playwright-core';

/** Lets no read of the address through until what it answers is called. */
export async function holdReads(page: Page, address: string): Promise<() => Promise<void>> {
  const waiting: Route[] = [];
  let held = true;
  await page.route(address, async (route) => {
    if (held && route.request().method() === 'GET') waiting.push(route);
    else await route.continue();
  });
  return async () => {
    held = false;
    await Promise.all(waiting.map((route) => route.continue()));
  };
}
