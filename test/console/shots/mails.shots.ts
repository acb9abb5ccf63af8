import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { it } from 'vitest';
import { invitationWords, reminderWords, resetWords } from '../../../src/auth/invitation-mail.ts';
import { actOf } from '../../../src/notifications/acts.ts';
import { factsOf } from '../../../src/notifications/facts.ts';
import { digestTo } from '../../../src/notifications/mail.ts';
import { NOTES, NOTIFICATION_KINDS, wordsOf } from '../../../src/notifications/texts.ts';
import { setLetter } from '../../../src/printing/letter.ts';
import { paramsOf } from '../../notifications/sample-params.ts';
import { openBrowser } from '../browser.ts';

const FOLDER = fileURLToPath(new URL('../../../shots/mails/', import.meta.url));

const DIGESTS = {
  news: ['consortium.agreed', 'answer.accepted', 'consortium.lost'],
  due: ['certificate.ending', 'consortium.facts_due', 'consortium.bid_due'],
  both: ['consortium.submitted', 'contract.to_sign'],
};
const noted = (kind: string) => ({
  id: '01900000-0000-7000-8000-00000000000a',
  userId: 'u',
  kind,
  sourceId: 's',
  params: paramsOf(kind),
  createdAt: new Date(),
  readAt: null,
  mailedAt: null,
});

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
      const { label, path, invitationId } = actOf(kind, params, language);
      const { html } = setLetter({
        language,
        name: 'Claude Mercier',
        title: subject,
        paragraphs: [text],
        facts: factsOf(params, language),
        act: { label, href: `https://groupement.example/app${path}` },
        notes: invitationId === null ? [] : [NOTES.seat[language]],
      });
      await page.setContent(html);
      await page.screenshot({ path: `${FOLDER}${kind}-${language}.png`, fullPage: true });
    }
    const person = { userId: 'u', name: 'Claude Mercier', email: 'c@example.org', language };
    const facts = {
      name: person.name,
      link: 'https://groupement.example/invitation#token=x',
      expiresAt: new Date('2026-12-11T16:00:00Z'),
    };
    const links = { consoleUrl: 'https://groupement.example/app', seatToken: () => 'x' };
    const others: [name: string, html: string][] = [
      ['account.invitation', invitationWords(language, facts).html],
      ['account.reminder', reminderWords(language, facts).html],
      ['account.reset', resetWords(language, facts).html],
      ...(['news', 'due', 'both'] as const).map((what): [string, string] => [
        `digest.${what}`,
        digestTo(DIGESTS[what].map(noted), person, links).html,
      ]),
    ];
    for (const [name, html] of others) {
      await page.setContent(html);
      await page.screenshot({ path: `${FOLDER}${name}-${language}.png`, fullPage: true });
    }
    await context.close();
  }
  await browser.close();
});
