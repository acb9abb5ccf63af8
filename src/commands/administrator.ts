import { parseArgs } from 'node:util';
import { environment, loadConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { reachingTheServer } from '../public-url.ts';
import { openRuntime } from '../runtime.ts';
import { createServices } from '../services.ts';
import { systemActor } from '../shared/actor.ts';
import { runCommand, usageError } from './command.ts';

const HELP = `Invites an administrator: the first one, or another where nobody can sign in any more.

  npm run administrator -- ADDRESS [--name NAME] [--language en]

Prints the link with which the person sets a password, good for a fortnight and for once; where SMTP_URL is set
it is mailed too. The link leads to PUBLIC_URL, else to the server that runs on the same DATA_DIR, else to
HOST and PORT. Somebody who has an account already becomes an administrator and keeps the password.
`;

const COMMAND = systemActor('administrator-command');

/** `npm run administrator`. */
await runCommand(HELP, async ({ args, print }) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { name: { type: 'string' }, language: { type: 'string' } },
  });
  const [email, ...others] = positionals;
  if (email === undefined || others.length > 0 || !/^[^@\s]+@[^@\s]+$/.test(email))
    throw usageError('give one e-mail address');
  const language = values.language ?? 'fr';
  if (language !== 'fr' && language !== 'en') throw usageError('--language is fr or en');
  const config = reachingTheServer(loadConfig(environment()));
  const runtime = await openRuntime(config, createLog('warn', 'administrator'), 'administrator');
  try {
    const { accountInvitations } = createServices({ config, database: runtime.database }).auth;
    const name = values.name ?? email.slice(0, email.indexOf('@'));
    const { id } = await accountInvitations.invite(COMMAND, { email, name, language, roles: [{ role: 'admin' }] });
    const link = await accountInvitations.linkAtShell(id);
    print(
      link === null
        ? `${email} is an administrator, with the password as it is`
        : `${email} is invited as an administrator. To set a password, open\n\n  ${link}\n`,
    );
  } finally {
    await runtime.close();
  }
});
