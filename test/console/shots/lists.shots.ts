import { performance } from 'node:perf_hooks';
import { it } from 'vitest';
import {
  accountantList,
  clusterWorkbook,
  faultyList,
  officeList,
  surveyAnswers,
  websiteExport,
} from '../../organisations/lists/lists.ts';
import { openBrowser, openView } from '../browser.ts';
import { consoleServer } from '../server.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

it('takes six lists through the page of the import: what came in, in how many acts, how long the program took', async () => {
  const server = await consoleServer();
  const browser = await openBrowser();
  const lists: [what: string, file: Buffer][] = [
    ['the office’s list', officeList()],
    ['a website’s export', websiteExport()],
    ['an accountant’s list', accountantList()],
    ['a survey’s answers', surveyAnswers()],
    ['2,000 companies of one cluster (XLSX)', await clusterWorkbook()],
    ['one with every fault', faultyList()],
  ];
  try {
    for (const [what, buffer] of lists) {
      const { page, open, close } = await openView(browser, server, { role: 'coordinator', language: 'fr' });
      page.setDefaultTimeout(120_000);
      await open('/organisations/import');
      const acts: string[] = [];
      const act = async (name: string, doIt: () => Promise<unknown>) => {
        acts.push(name);
        await doIt();
      };
      const began = performance.now();
      const mimeType = what.includes('XLSX') ? XLSX : 'text/csv';
      await act('file', () =>
        page.setInputFiles('input[type=file]', {
          name: mimeType === XLSX ? 'liste.xlsx' : 'liste.csv',
          mimeType,
          buffer,
        }),
      );
      await page.getByRole('button', { name: /^Importer/ }).waitFor();
      const mend = page.getByRole('button', { name: /^Accepter l/ });
      if ((await mend.count()) > 0) {
        const looked = page.waitForResponse((r) => r.url().includes('/organisations/import/preview'));
        await act('likely values', () => mend.first().click());
        await looked;
      }
      for (const [name, label] of [
        ['skills', /^Retenir les savoir-faire lus/],
        ['invite', /^Inviter/],
      ] as const) {
        const box = page.getByLabel(label);
        if ((await box.count()) > 0) await act(name, () => box.first().check());
      }
      const answered = page.waitForResponse(
        (r) => r.request().method() === 'POST' && r.url().includes('/organisations/import?'),
      );
      await act('import', () => page.getByRole('button', { name: /^Importer/ }).click());
      const told = (await (await answered).json()) as Record<'created' | 'updated' | 'invited' | 'skills', number>;
      const seconds = ((performance.now() - began) / 1_000).toFixed(1);
      console.log(
        what,
        JSON.stringify({ ...told, errors: undefined, warnings: undefined }),
        acts.join(', '),
        `${seconds} s`,
      );
      await close();
    }
  } finally {
    await browser.close();
    await server.close();
  }
}, 600_000);
