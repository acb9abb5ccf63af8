import type { Language } from '../shared/language.ts';
import type { Params } from './facts.ts';

/** Where the act is that a mail asks for. */
type Place =
  | 'invitation'
  | 'consortium'
  | 'papers'
  | 'company'
  | 'organisation'
  | 'contract'
  | 'requests'
  | 'searches'
  | 'searchRequests'
  | 'group'
  | 'notifications'
  | 'security';
type Act = { place: Place } & Record<Language, string>;

const ANSWER: Act = { place: 'invitation', fr: 'Lire l’invitation et répondre', en: 'Read the invitation and answer' };
const SEAT: Act = { place: 'invitation', fr: 'Voir votre place', en: 'See your seat' };
const GROUP: Act = { place: 'consortium', fr: 'Voir le groupement', en: 'See the consortium' };
const READ: Act = { place: 'notifications', fr: 'Voir vos notifications', en: 'See your notifications' };
const DECIDE: Act = { place: 'consortium', fr: 'Décider de la suite', en: 'Decide what happens next' };
const WORK: Act = { place: 'group', fr: 'Voir le groupe', en: 'See the group' };
const SECURITY: Act = {
  place: 'security',
  fr: 'Vérifier la sécurité du compte',
  en: 'Check your account’s security',
};

/** The one act of each kind of mail; of the rest, to look at the consortium, where there is one. */
const ACTS: Readonly<Record<string, Act>> = {
  'invitation.received': ANSWER,
  'invitation.reminder': ANSWER,
  'invitation.asked_again': { ...ANSWER, fr: 'Comparer et répondre', en: 'Compare and answer' },
  'invitation.counter_refused': { ...ANSWER, fr: 'Relire l’offre et répondre', en: 'Read the offer again and answer' },
  'invitation.called_up': { ...ANSWER, fr: 'Dire si vous êtes disponible', en: 'Say whether you are available' },
  'invitation.terms_changed': { ...ANSWER, fr: 'Relire les conditions', en: 'Read the terms again' },
  'invitation.granted': SEAT,
  'invitation.answered_for_you': { ...SEAT, fr: 'Vérifier la réponse', en: 'Check the answer' },
  'invitation.withdrawn': READ,
  'role.asked': { place: 'requests', fr: 'Consentir ou refuser', en: 'Consent or refuse' },
  'role.given': READ,
  'role.refused': READ,
  'role.withdrawn': READ,
  'answer.declined': DECIDE,
  'answer.countered': DECIDE,
  'answer.expired': DECIDE,
  'consortium.impasse': DECIDE,
  'consortium.equipment_missing': DECIDE,
  'consortium.equipment_taken_away': DECIDE,
  'consortium.replacement_due': DECIDE,
  'consortium.facts_owed': { place: 'papers', fr: 'Donner ce qui manque', en: 'Give what is missing' },
  'consortium.facts_due': { place: 'papers', fr: 'Donner ce qui manque', en: 'Give what is missing' },
  'deadline.legal': { place: 'consortium', fr: 'Voir le groupement', en: 'See the consortium' },
  'contract.to_sign': { place: 'contract', fr: 'Voir le marché', en: 'See the contract' },
  'company.stands_twice_leading': READ,
  'company.stands_twice_bidding': READ,
  'mail.refused': { place: 'organisation', fr: 'Inviter quelqu’un', en: 'Invite someone' },
  'profile.confirm': { place: 'company', fr: 'Vérifier et confirmer la fiche', en: 'Check and confirm the profile' },
  'account.second_factor_on': SECURITY,
  'account.second_factor_off': SECURITY,
  'account.recovery_code_used': SECURITY,
  'account.passkey_added': SECURITY,
  'account.passkey_removed': SECURITY,
  'account.passkey_suspect': SECURITY,
  'partner_search.asked': { place: 'searches', fr: 'Choisir des membres', en: 'Choose members' },
  'partner_search.chosen': {
    place: 'searchRequests',
    fr: 'Lire la question et répondre',
    en: 'Read the question and answer',
  },
  'partner_search.stood': { place: 'searchRequests', fr: 'Voir la demande', en: 'See the request' },
  'partner_search.offered': { place: 'searches', fr: 'Lire la proposition', en: 'Read the offer' },
  'partner_search.accepted': { place: 'notifications', fr: 'Voir vos notifications', en: 'See your notifications' },
  'partner_search.declined': { place: 'notifications', fr: 'Voir vos notifications', en: 'See your notifications' },
  'election.called': { ...WORK, fr: 'Voir l’élection', en: 'See the election' },
  'election.candidate_asked': { ...WORK, fr: 'Accepter ou refuser', en: 'Accept or decline' },
  'election.nobody_stands': { ...WORK, fr: 'Voir l’élection', en: 'See the election' },
  'election.closing': { ...WORK, fr: 'Voter', en: 'Vote' },
  'election.counted': { ...WORK, fr: 'Voir le résultat', en: 'See the result' },
  'group.term_ending': WORK,
  'group.action_given': WORK,
  'group.action_due': WORK,
  'group.event_announced': { ...WORK, fr: 'Répondre', en: 'Answer' },
  'certificate.ending': { place: 'company', fr: 'Mettre la fiche à jour', en: 'Update the profile' },
};

/** Kinds that ask nothing of their reader. */
const NEWS: readonly string[] = [
  'answer.accepted',
  'consortium.agreed',
  'consortium.confirmed',
  'consortium.submitted',
  'consortium.lost',
  'consortium.annulled',
  'consortium.dissolved',
];
/** Reminders of what has days left: several of one hour make one mail. */
export const DUE: readonly string[] = [
  'consortium.bid_due',
  'consortium.facts_due',
  'contract.to_sign',
  'deadline.legal',
  'certificate.ending',
  'group.term_ending',
  'group.action_due',
];

/**
 * Kinds that wait a while, and go as one mail. Everything else goes at once, for its reader loses time, money or a seat
 * by a mail that comes late.
 */
export const WAITING: readonly string[] = [...NEWS, ...DUE];

/** Addresses of the console's pages; the path of a seat's page is what its link opens. */
const PATHS: Readonly<Record<Place, (params: Params) => string>> = {
  invitation: ({ invitationId }) => `/invitations/${invitationId}`,
  consortium: ({ consortiumId }) => `/consortia/${consortiumId}`,
  papers: () => '/my/papers',
  company: ({ organisationId }) => `/my/company${organisationId == null ? '' : `?of=${organisationId}`}`,
  organisation: ({ organisationId }) => `/organisations/${organisationId}`,
  contract: ({ contractId }) => `/contracts/${contractId}`,
  requests: () => '/role-requests',
  notifications: () => '/notifications',
  security: () => '/account',
  group: ({ clusterId, groupId }) => `/groups/${clusterId}${groupId == null ? '' : `?group=${groupId}`}`,
  searches: ({ searchId }) => `/partner-searches/${searchId}`,
  searchRequests: () => '/my/requests',
};

/** What the page of a place is of. */
const OF: Partial<Record<Place, string>> = {
  invitation: 'invitationId',
  consortium: 'consortiumId',
  contract: 'contractId',
  organisation: 'organisationId',
  searches: 'searchId',
  group: 'clusterId',
};

/** The button of a mail: its words, the page below /app, and the invitation that the page is of, if it is of one. */
export function actOf(
  kind: string,
  params: Params,
  language: Language,
): { label: string; path: string; invitationId: string | null } {
  const wanted = ACTS[kind] ?? GROUP;
  const key = OF[wanted.place];
  const id = key === undefined ? null : params[key];
  const act = key !== undefined && typeof id !== 'string' ? { ...READ, [language]: wanted[language] } : wanted;
  return {
    label: act[language],
    path: PATHS[act.place](params),
    invitationId: act.place === 'invitation' && typeof id === 'string' ? id : null,
  };
}
