import { formatDay } from '../printing/format.ts';
import type { Language } from '../shared/language.ts';
import { withLotWords } from '../shared/lot-words.ts';
import { EQUIPMENT_TEMPLATES } from './equipment-texts.ts';
import type { Params } from './facts.ts';
import { GOVERNANCE_TEMPLATES } from './governance-texts.ts';
import { INVITATION_TEMPLATES } from './invitation-texts.ts';
import { PARTNER_SEARCH_TEMPLATES } from './partner-search-texts.ts';
import { REMINDER_TEMPLATES } from './reminder-texts.ts';
import { SECURITY_TEMPLATES } from './security-texts.ts';
import { day, elided, percent, type Template, unended } from './template.ts';

/** The words of one notification. */
export type Words = { subject: string; text: string };

const TEMPLATES: Readonly<Record<string, Template>> = {
  ...INVITATION_TEMPLATES,
  ...REMINDER_TEMPLATES,
  ...SECURITY_TEMPLATES,
  ...PARTNER_SEARCH_TEMPLATES,
  ...GOVERNANCE_TEMPLATES,
  ...EQUIPMENT_TEMPLATES,
  'role.asked': {
    fr: {
      subject: 'Un accord vous est demandé',
      text: (p) =>
        `Un cluster souhaite ${elided('que', p['person'])} puisse agir pour ${p['organisation']}. Les personnes de l’entreprise en décident ; à défaut, chaque cluster dont elle est membre.`,
    },
    en: {
      subject: 'Your consent is requested',
      text: (p) =>
        `A cluster would like ${p['person']} to act for ${p['organisation']}. The company’s own people decide; if there are none, every cluster that it belongs to must agree.`,
    },
  },
  'role.given': {
    fr: {
      subject: 'Un rôle a été donné',
      text: (p) => `${p['person']} peut désormais agir pour ${p['organisation']}.`,
    },
    en: { subject: 'A role has been granted', text: (p) => `${p['person']} may now act for ${p['organisation']}.` },
  },
  'role.refused': {
    fr: {
      subject: 'Un rôle a été refusé',
      text: (p) => `L’accord pour ${elided('que', p['person'])} agisse pour ${p['organisation']} n’a pas été donné.`,
    },
    en: {
      subject: 'A role has been refused',
      text: (p) => `Consent was not given for ${p['person']} to act for ${p['organisation']}.`,
    },
  },
  'role.withdrawn': {
    fr: {
      subject: 'Une demande de rôle est retirée',
      text: (p) => `La demande pour ${p['person']} (${p['organisation']}) est retirée.`,
    },
    en: {
      subject: 'A request for a role has been withdrawn',
      text: (p) => `The request for ${p['person']} (${p['organisation']}) has been withdrawn.`,
    },
  },
  'consortium.facts_owed': {
    fr: {
      subject: 'Il manque des pièces de votre part',
      text: (p) =>
        `Pour l’offre « ${p['tender']} », votre entreprise doit encore fournir ${p['owed'] === 1 ? 'un renseignement' : `${p['owed']} renseignements`}${p['dueOn'] == null ? '' : `, avant le ${formatDay(String(p['dueOn']), 'fr')}`}.`,
    },
    en: {
      subject: 'Information is missing from you',
      text: (p) =>
        `For the bid “${p['tender']}”, your company still has to provide ${p['owed'] === 1 ? 'one item of information' : `${p['owed']} items of information`}${p['dueOn'] == null ? '' : ` by ${formatDay(String(p['dueOn']), 'en')}`}.`,
    },
  },
  'consortium.called_up': {
    fr: {
      subject: 'L’acheteur rappelle le groupement',
      text: (p) =>
        `L’acheteur se tourne vers l’offre pour « ${p['tender']} » : les membres confirment leur disponibilité.`,
    },
    en: {
      subject: 'The buyer has come back to the consortium',
      text: (p) =>
        `The buyer is turning to the bid for “${p['tender']}”: members are asked whether they are available.`,
    },
  },
  'consortium.confirmed': {
    fr: {
      subject: 'L’offre du groupement est maintenue',
      text: (p) => `Tous les membres maintiennent l’offre pour « ${p['tender']} ».`,
    },
    en: { subject: 'The consortium’s bid stands', text: (p) => `All members stand by the bid for “${p['tender']}”.` },
  },
  'consortium.annulled': {
    fr: {
      subject: 'La procédure se termine sans marché',
      text: (p) => `La procédure « ${p['tender']} » est annulée ou déclarée sans suite.`,
    },
    en: {
      subject: 'The procedure has ended without a contract',
      text: (p) => `The procedure “${p['tender']}” has been cancelled or abandoned.`,
    },
  },
  'company.stands_twice_leading': {
    fr: {
      subject: 'Une entreprise est mandataire de deux groupements',
      text: (p) =>
        `${p['organisation']} est déjà mandataire d’un autre groupement pour ce marché (« ${p['tender']} »), sous une autre fiche du même numéro d’immatriculation : nul ne peut l’être deux fois (R2142-23). Les membres et les coordinateurs des deux groupements n’en sont pas informés.`,
    },
    en: {
      subject: 'A company is lead contractor of two consortia',
      text: (p) =>
        `${p['organisation']} is already lead contractor (mandataire) of another consortium for this contract (“${p['tender']}”), under another record with the same registration number: no company may be so twice (R2142-23). The members and coordinators of both consortia are unaware of it.`,
    },
  },
  'company.stands_twice_bidding': {
    fr: {
      subject: 'Une entreprise est deux fois candidate',
      text: (p) =>
        `${p['organisation']} est déjà candidate pour le même lot (« ${p['tender']} »), ce que le règlement interdit (R2142-21), sous une autre fiche du même numéro d’immatriculation. Les membres et les coordinateurs des deux groupements n’en sont pas informés.`,
    },
    en: {
      subject: 'A company is bidding twice',
      text: (p) =>
        `${p['organisation']} is already bidding for the same lot (“${p['tender']}”), which the tender documents forbid (R2142-21), under another record with the same registration number. The members and coordinators of both consortia are unaware of it.`,
    },
  },
  'answer.accepted': {
    fr: {
      subject: 'Une invitation est acceptée',
      text: (p) => `${p['organisation']} accepte sa place pour « ${p['tender']} ».`,
    },
    en: {
      subject: 'An invitation has been accepted',
      text: (p) => `${p['organisation']} has accepted its seat for “${p['tender']}”.`,
    },
  },
  'answer.declined': {
    fr: {
      subject: 'Une invitation est déclinée',
      text: (p) =>
        `${p['organisation']} décline pour « ${p['tender']} » : ${unended(p['reason'])}. La recomposition est lancée.`,
    },
    en: {
      subject: 'An invitation has been declined',
      text: (p) =>
        `${p['organisation']} has declined for “${p['tender']}”: ${unended(p['reason'])}. A re-composition has begun.`,
    },
  },
  'answer.countered': {
    fr: {
      subject: 'Une contre-proposition est arrivée',
      text: (p) => `${p['organisation']} demande une part de ${percent(p['shareBp'], 'fr')} pour « ${p['tender']} ».`,
    },
    en: {
      subject: 'A counter-offer has come in',
      text: (p) => `${p['organisation']} asks for a share of ${percent(p['shareBp'], 'en')} for “${p['tender']}”.`,
    },
  },
  'answer.expired': {
    fr: {
      subject: 'Une invitation est restée sans réponse',
      text: (p) => `${p['organisation']} n’a pas répondu à temps pour « ${p['tender']} ». La recomposition est lancée.`,
    },
    en: {
      subject: 'An invitation went unanswered',
      text: (p) => `${p['organisation']} did not answer in time for “${p['tender']}”. A re-composition has begun.`,
    },
  },
  'consortium.agreed': {
    fr: {
      subject: 'Le groupement est constitué',
      text: (p) => `Tous les membres ont accepté leur place pour « ${p['tender']} ».`,
    },
    en: {
      subject: 'The consortium is complete',
      text: (p) => `Every member has accepted its seat for “${p['tender']}”.`,
    },
  },
  'consortium.impasse': {
    fr: {
      subject: 'Un groupement ne peut être formé',
      text: (p) => `Pour « ${p['tender']} » : ${p['reasonFr'] ?? p['reason']}`,
    },
    en: {
      subject: 'A consortium cannot be formed',
      text: (p) => `For “${p['tender']}”: ${p['reason']}`,
    },
  },
  'consortium.replacement_due': {
    fr: {
      subject: 'Remplacement : le délai de dix jours expire',
      text: (p) => `Le membre exclu du groupement pour « ${p['tender']} » n’a pas été remplacé (L2141-13).`,
    },
    en: {
      subject: 'Replacement: the ten days are over',
      text: (p) => `The excluded member of the consortium for “${p['tender']}” has not been replaced (L2141-13).`,
    },
  },
  'consortium.lots_withdrawn': {
    fr: {
      subject: 'L’acheteur retire un lot de votre groupement',
      text: (p) =>
        `Un avis de l’acheteur retire de « ${p['tender']} » : ${withLotWords(String(p['lots']), 'fr')}. Votre groupement demeure ; voyez avec le coordinateur ce qu’il devient.`,
    },
    en: {
      subject: 'The buyer has withdrawn one of your consortium’s lots',
      text: (p) =>
        `A notice from the buyer withdraws from “${p['tender']}”: ${withLotWords(String(p['lots']), 'en')}. Your consortium remains; ask the coordinator what becomes of it.`,
    },
  },
  'consortium.deadline_moved': {
    fr: {
      subject: 'La date limite a changé',
      text: (p) => `Pour « ${p['tender']} », les offres sont désormais attendues le ${day(p['deadline'], 'fr')}.`,
    },
    en: {
      subject: 'The deadline has changed',
      text: (p) => `For “${p['tender']}”, bids are now due on ${day(p['deadline'], 'en')}.`,
    },
  },
  'consortium.submitted': {
    fr: { subject: 'L’offre du groupement est déposée', text: (p) => `L’offre pour « ${p['tender']} » est déposée.` },
    en: {
      subject: 'The consortium’s bid has been submitted',
      text: (p) => `The bid for “${p['tender']}” has been submitted.`,
    },
  },
  'consortium.awarded': {
    fr: {
      subject: 'Le marché est attribué au groupement',
      text: (p) => `« ${p['tender']} » est attribué au groupement.`,
    },
    en: {
      subject: 'The contract has been awarded to the consortium',
      text: (p) => `“${p['tender']}” has been awarded to the consortium.`,
    },
  },
  'consortium.lost': {
    fr: {
      subject: 'Le marché n’est pas attribué au groupement',
      text: (p) => `« ${p['tender']} » va à un autre candidat.`,
    },
    en: {
      subject: 'The contract has gone to another bidder',
      text: (p) => `“${p['tender']}” has been awarded to another bidder.`,
    },
  },
  'consortium.dissolved': {
    fr: { subject: 'Le groupement est dissous', text: (p) => `Le groupement pour « ${p['tender']} » est dissous.` },
    en: {
      subject: 'The consortium has been dissolved',
      text: (p) => `The consortium for “${p['tender']}” has been dissolved.`,
    },
  },
};

/** Words around several things told in one mail: all news, all deadlines, or both. */
export const DIGEST = {
  fr: {
    news: (n: number) => `${n} nouvelles de vos groupements`,
    due: (n: number) => `${n} échéances approchent`,
    both: (n: number) => `${n} nouvelles et échéances`,
    act: 'Voir vos notifications',
  },
  en: {
    news: (n: number) => `${n} updates on your consortia`,
    due: (n: number) => `${n} deadlines are approaching`,
    both: (n: number) => `${n} updates and deadlines`,
    act: 'See your notifications',
  },
} as const;

/** Small print of mails. */
export const NOTES = {
  seat: {
    fr: 'Ce lien est à vous seul : il ouvre cette place sans mot de passe, jusqu’à l’échéance. L’ouvrir n’engage à rien.',
    en: 'This link is for you alone: it opens this seat without a password, until the deadline. Opening it commits you to nothing.',
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
