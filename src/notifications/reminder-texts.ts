import { formatDay } from '../printing/format.ts';
import type { Language } from '../shared/language.ts';
import type { Params } from './facts.ts';
import { day, type Template } from './template.ts';

const onDay = (value: Params[string] | undefined, language: Language): string =>
  value == null ? '?' : formatDay(String(value), language);

/** What ends, by kind of deadline; the day follows. */
const LEGAL: Readonly<Record<string, { fr: (p: Params) => string; en: (p: Params) => string }>> = {
  replacement: {
    fr: () => 'le membre exclu doit être remplacé (L2141-13) au plus tard le',
    en: () => 'the excluded member must be replaced (L2141-13) by',
  },
  silence: {
    fr: (p) => `sans réponse de l’acheteur, ${p['detail']} est réputé accepté comme sous-traitant (R2193-4) depuis le`,
    en: (p) =>
      `in the absence of an answer from the buyer, ${p['detail']} is deemed accepted as a subcontractor (R2193-4) since`,
  },
  validity: {
    fr: () => 'l’offre ne liera plus le groupement après le',
    en: () => 'the bid will no longer bind the group after',
  },
  standstill: {
    fr: () => 'le délai de suspension (R2182-1) a pris fin, et le contrat peut être signé : dernier jour le',
    en: () => 'the standstill period (R2182-1) has ended, and the contract may be signed: its last day was',
  },
};

/** What is told of things that end or are due. */
export const REMINDER_TEMPLATES: Readonly<Record<string, Template>> = {
  'consortium.bid_due': {
    fr: {
      subject: 'L’offre est bientôt à remettre',
      text: (p) => `L’offre pour « ${p['tender']} » est à remettre avant le ${day(p['deadline'], 'fr')}.`,
    },
    en: {
      subject: 'The bid is due soon',
      text: (p) => `The bid for “${p['tender']}” must be submitted by ${day(p['deadline'], 'en')}.`,
    },
  },
  'consortium.facts_due': {
    fr: {
      subject: 'Rappel : des pièces sont attendues de votre part',
      text: (p) =>
        `L’offre « ${p['tender']} » attend encore ${p['owed'] === 1 ? 'un renseignement' : `${p['owed']} renseignements`} de votre entreprise. Échéance : ${onDay(p['dueOn'], 'fr')}.`,
    },
    en: {
      subject: 'Reminder: information is expected from you',
      text: (p) =>
        `The bid “${p['tender']}” is still waiting for ${p['owed'] === 1 ? 'one item of information' : `${p['owed']} items of information`} from your company, due on ${onDay(p['dueOn'], 'en')}.`,
    },
  },
  'contract.to_sign': {
    fr: {
      subject: 'Un marché attribué attend sa signature',
      text: (p) =>
        `« ${p['tender']} » est attribué depuis le ${onDay(p['awardedOn'], 'fr')}, et sa signature n’est pas encore enregistrée.`,
    },
    en: {
      subject: 'An awarded contract is waiting to be signed',
      text: (p) =>
        `“${p['tender']}” was awarded on ${onDay(p['awardedOn'], 'en')}, and no signature has been recorded since.`,
    },
  },
  'deadline.legal': {
    fr: {
      subject: 'Un délai de la procédure arrive à son terme',
      text: (p) => `« ${p['tender']} » : ${LEGAL[String(p['what'])]?.fr(p) ?? ''} ${onDay(p['day'], 'fr')}.`,
    },
    en: {
      subject: 'A time limit in the procedure is running out',
      text: (p) => `“${p['tender']}”: ${LEGAL[String(p['what'])]?.en(p) ?? ''} ${onDay(p['day'], 'en')}.`,
    },
  },
  'certificate.ending': {
    fr: {
      subject: 'Un certificat de votre entreprise arrive à échéance',
      text: (p) =>
        `${p['certificate']} (${p['organisation']}) n’est plus valable après le ${onDay(p['validUntil'], 'fr')}. S’il n’est pas renouvelé, les consultations qui le demandent ne vous seront plus proposées.`,
    },
    en: {
      subject: 'A certificate of your company is about to expire',
      text: (p) =>
        `${p['certificate']} (${p['organisation']}) is no longer valid after ${onDay(p['validUntil'], 'en')}. Unless it is renewed, calls for tender that ask for it will no longer be offered to you.`,
    },
  },
  'mail.refused': {
    fr: {
      subject: 'Une adresse refuse nos messages',
      text: (p) =>
        `Ce qui est envoyé à ${p['person']} pour ${p['organisation']} revient sans être lu : l’adresse est fausse, ou la boîte n’accepte plus rien. Invitez la personne à une autre adresse, ou quelqu’un d’autre de l’entreprise.`,
    },
    en: {
      subject: 'An address is rejecting our mails',
      text: (p) =>
        `Mails to ${p['person']} for ${p['organisation']} are being returned: the address is wrong, or the mailbox no longer accepts anything. Invite the person at another address, or someone else in the company.`,
    },
  },
  'profile.confirm': {
    fr: {
      subject: 'La fiche de votre entreprise est-elle juste ?',
      text: () =>
        `Voici ce que votre cluster sait de votre entreprise. Rayez ce qui est faux, ajoutez ce qui manque, au besoin avec vos mots, puis confirmez : c’est d’après cette fiche que des places vous sont proposées.`,
    },
    en: {
      subject: 'Is your company’s profile correct?',
      text: () =>
        `This is what your cluster knows about your company. Remove what is wrong, add what is missing, in your own words if you like, then confirm: seats are offered to you on the strength of this profile.`,
    },
  },
};
