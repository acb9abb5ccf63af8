import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Mail } from './service.ts';

/** Sends mails, or files them where no mail server is configured. */
export type Mailer = {
  /** Where mails go, for people: no passwords. */
  place: string;
  send(mail: Mail): Promise<void>;
  close(): void;
};

/** The message id is made from the notification's: a mail that is sent twice is one mail to a mail program. */
const messageId = (mail: Mail, from: string): string =>
  `<${mail.id}@${from.split('@')[1]?.replace('>', '') ?? 'localhost'}>`;

/**
 * With a URL (`smtp://` or `smtps://`) mails go there; without, each becomes an .eml file (RFC 5322) in the folder,
 * named by its notification, so that a mail that is written twice is one file.
 */
export function openMailer(options: { smtpUrl: string | null; from: string; folder: string }): Mailer {
  const compose = (mail: Mail) => ({
    from: options.from,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    messageId: messageId(mail, options.from),
    headers: { 'Auto-Submitted': 'auto-generated' },
  });
  if (options.smtpUrl !== null) {
    const transport = createTransport({ url: options.smtpUrl, pool: true });
    return {
      place: `mail server ${new URL(options.smtpUrl).host}`,
      send: async (mail) => {
        await transport.sendMail(compose(mail));
      },
      close: () => transport.close(),
    };
  }
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return {
    place: `files in ${options.folder}: set SMTP_URL to send mails`,
    send: async (mail) => {
      const { message } = await composer.sendMail(compose(mail));
      await mkdir(options.folder, { recursive: true });
      const file = join(options.folder, `${mail.id}.eml`);
      await writeFile(`${file}.part`, message as Buffer, { mode: 0o600 });
      await rename(`${file}.part`, file);
    },
    close: () => composer.close(),
  };
}
