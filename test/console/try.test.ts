import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { describeInBrowser, openBrowser } from './browser.ts';
import { networkJourney } from './network-journey.ts';
import { scannerJourney } from './scanner-journey.ts';
import { type ConsoleServer, consoleServer } from './server.ts';

describeInBrowser('x', () => {
  let browser: Browser;
  let server: ConsoleServer;
  beforeAll(async () => {
    server = await consoleServer();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  networkJourney(() => ({ browser, server }));
  scannerJourney(() => ({ browser, server }));
});
