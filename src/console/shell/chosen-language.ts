import { call } from '../api/call.ts';
import { type Language, setLanguage } from './preferences.ts';

/** Chosen at the door, before it is known for whom; null: not chosen. */
let chosen: Language | null = null;

/** Takes a language that somebody chose before signing in. */
export function chooseLanguage(language: Language): void {
  setLanguage(language);
  chosen = language;
}

/** What was chosen at the door is the account's from now on: the server's sentences and mails come as the page does. */
export async function tellChosenLanguage(): Promise<void> {
  const language = chosen;
  chosen = null;
  if (language !== null) await call('PATCH /v1/me', { body: { language }, ifMatch: '*' }).catch(() => null);
}
