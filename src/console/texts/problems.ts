import type { Problem } from '../api/call.ts';
import type { Language } from '../shell/preferences.ts';
import { texts } from './define.ts';

/** Refusals of the API in words, by their stable code; what isn't here is shown as the API says it. */
const known = texts({
  fr: {
    wrong_credentials: 'L’adresse ou le mot de passe ne va pas.',
    too_many_attempts:
      'Trop d’essais pour cette adresse : attendez un peu, ou demandez un nouveau mot de passe par courriel.',
    wrong_code: 'Le code est faux, a déjà servi ou est trop ancien.',
    code_invalid: 'Le code est faux, a déjà servi ou est trop ancien.',
    too_many_requests: 'Trop d’essais : attendez une minute.',
    session_ended: 'Votre session est finie : connectez-vous.',
    token_invalid: 'Connectez-vous d’abord.',
    not_allowed: 'Votre rôle ne permet pas ce geste.',
    not_found: 'Cela n’existe pas, ou n’est pas à vous.',
    changed_meanwhile: 'Quelqu’un d’autre a enregistré entre-temps. Relisez la page, puis recommencez.',
    validation_failed: 'Des champs sont à corriger.',
    illegal_transition: 'L’état actuel ne permet plus ce geste : relisez la page.',
    still_at_work: 'La première demande est encore en cours : attendez un instant.',
    body_too_large: 'Le fichier est trop grand.',
    database_unavailable: 'La base de données ne répond pas : réessayez dans un instant.',
    internal_error: 'Une erreur de notre côté. Citez la référence à votre administration.',
    cross_site: 'La page n’est plus à jour : rechargez-la.',
    second_factor_demanded: 'Votre rôle exige la double authentification : activez-la dans « Mon compte ».',
    needs_https: 'La connexion demande une adresse en https.',
  },
  en: {
    wrong_credentials: 'The address or the password is wrong.',
    too_many_attempts: 'Too many tries for this address: wait a little, or ask for a new password by mail.',
    wrong_code: 'The code is wrong, was used before, or is too old.',
    code_invalid: 'The code is wrong, was used before, or is too old.',
    too_many_requests: 'Too many tries: wait a minute.',
    session_ended: 'Your session ended: sign in again.',
    token_invalid: 'Sign in first.',
    not_allowed: 'Your role does not allow this.',
    not_found: 'It does not exist, or is not yours to see.',
    changed_meanwhile: 'Somebody else saved meanwhile. Read the page again, then do it anew.',
    validation_failed: 'There are fields to correct.',
    illegal_transition: 'The present state does not allow this any more: read the page again.',
    still_at_work: 'The first request is still at work: wait a moment.',
    body_too_large: 'The file is too large.',
    database_unavailable: 'The database does not answer: try again in a moment.',
    internal_error: 'A fault of ours. Quote the reference to your administration.',
    cross_site: 'The page is out of date: reload it.',
    second_factor_demanded: 'Your role demands a second factor: set it up under “My account”.',
    needs_https: 'Signing in needs an https address.',
  },
});

/** What went wrong, in the reader's language where we have words for it. `english` tells that it is the API's own text. */
export function wordsOf(problem: Problem, language: Language): { text: string; english: boolean } {
  const words: Readonly<Record<string, string>> = known[language];
  const text = words[problem.code];
  return text === undefined ? { text: problem.message, english: language !== 'en' } : { text, english: false };
}
