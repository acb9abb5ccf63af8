import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A mail as a mail program would show it. */
export type ReadMail = { file: string; to: string; subject: string; text: string; html: string };

/** The mails in a folder of .eml files, decoded (RFC 2047 subjects; quoted-printable and base64 bodies). */
export function mailsIn(folder: string): ReadMail[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => {
      const file = join(folder, name);
      const raw = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
      const cut = raw.indexOf('\n\n');
      const head = raw.slice(0, cut).replace(/\n[ \t]+/g, ' ');
      const header = (wanted: string): string => new RegExp(`^${wanted}: (.*)$`, 'im').exec(head)?.[1] ?? '';
      return {
        file,
        to: words(header('To')),
        subject: words(header('Subject')),
        ...parts(raw.slice(cut + 2), header('Content-Type')),
      };
    });
}

/** The parts of a `multipart/alternative` mail (RFC 2046, 5.1.4). */
function parts(content: string, type: string): { text: string; html: string } {
  const boundary = /boundary="([^"]+)"/.exec(type)?.[1] ?? '';
  const read = (wanted: string): string => {
    const part = content.split(`--${boundary}`).find((one) => one.includes(`Content-Type: ${wanted}`)) ?? '';
    const cut = part.indexOf('\n\n');
    return body(part.slice(cut + 2), /^Content-Transfer-Encoding: (.*)$/im.exec(part.slice(0, cut))?.[1] ?? '');
  };
  return { text: read('text/plain'), html: read('text/html') };
}

const words = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?(q|b)\?(.*?)\?=/gi, (_all, kind: string, coded: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(coded, 'base64').toString() : unquoted(coded.replaceAll('_', ' ')),
    );

const body = (text: string, encoding: string): string => {
  if (encoding === 'base64') return Buffer.from(text, 'base64').toString();
  return encoding === 'quoted-printable' ? unquoted(text.replace(/=\n/g, '')) : text;
};

const unquoted = (text: string): string =>
  decodeURIComponent(text.replaceAll('%', '%25').replace(/=([0-9A-F]{2})/gi, '%$1'));
