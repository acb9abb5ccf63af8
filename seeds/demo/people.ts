import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DemoClient, signIn } from './client.ts';

/** How long the worker may take to file a mail, also beside other heavy work on a small machine. */
const MAIL_MS = 300_000;

/** A member company's person: invited by the coordinator, password set with the link in the mail, signed in. */
export async function memberOf(
  stage: { coordinator: DemoClient; url: string; password: string; folder: string },
  organisation: { organisationId: string; name: string | null },
): Promise<DemoClient> {
  const { url, password } = stage;
  const email = `${organisation.organisationId}@demo.example`;
  // Somebody who came in when the demo ran before.
  const known = await signIn(url, email, password).catch(() => null);
  if (known !== null) return known;
  await stage.coordinator.call('POST', '/users', {
    email,
    name: `Direction, ${organisation.name ?? ''}`,
    roles: [{ role: 'member', organisationId: organisation.organisationId }],
  });
  for (const until = Date.now() + MAIL_MS; Date.now() < until; await sleep(50)) {
    for (const token of tokensTo(email, join(stage.folder, 'mail'))) {
      const accepted = await fetch(`${url}/v1/auth/accept-invitation`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token, password }),
      });
      if (accepted.ok) return signIn(url, email, password);
    }
  }
  throw new Error(`no mail for ${email} came to ${stage.folder}/mail: the worker, which files them, does not work`);
}

/** Tokens of the links in filed mails to an address, the newest mail first: its name is a UUID of version 7. */
function tokensTo(email: string, folder: string): string[] {
  return files(folder)
    .sort()
    .reverse()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .filter((mail) => mail.includes(email))
    .flatMap((mail) => /#token=([\w-]{43})/.exec(mail.replace(/=\r?\n/g, '').replace(/=3D/g, '='))?.[1] ?? []);
}

const files = (folder: string): string[] => {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.eml'));
  } catch {
    return [];
  }
};
