import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { SAMPLES } from '../consultation/documents.ts';
import { pdfOf } from '../consultation/make.ts';
import { expectSound, openView } from './browser.ts';
import type { ConsoleServer } from './server.ts';

const RULES = pdfOf(
  SAMPLES[0]!.lines
    .join('\n')
    .split('\n---\n')
    .map((page) => page.split('\n')),
);

/** A coordinator sends the rules of a consultation, sees them read, and takes over what they say: by keyboard. */
export async function documentsJourney(browser: Browser, server: ConsoleServer): Promise<void> {
  const client = await server.as('coordinator');
  const body = {
    title: 'Groupe scolaire',
    buyer: { name: 'Ville' },
    lots: [{ title: 'Lot unique', cpvMain: '45214200' }],
  };
  const { id } = await client.call<{ id: string }>('POST', '/tenders', body);
  const watched = await openView(browser, server, { role: 'coordinator' });
  const { page } = watched;
  page.setDefaultTimeout(60_000);
  await watched.open(`/tenders/${id}?tab=documents`);
  await page.setInputFiles('input[type=file]', [
    { name: 'RC.pdf', mimeType: 'application/pdf', buffer: Buffer.from(RULES) },
    { name: 'photo.pdf', mimeType: 'application/pdf', buffer: Buffer.from('\x89PNG') },
  ]);
  await page.getByText(/^Non reçu\s: Ce n’est ni un PDF/).waitFor();
  // The browser says of every refusal that it was one.
  expect(watched.faults.splice(0).filter((fault) => !fault.includes('status of 415'))).toEqual([]);
  await page
    .getByRole('row', { name: /RC\.pdf/ })
    .getByText('lu', { exact: true })
    .waitFor();
  await page.getByRole('button', { name: 'Reprendre Visite obligatoire' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Repris dans l’appel d’offres.').waitFor();
  await page
    .getByRole('row', { name: /Visite obligatoire/ })
    .getByText('Repris', { exact: true })
    .waitFor();
  await page.getByRole('button', { name: 'Reprendre Remise des offres' }).click();
  await page.getByText(/Remise .*15 janvier/).waitFor();
  await page.getByRole('button', { name: 'Écarter Groupement conjoint' }).click();
  await page
    .getByRole('row', { name: /Groupement conjoint/ })
    .getByText('Écarté', { exact: true })
    .waitFor();
  await expectSound(watched);
  await page.getByRole('link', { name: 'Les confirmer ou les écarter, lot par lot' }).click();
  // Nothing is asked for yet: what was read stands open.
  await page.getByText('Métiers probables', { exact: true }).waitFor();
  const certificate = page.getByRole('listitem').filter({ hasText: 'Qualibat' });
  await certificate.getByText('RC.pdf, page 2').waitFor();
  await certificate.getByRole('button', { name: /^Confirmer/ }).click();
  await page
    .getByRole('row', { name: /Qualibat/ })
    .getByText('RC.pdf, page 2')
    .waitFor();
  const tender = await client.call<{ consultation: object }>('GET', `/tenders/${id}`);
  expect(tender.consultation).toMatchObject({ visit: { kind: 'mandatory', source: { name: 'RC.pdf' } } });
  expect(watched.faults).toEqual([]);
  await watched.close();
}
