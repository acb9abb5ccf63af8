import { formatEuros } from '../printing/format.ts';
import type { Language } from '../shared/language.ts';
import type { Params } from './facts.ts';
import { day, percent, type Template, unended } from './template.ts';

/** What a member would be paid and might have to answer for, and what changed since it was last asked. */
function owed(p: Params, language: Language): string {
  const euros = (cents: string | number | null | undefined): string => formatEuros(Number(cents), language);
  const fr = language === 'fr';
  return [
    p['amountCents'] == null
      ? ''
      : fr
        ? `, soit ${euros(p['amountCents'])} HT`
        : `, ${euros(p['amountCents'])} excl. tax`,
    p['exposureCents'] == null
      ? ''
      : fr
        ? `, avec un engagement de ${euros(p['exposureCents'])} au plus`
        : `, with a liability of ${euros(p['exposureCents'])} at most`,
    p['changed'] == null ? '' : fr ? ' (conditions modifiées)' : ' (terms changed)',
  ].join('');
}

/** What is told of seats that are offered, to their organisations. */
export const INVITATION_TEMPLATES: Readonly<Record<string, Template>> = {
  'invitation.received': {
    fr: {
      subject: 'Une place vous est proposée dans un groupement',
      text: (p) =>
        `Votre entreprise est invitée à répondre à « ${p['tender']} » au sein d’un groupement, pour une part de ${percent(p['shareBp'], 'fr')}${owed(p, 'fr')}. Répondez avant le ${day(p['expiresAt'], 'fr')}.`,
    },
    en: {
      subject: 'You are offered a seat in a consortium',
      text: (p) =>
        `Your company is invited to bid for “${p['tender']}” as part of a consortium, for a share of ${percent(p['shareBp'], 'en')}${owed(p, 'en')}. Please answer by ${day(p['expiresAt'], 'en')}.`,
    },
  },
  'invitation.asked_again': {
    fr: {
      subject: 'Votre place a changé : votre accord est demandé à nouveau',
      text: (p) =>
        `Le groupement pour « ${p['tender']} » a changé, et votre place avec lui : elle vaut maintenant ${percent(p['shareBp'], 'fr')}${owed(p, 'fr')}. Votre accord précédent ne vaut pas pour la nouvelle. Répondez avant le ${day(p['expiresAt'], 'fr')}.`,
    },
    en: {
      subject: 'Your seat has changed: please answer again',
      text: (p) =>
        `The consortium for “${p['tender']}” has changed, and your seat with it: it is now ${percent(p['shareBp'], 'en')}${owed(p, 'en')}. Your earlier acceptance does not cover it. Please answer by ${day(p['expiresAt'], 'en')}.`,
    },
  },
  'invitation.counter_refused': {
    fr: {
      subject: 'Votre contre-proposition n’est pas retenue',
      text: (p) =>
        `La part de ${percent(p['askedShareBp'], 'fr')} que vous demandiez pour « ${p['tender']} » n’est pas accordée. Une place vous est proposée pour ${percent(p['shareBp'], 'fr')}${owed(p, 'fr')}. Répondez avant le ${day(p['expiresAt'], 'fr')}.`,
    },
    en: {
      subject: 'Your counter-offer was not accepted',
      text: (p) =>
        `The share of ${percent(p['askedShareBp'], 'en')} that you asked for in “${p['tender']}” was not granted. You are offered a seat for ${percent(p['shareBp'], 'en')}${owed(p, 'en')}. Please answer by ${day(p['expiresAt'], 'en')}.`,
    },
  },
  'invitation.called_up': {
    fr: {
      subject: 'L’acheteur rappelle le groupement : êtes-vous disponible ?',
      text: (p) =>
        `L’acheteur se tourne vers l’offre pour « ${p['tender']} ». Confirmez votre place avant le ${day(p['expiresAt'], 'fr')}, telle que vous l’aviez acceptée.`,
    },
    en: {
      subject: 'The buyer has come back to the consortium: are you available?',
      text: (p) =>
        `The buyer is turning to the bid for “${p['tender']}”. Please confirm your seat by ${day(p['expiresAt'], 'en')}, on the terms you accepted.`,
    },
  },
  'invitation.reminder': {
    fr: {
      subject: 'Rappel : une invitation attend votre réponse',
      text: (p) => `L’invitation pour « ${p['tender']} » attend votre réponse jusqu’au ${day(p['expiresAt'], 'fr')}.`,
    },
    en: {
      subject: 'Reminder: an invitation is waiting for your answer',
      text: (p) =>
        `The invitation for “${p['tender']}” is waiting for your answer, which is due by ${day(p['expiresAt'], 'en')}.`,
    },
  },
  'invitation.granted': {
    fr: {
      subject: 'Votre contre-proposition est acceptée',
      text: (p) =>
        `La part que vous demandiez pour « ${p['tender']} » vous est accordée, ce qui vaut acceptation de votre part.`,
    },
    en: {
      subject: 'Your counter-offer has been accepted',
      text: (p) => `You have been granted the share you asked for in “${p['tender']}”: this counts as your acceptance.`,
    },
  },
  'invitation.terms_changed': {
    fr: {
      subject: 'Les conditions d’une invitation ont changé',
      text: (p) =>
        `Les conditions de votre place pour « ${p['tender']} » ont changé. Si vous avez déjà accepté, votre accord reste valable : rien n’y est moins bon pour vous. Sinon, relisez-les avant de répondre.`,
    },
    en: {
      subject: 'The terms of an invitation have changed',
      text: (p) =>
        `The terms of your seat for “${p['tender']}” have changed. If you have accepted, your acceptance stands: nothing in them is worse for you. Otherwise read them again before answering.`,
    },
  },
  'invitation.answered_for_you': {
    fr: {
      subject: 'Une réponse a été saisie en votre nom',
      text: (p) =>
        `Le coordinateur a saisi ${p['answer'] === 'declined' ? 'votre refus' : 'votre accord'} pour « ${p['tender']} » (${unended(p['reason'])} ; pièce : ${unended(p['evidence'])}). Signalez-lui toute erreur sans attendre.`,
    },
    en: {
      subject: 'An answer was entered on your behalf',
      text: (p) =>
        `The coordinator has entered ${p['answer'] === 'declined' ? 'your refusal' : 'your acceptance'} for “${p['tender']}” (${unended(p['reason'])}; evidence: ${unended(p['evidence'])}). Tell them at once if this is wrong.`,
    },
  },
  'invitation.withdrawn': {
    fr: {
      subject: 'Une invitation est retirée',
      text: (p) => `La place proposée pour « ${p['tender']} » n’est plus ouverte. Merci de votre disponibilité.`,
    },
    en: {
      subject: 'An invitation has been withdrawn',
      text: (p) => `The seat offered for “${p['tender']}” is no longer open. Thank you for your time.`,
    },
  },
};
