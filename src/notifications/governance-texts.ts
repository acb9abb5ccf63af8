import { formatDay } from '../printing/format.ts';
import type { Language } from '../shared/language.ts';
import type { Params } from './facts.ts';
import { day, elided, type Template } from './template.ts';

/** Offices, as they stand in a sentence. */
const OFFICES: Readonly<Record<string, Record<Language, string>>> = {
  pilot: { fr: 'pilote', en: 'pilot' },
  co_pilot: { fr: 'copilote', en: 'co-pilot' },
  president: { fr: 'président', en: 'president' },
  vice_president: { fr: 'vice-président', en: 'vice-president' },
  treasurer: { fr: 'trésorier', en: 'treasurer' },
  secretary: { fr: 'secrétaire', en: 'secretary' },
  board_member: { fr: 'membre du bureau', en: 'member of the board' },
};
const office = (p: Params, language: Language): string =>
  OFFICES[String(p['position'])]?.[language] ?? String(p['position'] ?? '');
const onDay = (value: Params[string] | undefined, language: Language): string =>
  value == null ? '?' : formatDay(String(value), language);

/** What became of an election; who is elected is named where somebody is. */
function outcome(p: Params, language: Language): string {
  const fr = language === 'fr';
  switch (p['outcome']) {
    case 'elected':
      return fr ? `l’entreprise élue est ${p['elected']}.` : `${p['elected']} is elected.`;
    case 'tie':
      return fr
        ? 'les premiers candidats ont autant de voix, il faut voter à nouveau.'
        : 'The first candidates have as many votes: there has to be another vote.';
    case 'no_quorum':
      return fr ? 'le quorum n’est pas atteint, personne n’est élu.' : 'The quorum is not reached: nobody is elected.';
    case 'no_candidates':
      return fr
        ? 'personne ne s’est présenté, il n’y a pas eu de vote ; l’élection est à convoquer de nouveau.'
        : 'nobody stood, so there was no vote; the election has to be called again.';
    case 'unreadable':
      return fr
        ? 'les votes ne peuvent être lus, le secret du programme ayant changé ; il faut voter à nouveau.'
        : 'The votes cannot be read, for the program’s secret has changed: there has to be another vote.';
    default:
      return fr ? 'aucun candidat n’a de voix, personne n’est élu.' : 'Nobody has votes: nobody is elected.';
  }
}

/** What is told in working groups and boards. */
export const GOVERNANCE_TEMPLATES: Readonly<Record<string, Template>> = {
  'election.called': {
    fr: {
      subject: 'Une élection est convoquée dans votre cluster',
      text: (p) =>
        `${p['group']} élit son ${office(p, 'fr')}. Chaque entreprise a une voix ; le vote est secret, ouvert du ${day(p['opensAt'], 'fr')} au ${day(p['closesAt'], 'fr')}. Jusqu’à l’ouverture, chacune peut se porter candidate.`,
    },
    en: {
      subject: 'An election is called in your cluster',
      text: (p) =>
        `${p['group']} elects its ${office(p, 'en')}. Each company has one vote; the vote is secret, open from ${day(p['opensAt'], 'en')} to ${day(p['closesAt'], 'en')}. Until it opens, any of them may stand.`,
    },
  },
  'election.candidate_asked': {
    fr: {
      subject: 'Votre candidature est proposée',
      text: (p) =>
        `Votre entreprise est proposée comme ${office(p, 'fr')} du groupe « ${p['group']} ». Elle n’est candidate que si elle accepte.`,
    },
    en: {
      subject: 'Your company is put up in an election',
      text: (p) => `Your company is put up as ${office(p, 'en')} of ${p['group']}. It stands only if it accepts.`,
    },
  },
  'election.nobody_stands': {
    fr: {
      subject: 'Une élection est encore sans candidat',
      text: (p) =>
        `${p['group']} élit son ${office(p, 'fr')}, et personne ne s’est encore présenté. Une entreprise peut le faire jusqu’au ${day(p['opensAt'], 'fr')} ; sans candidat, il n’y aura pas de vote.`,
    },
    en: {
      subject: 'Nobody stands in an election yet',
      text: (p) =>
        `${p['group']} elects its ${office(p, 'en')}, and nobody stands so far. A company may do so until ${day(p['opensAt'], 'en')}; without a candidate there will be no vote.`,
    },
  },
  'election.closing': {
    fr: {
      subject: 'Une élection se clôt bientôt',
      text: (p) =>
        `Votre entreprise n’a pas encore voté : ${p['group']} élit son ${office(p, 'fr')} jusqu’au ${day(p['closesAt'], 'fr')}.`,
    },
    en: {
      subject: 'An election closes soon',
      text: (p) =>
        `Your company has not voted yet: ${p['group']} elects its ${office(p, 'en')} until ${day(p['closesAt'], 'en')}.`,
    },
  },
  'election.counted': {
    fr: { subject: 'Résultat d’une élection', text: (p) => `${p['group']}, ${office(p, 'fr')} : ${outcome(p, 'fr')}` },
    en: { subject: 'Result of an election', text: (p) => `${p['group']}, ${office(p, 'en')}: ${outcome(p, 'en')}` },
  },
  'group.term_ending': {
    fr: {
      subject: 'Un mandat arrive à son terme',
      text: (p) =>
        `Le mandat ${elided('de', p['organisation'])} (${office(p, 'fr')}, ${p['group']}) se termine le ${onDay(p['on'], 'fr')}.`,
    },
    en: {
      subject: 'A term of office is about to end',
      text: (p) =>
        `The term of ${p['organisation']} (${office(p, 'en')}, ${p['group']}) ends on ${onDay(p['on'], 'en')}.`,
    },
  },
  'group.action_given': {
    fr: {
      subject: 'Une action est confiée à votre entreprise',
      text: (p) => `« ${p['action']} », à faire avant le ${onDay(p['dueOn'], 'fr')}.`,
    },
    en: {
      subject: 'Your company is given an action',
      text: (p) => `"${p['action']}", to be done by ${onDay(p['dueOn'], 'en')}.`,
    },
  },
  'group.action_due': {
    fr: {
      subject: 'Rappel : une action de votre groupe de travail',
      text: (p) => `« ${p['action']} » (${p['group']}) est à faire avant le ${onDay(p['dueOn'], 'fr')}.`,
    },
    en: {
      subject: 'Reminder: an action of your working group',
      text: (p) => `"${p['action']}" (${p['group']}) is to be done by ${onDay(p['dueOn'], 'en')}.`,
    },
  },
  'group.event_announced': {
    fr: {
      subject: 'Une rencontre est annoncée',
      text: (p) => `« ${p['event']} », le ${day(p['eventAt'], 'fr')}, ${p['eventPlace']}. Dites si vous venez.`,
    },
    en: {
      subject: 'A meeting is announced',
      text: (p) => `"${p['event']}", on ${day(p['eventAt'], 'en')}, ${p['eventPlace']}. Please say whether you come.`,
    },
  },
};
