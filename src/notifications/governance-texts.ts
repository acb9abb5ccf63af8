import { formatDay } from '../printing/format.ts';
import type { Language } from '../shared/language.ts';
import type { Params } from './facts.ts';
import { day, elided, type Template } from './template.ts';

/** Offices, as they stand in a sentence. */
const OFFICES: Readonly<Record<string, Record<Language, string>>> = {
  pilot: { fr: 'pilote', en: 'leader' },
  co_pilot: { fr: 'copilote', en: 'co-leader' },
  president: { fr: 'président', en: 'president' },
  vice_president: { fr: 'vice-président', en: 'vice-president' },
  treasurer: { fr: 'trésorier', en: 'treasurer' },
  secretary: { fr: 'secrétaire', en: 'secretary' },
  board_member: { fr: 'membre du bureau', en: 'board member' },
};
const office = (p: Params, language: Language): string =>
  OFFICES[String(p['position'])]?.[language] ?? String(p['position'] ?? '');
/** Whom a group elects: its leader, but one of the members of its board. */
const elects = (p: Params, language: Language): string => {
  const one = p['position'] === 'board_member';
  return `${language === 'fr' ? (one ? 'un' : 'son') : one ? 'a' : 'its'} ${office(p, language)}`;
};
const onDay = (value: Params[string] | undefined, language: Language): string =>
  value == null ? '?' : formatDay(String(value), language);

/** What became of an election; who is elected is named where somebody is. */
function outcome(p: Params, language: Language): string {
  const fr = language === 'fr';
  switch (p['outcome']) {
    case 'elected':
      return fr ? `l’entreprise élue est ${p['elected']}.` : `${p['elected']} was elected.`;
    case 'tie':
      return fr
        ? 'les candidats en tête sont à égalité, il faut voter à nouveau.'
        : 'the leading candidates have the same number of votes, so another vote is needed.';
    case 'no_quorum':
      return fr
        ? 'le quorum n’est pas atteint, personne n’est élu.'
        : 'the quorum was not reached, so nobody was elected.';
    case 'no_candidates':
      return fr
        ? 'personne ne s’est présenté, il n’y a pas eu de vote ; l’élection est à convoquer de nouveau.'
        : 'nobody stood, so there was no vote; the election has to be called again.';
    case 'unreadable':
      return fr
        ? 'les votes sont illisibles, le secret du programme ayant changé ; il faut voter à nouveau.'
        : 'the votes cannot be read because the program’s secret has changed; another vote is needed.';
    default:
      return fr
        ? 'aucun candidat n’a obtenu de voix, personne n’est élu.'
        : 'no candidate received a vote, so nobody was elected.';
  }
}

/** What is told in working groups and boards. */
export const GOVERNANCE_TEMPLATES: Readonly<Record<string, Template>> = {
  'election.called': {
    fr: {
      subject: 'Une élection est convoquée dans votre cluster',
      text: (p) =>
        `${p['group']} élit ${elects(p, 'fr')}. Chaque entreprise a une voix ; le vote est secret, ouvert du ${day(p['opensAt'], 'fr')} au ${day(p['closesAt'], 'fr')}. Jusqu’à l’ouverture, chacune peut se porter candidate.`,
    },
    en: {
      subject: 'An election has been called in your cluster',
      text: (p) =>
        `${p['group']} is electing ${elects(p, 'en')}. Each company has one vote. The ballot is secret and is open from ${day(p['opensAt'], 'en')} to ${day(p['closesAt'], 'en')}. Until it opens, any company may stand.`,
    },
  },
  'election.candidate_asked': {
    fr: {
      subject: 'Votre candidature est proposée',
      text: (p) =>
        `Votre entreprise est proposée comme ${office(p, 'fr')} ${p['groupId'] == null ? elided('de', p['group']) : `du groupe « ${p['group']} »`}. Elle n’est candidate que si elle accepte.`,
    },
    en: {
      subject: 'Your company has been put forward in an election',
      text: (p) =>
        `Your company has been put forward as ${office(p, 'en')} of ${p['group']}. It stands only if it accepts.`,
    },
  },
  'election.nobody_stands': {
    fr: {
      subject: 'Une élection est encore sans candidat',
      text: (p) =>
        `${p['group']} élit ${elects(p, 'fr')}, et personne ne s’est encore présenté. Une entreprise peut le faire jusqu’au ${day(p['opensAt'], 'fr')} ; sans candidat, il n’y aura pas de vote.`,
    },
    en: {
      subject: 'An election has no candidate yet',
      text: (p) =>
        `${p['group']} is electing ${elects(p, 'en')}, and nobody is standing so far. Companies may stand until ${day(p['opensAt'], 'en')}; without a candidate there will be no vote.`,
    },
  },
  'election.closing': {
    fr: {
      subject: 'Une élection se clôt bientôt',
      text: (p) =>
        `Votre entreprise n’a pas encore voté : ${p['group']} élit ${elects(p, 'fr')}, et le vote se clôt le ${day(p['closesAt'], 'fr')}.`,
    },
    en: {
      subject: 'An election is closing soon',
      text: (p) =>
        `Your company has not voted yet: ${p['group']} is electing ${elects(p, 'en')}, and voting closes on ${day(p['closesAt'], 'en')}.`,
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
      subject: 'A term of office is coming to an end',
      text: (p) =>
        `The term of ${p['organisation']} (${office(p, 'en')}, ${p['group']}) ends on ${onDay(p['on'], 'en')}.`,
    },
  },
  'group.action_given': {
    fr: {
      subject: 'Une action est confiée à votre entreprise',
      text: (p) => `« ${p['action']} », à faire pour le ${onDay(p['dueOn'], 'fr')}.`,
    },
    en: {
      subject: 'An action has been assigned to your company',
      text: (p) => `“${p['action']}”, due by ${onDay(p['dueOn'], 'en')}.`,
    },
  },
  'group.action_due': {
    fr: {
      subject: 'Rappel : une action de votre groupe de travail',
      text: (p) => `« ${p['action']} » (${p['group']}) est à faire pour le ${onDay(p['dueOn'], 'fr')}.`,
    },
    en: {
      subject: 'Reminder: an action for your working group',
      text: (p) => `“${p['action']}” (${p['group']}) is due by ${onDay(p['dueOn'], 'en')}.`,
    },
  },
  'group.event_announced': {
    fr: {
      subject: 'Une rencontre est annoncée',
      text: (p) => `« ${p['event']} », le ${day(p['eventAt'], 'fr')}, ${p['eventPlace']}. Dites si vous venez.`,
    },
    en: {
      subject: 'A meeting has been announced',
      text: (p) =>
        `“${p['event']}”, on ${day(p['eventAt'], 'en')}, ${p['eventPlace']}. Please say whether you are coming.`,
    },
  },
};
