import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { it } from 'vitest';
import { actOf } from '../../../src/notifications/acts.ts';
import { factsOf } from '../../../src/notifications/facts.ts';
import { NOTES, NOTIFICATION_KINDS, wordsOf } from '../../../src/notifications/texts.ts';
import { setLetter } from '../../../src/printing/letter.ts';
import { paramsOf } from '../../notifications/sample-params.ts';
import { openBrowser } from '../browser.ts';

const FOLDER = fileURLToPath(new URL('../../../shots/mails/', import.meta.url));

it('photographs every mail in both languages as a phone shows it', async () => {
  mkdirSync(FOLDER, { recursive: true });
  const browser = await openBrowser();
  for (const language of ['fr', 'en'] as const) {
    const context = await browser.newContext({
      viewport: { width: 390, height: 700 },
      colorScheme: language === 'fr' ? 'light' : 'dark',
    });
    const page = await context.newPage();
    for (const kind of NOTIFICATION_KINDS) {
      const params = paramsOf(kind);
      const { subject, text } = wordsOf(kind, params, language);
      const { label, path } = actOf(kind, params, language);
      const { html } = setLetter({
        language,
        name: 'Claude Mercier',
        title: subject,
        paragraphs: [text],
        facts: factsOf(params, language),
        act: { label, href: `https://groupement.example/app${path}` },
        notes: kind.startsWith('invitation.') ? [NOTES.seat[language]] : [],
      });
      await page.setContent(html);
      await page.screenshot({ path: `${FOLDER}${kind}-${language}.png`, fullPage: true });
    }
    await context.close();
  }
  await browser.close();
});
