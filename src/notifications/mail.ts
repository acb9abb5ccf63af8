import { setLetter } from '../printing/letter.ts';
import type { Mail } from '../shared/mail.ts';
import { actOf, DUE } from './acts.ts';
import { factsOf } from './facts.ts';
import type { NotificationRow, Recipient } from './repository.ts';
import { DIGEST, NOTES, wordsOf } from './texts.ts';

/** Where the pages are that mails lead to. */
export type MailLinks = {
  /** Of the console, without a slash at its end. */
  consoleUrl: string;
  /** What opens the page of one seat for one person who is not signed in; in the mail to that person alone. */
  seatToken: (seat: { invitationId: string; userId: string }) => string;
};

/** Several news as one mail. Its id is that of the oldest: the same news once more are the same mail. */
export function digestTo(rows: readonly NotificationRow[], person: Recipient, links: MailLinks): Mail {
  const { language } = person;
  const words = DIGEST[language];
  const due = rows.filter(({ kind }) => DUE.includes(kind)).length;
  const title = words[due === 0 ? 'news' : due === rows.length ? 'due' : 'both'](rows.length);
  return {
    id: rows[0]!.id,
    to: { name: person.name, address: person.email },
    subject: title,
    ...setLetter({
      language,
      name: person.name,
      title,
      paragraphs: rows.map(({ kind, params }) => wordsOf(kind, params, language).text),
      facts: [],
      act: { label: words.act, href: `${links.consoleUrl}/notifications` },
      notes: [],
    }),
  };
}

/** The mail of a notification to its person; `asker`: who set it off, and gets the answer to the mail. */
export function mailTo(row: NotificationRow, person: Recipient, asker: Recipient | null, links: MailLinks): Mail {
  const { language } = person;
  const params = asker === null ? row.params : { ...row.params, asker: asker.name };
  const { subject, text } = wordsOf(row.kind, params, language);
  const { label, path, invitationId } = actOf(row.kind, params, language);
  const seat = invitationId === null ? null : links.seatToken({ invitationId, userId: person.userId });
  return {
    id: row.id,
    to: { name: person.name, address: person.email },
    replyTo: asker === null ? undefined : { name: asker.name, address: asker.email },
    subject,
    ...setLetter({
      language,
      name: person.name,
      title: subject,
      paragraphs: [text],
      facts: factsOf(params, language),
      act: { label, href: `${links.consoleUrl}${path}${seat === null ? '' : `#seat=${seat}`}` },
      notes: seat === null ? [] : [NOTES.seat[language]],
    }),
  };
}
