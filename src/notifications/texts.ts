import { formatDay, formatEuros, formatInstant, formatShare } from '../printing/format.ts';
import type { Language } from '../shared/language.ts';
import type { Params } from './facts.ts';

/** The words of one notification. The subject names no tender, partner or figure: subjects travel unprotected. */
export type Words = { subject: string; text: string };

type Template = Record<Language, { subject: string; text: (p: Params) => string }>;

const percent = (bp: string | number | null | undefined, language: Language): string =>
  formatShare(Number(bp ?? 0), language);
const day = (instant: string | number | null | undefined, language: Language): string =>
  instant == null ? '?' : formatInstant(String(instant), language);

/** What a member would be paid and might have to answer for, and what changed since it was last asked. */
function owed(p: Params, language: Language): string {
  const euros = (cents: string | number | null | undefined): string => formatEuros(Number(cents), language);
  const fr = language === 'fr';
  return [
    p['amountCents'] == null
      ? ''
      : fr
        ? `, soit ${euros(p['amountCents'])} HT`
        : `, ${euros(p['amountCents'])} before tax`,
    p['exposureCents'] == null
      ? ''
      : fr
        ? `, avec un engagement de ${euros(p['exposureCents'])} au plus`
        : `, answering for ${euros(p['exposureCents'])} at most`,
    p['changed'] == null ? '' : fr ? ' (conditions modifiées)' : ' (terms changed)',
  ].join('');
}

const TEMPLATES: Readonly<Record<string, Template>> = {
  'invitation.received': {
    fr: {
      subject: 'Une place vous est proposée dans un groupement',
      text: (p) =>
        `Votre entreprise est invitée à répondre à « ${p['tender']} » au sein d’un groupement, pour une part de ${percent(p['shareBp'], 'fr')}${owed(p, 'fr')}. Répondez avant le ${day(p['expiresAt'], 'fr')}.`,
    },
    en: {
      subject: 'You are offered a seat in a consortium',
      text: (p) =>
        `Your company is invited to answer "${p['tender']}" in a consortium, for a share of ${percent(p['shareBp'], 'en')}${owed(p, 'en')}. Please answer by ${day(p['expiresAt'], 'en')}.`,
    },
  },
  'invitation.asked_again': {
    fr: {
      subject: 'Votre place a changé : votre accord est demandé à nouveau',
      text: (p) =>
        `Le groupement pour « ${p['tender']} » a changé, et votre place avec lui : elle vaut maintenant ${percent(p['shareBp'], 'fr')}${owed(p, 'fr')}. Votre accord d’avant ne vaut pas pour elle. Répondez avant le ${day(p['expiresAt'], 'fr')}.`,
    },
    en: {
      subject: 'Your seat has changed: you are asked again',
      text: (p) =>
        `The consortium for "${p['tender']}" has changed, and your seat with it: it is now ${percent(p['shareBp'], 'en')}${owed(p, 'en')}. What you agreed to before does not count for it. Please answer by ${day(p['expiresAt'], 'en')}.`,
    },
  },
  'invitation.counter_refused': {
    fr: {
      subject: 'Votre contre-proposition n’est pas retenue',
      text: (p) =>
        `La part de ${percent(p['askedShareBp'], 'fr')} que vous demandiez pour « ${p['tender']} » n’est pas accordée. Une place vous est proposée pour ${percent(p['shareBp'], 'fr')}${owed(p, 'fr')}. Répondez avant le ${day(p['expiresAt'], 'fr')}.`,
    },
    en: {
      subject: 'Your counter-offer is not granted',
      text: (p) =>
        `The share of ${percent(p['askedShareBp'], 'en')} that you asked for in "${p['tender']}" is not granted. You are offered a seat for ${percent(p['shareBp'], 'en')}${owed(p, 'en')}. Please answer by ${day(p['expiresAt'], 'en')}.`,
    },
  },
  'invitation.called_up': {
    fr: {
      subject: 'L’acheteur rappelle le groupement : êtes-vous disponible ?',
      text: (p) =>
        `L’acheteur se tourne vers l’offre pour « ${p['tender']} ». Confirmez votre place avant le ${day(p['expiresAt'], 'fr')}, telle que vous l’aviez acceptée.`,
    },
    en: {
      subject: 'The buyer calls up the consortium: are you available?',
      text: (p) =>
        `The buyer turns to the bid for "${p['tender']}". Please confirm your seat by ${day(p['expiresAt'], 'en')}, as you had accepted it.`,
    },
  },
  'consortium.facts_owed': {
    fr: {
      subject: 'Il manque des pièces de votre part',
      text: (p) =>
        `Pour l’offre « ${p['tender']} », votre entreprise doit encore donner ${p['owed'] === 1 ? 'un renseignement' : `${p['owed']} renseignements`}${p['dueOn'] == null ? '' : `, avant le ${formatDay(String(p['dueOn']), 'fr')}`}.`,
    },
    en: {
      subject: 'Something is missing from you',
      text: (p) =>
        `For the bid "${p['tender']}", your company still has to give ${p['owed'] === 1 ? 'one fact' : `${p['owed']} facts`}${p['dueOn'] == null ? '' : ` by ${formatDay(String(p['dueOn']), 'en')}`}.`,
    },
  },
  'invitation.reminder': {
    fr: {
      subject: 'Rappel : une invitation attend votre réponse',
      text: (p) => `L’invitation pour « ${p['tender']} » attend votre réponse jusqu’au ${day(p['expiresAt'], 'fr')}.`,
    },
    en: {
      subject: 'Reminder: an invitation waits for your answer',
      text: (p) => `The invitation for "${p['tender']}" waits for your answer until ${day(p['expiresAt'], 'en')}.`,
    },
  },
  'invitation.granted': {
    fr: {
      subject: 'Votre contre-proposition est acceptée',
      text: (p) => `La part que vous demandiez pour « ${p['tender']} » vous est accordée : elle vaut accord.`,
    },
    en: {
      subject: 'Your counter-offer is granted',
      text: (p) => `You get the share that you asked for in "${p['tender']}": that counts as your acceptance.`,
    },
  },
  'invitation.terms_changed': {
    fr: {
      subject: 'Les conditions d’une invitation ont changé',
      text: (p) => `Les conditions de votre place pour « ${p['tender']} » ont changé : relisez-les avant de répondre.`,
    },
    en: {
      subject: 'The terms of an invitation have changed',
      text: (p) => `The terms of your seat for "${p['tender']}" have changed: read them again before you answer.`,
    },
  },
  'invitation.answered_for_you': {
    fr: {
      subject: 'Une réponse a été saisie en votre nom',
      text: (p) =>
        `Le coordinateur a saisi votre accord pour « ${p['tender']} » (${p['reason']} ; pièce : ${p['evidence']}). Signalez-lui toute erreur sans attendre.`,
    },
    en: {
      subject: 'An answer was entered in your name',
      text: (p) =>
        `The coordinator has entered your acceptance for "${p['tender']}" (${p['reason']}; evidence: ${p['evidence']}). Tell them at once if this is wrong.`,
    },
  },
  'consortium.called_up': {
    fr: {
      subject: 'L’acheteur rappelle le groupement',
      text: (p) =>
        `L’acheteur se tourne vers l’offre pour « ${p['tender']} » : les membres confirment leur disponibilité.`,
    },
    en: {
      subject: 'The buyer calls up the consortium',
      text: (p) => `The buyer turns to the bid for "${p['tender']}": the members are asked whether they are available.`,
    },
  },
  'consortium.confirmed': {
    fr: {
      subject: 'L’offre du groupement est maintenue',
      text: (p) => `Tous les membres maintiennent l’offre pour « ${p['tender']} ».`,
    },
    en: { subject: 'The consortium’s bid stands', text: (p) => `All members stand by the bid for "${p['tender']}".` },
  },
  'consortium.annulled': {
    fr: {
      subject: 'La procédure se termine sans marché',
      text: (p) => `La procédure « ${p['tender']} » est annulée ou déclarée sans suite.`,
    },
    en: {
      subject: 'The procedure ends without a contract',
      text: (p) => `The procedure "${p['tender']}" is annulled or abandoned.`,
    },
  },
  'invitation.withdrawn': {
    fr: {
      subject: 'Une invitation est retirée',
      text: (p) => `La place proposée pour « ${p['tender']} » n’est plus ouverte. Merci de votre disponibilité.`,
    },
    en: {
      subject: 'An invitation is withdrawn',
      text: (p) => `The seat offered for "${p['tender']}" is no longer open. Thank you for your time.`,
    },
  },
  'answer.accepted': {
    fr: {
      subject: 'Une invitation est acceptée',
      text: (p) => `${p['organisation']} accepte sa place pour « ${p['tender']} ».`,
    },
    en: {
      subject: 'An invitation is accepted',
      text: (p) => `${p['organisation']} accepts its seat for "${p['tender']}".`,
    },
  },
  'answer.declined': {
    fr: {
      subject: 'Une invitation est déclinée',
      text: (p) =>
        `${p['organisation']} décline pour « ${p['tender']} » : ${p['reason']}. La recomposition est lancée.`,
    },
    en: {
      subject: 'An invitation is declined',
      text: (p) => `${p['organisation']} declines for "${p['tender']}": ${p['reason']}. A re-composition has begun.`,
    },
  },
  'answer.countered': {
    fr: {
      subject: 'Une contre-proposition est arrivée',
      text: (p) => `${p['organisation']} demande une part de ${percent(p['shareBp'], 'fr')} pour « ${p['tender']} ».`,
    },
    en: {
      subject: 'A counter-offer has come in',
      text: (p) => `${p['organisation']} asks for a share of ${percent(p['shareBp'], 'en')} for "${p['tender']}".`,
    },
  },
  'answer.expired': {
    fr: {
      subject: 'Une invitation est restée sans réponse',
      text: (p) => `${p['organisation']} n’a pas répondu à temps pour « ${p['tender']} ». La recomposition est lancée.`,
    },
    en: {
      subject: 'An invitation was not answered',
      text: (p) => `${p['organisation']} did not answer in time for "${p['tender']}". A re-composition has begun.`,
    },
  },
  'consortium.agreed': {
    fr: {
      subject: 'Le groupement est constitué',
      text: (p) => `Tous les membres ont accepté leur place pour « ${p['tender']} ».`,
    },
    en: {
      subject: 'The consortium stands',
      text: (p) => `Every member has accepted its seat for "${p['tender']}".`,
    },
  },
  'consortium.impasse': {
    fr: {
      subject: 'Un groupement ne peut être formé',
      text: (p) => `Pour « ${p['tender']} » : ${p['reasonFr'] ?? p['reason']}`,
    },
    en: {
      subject: 'A consortium cannot be formed',
      text: (p) => `For "${p['tender']}": ${p['reason']}`,
    },
  },
  'consortium.replacement_due': {
    fr: {
      subject: 'Remplacement : le délai de dix jours expire',
      text: (p) => `Le membre exclu du groupement pour « ${p['tender']} » n’est pas remplacé (L2141-13).`,
    },
    en: {
      subject: 'Replacement: the ten days are over',
      text: (p) => `The excluded member of the consortium for "${p['tender']}" is not replaced (L2141-13).`,
    },
  },
  'consortium.lots_withdrawn': {
    fr: {
      subject: 'L’acheteur retire un lot de votre groupement',
      text: (p) =>
        `Un avis de l’acheteur retire de « ${p['tender']} » : ${p['lots']}. Votre groupement demeure ; voyez avec le coordinateur ce qu’il devient.`,
    },
    en: {
      subject: 'The buyer withdraws a lot of your consortium',
      text: (p) =>
        `A notice of the buyer takes out of "${p['tender']}": ${p['lots']}. Your consortium stands; see with the coordinator what becomes of it.`,
    },
  },
  'consortium.deadline_moved': {
    fr: {
      subject: 'La date limite a changé',
      text: (p) => `Pour « ${p['tender']} », les offres sont désormais attendues le ${day(p['deadline'], 'fr')}.`,
    },
    en: {
      subject: 'The deadline has moved',
      text: (p) => `For "${p['tender']}", bids are now due on ${day(p['deadline'], 'en')}.`,
    },
  },
  'consortium.submitted': {
    fr: { subject: 'L’offre du groupement est déposée', text: (p) => `L’offre pour « ${p['tender']} » est déposée.` },
    en: { subject: 'The consortium’s bid is in', text: (p) => `The bid for "${p['tender']}" is in.` },
  },
  'consortium.awarded': {
    fr: {
      subject: 'Le marché est attribué au groupement',
      text: (p) => `« ${p['tender']} » est attribué au groupement.`,
    },
    en: {
      subject: 'The contract is awarded to the consortium',
      text: (p) => `"${p['tender']}" is awarded to the consortium.`,
    },
  },
  'consortium.lost': {
    fr: {
      subject: 'Le marché n’est pas attribué au groupement',
      text: (p) => `« ${p['tender']} » va à un autre candidat.`,
    },
    en: { subject: 'The contract goes to another bidder', text: (p) => `"${p['tender']}" goes to another bidder.` },
  },
  'consortium.dissolved': {
    fr: { subject: 'Le groupement est dissous', text: (p) => `Le groupement pour « ${p['tender']} » est dissous.` },
    en: { subject: 'The consortium is dissolved', text: (p) => `The consortium for "${p['tender']}" is dissolved.` },
  },
};

/** Small print of mails. */
export const NOTES = {
  seat: {
    fr: 'Ce lien est à vous seul : il ouvre cette place sans mot de passe, jusqu’à l’échéance. L’ouvrir n’engage à rien.',
    en: 'This link is yours alone: it opens this seat without a password, until the deadline. Opening it binds you to nothing.',
  },
} as const;

/** Kinds of notification that there are words for. */
export const NOTIFICATION_KINDS = Object.keys(TEMPLATES);

/** The words in the reader's language. */
export function wordsOf(kind: string, params: Params, language: Language): Words {
  const template = TEMPLATES[kind]?.[language];
  if (template === undefined) return { subject: kind, text: '' };
  return { subject: template.subject, text: template.text(params) };
}
