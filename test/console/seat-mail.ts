import { until } from '../waiting.ts';
import { settled, type Watched } from './browser.ts';
import type { ConsoleServer } from './server.ts';

/** The link to a seat as a mail holds it: the page's path, and path with the secret part. */
export type SeatMail = { path: string; link: string };

/** Waits for the mail that invites this address to a seat. */
export async function seatMail(server: ConsoleServer, email: string): Promise<SeatMail> {
  const link = await until(async () => {
    const mail = server.mailsTo(email).find(({ text }) => text.includes('#seat='));
    return /https?:\/\/\S+#seat=\S+/.exec(mail?.text ?? '')?.[0] ?? false;
  });
  const { pathname, hash } = new URL(link);
  return { path: pathname.replace('/app', ''), link: `${pathname}${hash}` };
}

/** Opens a seat as a person does who follows the mail's link. */
export async function openSeat({ page }: Watched, server: ConsoleServer, seat: SeatMail): Promise<void> {
  await page.goto(`${server.url}${seat.link}`);
  await settled(page);
}
