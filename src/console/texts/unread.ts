import { texts } from './define.ts';

/** Words of the companies that nobody reads for, and of inviting many of their contacts at once. */
export const unreadTexts = texts({
  fr: {
    title: 'Entreprises que personne ne lit',
    lead: 'Personne ne peut se connecter pour elles : une invitation à un groupement n’y toucherait personne.',
    caption: 'Entreprises sans lecteur',
    none: { title: 'Chaque entreprise a son lecteur', text: 'Toute invitation touche quelqu’un.' },
    company: 'Entreprise',
    contact: 'Contact des listes',
    state: 'Où on en est',
    noContact: 'aucun contact connu',
    inviteOther: 'Inviter une personne',
    waiting: (n: number) =>
      n === 1 ? 'une personne invitée n’est pas encore venue' : `${n} personnes invitées ne sont pas encore venues`,
    never: 'personne n’est invité',
    chosen: (email: string) => `Choisir ${email}`,
    all: (n: number) => (n === 1 ? 'Choisir le contact affiché' : `Choisir les ${n} contacts affichés`),
    act: (n: number) => (n === 1 ? 'Inviter un contact' : `Inviter ${n} contacts`),
    question: (n: number) => (n === 1 ? 'Inviter un contact ?' : `Inviter ${n} contacts ?`),
    whom: (addresses: string) => `Le message part à ${addresses}.`,
    andMore: (n: number) => (n === 1 ? 'une autre adresse' : `${n} autres adresses`),
    mail: 'Le message, tel que le premier le reçoit',
    language: 'Les messages partent en français tant que la personne n’a pas choisi sa langue.',
    send: 'Envoyer',
    done: (n: number) =>
      n === 0 ? 'Personne n’a été invité.' : n === 1 ? 'Une invitation est partie.' : `${n} invitations sont parties.`,
    refused: 'N’ont pas été invités :',
    see: 'Entreprises sans lecteur',
  },
  en: {
    title: 'Organisations without a reader',
    lead: 'Nobody can sign in for them: an invitation to a consortium would reach no one.',
    caption: 'Organisations without a reader',
    none: { title: 'Every organisation has a reader', text: 'Every invitation reaches somebody.' },
    company: 'Organisation',
    contact: 'Contact from the lists',
    state: 'Where it stands',
    noContact: 'no contact known',
    inviteOther: 'Invite a person',
    waiting: (n) =>
      n === 1 ? 'one person invited has not signed in yet' : `${n} people invited have not signed in yet`,
    never: 'nobody is invited',
    chosen: (email) => `Choose ${email}`,
    all: (n) => (n === 1 ? 'Choose the contact shown' : `Choose the ${n} contacts shown`),
    act: (n) => (n === 1 ? 'Invite one contact' : `Invite ${n} contacts`),
    question: (n) => (n === 1 ? 'Invite one contact?' : `Invite ${n} contacts?`),
    whom: (addresses) => `The mail goes to ${addresses}.`,
    andMore: (n) => (n === 1 ? 'one more address' : `${n} more addresses`),
    mail: 'The mail, as the first one gets it',
    language: 'Mails go out in French until the person chooses a language.',
    send: 'Send',
    done: (n) =>
      n === 0
        ? 'Nobody was invited.'
        : n === 1
          ? 'One invitation is on its way.'
          : `${n} invitations are on their way.`,
    refused: 'Not invited:',
    see: 'Organisations without a reader',
  },
});
