import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Language } from '../shared/language.ts';
import { PASSWORD_MAX, PASSWORD_MIN } from './passwords.ts';

const WORDS = {
  fr: {
    title: 'Choisir un mot de passe',
    label: `Mot de passe (au moins ${PASSWORD_MIN} caractères)`,
    again: 'Le même, une seconde fois',
    send: 'Enregistrer',
    differ: 'Les deux mots de passe sont différents.',
    noToken: 'Cette adresse est incomplète : ouvrez le lien du message en entier.',
    done: 'Votre mot de passe est enregistré : vous pouvez vous connecter.',
    failed: 'Le service ne répond pas : réessayez plus tard.',
  },
  en: {
    title: 'Choose a password',
    label: `Password (at least ${PASSWORD_MIN} characters)`,
    again: 'The same password again',
    send: 'Save',
    differ: 'The two passwords differ.',
    noToken: 'This address is incomplete: open the full link from the message.',
    done: 'Your password has been saved: you can now sign in.',
    failed: 'The service is not responding: try again later.',
  },
} as const;

/** The token stays in the fragment, which browsers send to nobody: it reaches the API in the body of one request. */
const SCRIPT = `
const form = document.querySelector('form'), said = document.querySelector('output'), words = document.body.dataset;
const token = new URLSearchParams(location.hash.slice(1)).get('token');
if (!token) { said.textContent = words.noToken; form.hidden = true; }
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const [password, again] = form.querySelectorAll('input');
  if (password.value !== again.value) { said.textContent = words.differ; return; }
  try {
    const answer = await fetch('v1/auth/accept-invitation', {
      method: 'POST', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, password: password.value }),
    });
    if (answer.ok) { form.hidden = true; said.textContent = words.done; history.replaceState(null, '', location.pathname); }
    else said.textContent = (await answer.json()).detail ?? words.failed;
  } catch { said.textContent = words.failed; }
});
`;
const STYLE =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:28rem;margin:4rem auto;padding:0 1rem}label{display:block;margin:1rem 0}input{display:block;width:100%;font:inherit;padding:.4rem;box-sizing:border-box}button{font:inherit;padding:.4rem 1rem}';

const digest = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const CONTENT_SECURITY_POLICY = `default-src 'none'; script-src ${digest(SCRIPT)}; style-src ${digest(STYLE)}; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'`;

/** The page that the link of an invitation's mail opens: sets the first password. Holds nothing of anybody. */
export function invitationPage(language: Language): string {
  const words = WORDS[language];
  const input = (label: string) =>
    `<label>${label}<input type="password" autocomplete="new-password" required minlength="${PASSWORD_MIN}" maxlength="${PASSWORD_MAX}"></label>`;
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${words.title} - Groupement</title><style>${STYLE}</style></head>
<body data-differ="${words.differ}" data-no-token="${words.noToken}" data-done="${words.done}" data-failed="${words.failed}">
<h1>${words.title}</h1>
<form>${input(words.label)}${input(words.again)}<button>${words.send}</button></form>
<p><output></output></p>
<script>${SCRIPT}</script></body></html>
`;
}

/**
 * Serves it at /invitation, in French unless `?lang=en`; where there is a console, its page does it instead (browsers
 * keep the fragment, and so the token, over the redirection). For people, so it is not part of the API's description.
 */
export async function invitationPageRoute(app: FastifyInstance, { console }: { console: boolean }): Promise<void> {
  app.get<{ Querystring: { lang?: unknown } }>('/invitation', { schema: { hide: true } }, async (request, reply) => {
    const language = request.query.lang === 'en' ? 'en' : 'fr';
    // Relative: the proxy in front may serve us below a path.
    if (console) return reply.header('cache-control', 'no-store').redirect(`app/password/new?lang=${language}`, 302);
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', CONTENT_SECURITY_POLICY)
      .header('cache-control', 'no-store')
      .send(invitationPage(language));
  });
}
