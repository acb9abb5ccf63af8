import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Mail } from '../shared/mail.ts';

/** The mailbox of a mail refuses it for good (RFC 5321, 4.2.1: a reply of class 5 to RCPT TO): another attempt helps nobody. */
export class MailboxRefused extends Error {
  /** As RFC 3463 writes it. */
  readonly status: string;

  constructor(response: string) {
    super(`the mailbox refuses mails: ${response}`);
    this.status = /\b(5\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] ?? '5.0.0';
  }
}

/** How long a mail server may be silent, in milliseconds: mails are sent one after the other to one person. */
const SILENCE_MS = 20_000;

/** Sends mails, or files them where no mail server is configured. */
export type Mailer = {
  /** Where mails go, for people: no passwords. */
  place: string;
  /** @throws MailboxRefused when the mailbox will never take it; any other error is worth another attempt */
  send(mail: Mail): Promise<void>;
  /**
   * Removes filed mails whose addressee is not among those known; a mail server's are not ours to remove.
   * @returns how many
   */
  forget(known: (addresses: readonly string[]) => Promise<Set<string>>): Promise<number>;
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
    html: mail.html,
    ...(mail.replyTo === undefined ? {} : { replyTo: mail.replyTo }),
    messageId: messageId(mail, options.from),
    headers: { 'Auto-Submitted': 'auto-generated' },
  });
  if (options.smtpUrl !== null) {
    const transport = createTransport({
      url: options.smtpUrl,
      pool: true,
      connectionTimeout: SILENCE_MS,
      greetingTimeout: SILENCE_MS,
      socketTimeout: SILENCE_MS,
    });
    return {
      place: `mail server ${new URL(options.smtpUrl).host}`,
      send: async (mail) => {
        await transport.sendMail(compose(mail)).catch((error: unknown) => {
          throw refusalIn(error) ?? error;
        });
      },
      forget: async () => 0,
      close: () => transport.close(),
    };
  }
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return {
    place: `files in ${options.folder}: set SMTP_URL to send mails`,
    send: async (mail) => {
      const { message } = await composer.sendMail(compose(mail));
      await mkdir(options.folder, { recursive: true, mode: 0o700 });
      const file = join(options.folder, `${mail.id}.eml`);
      await writeFile(`${file}.part`, message as Buffer, { mode: 0o600 });
      await rename(`${file}.part`, file);
    },
    forget: async (known) => {
      const files = await readdir(options.folder).catch(() => []);
      const addressed = new Map<string, string>();
      for (const name of files.filter((file) => /\.eml(\.part)?$/.test(file)))
        addressed.set(name, addresseeOf(await readFile(join(options.folder, name), 'utf8')));
      const here = await known([...new Set(addressed.values())]);
      const strangers = [...addressed].filter(([, address]) => !here.has(address));
      for (const [name] of strangers) await rm(join(options.folder, name), { force: true });
      return strangers.length;
    },
    close: () => composer.close(),
  };
}

/** Of the errors of the transport those that are the mailbox's own; a sender that is refused is our fault. */
function refusalIn(error: unknown): MailboxRefused | null {
  if (!(error instanceof Error)) return null;
  const { command, responseCode, response } = error as Error & {
    command?: string;
    responseCode?: number;
    response?: string;
  };
  const refused = command === 'RCPT TO' && responseCode !== undefined && responseCode >= 500;
  return refused ? new MailboxRefused(response ?? '') : null;
}

/** The address in a mail's To line, which may be folded (RFC 5322, 2.2.3). */
function addresseeOf(message: string): string {
  const [, line = ''] = /^To:((?:.*(?:\n[ \t].*)*))/im.exec(message) ?? [];
  return (/<([^<>]+)>\s*$/.exec(line)?.[1] ?? line).trim().toLowerCase();
}
